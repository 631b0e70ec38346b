"""Where something stands in a file. The terms are those of the Language Server Protocol 3.17.

Named tuples are made ten times as fast as frozen dataclasses, at start-up and after.
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
    """From `start` to `end`, the end excluded; an empty range is a place where something is missing."""

    start: Position
    end: Position

    @classmethod
    def of(cls, line: int, column: int, end_line: int, end_column: int) -> Range:
        return cls(Position(line, column), Position(end_line, end_column))

    @classmethod
    def around(cls, ranges: Iterable[Range]) -> Range:
        """The range from the first start to the last end; the cells of a row may stand in any order."""
        ranges = list(ranges)
        return cls(min(each.start for each in ranges), max(each.end for each in ranges))


class Place(NamedTuple):
    """Where something stands in a file without lines (.docx), as a person counts there: all from 1, 0 for none.

    Either a paragraph outside of the tables, or a row of a table or a cell of one.
    """

    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    span: Range = Range.of(1, 1, 1, 1)
    """The range in the text as it was read, a paragraph or a row being a line: for sorting, showing and fixing."""


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
        """Where it stands in the lines of the document as read, which only some formats tell the user."""
        return self.range or (self.place.span if self.place else None)
