"""Deductive imputation: the value that a blank must have, where the relations leave it only one.

After deductive imputation in statistical data editing (de Waal, Pannekoek and Scholtus 2011; the R package deductive).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lint_reports.figures.solver.constraint import Constraint
from lint_reports.figures.solver.simplex import Infeasible, Undecided
from lint_reports.figures.solver.system import System
from lint_reports.figures.witnesses import forced_to_zero, solved_and_checked


class Imputed(dict[int, int]):
    """From the index of a blank to its value. `causes` has the constraint that fixed it, where one alone did."""

    def __init__(self) -> None:
        self.causes: dict[int, Constraint] = {}
        self.decided = True
        """False where the search came to its bound: a blank that is not here may have one value after all."""
        self.system: System | None = None
        """None where the relations cannot all hold, or nothing is blank."""
        self.witnessed: set[int] = set()
        """The blanks whose value is corroborated, see `witnesses`."""

    def may_be_zero(self, index: int) -> bool:
        """Whether 0 is possible in a blank, as far as is known."""
        if self.system is None or self.system.lowest.get(index, 0) == 0:
            return True
        interval = self.interval(index)
        return interval is None or interval[0] == 0

    def interval(self, index: int) -> tuple[int, int | float] | None:
        """The least and the greatest value (infinite where there is none) of a blank; None where that is undecided."""
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
    forced.witnessed = forced_to_zero(constraints, values) | solved_and_checked(constraints, values)
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

    A blank that differs in two solutions is none; a few solutions far apart exclude nearly all before intervals are computed.
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
