"""What a reader saw in a file: headings, paragraphs and tables with exact positions, and nothing of their meaning."""

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
    """A cell of a table, its text without the white space and mark-up around it.

    The range of an empty cell is the space it has between its separators.
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
    """Cells side by side.

    `loose`: one cell on a line of its own, so that the row's extent is not known from the line.
    """

    cells: list[Cell]
    loose: bool = False

    @property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [cell.text for cell in self.cells]


@dataclass(slots=True, eq=False)
class Table:
    """Rows that stand together, with no empty line between them."""

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
    """A part of a text as a cell. Where marks or line ends stand in the text's place too, it has the place of the whole."""
    text = whole.text[start:end]
    if whole.line != whole.end_line or whole.end_column - whole.column != len(whole.text):
        return Cell(text, whole.line, whole.column, whole.end_line, whole.end_column)
    column = whole.column + start
    return Cell(text, whole.line, column, whole.line, column + len(text))


@dataclass(slots=True, eq=False)
class Picture:
    """A picture or an attachment, which no reader can read, or a table whose figures are not in its text."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    kind: str = "picture"
    """What it is, as the rule on tables that cannot be read names it: `picture`, or `fields` for those of a form."""


Block = Paragraph | Table | Picture


def places_of(blocks: Iterable[Block]) -> Iterator[Cell | Paragraph | Picture]:
    """Whatever has a place, tables as their cells."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block


MARK = "lint-reports"
"""The word by which a comment addresses the linter; in a file without it no comments are looked for."""


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
    """Where the lines of the blocks stand in the file."""
    comments: list[Comment] = field(default_factory=list)
    """Comments to the linter, which are no part of the text; `lines` are without them."""
    source: list[str] | None = None
    """The lines of the file where `lines` are others."""
    title: Paragraph | None = None
    """The title in the file's metadata, which are no part of the text."""
    elsewhere: str = ""
    """Where the report may be if it is not in the file: a script, an attachment, a frame, a picture."""

    def location(self, range: Range, node: str = "") -> Location:
        """The location in the file of a range in the lines of the blocks."""
        return self.source_map.location(Location(self.path, range, node))

    @property
    def fatal(self) -> Fault | None:
        """The fault that keeps the file from being read, those with a message first; None where there is none."""
        fatal = [fault for fault in self.faults if fault.fatal]
        return next((fault for fault in fatal if fault.message), fatal[0] if fatal else None)

    @property
    def file_lines(self) -> list[str]:
        """The lines as users see them, comments and all; of a format without lines, those of the document."""
        return self.lines if self.source is None else self.source


class Fault(NamedTuple):
    """Something that could not be read: a byte outside the encoding, mojibake. It stands in the file, of Word in the lines."""

    rule: str
    detail: str
    line: int = 1
    """0 for the file as a whole."""
    column: int = 1
    end_column: int = 1
    message: Text | None = None
    fatal: bool = False
    """Whether it keeps the file from being read, so that it is reported even where no report is recognised."""
    severity: Severity | None = None
    """The severity, where it differs from that of its rule."""


class Comment(NamedTuple):
    """A comment in a file: where it stands itself or, without a `lead`, the part of the text it is attached to."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    lead: int | None = None
    """How many characters of mark-up stand before its text."""
    alone: bool = False
    """Nothing else stands on its lines."""
