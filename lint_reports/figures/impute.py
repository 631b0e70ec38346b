"""Which blanks are forced: the figure that a blank must have, where the relations leave it one value.

After deductive imputation in statistical data editing (de Waal, Pannekoek and Scholtus 2011; the R package deductive).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lint_reports.figures.solver.constraint import Constraint
from lint_reports.figures.solver.simplex import Infeasible, Undecided
from lint_reports.figures.solver.system import System
from lint_reports.figures.witnesses import held_fast, nothing


class Imputed(dict[int, int]):
    """From a blank figure to the value it must have. `causes` has the relation that settled it, where one alone did."""

    def __init__(self) -> None:
        self.causes: dict[int, Constraint] = {}
        self.decided = True
        """False where the search came to its bound: a blank that is not here may have one value after all."""
        self.system: System | None = None
        """None where the relations cannot all hold, or nothing is blank."""
        self.witnessed: set[int] = set()
        """The blanks on whose value two witnesses agree."""

    def may_be_zero(self, index: int) -> bool:
        """Whether nothing is known against 0 in a blank."""
        if self.system is None or self.system.lowest.get(index, 0) == 0:
            return True
        interval = self.interval(index)
        return interval is None or interval[0] == 0

    def interval(self, index: int) -> tuple[int, int | float] | None:
        """What a blank may hold, the greatest value infinite where there is none; None where that is not decided."""
        if self.system is None or index not in self.system.bounds:
            return None
        try:
            return self.system.interval(index)
        except Undecided:
            return None


def impute(constraints: Sequence[Constraint], values: Sequence[Any]) -> Imputed:
    """The forced values of the blanks; none where the relations cannot all hold."""
    forced = Imputed()
    if None not in values:
        return forced
    try:
        system = System(constraints, values)
        solution = system.solve()
    except Undecided:
        forced.decided = False
        return forced
    except Infeasible:
        return forced
    forced.system, forced.causes = system, system.causes
    forced.witnessed = nothing(constraints, values) | held_fast(constraints, values)
    for index, (low, high) in system.bounds.items():
        if low == high:
            forced[index] = low
    try:
        forced.update(_left_one_value(system, solution))
    except Undecided:
        forced.decided = False
    return forced


def _left_one_value(system: System, solution: dict[int, int]) -> dict[int, int]:
    """The unsettled blanks that have one value in every solution.

    Two solutions in which a blank differs spare the question; a few that lie far apart spare nearly all.
    """
    same = set(system.unsettled())
    moved = True
    while moved:
        before = len(same)
        for sign in (1, -1):
            other = system.towards(dict.fromkeys(sorted(same), sign))
            same = {index for index in same if other is None or other[index] == solution[index]}
        moved = len(same) < before
    return {index: solution[index] for index in sorted(same) if system.interval(index)[0] == system.interval(index)[1]}
