"""Repair of conversions: headings broken over lines are joined, tables that run over several sections split."""

from __future__ import annotations

from lint_reports.form.sections import Form, FormSection
from lint_reports.model.document import Block, Paragraph, Row, Table
from lint_reports.text.folding import fold

SHORTEST_PIECE = 5
"""A shorter beginning of a heading, in characters, is ambiguous."""
MOST_LINES = 3


def joined(blocks: list[Block], form: Form) -> list[Block]:
    """The blocks with mandated headings that continue on the next lines joined."""
    mandated = {fold(part.phrase) for part in form.sections}
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        size = _lines(blocks, index, mandated) if isinstance(block, Paragraph) else 1
        if size > 1 and isinstance(block, Paragraph):
            block = _whole([each for each in blocks[index : index + size] if isinstance(each, Paragraph)])
        out.append(block)
        index += size
    return out


def _lines(blocks: list[Block], index: int, mandated: set[str]) -> int:
    """The number of blocks from `index` on that together spell a heading; 1 where they do not."""
    text = ""
    for size, block in enumerate(blocks[index : index + MOST_LINES], 1):
        if not isinstance(block, Paragraph) or len(block.text) > max(map(len, mandated)):
            return 1
        text += fold(block.text)
        if size > 1 and text in mandated:
            return size
        if len(text) < SHORTEST_PIECE or not any(text != phrase and phrase.startswith(text) for phrase in mandated):
            return 1
    return 1


def _whole(pieces: list[Paragraph]) -> Paragraph:
    first, last = pieces[0], pieces[-1]
    text = "\n".join(each.text for each in pieces)
    return Paragraph(text, first.line, first.column, last.end_line, last.end_column, first.level)


def parted(blocks: list[Block], form: Form) -> list[Block]:
    """The blocks with tables of several sections split where the rows of another section begin."""
    owners = _owners(form)
    out: list[Block] = []
    for block in blocks:
        out.extend(_parts(block, owners) if isinstance(block, Table) else [block])
    return out


def _owners(form: Form) -> dict[str, FormSection]:
    """The section of each label that only one section has."""
    owners: dict[str, FormSection] = {}
    for part in form.sections:
        for label in part.terminals if part.tabular else ():
            if sum(label in each.terminals for each in form.sections) == 1:
                owners[label] = part
    return owners


def _parts(table: Table, owners: dict[str, FormSection]) -> list[Block]:
    out: list[Block] = []
    rows: list[Row] = []
    current: FormSection | None = None
    for row in table.rows:
        part = next(
            (owners[label] for text in row.texts if 1 < len(text) < 60 and (label := fold(text)) in owners), None
        )
        if part is not None and current is not None and part.number > current.number:
            out.append(Table(rows))
            rows = []
        if part is not None and (current is None or part.number > current.number):
            current = part
        rows.append(row)
    out.append(Table(rows))
    return out if len(out) > 1 else [table]
