"""Which cells are wrong: the smallest sets of figures whose change makes every relation hold (Fellegi and Holt 1976).

Every set that mends the table has a figure of every relation that cannot hold; so the search takes such a relation,
tries each of its figures, and goes on with the next that cannot hold, one size after the other. All smallest sets are
found, or none is named: at the bound the table is "not located".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lint_reports.editing.constraint import Constraint, can_hold
from lint_reports.editing.simplex import Infeasible, Undecided
from lint_reports.editing.system import System

LARGEST_SET = 4
MOST_STEPS = 6_000


@dataclass(slots=True, eq=False)
class Culprits:
    """One set of figures whose change makes the table right. `values` has the new figure where it is forced."""

    cells: tuple[int, ...]
    values: dict[int, int] = field(default_factory=dict)
    error: str = ""
    """The typing error that would explain it: digit-dropped, digit-added, digits-swapped, exchanged, neighbour."""


@dataclass(slots=True, eq=False)
class Located:
    sets: list[Culprits]
    complete: bool = True
    """False where the search came to its bound: other sets there may be."""


def localize(constraints: Sequence[Constraint], values: Sequence[Any], fixed: frozenset[int] = frozenset()) -> Located:
    """All smallest sets of figures to change. None among `values` is a blank, which may become anything.

    `fixed` are figures that are not to be changed.
    """
    return _Search(constraints, values, fixed).run()


class _Search:
    def __init__(self, constraints: Sequence[Constraint], values: Sequence[Any], fixed: frozenset[int]) -> None:
        self.constraints = constraints
        self.values = values
        self.fixed = fixed
        self.of: dict[int, list[Constraint]] = {}
        for constraint in constraints:
            for index in constraint.cells:
                self.of.setdefault(index, []).append(constraint)
        self.steps = 0

    def run(self) -> Located:
        broken = [c for c in self.constraints if not can_hold(c, self.values)]
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
        broken: list[Constraint],
        seen: set[frozenset[int]],
        found: dict[frozenset[int], Culprits],
    ) -> bool:
        """Try the sets that have `free` and `more` figures besides. False at the bound."""
        if free in seen:
            return True
        seen.add(free)
        self.steps += 1
        if self.steps > MOST_STEPS:
            return False
        if not broken:
            if self._mends(free, found):
                return True
            if not more:
                return True
            choices = self._neighbours(free)
        elif not more:
            return True
        else:
            choices = min((self._known(c, free) for c in broken), key=len)
            if len(broken) > more * self._reach():
                return True
        for cell in choices:
            wider = free | {cell}
            rest = [c for c in broken if not can_hold(c, self.values, wider)] + [
                c for c in self.of[cell] if c not in broken and not can_hold(c, self.values, wider)
            ]
            if not self._extend(wider, more - 1, rest, seen, found):
                return False
        return True

    def _reach(self) -> int:
        """How many relations one figure stands in at most."""
        return max((len(each) for each in self.of.values()), default=1)

    def _known(self, constraint: Constraint, free: frozenset[int]) -> list[int]:
        return [i for i in constraint.cells if self.values[i] is not None and i not in free and i not in self.fixed]

    def _neighbours(self, free: frozenset[int]) -> list[int]:
        """The known figures that share a relation with an unknown one: one of them must change too."""
        unknown = [c for c in self.constraints if any(self.values[i] is None or i in free for i in c.cells)]
        return sorted({i for c in unknown for i in self._known(c, free)})

    def _mends(self, free: frozenset[int], found: dict[frozenset[int], Culprits]) -> bool:
        try:
            system = System(self.constraints, self.values, free)
            solution = system.solve()
        except Undecided:
            self.steps = MOST_STEPS
            return False
        except Infeasible:
            return False
        forced = {i: solution[i] for i in free if system.bounds[i][0] == system.bounds[i][1]}
        for index in free - forced.keys():
            if system.interval(index) == (solution[index], solution[index]):
                forced[index] = solution[index]
        if all(forced.get(index) != self.values[index] for index in free):
            found[free] = Culprits(tuple(sorted(free)), forced)
        return True

