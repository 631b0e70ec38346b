"""Tables in Markdown: GitHub pipe tables whole, torn or escaped, and HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .draft import Options, Row, Table
from .grid import Square, grid, spanned
from .writer import Writer

Lines = list[list[Square]]


def pipe(writer: Writer, table: Table, options: Options, escape: bool = False) -> None:
    """One pipe table, its cells padded to the width of their column."""
    _write_piece(writer, table.width, grid(table.rows), escape)


def pipe_escaped(writer: Writer, table: Table, options: Options) -> None:
    """As `pipe`, with `1\\.` for the marks that Markdown might take for a list."""
    pipe(writer, table, options, escape=True)


def pipe_groups(writer: Writer, table: Table, options: Options) -> None:
    """A pipe table for each group of table 二 and for every few rows of table 三; labels stay in the first piece."""
    for index, piece in enumerate(_pieces(table, options.salt)):
        writer.write("\n" if index else "")
        _write_piece(writer, table.width, piece, escape=False)


def _pieces(table: Table, salt: int) -> Iterator[Lines]:
    piece: Lines = []
    for index, (row, squares) in enumerate(zip(table.rows, grid(table.rows), strict=True)):
        if piece and _opens_piece(table, index, row, salt):
            yield piece
            piece = []
        piece.append(squares)
    yield piece


def _opens_piece(table: Table, index: int, row: Row, salt: int) -> bool:
    if table.name == "requests":
        return index >= 3 and (index - 3) % (3 + salt % 4) == 0
    return row.kind == "title"


def _write_piece(writer: Writer, width: int, lines: Lines, escape: bool) -> None:
    texts = [[_escaped(square.cell.text, escape) if square.cell else "" for square in squares] for squares in lines]
    columns = range(max(width, *(len(line) for line in texts)) if texts else width)
    widths = [max(3, *(len(line[column]) for line in texts if column < len(line)), 0) for column in columns]
    for index, (squares, shown) in enumerate(zip(lines, texts, strict=True)):
        for square, text, size in zip(squares, shown, widths, strict=False):
            writer.write("| ")
            if square.cell:
                writer.cell(square.cell, text)
            writer.write(" " * (size - len(text) + 1))
        writer.write("|\n")
        if not index:
            writer.write("".join(f"|{'-' * (size + 2)}" for size in widths[:width]) + "|\n")


def _escaped(text: str, escape: bool) -> str:
    return re.sub(r"^(\d)\.(?=\D)", r"\1\\.", text) if escape else text


def html_table(writer: Writer, table: Table, options: Options) -> None:
    """An HTML table in Markdown, its cells merged as in the form; no empty line, which would end the HTML."""
    writer.write("<table>\n")
    for cells in spanned(table.rows):
        writer.write("<tr>")
        for cell in cells:
            spans = "".join(
                f' {name}="{size}"' for name, size in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if size > 1
            )
            writer.write(f"<td{spans}>")
            writer.cell(cell, html.escape(cell.text, quote=False))
            writer.write("</td>")
        writer.write("</tr>\n")
    writer.write("</table>\n")
