"""The layout of a blank form: sections, and tables of squares that may span several rows and columns."""

from __future__ import annotations

from typing import NamedTuple


class Square(NamedTuple):
    """A cell as printed: words of the form, or (`figure`) room for a figure."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    figure: bool = False


SquareGrid = list[list[Square | None]]
"""Rows of squares, all of the table's width; None where a square to the left or above spans the place."""


class Sheet(NamedTuple):
    """A table of `width` columns; each row has the squares that begin in it, from left to right."""

    width: int
    rows: tuple[tuple[Square, ...], ...]

    def grid(self) -> SquareGrid:
        """Every row at full width."""
        covered: dict[tuple[int, int], bool] = {}
        lines: SquareGrid = []
        for number, row in enumerate(self.rows):
            waiting = iter(row)
            line: list[Square | None] = []
            while len(line) < self.width:
                square = None if (number, len(line)) in covered else next(waiting, None)
                if square is not None:
                    for below in range(square.rowspan):
                        for right in range(square.colspan):
                            covered[number + below, len(line) + right] = True
                line.append(square)
            lines.append(line)
        return lines


class Chapter(NamedTuple):
    """A section: its mandated heading, and its table or, for prose, its subheadings (`parts`)."""

    name: str
    heading: str
    sheet: Sheet | None = None
    parts: tuple[str, ...] = ()


class Blank(NamedTuple):
    """A blank report: its title and sections."""

    title: str
    chapters: tuple[Chapter, ...]
