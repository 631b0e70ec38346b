"""Reader of Markdown: headings, pipe tables, HTML tables; code, comments, rules and front matter are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from lint_reports.model.document import MARK, Block, Comment, Document, Paragraph, Picture, Row, Table
from lint_reports.model.piece_map import Piece, PieceMap
from lint_reports.model.source_map import SourceMap
from lint_reports.readers.comments import in_markup
from lint_reports.readers.decoding import split_lines
from lint_reports.readers.drawn import drawn_tables
from lint_reports.readers.formatting import is_mark
from lint_reports.readers.metadata import metadata_of
from lint_reports.readers.rows import cell_at, cut_at_bars, is_delimiter, marked_cell, tab_row
from lint_reports.readers.text import paragraph_of

if TYPE_CHECKING:
    from lint_reports.readers.html.tables import Tables
    from lint_reports.readers.source import Source

_HEADING = re.compile(r"\s*(#{1,6})(?!#)")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_IMAGE = re.compile(r"^\s*(!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>)\s*$", re.I)
_TABLE = re.compile(r"<table\b", re.I)
_ITEMS = frozenset("-*+0123456789")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+(?=\|)")
"""The mark of an item of a list that begins with a table."""
_QUOTE = re.compile(r"^\s*(>\s?)+")


def read(source: Source) -> Document:
    """Read a Markdown file; see `source.Reader`."""
    decoded = source.decoded
    lines, newline = split_lines(decoded.text)
    file = (decoded.encoding, decoded.bom, newline, list(decoded.faults))
    comments: list[Comment] = []
    kept, numbers = lines, []
    if MARK in decoded.text:
        taken = in_markup(lines, fenced=True)
        kept, numbers, comments = taken.kept, taken.numbers, taken.comments
    scanner = _Scanner(kept)
    blocks = scanner.blocks()
    source_map = scanner.source_map(numbers, lines)
    return Document(source.path, blocks, kept, *file, source_map, comments, source=lines, title=scanner.title)


class _Scanner:
    """Reads the lines in one pass; `rows` are those of the table being read."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.rows: list[Row] = []
        self.tables: Tables | None = None
        self.title: Paragraph | None = None
        """The title in the front matter."""
        self.apart: dict[int, list[Piece]] = {}
        """By line, of the texts with marks within them, what stands together (offsets from the line's start)."""
        self.drawn = {each.start: each for each in drawn_tables(lines)}

    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        for number, line in self._visible():
            row = self._row(line, number)
            if row is not None:
                self.rows.append(row)
                continue
            if self.rows and not is_delimiter(line):
                blocks.append(Table(self.rows))
                self.rows = []
            if isinstance(line, _Html):
                blocks.extend(line.blocks)
            elif line and not line.isspace() and not is_delimiter(line):
                block = self._paragraph(line, number)
                if block is not None:
                    blocks.append(block)
        if self.rows:
            blocks.append(Table(self.rows))
        return blocks

    def _row(self, line: str, number: int) -> Row | None:
        if "|" in line or "｜" in line:
            if is_delimiter(line):
                return None
            item = _ITEM.match(line) if line[:1].isspace() or line[0] in _ITEMS else None
            cut = cut_at_bars(" " * item.end() + line[item.end() :] if item else line, markdown=True)
            if cut.pieces:
                self.apart[number] = list(cut.pieces)
            return cut.row(number)
        if "\t" in line and not line.isspace():
            return tab_row(line, number)
        return None

    def _paragraph(self, line: str, number: int) -> Paragraph | Picture | None:
        """The line as a heading, a paragraph or a picture; None for a line of syntax only."""
        if _IMAGE.match(line):
            picture = cell_at(line, number, 1)
            return Picture(picture.text, picture.line, picture.column, picture.end_line, picture.end_column)
        if is_mark(line):
            return None
        level, start, end = _heading(line)
        cell, pieces = marked_cell(line[start:end], number, start + 1)
        if pieces:
            self.apart[number] = pieces
        if not cell.text:
            return None
        if level:
            return Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column, level)
        return paragraph_of(cell)

    def source_map(self, numbers: Sequence[int], lines: list[str]) -> SourceMap:
        """Where the lines stand in a file of `lines`; `numbers` are those of the lines there, if any were left out."""
        if not self.apart:
            return SourceMap(numbers)

        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        made = PieceMap("\n".join(lines), 1, inline=True, numbers=numbers)
        for number, pieces in self.apart.items():
            index = (numbers[number] if numbers else number) - 1
            whole = _whole(pieces, len(lines[index]))
            made.pieces[number] = [each._replace(offset=each.offset + starts[index]) for each in whole]
        return made

    def _visible(self) -> Iterator[tuple[int, str]]:
        """Yield (line number, line) without front matter, code and comments; a whole HTML table is one `_Html`."""
        number = self._front_matter()
        while number < len(self.lines):
            if number in self.drawn:
                drawn = self.drawn[number]
                yield number, _Html.of([without_marks(drawn.table)])
                number = drawn.end
                continue
            line = self.lines[number]
            if "`" in line or "~" in line:
                fence = _FENCE.match(line)
                if fence:
                    number = self._skip(number + 1, fence.group(1))
                    continue
            if "<" in line:
                if "<!--" in line:
                    number, line = self._comment(number, line)
                if _TABLE.search(line):
                    table = self._html(number)
                    yield number + 1, table
                    number = table.end
                    continue
            quote = _QUOTE.match(line) if ">" in line else None
            yield number + 1, " " * quote.end() + line[quote.end() :] if quote else line
            number += 1

    def _html(self, number: int) -> _Html:
        from lint_reports.readers.html.tables import Tables

        if self.tables is None:
            self.tables = Tables(self.lines)
        blocks, end = self.tables.read(number)
        html = _Html.of(blocks)
        html.end = end
        return html

    def _front_matter(self) -> int:
        size, self.title = metadata_of(self.lines)
        return size

    def _skip(self, number: int, fence: str) -> int:
        """The line number behind a block of code, which a fence of the same kind and at least the same length ends."""
        while number < len(self.lines):
            line = self.lines[number].strip()
            if line.startswith(fence) and not line.strip(fence[0]):
                break
            number += 1
        return number + 1

    def _comment(self, number: int, line: str) -> tuple[int, str]:
        """Blank out comments, keeping columns; a comment over several lines leaves what follows its end."""
        while True:
            start = line.find("<!--")
            if start < 0:
                return number, line
            end = line.find("-->", start)
            while end < 0 and number + 1 < len(self.lines):
                number += 1
                start, line = 0, self.lines[number]
                end = line.find("-->")
            stop = end + 3 if end >= 0 else len(line)
            line = line[:start] + " " * (stop - start) + line[stop:]


def _heading(line: str) -> tuple[int, int, int]:
    """The level of a heading, 0 where there is none, and from where to where its text stands without the marks."""
    if "#" not in line and "}" not in line and "\\" not in line:
        return 0, 0, len(line)
    mark = _HEADING.match(line)
    start, end = (mark.end() if mark else 0), len(line.rstrip())
    if line.endswith("}", 0, end) and (attributes := _ATTRIBUTES.search(line, max(start, end - 200))):
        end = attributes.start()
    if mark:
        end = max(len(line[:end].rstrip().rstrip("#").rstrip()), start)
    elif line.endswith("\\", 0, end) and not line.endswith("\\\\", 0, end):
        end -= 1  # a line broken by a backslash
    return len(mark.group(1)) if mark else 0, start, end


def _whole(pieces: list[Piece], size: int) -> Iterator[Piece]:
    """The pieces of a line with what stands between them, which keeps its columns."""
    at = 0
    for each in pieces:
        if each.offset > at and each.column - 1 == each.offset:
            yield Piece(at + 1, each.offset - at, at, each.offset - at)
        yield each
        at = each.offset + each.length
    yield Piece(at + 1, size - at, at, size - at)


def without_marks(table: Table) -> Table:
    """The table with the Markdown syntax in its cells resolved."""
    for row in table.rows:
        for cell in row.cells:
            cell.text = marked_cell(cell.text, cell.line, cell.column)[0].text
    return table


class _Html(str):
    """A table among the lines that another reader has read: one in HTML, or one that is drawn."""

    blocks: list[Block]
    end: int = 0

    @classmethod
    def of(cls, blocks: list[Block]) -> _Html:
        made = cls("<table>")
        made.blocks = blocks
        return made
