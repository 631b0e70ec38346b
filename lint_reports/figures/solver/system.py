"""Systems of linear constraints over whole numbers that are not negative: bounds, solutions, intervals of unknowns.

Bound propagation settles nearly every table; the rest is decided by branch and bound: the simplex method solves the
relaxation, and where its solution is not whole, the search branches on a fractional unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, gcd, inf
from typing import Any

from lint_reports.figures.solver import simplex
from lint_reports.figures.solver.constraint import Constraint, residual
from lint_reports.figures.solver.simplex import Infeasible, Tableau, Undecided

Bounds = dict[int, tuple[Any, Any]]
"""The lower and the upper bound of every unknown; the upper one is infinite where there is none."""

Row = tuple[dict[int, int], str, Any]
"""(factors by unknown, operator, total): sum(factor * unknown) + total =, >= or <= 0."""

MOST_BRANCHES = 400
MOST_ROUNDS = 20
"""How often each row is propagated, on average: rows of the form settle after a few rounds, some systems never do."""


class System:
    """Constraints on unknown figures, the known ones substituted. Raises Infeasible where one cannot hold by itself."""

    def __init__(self, constraints: Iterable[Constraint], values: Sequence[Any], free: Iterable[int] = ()) -> None:
        free = frozenset(free)
        self.rows: list[Row] = []
        self.bounds: Bounds = {}
        self.root: Relaxation | None = None
        self.lowest: dict[int, int] = {}
        """The least value of every unknown in the solutions found so far."""
        self.left = [MOST_BRANCHES]
        self.work = 0
        """The number of rows propagated."""
        self.causes: dict[int, Constraint] = {}
        """The constraint that fixed an unknown."""
        self.sources: list[Constraint] = []
        for constraint in constraints:
            unknown = {i: f for i, f in constraint.terms if f and (values[i] is None or i in free)}
            total, _, _ = residual(constraint, values, free)
            if unknown:
                if constraint.operator == "=" and total % gcd(*unknown.values()):
                    raise Infeasible([constraint])
                self.rows.append((unknown, constraint.operator, total))
                self.sources.append(constraint)
                self.bounds.update(dict.fromkeys(unknown, (0, inf)))
            elif not _stands(total, constraint.operator):
                raise Infeasible([constraint])

    def propagate(self) -> None:
        """Tighten the bounds until they are stable or the rounds are used up. Raises Infeasible where bounds cross."""
        rows_of: dict[int, list[int]] = {}
        for number, (terms, _, _) in enumerate(self.rows):
            for index in terms:
                rows_of.setdefault(index, []).append(number)
        why = dict.fromkeys(
            self.bounds, 0
        )  # The rows that narrowed an unknown, and what narrowed theirs: one bit a row.
        waiting = dict.fromkeys(range(len(self.rows)))
        left = MOST_ROUNDS * len(self.rows)
        while waiting and left:
            left -= 1
            self.work += 1
            number = next(iter(waiting))
            del waiting[number]
            reason = 1 << number
            for index in self.rows[number][0]:
                reason |= why[index]
            try:
                tightened = self._tightened(number)
            except Infeasible:
                raise Infeasible(each for at, each in enumerate(self.sources) if reason >> at & 1) from None
            for index in tightened:
                why[index] = reason
                waiting.update(dict.fromkeys(rows_of[index]))

    def _tightened(self, number: int) -> list[int]:
        """Tighten by a row; return the unknowns whose bounds changed."""
        terms, operator, total = self.rows[number]
        before = {index: self.bounds[index] for index in terms}
        if operator in ("=", ">="):
            self._tighten(terms, total, 1, self.sources[number])
        if operator in ("=", "<="):
            self._tighten(terms, total, -1, self.sources[number])
        return [index for index, bounds in before.items() if self.bounds[index] != bounds]

    def _tighten(self, terms: dict[int, int], total: Any, sign: int, source: Constraint) -> None:
        """Tighten by sign * (sum + total) >= 0."""
        bounds = self.bounds
        most: Any = sign * total
        unbounded = 0
        for index, factor in terms.items():
            factor *= sign
            top = bounds[index][1] if factor > 0 else bounds[index][0]
            if factor > 0 and top == inf:
                unbounded += 1
            else:
                most += factor * top
        if unbounded > 1:
            return
        if not unbounded and most < 0:
            raise Infeasible
        for index, factor in terms.items():
            factor *= sign
            low, high = bounds[index]
            if factor > 0:
                if unbounded and high != inf:
                    continue
                rest = most if unbounded else most - factor * high
                least = max(low, -(rest // factor))
                new = (least, high)
            else:
                if unbounded:
                    continue
                rest = most - factor * low
                new = (low, min(high, rest // -factor))
            if new != (low, high):
                if new[0] > new[1]:
                    raise Infeasible
                bounds[index] = new
                if new[0] == new[1]:
                    self.causes.setdefault(index, source)

    def solve(self) -> dict[int, int]:
        """Whole values with which every constraint holds. Raises Infeasible, or Undecided at the bound of the search."""
        self.propagate()
        self.root = Relaxation(self.rows, self.bounds)
        return self._recorded(_whole(self.rows, self.root, self.root.values({})[0], self.left))

    def _recorded(self, solution: dict[int, int]) -> dict[int, int]:
        for index, value in solution.items():
            self.lowest[index] = min(value, self.lowest.get(index, value))
        return solution

    def unsettled(self) -> list[int]:
        """The unknowns whose bounds differ."""
        return [index for index, (low, high) in self.bounds.items() if low != high]

    def towards(self, objective: dict[int, int]) -> dict[int, int] | None:
        """Whole values for which an objective is small; None where the solution of the relaxation is not whole."""
        assert self.root is not None
        whole = _as_whole(self.root.values(objective)[0])
        return None if whole is None else self._recorded(whole)

    def interval(self, index: int) -> tuple[int, int | float]:
        """The least and the greatest value (infinite where there is none) of an unknown of the solved system.

        Raises Undecided at the bound of the search.
        """
        least, greatest = self._extreme(index, 1), self._extreme(index, -1)
        return int(least), greatest

    def _extreme(self, index: int, sign: int) -> int | float:
        assert self.root is not None
        values, found = self.root.values({index: sign})
        if not found:
            return -sign * inf
        if _as_whole(values) is not None:
            return int(values[index])
        end = ceil(values[index]) if sign > 0 else floor(values[index])
        while True:  # There is a whole value, or `solve` would have found none.
            try:
                held = Relaxation(self.rows, {**self.bounds, index: (end, end)})
                return _whole(self.rows, held, held.values({})[0], self.left)[index]
            except Undecided:
                raise
            except Infeasible:
                end += sign
            self.left[0] -= 1
            if self.left[0] < 0:
                raise Undecided


def _stands(total: Any, operator: str) -> bool:
    return bool(total == 0 if operator == "=" else total >= 0 if operator == ">=" else total <= 0)


class Relaxation:
    """The linear relaxation: rows within bounds, without the restriction to whole numbers."""

    def __init__(self, rows: Sequence[Row], bounds: Bounds) -> None:
        self.bounds = bounds
        self.place = {index: at for at, index in enumerate(i for i, (low, high) in bounds.items() if low != high)}
        self.tableau = Tableau([bounds[index][1] - bounds[index][0] for index in self.place], self._tableau_rows(rows))

    def _tableau_rows(self, rows: Sequence[Row]) -> Iterator[simplex.Row]:
        """The rows, every unknown counted from its lower bound."""
        for terms, operator, total in rows:
            constant = total + sum(factor * self.bounds[index][0] for index, factor in terms.items())
            unbounded = {self.place[index]: factor for index, factor in terms.items() if index in self.place}
            if unbounded:
                yield unbounded, operator, -constant
            elif not _stands(constant, operator):
                raise Infeasible

    def values(self, objective: dict[int, int]) -> tuple[dict[int, Any], bool]:
        """(values where the objective is least, whether it is bounded)."""
        place = self.place
        point, found = self.tableau.minimize(
            {place[index]: factor for index, factor in objective.items() if index in place}
        )
        values = {index: low for index, (low, _) in self.bounds.items()}
        for index, at in place.items():
            values[index] += point[at]
        return values, found


def _as_whole(values: dict[int, Any]) -> dict[int, int] | None:
    whole = {index: int(value) for index, value in values.items()}
    return whole if whole == values else None


def _whole(rows: Sequence[Row], node: Relaxation, values: dict[int, Any], left: list[int]) -> dict[int, int]:
    """A whole solution by branching on a fractional unknown; `left` counts down the branches that remain."""
    whole = _as_whole(values)
    if whole is not None:
        return whole
    broken = next(index for index, value in values.items() if value != int(value))
    low, high = node.bounds[broken]
    for part in ((low, floor(values[broken])), (ceil(values[broken]), high)):
        if part[0] > part[1]:
            continue
        left[0] -= 1
        if left[0] < 0:
            raise Undecided
        try:
            inner = Relaxation(rows, {**node.bounds, broken: part})
            return _whole(rows, inner, inner.values({})[0], left)
        except Undecided:
            raise
        except Infeasible:
            continue
    raise Infeasible
