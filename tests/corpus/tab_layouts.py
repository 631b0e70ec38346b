"""Tables as tab-separated lines: what copying a web page's table leaves."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import Cell, Options, Row, Table
from .grid import grid, spanned
from .writer import Writer


def tabs(writer: Writer, table: Table, options: Options, trailing: int = 0, torn: bool = False) -> None:
    """The full grid; a merged cell's other squares are empty."""
    tear = _tear(table, options) if torn and table.name == "requests" else None
    for index, squares in enumerate(grid(table.rows)):
        if index == tear:
            writer.write("\n")
        _write_line(writer, [square.cell for square in squares], trailing)


def tabs_trailing(writer: Writer, table: Table, options: Options) -> None:
    tabs(writer, table, options, trailing=1)


def tabs_page_break(writer: Writer, table: Table, options: Options) -> None:
    """An empty line between two rows of table 三."""
    tabs(writer, table, options, torn=True)


def tabs_shifted(writer: Writer, table: Table, options: Options) -> None:
    """Table 三 with its label columns squeezed and a few details pushed out to the first column, figures intact."""
    if table.name != "requests":
        tabs(writer, table, options)
        return
    pushed = _pushed_out(table.rows, options.salt)
    _write_shifted_head(writer, table.rows)
    for index, (row, cells) in enumerate(zip(table.rows, spanned(table.rows), strict=True)):
        if row.kind == "head":
            continue
        if index in pushed:
            _write_line(writer, [row.cells[0], None, *row.cells[1:]], 1)
        elif row.key == "3.7":
            _write_line(writer, [*cells[:1], *row.cells[1:]], 2)
        elif len(row.groups) == 2 or row.kind == "stray":
            _write_line(writer, [*_left_of(row, cells), *row.cells], row.cells[0].colspan - 1)
        else:
            _write_line(
                writer, [*_left_of(row, cells), row.cells[0], *[None] * (1 - len(row.groups)), *row.cells[1:]], 1
            )


def _left_of(row: Row, cells: Sequence[Cell]) -> list[Cell | None]:
    """The merged labels before a row, empty where an earlier row shows them."""
    return [group if any(group is cell for cell in cells) else None for group in row.groups]


def _write_shifted_head(writer: Writer, rows: Sequence[Row]) -> None:
    """Nine columns, with 总计 drawn up into the first row, as pages that lost a label column have it."""
    (note, applicants), (natural, bodies, total), kinds = (row.cells for row in rows[:3])
    _write_line(writer, [note, None, applicants, *[None] * 5, total], 1)
    _write_line(writer, [None, None, natural, bodies, *[None] * 5], 1)
    _write_line(writer, [None, None, None, *kinds, None], 1)


def _pushed_out(rows: Sequence[Row], salt: int) -> set[int]:
    """Two or three detail rows that do not open their group."""
    inner = [
        index
        for index, row in enumerate(rows)
        if len(row.groups) == 2 and row.kind == "data" and row.groups[1] in rows[index - 1].groups
    ]
    return {inner[(salt + step) % len(inner)] for step in (0, 5, 11)[: 2 + salt % 2]}


def _tear(table: Table, options: Options) -> int:
    """The index of the row below the page break, never within the header."""
    return 4 + options.salt % (len(table.rows) - 5)


def _write_line(writer: Writer, cells: Sequence[Cell | None], trailing: int) -> None:
    for index, cell in enumerate(cells):
        if index:
            writer.write("\t")
        if cell:
            writer.cell(cell)
    writer.write("\t" * trailing + "\n")
