"""Which blanks are forced: the figure that a blank must have, where the relations leave it one value.

After deductive imputation in statistical data editing (de Waal, Pannekoek and Scholtus 2011; the R package deductive).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from lint_reports.editing.system import Constraint, Infeasible, System

MOST_QUESTIONS = 24
"""Up to how many blanks that propagation leaves open are asked for one by one; of more none is, for it takes too long."""


class Imputed(dict[int, int]):
    """From a blank figure to the value it must have. `causes` has the relation that settled it, where one alone did;
    `bounds` the least and the greatest value of every blank."""

    causes: dict[int, Constraint]
    bounds: dict[int, tuple[Any, Any]]


def impute(constraints: Sequence[Constraint], values: Sequence[Any]) -> Imputed:
    """The forced values of the blanks; none where the relations cannot all hold."""
    forced = Imputed()
    forced.causes, forced.bounds = {}, {}
    if None not in values:
        return forced
    try:
        system = System(constraints, values)
        solution = system.solve()
    except Infeasible:
        return forced
    forced.bounds = system.bounds
    forced.causes = system.causes
    for index, (low, high) in system.bounds.items():
        if low == high:
            forced[index] = low
    for index in _asked(system, solution):
        least, greatest = system.extreme(index, 1), system.extreme(index, -1)
        if least == greatest:
            forced[index] = int(least)
        forced.bounds[index] = (least, inf if greatest == -inf else greatest)
    return forced


def _asked(system: System, solution: dict[int, int]) -> list[int]:
    """The unsettled blanks that stand in an equality: no other can be forced."""
    held = {index for terms, operator, _ in system.rows if operator == "=" for index in terms}
    asked = [index for index in system.unsettled() if index in held]
    return asked if len(asked) <= MOST_QUESTIONS else []
