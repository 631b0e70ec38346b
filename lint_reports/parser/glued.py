"""Headings that stand inside a line, glued to the text or the cells around them, freed."""

from __future__ import annotations

import re

from lint_reports.model.document import Block, Cell, Paragraph, Row, Table, piece_of
from lint_reports.parser.folding import fold
from lint_reports.parser.form import Form

LONGEST_HEADING = 60
SHORTEST_TEXT = 8
"""Fewer characters than this behind a heading are part of it, misspelt, not text glued to it."""


def split_glued(blocks: list[Block], form: Form) -> list[Block]:
    """Free the headings that stand inside a line: at its start or end, or behind the end of a sentence or a cell."""
    pattern = "|".join(_spaced(part.phrase) for part in form.parts)
    glued = re.compile(rf"(?:^|(?<=[\s。；;0-9|]))(?:{pattern})(?![、，,；;。》”\"])")
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.line == block.end_line and glued.search(block.text):
            out.extend(_split_paragraph(block, glued))
        elif isinstance(block, Table):
            out.extend(_split_table(_with_pieces(block, glued), form))
        else:
            out.append(block)
    return out


def _spaced(phrase: str) -> str:
    return r"[\s　]*".join("[、.．,]" if char == "、" else re.escape(char) for char in phrase)


def _split_paragraph(block: Paragraph, glued: re.Pattern[str]) -> list[Block]:
    pieces: list[Block] = []
    at = 0
    for match in glued.finditer(block.text):
        if 0 < len(block.text) - match.end() < SHORTEST_TEXT:
            continue
        for start, end in ((at, match.start()), (match.start(), match.end())):
            _append_piece(pieces, block, start, end)
        at = match.end()
    _append_piece(pieces, block, at, len(block.text))
    return pieces


def _append_piece(pieces: list[Block], block: Paragraph, start: int, end: int) -> None:
    raw = block.text[start:end]
    text = raw.strip()
    if text:
        start += len(raw) - len(raw.lstrip())
        cell = piece_of(block, start, start + len(text))
        pieces.append(Paragraph(text, cell.line, cell.column, cell.end_line, cell.end_column))


def _with_pieces(table: Table, glued: re.Pattern[str]) -> Table:
    """A table whose cells with a heading in them are parted there."""
    if not any(len(cell.text) > 12 and glued.search(cell.text) for row in table.rows for cell in row.cells):
        return table
    rows = []
    for row in table.rows:
        cells: list[Cell] = []
        for cell in row.cells:
            whole = Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column)
            pieces = _split_paragraph(whole, glued) if cell.line == cell.end_line and glued.search(cell.text) else []
            cells += [Cell(p.text, p.line, p.column, p.end_line, p.end_column) for p in pieces if isinstance(p, Paragraph)]
            cells += [] if pieces else [cell]
        rows.append(Row(cells, row.loose))
    return Table(rows)


def _split_table(table: Table, form: Form) -> list[Block]:
    """Part a table at the cells that spell a heading."""
    mandated = {fold(part.phrase) for part in form.parts}
    out: list[Block] = []
    rows: list[Row] = []
    for row in table.rows:
        places = [i for i, c in enumerate(row.cells) if 3 < len(c.text) <= LONGEST_HEADING and fold(c.text) in mandated]
        at = 0
        for place in places:
            rows += [Row(row.cells[at:place], row.loose)] if any(c.text for c in row.cells[at:place]) else []
            if rows:
                out.append(Table(rows))
            cell = row.cells[place]
            out.append(Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column))
            rows, at = [], place + 1
        if not places or any(cell.text for cell in row.cells[at:]):
            rows.append(Row(row.cells[at:], row.loose) if places else row)
    if rows:
        out.append(Table(rows))
    return out
