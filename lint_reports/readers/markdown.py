"""Reader of Markdown: headings, pipe tables, HTML tables; code, comments and front matter are no report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint_reports.model.document import MARK, Block, Document, Paragraph, Picture, Row, Table
from lint_reports.readers.decoding import decode, split_lines
from lint_reports.readers.rows import bar_row, cell_at, is_delimiter, tab_row, unmarked
from lint_reports.readers.text import paragraph_of

if TYPE_CHECKING:
    from lint_reports.readers.html_tables import Tables

_HEADING = re.compile(r"^(\s*)(#{1,6})(?=[\s　]|[^#\s])[\s　]*(.*?)[\s　]*#*[\s　]*$")
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_IMAGE = re.compile(r"^\s*(!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>)\s*$", re.I)
_TABLE = re.compile(r"<table\b", re.I)
_QUOTE = re.compile(r"^\s*(>\s?)+")


def read(path: str, data: bytes, encoding: str | None = None) -> Document:
    """Read a Markdown file; see `readers.Reader`."""
    decoded = decode(data, encoding)
    lines, newline = split_lines(decoded.text)
    file = (decoded.encoding, decoded.bom, newline, decoded.faults)
    if MARK in decoded.text:
        from lint_reports.readers.comments import in_markup

        taken = in_markup(lines, fenced=True)
        return Document(path, taken.placed(_Scanner(taken.kept).blocks()), taken.lines, *file, comments=taken.comments, source=lines)
    return Document(path, _Scanner(lines).blocks(), lines, *file)


class _Scanner:
    """Goes through the lines once; `rows` are those of the table that is open."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.rows: list[Row] = []
        self.tables: Tables | None = None

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
                blocks.append(self._paragraph(line, number))
        if self.rows:
            blocks.append(Table(self.rows))
        return blocks

    def _row(self, line: str, number: int) -> Row | None:
        if "|" in line or "｜" in line:
            return None if is_delimiter(line) else bar_row(line, number, markdown=True)
        if "\t" in line and not line.isspace():
            return tab_row(line, number)
        return None

    def _paragraph(self, line: str, number: int) -> Paragraph | Picture:
        if _IMAGE.match(line):
            cell = cell_at(line, number, 1)
            return Picture(cell.text, cell.line, cell.column, cell.end_line, cell.end_column)
        heading = _HEADING.match(line) if "#" in line else None
        if heading:
            cell = unmarked(heading.group(3), number, heading.start(3) + 1)
            level = len(heading.group(2))
            return Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column, level)
        return paragraph_of(cell_at(line, number, 1, markdown=True))

    def _visible(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, less front matter, code and comments; an HTML table comes as one `_Html`."""
        number = self._front_matter()
        while number < len(self.lines):
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
        from lint_reports.readers.html_tables import Tables

        if self.tables is None:
            self.tables = Tables(self.lines)
        html = _Html("<table>")
        html.blocks, html.end = self.tables.read(number)
        return html

    def _front_matter(self) -> int:
        if self.lines and self.lines[0].rstrip() == "---":
            for number, line in enumerate(self.lines[1:200], 1):
                if line.rstrip() in ("---", "..."):
                    return number + 1
        return 0

    def _skip(self, number: int, fence: str) -> int:
        """Past the end of a block of code: a fence of the same kind, at least as long."""
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


class _Html(str):
    """An HTML table among the lines, read by the HTML table reader."""

    blocks: list[Block]
    end: int

