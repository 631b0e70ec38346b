"""The simplex method, exact, for variables between 0 and a greatest value of their own.

The greatest values cost no lines: a variable that comes to its own is counted down from it (Dantzig's bounding
technique). The relations of the form have factors of 1 and -1, so the numbers stay whole nearly always, and a line is
kept as the few variables that it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any

Line = tuple[Mapping[int, int], str, Any]
"""sum(factor * variable) stands in an operator (=, >=, <=) to a number."""

MOST_PIVOTS = 6_000
"""How often one tableau may change its basis; tables with 150 blanks were seen to take up to 2,000 pivots, or 100 ms."""
STEPS_IN_PLACE = 20
"""After so many steps that gain nothing Bland's rule takes over, which comes to an end."""


class Infeasible(Exception):
    """The relations cannot all hold. `those` are some that cannot together, empty where that is not known."""

    def __init__(self, those: Iterable[Any] = ()) -> None:
        self.those = tuple(those)


class Undecided(Infeasible):
    """The search came to its bound: no solution was found, though there may be one."""


class Tableau:
    """basis + sum(line * others) = right, the others all 0: a point that holds on every line, once `start` is through."""

    def __init__(self, tops: Sequence[Any], lines: Iterable[Line]) -> None:
        self.size = len(tops)
        self.tops: list[Any] = list(tops)
        self.lines: list[dict[int, Any]] = []
        self.right: list[Any] = []
        self.basis: list[int] = []
        self.down: set[int] = set()
        """The variables counted down from their greatest value."""
        self.pivots = 0
        for terms, operator, right in lines:
            self._add(dict(terms), operator, right)
        self.slacks = len(self.tops)
        self._start()

    def _add(self, line: dict[int, Any], operator: str, right: Any) -> None:
        """A line whose variable in the basis is its slack where that is not negative, else one to be got rid of (-1)."""
        if operator == ">=":
            line, right = {at: -factor for at, factor in line.items()}, -right
        if operator != "=":
            slack = len(self.tops)
            self.tops.append(inf)
            if right >= 0:
                self.basis.append(slack)
                self.lines.append(line)
                self.right.append(right)
                return
            line[slack] = 1
        self.basis.append(-1)
        self.lines.append(line if right >= 0 else {at: -factor for at, factor in line.items()})
        self.right.append(abs(right))

    def _start(self) -> None:
        """Come to a point that holds. Raises Infeasible where there is none."""
        cost: dict[int, Any] = {}
        for line, at in zip(self.lines, self.basis, strict=True):
            if at < 0:
                _subtract(cost, line, 1)
        self._run(cost, inf)
        if any(value and at < 0 for value, at in zip(self.right, self.basis, strict=True)):
            raise Infeasible

    def least(self, goal: Mapping[int, int]) -> tuple[list[Any], bool]:
        """A point where the goal is least, and True; where it falls for ever, a point on the way down, and False."""
        cost: dict[int, Any] = {at: -factor if at in self.down else factor for at, factor in goal.items()}
        for line, at in zip(self.lines, self.basis, strict=True):
            factor = cost.pop(at, 0)
            if factor:
                _subtract(cost, line, factor)
        falls = self._run(cost, 0)
        return self.point(falls), falls is None

    def point(self, further: int | None = None) -> list[Any]:
        """Where the variables proper stand; `further` is one that may grow, here by 1."""
        at_0: list[Any] = [0] * len(self.tops)
        if further is not None:
            at_0[further] = 1
        for line, right, at in zip(self.lines, self.right, self.basis, strict=True):
            if at >= 0:
                at_0[at] = right - line.get(further, 0) if further is not None else right
        return [self.tops[at] - value if at in self.down else value for at, value in enumerate(at_0[: self.size])]

    def _run(self, cost: dict[int, Any], top: Any) -> int | None:
        """Pivot until the cost is least; the variable along which it falls for ever. `top` is that of a -1."""
        in_place = 0
        while True:
            falling = [(value, at) for at, value in cost.items() if value < 0 and self.tops[at]]
            if not falling:
                return None
            entering = min(falling)[1] if in_place < STEPS_IN_PLACE else min(at for _, at in falling)
            step, number, above = self._step(entering, top)
            if step == inf:
                return entering
            in_place = 0 if step else in_place + 1
            self.pivots += 1
            if self.pivots > MOST_PIVOTS:
                raise Undecided
            if number is None:
                self._turn(entering, cost)
            else:
                if above:
                    self._turn_basic(number, top)
                self._pivot(number, entering, cost)

    def _step(self, entering: int, top: Any) -> tuple[Any, int | None, bool]:
        """How far a variable can grow; the line that stops it, None for its own greatest value; and whether what stops
        it there is the greatest value of the line's variable.
        """
        best: tuple[Any, int] = (self.tops[entering], entering)
        stops: tuple[int | None, bool] = (None, False)
        for number, line in enumerate(self.lines):
            factor = line.get(entering)
            if not factor:
                continue
            at = self.basis[number]
            room = self.right[number] if factor > 0 else (self.tops[at] if at >= 0 else top) - self.right[number]
            if room == inf:
                continue
            found = (_over(room, abs(factor)), at)
            if found < best:
                best, stops = found, (number, factor < 0)
        return best[0], *stops

    def _turn(self, at: int, cost: dict[int, Any]) -> None:
        """Count a variable outside the basis from its other end."""
        top = self.tops[at]
        for number, line in enumerate(self.lines):
            if at in line:
                self.right[number] -= line[at] * top
                line[at] = -line[at]
        cost[at] = -cost[at]
        self.down ^= {at}

    def _turn_basic(self, number: int, top: Any) -> None:
        at = self.basis[number]
        self.lines[number] = {j: -factor for j, factor in self.lines[number].items()}
        self.right[number] = (self.tops[at] if at >= 0 else top) - self.right[number]
        if at >= 0:
            self.down ^= {at}

    def _pivot(self, number: int, entering: int, cost: dict[int, Any]) -> None:
        line = self.lines[number]
        by = line.pop(entering)
        leaving = self.basis[number]
        if leaving >= 0:
            line[leaving] = 1
        if by != 1:
            line = {at: _over(factor, by) for at, factor in line.items()}
            self.right[number] = _over(self.right[number], by)
        self.lines[number] = line
        self.basis[number] = entering
        right = self.right[number]
        for other, each in enumerate(self.lines):
            factor = each.pop(entering, 0) if other != number else 0
            if factor:
                _subtract(each, line, factor)
                self.right[other] -= factor * right
        factor = cost.pop(entering, 0)
        if factor:
            _subtract(cost, line, factor)


def _subtract(line: dict[int, Any], other: Mapping[int, Any], factor: Any) -> None:
    """line - factor * other, without what comes to 0."""
    for at, value in other.items():
        rest = line.get(at, 0) - factor * value
        if rest:
            line[at] = rest
        else:
            line.pop(at, None)


def _over(value: Any, by: Any) -> Any:
    if by == 1:
        return value
    if by == -1:
        return -value
    found = Fraction(value) / by
    return found.numerator if found.denominator == 1 else found
