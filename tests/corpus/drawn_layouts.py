"""Tables as programs draw them in text: boxes, columns under rules, merged cells written out for every square."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import east_asian_width

from .draft import Cell, Options, Table
from .grid import Square, grid, spanned
from .writer import Writer

_NARROW = 8
"""Columns of the screen for labels that are broken over lines."""

Edges = tuple[str, str, str]
"""What stands before, between and behind the cells of a line."""


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _wrapped(text: str, width: int) -> list[str]:
    """A label in lines no wider than that; a figure on one."""
    lines = [""]
    for char in text:
        if _width(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


def _columns(squares: Sequence[Sequence[Square]], widest: int) -> list[int]:
    """How wide each column is: as its widest figure, and as its widest label up to `widest`."""
    widths = [2] * max(map(len, squares))
    for row in squares:
        for column, square in enumerate(row):
            if square.cell is not None:
                own = _width(square.cell.text)
                widths[column] = max(widths[column], own if square.cell.address else min(own, widest))
    return widths


def _line(
    writer: Writer,
    cells: Sequence[Cell | None],
    lines: Sequence[Sequence[str]],
    at: int,
    widths: Sequence[int],
    parts: Edges,
) -> None:
    """One line of a row of cells that may have several."""
    start, between, end = parts
    writer.write(start)
    for column, width in enumerate(widths):
        cell = cells[column] if column < len(cells) else None
        text = lines[column][at] if column < len(lines) and at < len(lines[column]) else ""
        if column:
            writer.write(between)
        if cell is not None and at == next((n for n, each in enumerate(lines[column]) if each), 0):
            writer.cell(cell, text)
        else:
            writer.write(text)
        writer.write(" " * (width - _width(text)))
    writer.write(f"{end}\n")


def _draw(
    writer: Writer,
    table: Table,
    widest: int,
    parts: Edges,
    rule: Callable[[list[int], int], str],
    centred: bool = False,
) -> None:
    squares = grid(table.rows)
    widths = _columns(squares, widest)
    writer.write(rule(widths, 0))
    for number, row in enumerate(squares, 1):
        cells = [square.cell for square in row]
        lines = [_wrapped(cell.text if cell else "", width) for cell, width in zip(cells, widths, strict=False)]
        height = max(map(len, lines))
        if centred:
            lines = [[*[""] * ((height - len(each)) // 2), *each] for each in lines]
        for at in range(height):
            _line(writer, cells, lines, at, widths, parts)
        writer.write(rule(widths, -1 if number == len(squares) else number))


def boxes(writer: Writer, table: Table, options: Options) -> None:
    """`+---+` between all rows, labels broken over lines, as in reStructuredText."""
    _draw(
        writer, table, _NARROW, ("| ", " | ", " |"), lambda widths, at: f"+{'+'.join('-' * (w + 2) for w in widths)}+\n"
    )


def boxes_drawn(writer: Writer, table: Table, options: Options) -> None:
    """├──┼──┤ between all rows, each label on one line."""

    def rule(widths: list[int], at: int) -> str:
        left, cross, right = "┌┬┐" if at == 0 else "└┴┘" if at < 0 else "├┼┤"
        return f"{left}{cross.join('─' * w for w in widths)}{right}\n"

    _draw(writer, table, 200, ("│", "│", "│"), rule)


def ruled(writer: Writer, table: Table, options: Options) -> None:
    """Columns under dashes, as pandoc writes a table without a head."""
    _draw(
        writer,
        table,
        200,
        ("  ", " ", ""),
        lambda widths, at: "" if at > 0 else f"  {' '.join('-' * w for w in widths)}\n",
    )


def ruled_multiline(writer: Writer, table: Table, options: Options) -> None:
    """Columns under dashes, labels broken over lines, an empty line behind each row, as pandoc writes wide tables."""
    _draw(
        writer,
        table,
        12,
        ("  ", " ", ""),
        lambda widths, at: "\n" if at > 0 else f"  {' '.join('-' * w for w in widths)}\n",
    )


def blanks(writer: Writer, table: Table, options: Options) -> None:
    """Nothing but blanks between the columns, as browsers of text write them."""
    _draw(writer, table, 200, ("   ", "   ", ""), lambda widths, at: "")


def blanks_wrapped(writer: Writer, table: Table, options: Options) -> None:
    """Blanks between the columns, labels broken over lines with their figures beside the middle, as a PDF file is read."""
    _draw(writer, table, 14, ("", "  ", ""), lambda widths, at: "" if at <= 0 else "\n", centred=True)


def blanks_single(writer: Writer, table: Table, options: Options) -> None:
    """A single blank between the cells of a row, as many web sites show them once they are copied."""
    for cells in spanned(table.rows):
        for at, cell in enumerate(cells):
            writer.write(" " if at and cell.text else "")
            writer.cell(cell)
        writer.write("\n")


def repeated(writer: Writer, table: Table, options: Options) -> None:
    """Bars, and merged cells written out in each of their squares, as pandas and python-docx give them."""
    above: list[Cell | None] = []
    for row in grid(table.rows):
        shown: list[Cell | None] = []
        for column, square in enumerate(row):
            if square.cell is not None:
                shown.append(square.cell)
            elif square.covered_by == "left":
                shown.append(shown[-1])
            else:
                shown.append(above[column] if column < len(above) else None)
        writer.write("|")
        for cell in shown:
            writer.write(" ")
            if cell is not None:
                writer.cell(cell)
            writer.write(" |")
        writer.write("\n")
        above = shown


def asciidoc(writer: Writer, table: Table, options: Options) -> None:
    """A cell a line between `|===`, merged cells marked by how far they reach."""
    squares = grid(table.rows)
    writer.write(f'[cols="{max(map(len, squares))}*"]\n|===\n')
    for row in squares:
        for square in row:
            if square.cell is not None:
                cell = square.cell
                spans = f"{cell.colspan if cell.colspan > 1 else ''}{f'.{cell.rowspan}' if cell.rowspan > 1 else ''}"
                writer.write(f"{spans}{'+' if spans else ''}|")
                writer.cell(cell)
                writer.write("\n")
        writer.write("\n")
    writer.write("|===\n")
