"""Tables as lines with bars that are no Markdown table: no delimiter row, bars missing or to spare."""

from __future__ import annotations

from .draft import Options, Table
from .grid import grid, spanned
from .writer import Writer


def bars_open(writer: Writer, table: Table, options: Options, title_bars: bool = False) -> None:
    """`a | b | c |`: no bar in front, merged squares gone without trace."""
    for row, cells in zip(table.rows, spanned(table.rows), strict=True):
        for index, cell in enumerate(cells):
            if index:
                writer.write(" ")
            writer.cell(cell)
            writer.write(" |")
        if title_bars and row.kind == "title":
            writer.write(" " + "|" * (table.width - 1))
        writer.write("\n")


def bars_title(writer: Writer, table: Table, options: Options) -> None:
    """As `bars_open`, but a title row keeps the bars of the columns it covers."""
    bars_open(writer, table, options, title_bars=True)


def bars_front(writer: Writer, table: Table, options: Options) -> None:
    """`| a | b | c ||`: the full grid, and header rows with more bars than there are columns."""
    for row, squares in zip(table.rows, grid(table.rows), strict=True):
        for square in squares:
            writer.write("| ")
            if square.cell:
                writer.cell(square.cell)
                writer.write(" ")
        writer.write("||" if row.kind in ("data", "stray") else "|" * 6)
        writer.write("\n")
