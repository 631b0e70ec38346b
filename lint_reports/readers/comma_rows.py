"""Read rows of comma-separated cells (CSV, RFC 4180): cells that contain commas or quotes are quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint_reports.model.document import Block, Cell, Paragraph, Row, Table

_FEWEST_CELLS = 3
_FEWEST_ROWS = 3
_MOST_LINES = 20
"""The most lines of a quoted cell."""


class _Written(NamedTuple):
    """A row of a sheet, and the index of the line behind it."""

    cells: list[Cell]
    end: int

    @property
    def filled(self) -> int:
        return sum(bool(cell.text) for cell in self.cells)


class Sheet(NamedTuple):
    """Lines that are rows of one number of cells, from the index of the first to that behind the last."""

    blocks: list[Block]
    start: int
    end: int


def sheets(lines: Sequence[str]) -> Iterator[Sheet]:
    """Yield the runs of lines that are sheets."""
    number = 0
    while number < len(lines):
        rows: list[_Written] = []
        end = number
        while end < len(lines) and lines[end]:
            row = _row(lines, end)
            if len(row.cells) < _FEWEST_CELLS or (rows and len(row.cells) != len(rows[0].cells)):
                break
            rows.append(row)
            end = row.end
        if len(rows) >= _FEWEST_ROWS and sum(row.filled > 1 for row in rows) >= _FEWEST_ROWS:
            yield Sheet(list(_blocks(rows)), number, end)
        number = max(end, number + 1)


def _row(lines: Sequence[str], start: int) -> _Written:
    """The cells of a row; one that begins with a quote goes on to the quote that closes it."""
    cells: list[Cell] = []
    number, line, at = start, lines[start], 0
    while True:
        if line[at : at + 1] == '"':
            cell, number, at = _quoted(lines, number, at)
            line = lines[number]
        else:
            stop = line.find(",", at)
            stop = len(line) if stop < 0 else stop
            raw = line[at:stop]
            lead = len(raw) - len(raw.lstrip()) if raw.strip() else 0
            text = raw.strip()
            column = at + lead + 1
            cell = Cell(text, number + 1, column, number + 1, column + (len(text) or len(raw)))
            at = stop
        cells.append(cell)
        if line[at : at + 1] != ",":
            return _Written(cells, number + 1)
        at += 1


def _quoted(lines: Sequence[str], number: int, at: int) -> tuple[Cell, int, int]:
    """The cell whose quote opens at a place, the index of the line it ends on, and the place behind its closing quote."""
    first, begin = number, at
    at += 1
    parts: list[str] = []
    while True:
        line = lines[number]
        stop = line.find('"', at)
        if stop < 0 and number + 1 < len(lines) and number - first < _MOST_LINES:
            parts.append(line[at:])
            number, at = number + 1, 0
            continue
        stop = len(line) if stop < 0 else stop
        parts.append(line[at:stop])
        if line[stop + 1 : stop + 2] != '"':
            text = "".join(parts).strip()
            return Cell(text, first + 1, begin + 2, number + 1, stop + 1), number, min(stop + 1, len(line))
        parts.append('"')
        at = stop + 2


def _blocks(rows: Sequence[_Written]) -> Iterator[Block]:
    """Tables where rows have several cells, with the rows next to them; other rows with one cell are paragraphs."""
    table: list[Row] = []
    for place, row in enumerate(rows):
        near = any(other.filled > 1 for other in rows[max(0, place - 1) : place + 2])
        if row.filled and near:
            table.append(Row(row.cells))
            continue
        if table:
            yield Table(table)
            table = []
        yield from (
            Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column)
            for cell in row.cells
            if cell.text
        )
    if table:
        yield Table(table)
