"""Maps from positions in the lines of a document to positions in its file, applied to every finding that leaves the linter.

Parser and rules use the lines of the document, whatever the format. Its source map translates them: `SourceMap` where the
lines are the file's, `PieceMap` where a reader composed them from pieces of the file, `PlaceMap` where the file has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from lint_reports.model.diagnostic import Diagnostic, Fix
from lint_reports.model.location import Location, Place, Position, Range


class SourceMap:
    """The map of a document whose lines are the file's, less comments to the linter and marks before each line."""

    __slots__ = ("numbers", "marks")
    has_lines: ClassVar[bool] = True
    """Whether users count lines in the file."""

    def __init__(self, numbers: Sequence[int] = (), marks: Sequence[int] = ()) -> None:
        self.numbers = numbers
        """The number in the file by the number of a line in the document; empty where all are the same."""
        self.marks = marks
        """The number of leading characters that are no text, by the number of a line in the file; empty where there are none."""

    @property
    def is_identity(self) -> bool:
        """Whether every position in the document is the same in the file."""
        return not self.numbers and not self.marks

    def diagnostic(self, found: Diagnostic) -> Diagnostic:
        """A finding on the text, with positions in the file; without its fix where that cannot be applied to the file."""
        if self.is_identity:
            return found
        related = tuple(each._replace(location=self.location(each.location)) for each in found.related)
        fix = self.fix(found.fix) if found.fix else None
        return found._replace(location=self.location(found.location), related=related, fix=fix)

    def remark(self, found: Diagnostic) -> Diagnostic:
        """A finding on something outside the text (a comment, undecodable bytes): its positions are in the file already."""
        return found

    def location(self, location: Location) -> Location:
        """The location in the file of one in the document."""
        return location._replace(range=self.range(location.range)) if location.range else location

    def fix(self, fix: Fix) -> Fix | None:
        """The fix as edits of the file, None where that is impossible."""
        return fix._replace(edits=tuple(each._replace(range=self.range(each.range)) for each in fix.edits))

    def range(self, span: Range) -> Range:
        """The range in the file of one in the document; an end at the start of a line is the end of the line before."""
        if not self.numbers and not self.marks:
            return span
        start, end = span
        if end.column == 1 and end.line > start.line:
            return Range(self.position(start), Position(self._number(end.line - 1) + 1, 1))
        return Range(self.position(start), self.position(end))

    def position(self, position: Position) -> Position:
        """The position in the file of one in a line of the file."""
        number = self._number(position.line)
        mark = self.marks[number] if 0 < number < len(self.marks) else 0
        return Position(number, position.column + mark)

    def line(self, number: int) -> int:
        """The number of the line of the file on which a line of the document begins."""
        return self.range(Range.of(number, 1, number, 1)).start.line

    def is_composed(self, number: int) -> bool:
        """Whether a line was composed by the reader, so that mark-up may be between its characters in the file."""
        return False

    def _number(self, line: int) -> int:
        return self.numbers[min(line, len(self.numbers) - 1)] if self.numbers else line


@dataclass(slots=True, eq=False)
class PlaceMap(SourceMap):
    """The map of a document from a file without lines: a line is a paragraph, or a row of a table."""

    has_lines: ClassVar[bool] = False
    is_identity = False
    lines: list[Place] = field(default_factory=list)
    cells: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """For each line that is a row: (column at which a cell begins, its number in the row), both from 1."""

    def __post_init__(self) -> None:
        SourceMap.__init__(self)

    def remark(self, found: Diagnostic) -> Diagnostic:
        """A finding on a comment or a fault: both have positions in the lines of the document."""
        return self.diagnostic(found)

    def location(self, location: Location) -> Location:
        """The location with the place of its range."""
        return location._replace(range=None, place=self.place(location.range)) if location.range else location

    def fix(self, fix: Fix) -> Fix | None:
        """The fix as an unsafe one, its edits in the lines of the document; None where it inserts a cell, which is not text."""
        if any("\t" in edit.content for edit in fix.edits):
            return None
        return fix._replace(applicability="unsafe") if fix.applicability == "safe" else fix

    def place(self, span: Range) -> Place:
        """The paragraph, the cell, or the row where the range reaches over several cells."""
        index = min(span.start.line, len(self.lines)) - 1
        if index < 0:
            return Place(span=span)
        cells = self.cells.get(index + 1, [])
        last = span.end.column - (span.end > span.start)
        first, end = (_cell_at(cells, column) for column in (span.start.column, last))
        return self.lines[index]._replace(cell=first if first == end else 0, span=span)


def _cell_at(cells: list[tuple[int, int]], column: int) -> int:
    return max((number for start, number in cells if start <= column), default=0)
