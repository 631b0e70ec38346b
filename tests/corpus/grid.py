"""Where merged cells cover the squares of a table: layouts start from this and differ in what they print there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .draft import Cell, Row


class Square(NamedTuple):
    """One square of the grid: a cell begins here, or one from the left or from above covers it."""

    cell: Cell | None
    covered_by: str = ""
    """`left`, `above`, or `above-left` (not the first square of the cell above)."""


def spanned(rows: Sequence[Row]) -> list[list[Cell]]:
    """Each row's cells with the merged labels put in front of the first row of their run."""
    result = []
    for index, row in enumerate(rows):
        opening = []
        for group in row.groups:
            if index and any(group is other for other in rows[index - 1].groups):
                continue
            group.rowspan = _run(rows[index:], group)
            opening.append(group)
        result.append([*opening, *row.cells])
    return result


def _run(rows: Sequence[Row], group: Cell) -> int:
    for length, row in enumerate(rows):
        if not any(group is other for other in row.groups):
            return length
    return len(rows)


def grid(rows: Sequence[Row]) -> list[list[Square]]:
    """Rows of squares, as wide as the table unless a row of the draft is too short or too long."""
    result: list[list[Square]] = []
    covered: dict[int, tuple[int, str]] = {}
    for cells in spanned(rows):
        squares: list[Square] = []
        for cell in cells:
            _pass_covered(squares, covered)
            start = len(squares)
            squares += [Square(cell)] + [Square(None, "left")] * (cell.colspan - 1)
            for column in range(start, len(squares)):
                covered[column] = (cell.rowspan - 1, "above" if column == start else "above-left")
        _pass_covered(squares, covered)
        result.append(squares)
    return result


def _pass_covered(squares: list[Square], covered: dict[int, tuple[int, str]]) -> None:
    """Step over the squares that a cell of an earlier row still covers."""
    while (rest := covered.get(len(squares), (0, "")))[0]:
        covered[len(squares)] = (rest[0] - 1, rest[1])
        squares.append(Square(None, rest[1]))
