"""Linear relations between whole numbers that are not negative: bounds, and whether all of them can hold at once.

Bounds are propagated first, which settles nearly every table; what is left is decided exactly, by the simplex method on
fractions and, where its answer is not whole, by branching on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, inf
from typing import Any

from lint_reports.editing.relations import Instance

Bounds = dict[int, tuple[Any, Any]]
"""The least and the greatest value of every unknown, the greatest infinite where it has none."""

MOST_UNKNOWNS = 220
TINY = 1e-9
LARGE = 30
"""From so many unknowns on a solution is looked for in floating point first, and taken if it proves exact."""
MOST_BRANCHES = 400


class Infeasible(Exception):
    """The relations cannot all hold."""


class Undecided(Infeasible):
    """The search for whole numbers came to its bound: no solution was found, though there may be one."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """sum(factor * value) + constant stands in `operator` (=, >=, <=) to 0."""

    terms: tuple[tuple[int, int], ...]
    """(index of the figure, factor)"""
    operator: str
    constant: int = 0

    @property
    def cells(self) -> tuple[int, ...]:
        return tuple(index for index, _ in self.terms)


def constraint_of(instance: Instance) -> Constraint:
    """A relation as left - right = 0."""
    factors: dict[int, int] = {}
    constant = 0
    for side, sign in ((instance.left, 1), (instance.right, -1)):
        for addend in side:
            constant += sign * addend.constant
            for index in addend.figures:
                factors[index] = factors.get(index, 0) + sign * addend.factor
    operator = instance.relation.comparison.operator
    shift = {">": -1, "<": 1}.get(operator, 0)
    return Constraint(tuple(factors.items()), {">": ">=", "<": "<="}.get(operator, operator), constant + shift)


def residual(constraint: Constraint, values: Sequence[Any], free: Iterable[int]) -> tuple[Any, bool, bool]:
    """What the known figures come to, and whether unknown ones can raise and can lower it."""
    total: Any = constraint.constant
    raises = lowers = False
    for index, factor in constraint.terms:
        value = values[index]
        if value is None or index in free:
            raises, lowers = raises or factor > 0, lowers or factor < 0
        else:
            total += factor * value
    return total, raises, lowers


def can_hold(constraint: Constraint, values: Sequence[Any], free: Iterable[int] = ()) -> bool:
    """Whether the constraint, alone, holds for some value of the unknown figures: the blank and the free ones."""
    total, raises, lowers = residual(constraint, values, free)
    low_enough = total <= 0 or lowers
    high_enough = total >= 0 or raises
    if constraint.operator == "=":
        return bool(low_enough and high_enough)
    return bool(high_enough if constraint.operator == ">=" else low_enough)


class System:
    """The constraints that unknown figures stand in, the known ones put in."""

    def __init__(self, constraints: Iterable[Constraint], values: Sequence[Any], free: Iterable[int] = ()) -> None:
        free = frozenset(free)
        self.rows: list[tuple[dict[int, int], str, Any]] = []
        self.bounds: Bounds = {}
        self.causes: dict[int, Constraint] = {}
        """Which constraint settled an unknown."""
        self.sources: list[Constraint] = []
        for constraint in constraints:
            unknown = {i: f for i, f in constraint.terms if f and (values[i] is None or i in free)}
            total, _, _ = residual(constraint, values, free)
            if unknown:
                if constraint.operator == "=" and total % gcd(*unknown.values()):
                    raise Infeasible
                self.rows.append((unknown, constraint.operator, total))
                self.sources.append(constraint)
                self.bounds.update(dict.fromkeys(unknown, (0, inf)))
            elif not _stands(total, constraint.operator):
                raise Infeasible

    def propagate(self) -> None:
        """Narrow the bounds until nothing changes. Raises Infeasible where a bound crosses another."""
        changed = True
        rounds = 0
        while changed and rounds < 200:
            changed = False
            rounds += 1
            for (terms, operator, total), source in zip(self.rows, self.sources, strict=True):
                if operator in ("=", ">=") and self._narrow(terms, total, 1, source):
                    changed = True
                if operator in ("=", "<=") and self._narrow(terms, total, -1, source):
                    changed = True

    def _narrow(self, terms: dict[int, int], total: Any, sign: int, source: Constraint) -> bool:
        """Narrow by sign * (sum + total) >= 0."""
        bounds = self.bounds
        most: Any = sign * total
        open_ones = 0
        for index, factor in terms.items():
            factor *= sign
            top = bounds[index][1] if factor > 0 else bounds[index][0]
            if factor > 0 and top == inf:
                open_ones += 1
            else:
                most += factor * top
        if open_ones > 1:
            return False
        if not open_ones and most < 0:
            raise Infeasible
        changed = False
        for index, factor in terms.items():
            factor *= sign
            low, high = bounds[index]
            if factor > 0:
                if open_ones and high != inf:
                    continue
                rest = most if open_ones else most - factor * high
                least = max(low, ceil(Fraction(-rest, factor)))
                new = (least, high)
            else:
                if open_ones:
                    continue
                rest = most - factor * low
                new = (low, min(high, floor(Fraction(rest, -factor))))
            if new != (low, high):
                if new[0] > new[1]:
                    raise Infeasible
                bounds[index] = new
                if new[0] == new[1]:
                    self.causes.setdefault(index, source)
                changed = True
        return changed

    def solve(self) -> dict[int, int]:
        """Whole values that make every constraint hold. Raises Infeasible, and Undecided at the bound."""
        self.propagate()
        return _whole(self.rows, self.bounds, [MOST_BRANCHES])

    def unsettled(self) -> list[int]:
        return [index for index, (low, high) in self.bounds.items() if low != high]

    def extreme(self, index: int, sign: int) -> Any:
        """The least (sign 1) or greatest (-1) value of an unknown, infinite where it has none."""
        best = _simplex(self.rows, self.bounds, {index: sign})
        return -inf if best is None else best[index]


def _stands(total: Any, operator: str) -> bool:
    return bool(total == 0 if operator == "=" else total >= 0 if operator == ">=" else total <= 0)


def _whole(rows: list[tuple[dict[int, int], str, Any]], bounds: Bounds, left: list[int]) -> dict[int, int]:
    """A whole solution, by branching on what is not whole; `left` counts down the branches."""
    solution = _simplex(rows, bounds, {})
    assert solution is not None
    broken = next((i for i, value in solution.items() if value != int(value)), None)
    if broken is None:
        return {index: int(value) for index, value in solution.items()}
    low, high = bounds[broken]
    for part in ((low, floor(solution[broken])), (ceil(solution[broken]), high)):
        if part[0] > part[1]:
            continue
        left[0] -= 1
        if left[0] < 0:
            raise Undecided
        try:
            return _whole(rows, {**bounds, broken: part}, left)
        except Infeasible:
            continue
    raise Infeasible


def _simplex(
    rows: list[tuple[dict[int, int], str, Any]], bounds: Bounds, goal: dict[int, int]
) -> dict[int, Fraction] | None:
    """A point within bounds and rows at which `goal` is least; None where it has no least value. Raises Infeasible."""
    settled = {i: low for i, (low, high) in bounds.items() if low == high}
    columns = [i for i in bounds if i not in settled]
    if len(columns) > MOST_UNKNOWNS:
        raise Infeasible
    place = {index: at for at, index in enumerate(columns)}
    table = _Tableau(len(columns))
    for terms, operator, total in rows:
        constant = total + sum(f * settled[i] if i in settled else f * bounds[i][0] for i, f in terms.items())
        known = {place[i]: f for i, f in terms.items() if i in place}
        if known:
            table.add(known, operator, -constant)
        elif not _stands(constant, operator):
            raise Infeasible
    for index in columns:
        low, high = bounds[index]
        if high != inf:
            table.add({place[index]: 1}, "<=", high - low)
    point = table.whole_point() if not goal and len(columns) > LARGE else None
    if point is None:
        point = table.minimise({place[i]: f for i, f in goal.items() if i in place}, Fraction)
    if point is None:
        return None
    found = {index: point[place[index]] + bounds[index][0] for index in columns}
    return {**{i: Fraction(value) for i, value in settled.items()}, **found}


class _Tableau:
    """The simplex method in two phases with Bland's rule, on fractions; every variable is at least 0."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.width = size
        self.lines: list[tuple[dict[int, Fraction], Fraction]] = []

    def add(self, terms: dict[int, int], operator: str, right: Any) -> None:
        line = {at: Fraction(factor) for at, factor in terms.items()}
        if operator != "=":
            line[self.width] = Fraction(1 if operator == "<=" else -1)
            self.width += 1
        value = Fraction(right)
        self.lines.append(({at: -f for at, f in line.items()}, -value) if value < 0 else (line, value))

    def whole_point(self) -> list[Any] | None:
        """A point of whole numbers found in floating point and proved on whole ones; None where none was proved.

        Raises Infeasible where there is none within floating point's reach.
        """
        found = self.minimise({}, float)
        point = [Fraction(round(value)) for value in found or ()]
        return point if found and self._holds(point) else None

    def _holds(self, point: list[Fraction]) -> bool:
        """Whether a point of the variables proper, its slacks filled in, lies on every line."""
        for line, value in self.lines:
            rest = value - sum(factor * point[at] for at, factor in line.items() if at < self.size)
            slack = next((factor for at, factor in line.items() if at >= self.size), None)
            if rest / slack < 0 if slack is not None else rest:
                return False
        return all(value >= 0 for value in point)

    def minimise(self, goal: dict[int, int], number: type[Any]) -> list[Any] | None:
        """The point where the goal is least, in fractions or floats; None where it falls for ever."""
        zero, one = number(0), number(1)
        rows = [[number(line.get(at, 0)) for at in range(self.width)] for line, _ in self.lines]
        right = [number(value) for _, value in self.lines]
        count = len(rows)
        for at, row in enumerate(rows):
            row.extend(one if at == other else zero for other in range(count))
        basis = [self.width + at for at in range(count)]
        cost = [zero] * self.width + [one] * count
        _run(rows, right, basis, cost, self.width + count)
        if any(value > TINY and basis[n] >= self.width for n, value in enumerate(right)):
            raise Infeasible
        self._drive_out(rows, right, basis)
        if goal:
            cost = [number(goal.get(at, 0)) for at in range(self.width)] + [zero] * count
            if not _run(rows, right, basis, cost, self.width):
                return None
        point = [zero] * self.width
        for at, variable in enumerate(basis):
            if variable < self.width:
                point[variable] = right[at]
        return point[: self.size]

    def _drive_out(self, rows: list[list[Any]], right: list[Any], basis: list[int]) -> None:
        """Take the auxiliary variables, all zero now, out of the basis as far as they can be."""
        for number, at in enumerate(basis):
            if at >= self.width:
                entering = next((j for j in range(self.width) if abs(rows[number][j]) > TINY), None)
                if entering is not None:
                    _pivot(rows, right, basis, number, entering)


def _run(rows: list[list[Any]], right: list[Any], basis: list[int], cost: list[Any], width: int) -> bool:
    """Pivot until the cost is least; False where it falls for ever."""
    while True:
        entering = _entering(rows, basis, cost, width)
        if entering is None:
            return True
        ratios = [(right[n] / row[entering], basis[n], n) for n, row in enumerate(rows) if row[entering] > TINY]
        if not ratios:
            return False
        _pivot(rows, right, basis, min(ratios)[2], entering)


def _entering(rows: list[list[Any]], basis: list[int], cost: list[Any], width: int) -> int | None:
    weights = [(cost[at], row) for at, row in zip(basis, rows, strict=True) if cost[at]]
    known = set(basis)
    for j in range(width):
        if j not in known and cost[j] - sum(weight * row[j] for weight, row in weights if row[j]) < -TINY:
            return j
    return None


def _pivot(rows: list[list[Any]], right: list[Any], basis: list[int], leaving: int, entering: int) -> None:
    row = rows[leaving]
    by = row[entering]
    if by != 1:
        rows[leaving] = row = [value / by if value else value for value in row]
        right[leaving] /= by
    filled = [j for j, value in enumerate(row) if value]
    for number, other in enumerate(rows):
        factor = other[entering]
        if number != leaving and factor:
            for j in filled:
                other[j] -= factor * row[j]
            right[number] -= factor * right[leaving]
    basis[leaving] = entering
