"""A file as read: paragraphs, tables and pictures with exact positions, not yet interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_reports.model.diagnostic import Severity
from lint_reports.model.location import Location, Range
from lint_reports.model.source_map import SourceMap
from lint_reports.text.language import Text


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a table; its text is without surrounding white space and mark-up. Positions are from 1.

    The range of an empty cell is the space between its separators.
    """

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    colspan: int = 1
    rowspan: int = 1


@dataclass(slots=True, eq=False)
class Row:
    """A row of a table.

    `loose`: its cells stand on lines of their own, so that lines do not show where the row ends.
    """

    cells: list[Cell]
    loose: bool = False

    @property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [cell.text for cell in self.cells]


@dataclass(slots=True, eq=False)
class Table:
    """Consecutive rows, with no empty line between them."""

    rows: list[Row]


@dataclass(slots=True, eq=False)
class Paragraph:
    """A line of prose."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    level: int = 0
    """The level of a heading where the format marks one (1 the highest), else 0."""


def piece_of(whole: Paragraph | Cell, start: int, end: int) -> Cell:
    """Characters `start` to `end` of a text as a cell.

    It has the range of the whole where mark-up or line ends in the range keep offsets from being columns.
    """
    text = whole.text[start:end]
    if whole.line != whole.end_line or whole.end_column - whole.column != len(whole.text):
        return Cell(text, whole.line, whole.column, whole.end_line, whole.end_column)
    column = whole.column + start
    return Cell(text, whole.line, column, whole.line, column + len(text))


@dataclass(slots=True, eq=False)
class Picture:
    """A picture or attachment, whose contents no reader reads, or a table whose figures are not in its text."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    kind: str = "picture"
    """Its kind, as the rule on unreadable tables names it: `picture`, or `fields` for the fields of a form."""


Block = Paragraph | Table | Picture


def places_of(blocks: Iterable[Block]) -> Iterator[Cell | Paragraph | Picture]:
    """Yield everything with a position: paragraphs, pictures, and the cells of tables."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block


MARK = "lint-reports"
"""The word that marks a comment to the linter."""


@dataclass(slots=True, eq=False)
class Document:
    """A file as read. `lines` are without their line ends; `newline` is the one the file uses."""

    path: str
    blocks: list[Block]
    lines: list[str]
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    faults: list[Fault] = field(default_factory=list)
    source_map: SourceMap = field(default_factory=SourceMap)
    """The map from the lines of the blocks to positions in the file."""
    comments: list[Comment] = field(default_factory=list)
    """Comments to the linter; `lines` are without them."""
    source: list[str] | None = None
    """The lines of the file where they differ from `lines`, else None."""
    title: Paragraph | None = None
    """The title in the file's metadata."""
    elsewhere: str = ""
    """Where the report may be if not in the text of the file: a script, an attachment, a frame, a picture; "" for nowhere."""

    def location(self, range: Range, node: str = "") -> Location:
        """The location in the file of a range in the lines of the blocks."""
        return self.source_map.location(Location(self.path, range, node))

    @property
    def fatal(self) -> Fault | None:
        """The fault that prevents reading the file, preferably one with a message; None where there is none."""
        fatal = [fault for fault in self.faults if fault.fatal]
        return next((fault for fault in fatal if fault.message), fatal[0] if fatal else None)

    @property
    def file_lines(self) -> list[str]:
        """The lines as users see them, with comments; for a format without lines, those of the document."""
        return self.lines if self.source is None else self.source


class Fault(NamedTuple):
    """A part of the file that could not be read, as a byte outside the encoding or mojibake.

    Its position is in the file; for Word, in the lines of the document.
    """

    rule: str
    detail: str
    line: int = 1
    """0 for the file as a whole."""
    column: int = 1
    end_column: int = 1
    message: Text | None = None
    fatal: bool = False
    """Whether it prevents reading the file; such a fault is reported even where no report is recognised."""
    severity: Severity | None = None
    """The severity, where it differs from that of its rule."""


class Comment(NamedTuple):
    """A comment in a file. Its range is its own or, without a `lead`, that of the text it is attached to (Word)."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    lead: int | None = None
    """The number of characters of mark-up before its text."""
    alone: bool = False
    """Whether its lines have no other text."""
