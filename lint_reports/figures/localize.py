"""Error localisation: the smallest sets of figures whose change makes every relation hold (Fellegi and Holt 1976).

Every such set has a figure of every relation that cannot hold. So the search takes such a relation, tries each of its
figures, and goes on with the next relation that cannot hold, one size of sets after the other. All smallest sets are
found, or none is reported: at the bound of the search the error is "not located".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lint_reports.figures.solver.constraint import Constraint, can_hold
from lint_reports.figures.solver.simplex import Infeasible, Undecided
from lint_reports.figures.solver.system import System

LARGEST_SET = 4
MOST_STEPS = 3_000
"""The bound of the search, which counts sets, pivots of the solver, and an eighth of its rows: about 300 ms."""


@dataclass(slots=True, eq=False)
class Culprits:
    """One set of figures whose change makes the table right. `values` has the new figure where it is forced."""

    cells: tuple[int, ...]
    values: dict[int, int] = field(default_factory=dict)
    error: str = ""
    """The typing error that would explain it, one of `typing_errors.WORDS`; "" where none does."""
    proved: bool = False
    """Whether two relations, each by itself, require the new figure."""


@dataclass(slots=True, eq=False)
class Located:
    """The smallest sets that were found."""

    sets: list[Culprits]
    complete: bool = True
    """False where the search came to its bound, so that there may be other sets."""


def localize(constraints: Sequence[Constraint], values: Sequence[Any], fixed: frozenset[int] = frozenset()) -> Located:
    """All smallest sets of figures to change. None among `values` is a blank, which may become anything.

    `fixed` are figures that are not to be changed.
    """
    return _Search(constraints, values, fixed).run()


class _Search:
    """Constraints are known by their number. To free a figure breaks none, so what is broken only becomes less."""

    def __init__(self, constraints: Sequence[Constraint], values: Sequence[Any], fixed: frozenset[int]) -> None:
        self.constraints = constraints
        self.values = values
        self.known = [[i for i in c.cells if values[i] is not None and i not in fixed] for c in constraints]
        self.of: dict[int, list[int]] = {}
        for number, constraint in enumerate(constraints):
            for index in constraint.cells:
                self.of.setdefault(index, []).append(number)
        self.number_of = {constraint: number for number, constraint in enumerate(constraints)}
        self.reach = 1
        self.steps = 0

    def run(self) -> Located:
        broken = frozenset(n for n, each in enumerate(self.constraints) if not can_hold(each, self.values))
        self.reach = max((len(broken.intersection(each)) for each in self.of.values()), default=1)
        for size in range(1, LARGEST_SET + 1):
            found: dict[frozenset[int], Culprits] = {}
            complete = self._extend(frozenset(), size, broken, set(), found)
            if not complete:
                return Located([], complete=False)
            if found:
                return Located([found[key] for key in sorted(found, key=sorted)])
        return Located([], complete=False)

    def _extend(
        self,
        free: frozenset[int],
        more: int,
        broken: frozenset[int],
        seen: set[frozenset[int]],
        found: dict[frozenset[int], Culprits],
    ) -> bool:
        """Try the sets of `free` and `more` further figures. Return False at the bound."""
        if free in seen or len(broken) > more * self.reach:
            return True
        seen.add(free)
        self.steps += 1
        if self.steps > MOST_STEPS:
            return False
        clash = [] if broken else self._mends(free, found)
        if self.steps > MOST_STEPS:
            return False
        if not more or not (broken or clash):
            return True
        for cell in self._choices(free, broken) if broken else self._among(clash, free):
            wider = free | {cell}
            whole = {n for n in self.of[cell] if n in broken and can_hold(self.constraints[n], self.values, wider)}
            if not self._extend(wider, more - 1, broken - whole, seen, found):
                return False
        return True

    def _choices(self, free: frozenset[int], broken: frozenset[int]) -> list[int]:
        """The figures of the broken relation that has fewest, one of which every mending set has."""
        fewest = min(sorted(broken), key=lambda number: len(self.known[number]))
        return [index for index in self.known[fewest] if index not in free]

    def _among(self, clash: Sequence[int], free: frozenset[int]) -> list[int]:
        """The known figures of relations that cannot all hold: one of them must change too."""
        return sorted({index for number in clash for index in self.known[number]} - free)

    def _mends(self, free: frozenset[int], found: dict[frozenset[int], Culprits]) -> list[int]:
        """Keep the set if the table can be right once it is free; else the relations that clash all the same."""
        unknown = [
            n for n, c in enumerate(self.constraints) if any(self.values[i] is None or i in free for i in c.cells)
        ]
        self.steps += 1 + len(unknown) // 8
        try:
            system = System([self.constraints[n] for n in unknown], self.values, free)
            solution = self._solved(system)
            forced = {index: solution[index] for index in free if _is_forced(system, index)}
        except Undecided:
            self.steps = MOST_STEPS + 1
            return unknown
        except Infeasible as clash:
            return [self.number_of[each] for each in clash.those] or unknown
        if all(forced.get(index) != self.values[index] for index in free):
            found[free] = Culprits(tuple(sorted(free)), forced)
        return []

    def _solved(self, system: System) -> dict[int, int]:
        try:
            return system.solve()
        finally:
            self.steps += system.work // 8 + (system.root.tableau.pivots if system.root else 0)


def _is_forced(system: System, index: int) -> bool:
    least, greatest = system.bounds[index]
    if least != greatest:
        least, greatest = system.interval(index)
    return bool(least == greatest)
