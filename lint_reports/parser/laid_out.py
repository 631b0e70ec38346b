"""Reports laid out in a table, whose rows of one filled cell are title, date, headings and prose."""

from __future__ import annotations

from collections.abc import Callable

from lint_reports.form.sections import Form
from lint_reports.model.document import Block, Cell, Paragraph, Row, Table
from lint_reports.text.folding import fold

SHORTEST_PROSE = 30
"""A shorter cell, in characters, is no prose."""


def freed(blocks: list[Block], form: Form, is_title: Callable[[str], bool]) -> list[Block]:
    """The blocks with rows of layout tables (titles, headings, prose) as paragraphs.

    A layout table is one that contains a title or a heading.
    """
    mandated = {fold(part.phrase) for part in form.sections}
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and any(_opens(row, mandated, is_title) for row in block.rows):
            out.extend(_parted(block, mandated, is_title))
        else:
            out.append(block)
    return out


def _opens(row: Row, mandated: set[str], is_title: Callable[[str], bool]) -> bool:
    """Whether a row has only the title or a heading."""
    filled = [text for text in row.texts if text]
    return len(filled) == 1 and (fold(filled[0]) in mandated or is_title(filled[0]))


def _parted(table: Table, mandated: set[str], is_title: Callable[[str], bool]) -> list[Block]:
    out: list[Block] = []
    rows: list[Row] = []
    for row in table.rows:
        if not _opens(row, mandated, is_title) and not _is_prose(row):
            rows.append(row)
            continue
        if any(text for each in rows for text in each.texts):
            out.append(Table(rows))
        rows = []
        out.append(_paragraph(next(cell for cell in row.cells if cell.text)))
    if any(text for each in rows for text in each.texts):
        out.append(Table(rows))
    return out


def _is_prose(row: Row) -> bool:
    filled = [text for text in row.texts if text]
    return len(filled) == 1 and len(filled[0]) >= SHORTEST_PROSE and "。" in filled[0]


def _paragraph(cell: Cell) -> Paragraph:
    return Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column)
