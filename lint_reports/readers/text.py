"""Reader of plain text: paragraphs, rows by tabs or bars, and tables with one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lint_reports.model.document import MARK, Block, Cell, Comment, Document, Paragraph, Picture, Row, Table
from lint_reports.model.source_map import SourceMap
from lint_reports.readers.comma_rows import sheets
from lint_reports.readers.comments import in_text
from lint_reports.readers.decoding import split_lines
from lint_reports.readers.drawn import drawn_tables
from lint_reports.readers.formatting import is_mark
from lint_reports.readers.quotes import quote_marks
from lint_reports.readers.rows import bar_row, cell_at, is_delimiter, tab_row

if TYPE_CHECKING:
    from lint_reports.readers.source import Source

PICTURE = re.compile(r"^\W*\S*\.(png|jpe?g|gif|bmp|webp|tiff?|emf|wmf)\W*$|^[\[【(（]?(图片|图)\d*[\]】)）]?$", re.I)

_FRAME = re.compile(r"[ \t]*_{10,}[ \t]*")
"""The upper edge of a table that html2text draws."""
_FILL = re.compile(r"(?<!_)_+(?=\|)")
"""The strokes with which it fills a cell."""
FEWEST_COMMAS = 30
"""A text with fewer is no sheet of a spreadsheet: the form's smallest table has more."""
POINT = re.compile(r"-{1,2}\t([^\t]*[^\t\d\s][^\t]*)$")
"""A line that is a point of a list, as some converters of Word files write it; what is no number is no row's figure."""
HEADING = re.compile(r"(={1,6})[ \t]+([^={\s](?:[^={]*[^={\s])?)(?:(?:[ \t]*\{\{[^{}]*\}\})+=*|[ \t]+=+)?$")
"""A heading of AsciiDoc or a wiki, with what XWiki writes of its anchor behind it or without."""


def read(source: Source) -> Document:
    """Read a text file; see `source.Reader`."""
    decoded = source.decoded
    lines, newline = split_lines(decoded.text)
    file = (decoded.encoding, decoded.bom, newline, list(decoded.faults))
    marks = quote_marks(lines) if "\n>" in decoded.text else []
    kept = [line[mark:] for line, mark in zip(lines, marks, strict=True)] if marks else lines
    numbers: list[int] = []
    comments: list[Comment] = []
    if MARK in decoded.text:
        taken = in_text(kept)
        kept, numbers = taken.kept, taken.numbers
        comments = [_behind(each, marks[each.line - 1]) for each in taken.comments] if marks else taken.comments
    source_map = SourceMap(numbers, [0, *marks] if marks else ())
    is_filled = "_|" in decoded.text and any(_FRAME.fullmatch(line) for line in kept)
    blocks = scan(_without_fill(kept) if is_filled else kept)
    return Document(source.path, blocks, kept, *file, source_map, comments, source=lines)


def _behind(comment: Comment, mark: int) -> Comment:
    """A comment extended over the mark of quotation before it."""
    return comment._replace(end_column=comment.end_column + mark, lead=(comment.lead or 0) + mark)


def _without_fill(lines: list[str]) -> list[str]:
    """The lines with blanks in place of the strokes with which html2text fills cells."""
    return [_FILL.sub(lambda fill: " " * len(fill.group()), line) if "_|" in line else line for line in lines]


def scan(lines: list[str]) -> list[Block]:
    """The blocks of a text: drawn tables, comma-separated sheets, and the rows and paragraphs between them."""
    blocks: list[Block] = []
    first = 0
    for found, start, end in _apart(lines):
        blocks += _scan_undrawn(lines[first:start], first + 1)
        blocks += found
        first = end
    return blocks + _scan_undrawn(lines[first:] if first else lines, first + 1)


def _apart(lines: list[str]) -> Iterable[tuple[list[Block], int, int]]:
    """Blocks of several lines (drawn tables, sheets), each with the index of its first line and of the line behind it."""
    drawn = drawn_tables(lines)
    if drawn:
        return [([each.table], each.start, each.end) for each in drawn]
    if "".join(lines).count(",") < FEWEST_COMMAS:
        return ()

    return sheets(lines)


def _scan_undrawn(lines: list[str], first: int) -> list[Block]:
    """The blocks of lines of which that is the first. Rows with no empty line between them are one table."""
    blocks: list[Block] = []
    rows: list[Row] = []
    for number, line in enumerate(lines, first):
        if "|" in line and is_delimiter(line):
            continue
        row = row_of(line, number)
        if row is not None:
            if not row.loose and rows and rows[-1].loose and _is_lone_figure(row):
                row = Row(row.cells[:1], loose=True)
            rows.append(row)
            continue
        if not line and rows and not rows[-1].texts and lines[number - first + 1 : number - first + 2] == ["|"]:
            rows.append(Row([Cell("", number, 1, number, 1)], loose=True))  # an empty line between two bars
            continue
        if rows:
            blocks.append(Table(rows))
            rows = []
        if line and not line.isspace() and not is_mark(line):
            blocks.append(paragraph_of(cell_at(line, number, 1)))
    if rows:
        blocks.append(Table(rows))
    return blocks


def _is_lone_figure(row: Row) -> bool:
    """Whether a line is one figure with the bars of merged cells behind it."""
    first, *others = row.texts
    return first[:1].isdigit() and not any(others)


def row_of(line: str, number: int) -> Row | None:
    """The line as a row of a table, None for a line that is no row."""
    if "\t" in line and line.count("|") < 2:
        if line[0] == "-" and (point := POINT.match(line)):
            return Row([cell_at(point.group(1), number, point.start(1) + 1)], loose=True)
        return tab_row(line, number) if not line.isspace() or line[0] == "\t" else None
    if "|" in line or "｜" in line or "│" in line:
        return bar_row(line, number)
    return None


def paragraph_of(cell: Cell) -> Paragraph | Picture:
    """A line that is no row: a picture where it is the name of one; the marks of AsciiDoc and wikis around a heading are no text."""
    if cell.text[:1] == "=" and (heading := HEADING.match(cell.text)):
        start = cell.column + heading.start(2)
        return Paragraph(
            heading.group(2), cell.line, start, cell.line, start + len(heading.group(2)), len(heading.group(1))
        )
    kind = Picture if len(cell.text) < 80 and PICTURE.match(cell.text) else Paragraph
    return kind(cell.text, cell.line, cell.column, cell.end_line, cell.end_column)
