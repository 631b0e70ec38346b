"""Blank cells of tables with one cell on a line: a gap of two steps between figures has an empty cell in it.

Gaps are filled only if the steps of all complete rows are equal, so that page breaks and stray empty lines count as no cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lint_reports.model.document import Cell
from lint_reports.parser.cells import BLANK, CellKind, kind_of
from lint_reports.parser.grid import Group

_FEWEST_ROWS = 3
"""The number of complete rows needed to learn the step between the cells of a table."""


def fill_gaps(groups: Sequence[Group], arity: Mapping[str, int]) -> None:
    """Insert empty cells into the gaps of rows that lack as many figures."""
    short = [group for group in groups if 0 < len(group.values) < _wanted(group, arity)]
    if not short:
        return
    whole = [group for group in groups if len(group.values) == _wanted(group, arity) > 0]
    first = _only(_steps(group)[0] for group in whole)
    step = _only(step for group in whole for step in _steps(group)[1:])
    if len(whole) >= _FEWEST_ROWS and first > 0 and step > 0:
        for group in short:
            _fill(group, _wanted(group, arity), first, step)


def _wanted(group: Group, arity: Mapping[str, int]) -> int:
    """The number of figures of a row with cells on lines of their own, 0 for any other row."""
    if not group.labels or group.line is None or not group.line.loose:
        return 0
    return arity.get(group.labels[-1][1].terminal, 0)


def _steps(group: Group) -> list[int]:
    """The number of lines from each figure to the one before it; for the first, to the label."""
    lines = [group.labels[-1][0].end_line, *(cell.line for cell, _, _ in group.values)]
    return [other - one for one, other in pairwise(lines)]


def _only(steps: Iterable[int]) -> int:
    """The common step, 0 where steps differ."""
    found = Counter(steps)
    return next(iter(found)) if len(found) == 1 else 0


def _fill(group: Group, wanted: int, first: int, step: int) -> None:
    values: list[tuple[Cell, CellKind, int]] = []
    line = group.labels[-1][0].end_line
    for value, found in zip(group.values, _steps(group), strict=True):
        usual = step if values else first
        count, rest = divmod(found - usual, step)
        if count < 0 or rest:
            return
        for number in range(count):
            at = line + usual + number * step
            values.append((Cell("", at, 1, at, 1), kind_of(BLANK), value[2]))
        values.append(value)
        line = value[0].end_line
    if len(values) == wanted:
        group.values = values
