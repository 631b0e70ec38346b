"""Tables written in HTML, with the exact place of every cell's text. Broken tags are taken as browsers take them."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from lint_reports.model.document import Block, Cell, Paragraph, Picture, Row, Table


def read_tables(lines: list[str], start: int) -> tuple[list[Block], int]:
    """Read the HTML that begins on the line of index `start` up to the end of its outermost table.

    Returns the blocks and the index of the line after it.
    """
    parser = _TableParser(start)
    number = start
    while number < len(lines):
        parser.feed(lines[number] + "\n")
        number += 1
        if parser.opened and not parser.depth:
            break
    parser.close()
    parser.end_table()
    return parser.blocks, number


class _TableParser(HTMLParser):
    """Collects the cells of tables; `depth` counts the tables that are open."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=False)
        self.first = first
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self.cell: Cell | None = None
        self.pieces: list[str] = []
        self.depth = 0
        self.opened = False

    def _place(self) -> tuple[int, int]:
        line, column = self.getpos()
        return line + self.first, column + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            self.opened = True
        elif tag == "tr":
            self.end_cell()
            self.rows.append(Row([]))
        elif tag in ("td", "th"):
            self.end_cell()
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self.cell is not None:
            self.pieces.append(" ")
        elif tag == "img":
            line, column = self._place()
            self.blocks.append(Picture(self.get_starttag_text() or "", line, column, line, column + 1))

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        line, column = self._place()
        column += len(self.get_starttag_text() or "")
        self.cell = Cell(
            "", line, column, line, column, _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        )
        if not self.rows:
            self.rows.append(Row([]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table":
            self.depth = max(0, self.depth - 1)
            if not self.depth:
                self.end_table()

    def handle_data(self, data: str) -> None:
        line, column = self._place()
        self._text(data, data, line, column)

    def handle_entityref(self, name: str) -> None:
        known = unescape(f"&{name};") != f"&{name};"
        self._reference(f"&{name};" if known else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, source: str) -> None:
        line, column = self._place()
        self._text(unescape(source), source, line, column)

    def _text(self, text: str, source: str, line: int, column: int) -> None:
        if not text.strip():
            if self.cell is not None:
                self.pieces.append(" ")
            return
        lead = source[: len(source) - len(source.lstrip())]
        line, column = _after(lead, line, column)
        end_line, end_column = _after(source.strip(), line, column)
        if self.cell is None:
            self._stray(text.strip(), line, column, end_line, end_column)
            return
        if not "".join(self.pieces).strip():
            self.cell.line, self.cell.column = line, column
        self.cell.end_line, self.cell.end_column = end_line, end_column
        self.pieces.append(text)

    def _stray(self, text: str, line: int, column: int, end_line: int, end_column: int) -> None:
        self.end_table()
        self.blocks.append(Paragraph(text, line, column, end_line, end_column))

    def end_cell(self) -> None:
        if self.cell is not None:
            self.cell.text = " ".join("".join(self.pieces).split())
            self.rows[-1].cells.append(self.cell)
        self.cell = None
        self.pieces = []

    def end_table(self) -> None:
        self.end_cell()
        if self.rows:
            self.blocks.append(Table(self.rows))
        self.rows = []


def _span(value: str | None) -> int:
    return min(int(value), 100) if value and value.isascii() and value.isdigit() and int(value) > 0 else 1


def _after(text: str, line: int, column: int) -> tuple[int, int]:
    """The place after `text` that begins at line and column."""
    if "\n" not in text:
        return line, column + len(text)
    return line + text.count("\n"), len(text) - text.rfind("\n")
