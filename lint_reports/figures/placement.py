"""The columns of the figures of a short row: the only assignment that the relations allow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from lint_reports.figures.impute import impute
from lint_reports.figures.solver.constraint import Constraint

MOST_WAYS = 40
MOST_WORK = 1_200
"""The bound of (assignments to try) times (unknown figures), about the time that a user would wait."""


def place(
    constraints: Sequence[Constraint], values: Sequence[Any], row: Sequence[int], found: Sequence[Any]
) -> tuple[tuple[int, ...], bool] | None:
    """The places in `row` (indexes of figures) of the cells found in it, in their order, and whether there is no other
    way; None where it is not certain what the row holds.

    Ways that come to the same figures once the blanks are filled hold the same: it does not matter which 0 is lost.
    """
    ways = list(combinations(range(len(row)), len(found)))
    unknown = sum(value is None for value in values)
    if len(ways) > MOST_WAYS or len(ways) * unknown > MOST_WORK:
        return None
    outcomes: dict[tuple[Any, ...], list[tuple[int, ...]]] = {}
    for way in ways:
        trial = list(values)
        for index in row:
            trial[index] = None
        for at, value in zip(way, found, strict=True):
            trial[row[at]] = value
        forced = impute(constraints, trial)
        if not forced.decided:
            return None
        if forced.system is None:
            continue
        outcomes.setdefault(tuple(forced.get(index, trial[index]) for index in row), []).append(way)
        if len(outcomes) > 1:
            return None
    only = next(iter(outcomes), None)
    if only is None or None in only:
        return None
    rightmost = min(outcomes[only], key=lambda way: (-way[-1], way))
    return rightmost, len(outcomes[only]) == 1
