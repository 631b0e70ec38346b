"""Positions, ranges and locations. The terms are those of the Language Server Protocol 3.17.

These are named tuples, since frozen dataclasses take ten times as long to define and to create.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Position(NamedTuple):
    """A place between two characters: line and column from 1, columns in Unicode code points."""

    line: int
    column: int


class Range(NamedTuple):
    """From `start` to `end`, the end excluded; an empty range is a point where something is missing."""

    start: Position
    end: Position

    @classmethod
    def of(cls, line: int, column: int, end_line: int, end_column: int) -> Range:
        return cls(Position(line, column), Position(end_line, end_column))

    @classmethod
    def around(cls, ranges: Iterable[Range]) -> Range:
        """The range from the first start to the last end of ranges in any order."""
        ranges = list(ranges)
        return cls(min(each.start for each in ranges), max(each.end for each in ranges))


class Place(NamedTuple):
    """A place in a file without lines (.docx), counted as a reader of it would: all numbers from 1, 0 for none.

    It is a paragraph outside tables, a row of a table, or a cell of a row.
    """

    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    span: Range = Range.of(1, 1, 1, 1)
    """The range in the lines of the document, each a paragraph or a row: for sorting, showing and fixing."""


class Location(NamedTuple):
    """A range of a file, with the logical path in the report ("三/（三）不予公开/1.属于国家秘密/总计")."""

    path: str
    range: Range | None
    """None where the format has no lines (.docx)."""
    node: str = ""
    place: Place | None = None
    """In a format without lines, the place instead of a range; None for the file as a whole."""

    @property
    def span(self) -> Range | None:
        """The range in the lines of the document as read; the file itself may have no lines."""
        return self.range or (self.place.span if self.place else None)
