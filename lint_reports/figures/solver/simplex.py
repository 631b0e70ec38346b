"""The simplex method in exact arithmetic, for variables between 0 and an upper bound of their own.

Upper bounds take no rows: a variable that reaches its own is complemented, that is, counted down from it (Dantzig's bounding
technique). The relations of the form have factors of 1 and -1, so that numbers nearly always stay whole; rows are sparse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any

Row = tuple[Mapping[int, int], str, Any]
"""(factors by variable, operator, right-hand side): sum(factor * variable) =, >= or <= a number."""

MOST_PIVOTS = 6_000
"""The most pivots of one tableau; tables with 150 blanks were seen to take up to 2,000, or 100 ms."""
DEGENERATE_STEPS = 20
"""After so many steps in a row without gain Bland's rule takes over, which cannot cycle."""


class Infeasible(Exception):
    """The constraints cannot all hold. `those` are some that cannot hold together, empty where none are known."""

    def __init__(self, those: Iterable[Any] = ()) -> None:
        self.those = tuple(those)


class Undecided(Infeasible):
    """The search came to its bound: no solution was found, though there may be one."""


class Tableau:
    """A feasible basis: in every row, basic variable + sum(factor * nonbasic) = right-hand side, the nonbasic ones at 0.

    Raises Infeasible where there is none (phase one).
    """

    def __init__(self, upper: Sequence[Any], rows: Iterable[Row]) -> None:
        self.size = len(upper)
        self.upper: list[Any] = list(upper)
        self.rows: list[dict[int, Any]] = []
        self.rhs: list[Any] = []
        self.basis: list[int] = []
        self.complemented: set[int] = set()
        """The variables that are counted down from their upper bound."""
        self.pivots = 0
        for terms, operator, right in rows:
            self._add(dict(terms), operator, right)
        self._find_basis()

    def _add(self, row: dict[int, Any], operator: str, right: Any) -> None:
        """Add a row; its basic variable is its slack where that is not negative, else an artificial one (-1)."""
        if operator == ">=":
            row, right = {at: -factor for at, factor in row.items()}, -right
        if operator != "=":
            slack = len(self.upper)
            self.upper.append(inf)
            if right >= 0:
                self.basis.append(slack)
                self.rows.append(row)
                self.rhs.append(right)
                return
            row[slack] = 1
        self.basis.append(-1)
        self.rows.append(row if right >= 0 else {at: -factor for at, factor in row.items()})
        self.rhs.append(abs(right))

    def _find_basis(self) -> None:
        """Phase one: drive the artificial variables to 0. Raises Infeasible where that is impossible."""
        cost: dict[int, Any] = {}
        for row, at in zip(self.rows, self.basis, strict=True):
            if at < 0:
                _subtract(cost, row, 1)
        self._iterate(cost, inf)
        if any(value and at < 0 for value, at in zip(self.rhs, self.basis, strict=True)):
            raise Infeasible

    def minimize(self, objective: Mapping[int, int]) -> tuple[list[Any], bool]:
        """(point where the objective is least, True); (some point, False) where it is unbounded."""
        cost: dict[int, Any] = {at: -factor if at in self.complemented else factor for at, factor in objective.items()}
        for row, at in zip(self.rows, self.basis, strict=True):
            factor = cost.pop(at, 0)
            if factor:
                _subtract(cost, row, factor)
        ray = self._iterate(cost, 0)
        return self.point(ray), ray is None

    def point(self, further: int | None = None) -> list[Any]:
        """The values of the structural variables; `further` is a nonbasic one that is raised by 1."""
        at_0: list[Any] = [0] * len(self.upper)
        if further is not None:
            at_0[further] = 1
        for row, right, at in zip(self.rows, self.rhs, self.basis, strict=True):
            if at >= 0:
                at_0[at] = right - row.get(further, 0) if further is not None else right
        return [
            self.upper[at] - value if at in self.complemented else value for at, value in enumerate(at_0[: self.size])
        ]

    def _iterate(self, cost: dict[int, Any], artificial_upper: Any) -> int | None:
        """Pivot until the cost is least; return the variable along which it is unbounded, None where it is not.

        `artificial_upper` is the upper bound of artificial variables.
        """
        degenerate = 0
        while True:
            falling = [(value, at) for at, value in cost.items() if value < 0 and self.upper[at]]
            if not falling:
                return None
            entering = min(falling)[1] if degenerate < DEGENERATE_STEPS else min(at for _, at in falling)
            step, number, at_upper = self._ratio_test(entering, artificial_upper)
            if step == inf:
                return entering
            degenerate = 0 if step else degenerate + 1
            self.pivots += 1
            if self.pivots > MOST_PIVOTS:
                raise Undecided
            if number is None:
                self._complement(entering, cost)
            else:
                if at_upper:
                    self._complement_basic(number, artificial_upper)
                self._pivot(number, entering, cost)

    def _ratio_test(self, entering: int, artificial_upper: Any) -> tuple[Any, int | None, bool]:
        """(step, row, at_upper) of an entering variable: how far it can grow, the row that limits it (None: its own upper
        bound), and whether the basic variable of that row reaches its upper bound there (else 0).
        """
        best: tuple[Any, int] = (self.upper[entering], entering)
        stops: tuple[int | None, bool] = (None, False)
        for number, row in enumerate(self.rows):
            factor = row.get(entering)
            if not factor:
                continue
            at = self.basis[number]
            room = (
                self.rhs[number] if factor > 0 else (self.upper[at] if at >= 0 else artificial_upper) - self.rhs[number]
            )
            if room == inf:
                continue
            found = (_over(room, abs(factor)), at)
            if found < best:
                best, stops = found, (number, factor < 0)
        return best[0], *stops

    def _complement(self, at: int, cost: dict[int, Any]) -> None:
        """Complement a nonbasic variable."""
        upper = self.upper[at]
        for number, row in enumerate(self.rows):
            if at in row:
                self.rhs[number] -= row[at] * upper
                row[at] = -row[at]
        cost[at] = -cost[at]
        self.complemented ^= {at}

    def _complement_basic(self, number: int, artificial_upper: Any) -> None:
        """Complement the basic variable of a row."""
        at = self.basis[number]
        self.rows[number] = {j: -factor for j, factor in self.rows[number].items()}
        self.rhs[number] = (self.upper[at] if at >= 0 else artificial_upper) - self.rhs[number]
        if at >= 0:
            self.complemented ^= {at}

    def _pivot(self, number: int, entering: int, cost: dict[int, Any]) -> None:
        """Exchange the basic variable of a row for the entering one."""
        row = self.rows[number]
        by = row.pop(entering)
        leaving = self.basis[number]
        if leaving >= 0:
            row[leaving] = 1
        if by != 1:
            row = {at: _over(factor, by) for at, factor in row.items()}
            self.rhs[number] = _over(self.rhs[number], by)
        self.rows[number] = row
        self.basis[number] = entering
        right = self.rhs[number]
        for other, each in enumerate(self.rows):
            factor = each.pop(entering, 0) if other != number else 0
            if factor:
                _subtract(each, row, factor)
                self.rhs[other] -= factor * right
        factor = cost.pop(entering, 0)
        if factor:
            _subtract(cost, row, factor)


def _subtract(row: dict[int, Any], other: Mapping[int, Any], factor: Any) -> None:
    """row - factor * other, in place, without zeros."""
    for at, value in other.items():
        rest = row.get(at, 0) - factor * value
        if rest:
            row[at] = rest
        else:
            row.pop(at, None)


def _over(value: Any, by: Any) -> Any:
    """value / by, exact: an int where it is whole, else a Fraction."""
    if by == 1:
        return value
    if by == -1:
        return -value
    found = Fraction(value) / by
    return found.numerator if found.denominator == 1 else found
