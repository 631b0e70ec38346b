"""Tables as one cell a line: what extraction from a page or a Word file often leaves."""

from __future__ import annotations

import re

from .draft import Cell, Options, Table
from .grid import grid, spanned
from .writer import Writer

_LONG = 24


def lines_tab(writer: Writer, table: Table, options: Options) -> None:
    """Each cell behind a tab, an empty line after each row, long words running on in lines without a tab.

    A cell merged from above leaves one line with a bare tab; a cell merged from the left leaves nothing.
    """
    padding = "\u00a0" if options.salt % 2 else ""
    for squares in grid(table.rows):
        for square in squares:
            if square.cell:
                writer.write("\t" + (padding if square.cell.address else ""))
                writer.cell(square.cell, _wrapped(square.cell))
                writer.write("\n")
            elif square.covered_by == "above":
                writer.write("\t\n")
        writer.write("\n")


def _wrapped(cell: Cell) -> str:
    if cell.role == "head" and re.match("本年[^/]{4}", cell.text):
        return f"{cell.text[:3]}\n{cell.text[3:]}"
    if cell.role in ("label", "note") and len(cell.text) > _LONG:
        return f"{cell.text[:_LONG]}\n{cell.text[_LONG:]}"
    return cell.text


def lines_bar(writer: Writer, table: Table, options: Options) -> None:
    """A bar behind each cell, a lone bar before each row; a cell over three columns or more adds a line of bars."""
    for cells in spanned(table.rows):
        writer.write("|\n")
        for cell in cells:
            writer.cell(cell)
            writer.write(" |\n")
            if cell.colspan > 2:
                writer.write("|" * (cell.colspan - 1) + "\n")


def lines_bar_split(writer: Writer, table: Table, options: Options) -> None:
    """As `lines_bar`, each bar on the line after its cell; merged cells leave nothing."""
    for cells in spanned(table.rows):
        writer.write("|\n")
        for cell in cells:
            writer.cell(cell)
            writer.write("\n|\n")


def lines_empty(writer: Writer, table: Table, options: Options) -> None:
    """An empty line after each cell, so that a cell without text would vanish; column headers in two lines."""
    for cells in spanned(table.rows):
        for cell in cells:
            writer.cell(cell, _halved(cell))
            writer.write("\n\n")


def _halved(cell: Cell) -> str:
    if cell.role != "head" or len(cell.text) < 4:
        return cell.text
    note = re.search("[（(]", cell.text)
    at = note.start() if note else len(cell.text) - 2
    return f"{cell.text[:at]}\n{cell.text[at:]}"
