"""Separation of headings that are run into the text or cells around them."""

from __future__ import annotations

import re
from itertools import islice

from lint_reports.form.sections import Form, FormSection
from lint_reports.model.document import Block, Cell, Paragraph, Row, Table, piece_of
from lint_reports.parser.headings import LONGEST_HEADING, similarity
from lint_reports.text.folding import fold

SHORTEST_TEXT = 8
"""Fewer characters than this after a heading are a part of it, misspelt, and no text run into it."""
_ALIKE = 0.8
"""The similarity to the mandated heading required of a heading inside a line that has another heading as mandated."""
_MOST_TRIED = 50
_BEFORE = re.compile(r"[\s。；;0-9|]$")


def split_glued(blocks: list[Block], form: Form) -> list[Block]:
    """Separate the headings inside lines: at the start or end of a line, or after the end of a sentence or a cell."""
    glued = Glued(form)
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.line == block.end_line and glued.places(block.text):
            out.extend(_split_paragraph(block, glued))
        elif isinstance(block, Table):
            out.extend(_split_table(_with_pieces(block, glued), form))
        else:
            out.append(block)
    return out


class Glued:
    """Finds the headings of a form inside lines of text."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.parts = {fold(part.phrase): part for part in form.sections}
        pattern = "|".join(_spaced(part.phrase) for part in form.sections)
        self.pattern = re.compile(rf"(?:{pattern})(?![、，,；;。》”\"])")
        self.title = re.compile(form.title)
        self.labels = {label for part in form.sections for label in part.terminals if len(label) > 1}

    def places(self, text: str) -> list[tuple[int, int]]:
        """The (start, end) of headings in a text; nearly spelt ones only in a long text that also has a mandated one."""
        exact = [match for match in self.pattern.finditer(text) if self._stands_alone(text, match)]
        found = [match.span() for match in exact]
        if exact and len(text) > LONGEST_HEADING:
            there = {fold(match.group()) for match in self.pattern.finditer(text)}
            found += [
                place for phrase, part in self.parts.items() if phrase not in there for place in _nearly(text, part)
            ]
        return sorted(found)

    def _stands_alone(self, text: str, match: re.Match[str]) -> bool:
        """Whether a heading is no part of a sentence: it begins a line, or labels of a table precede or follow it."""
        start, end = match.span()
        if not start or _BEFORE.search(text[max(0, start - 1) : start]):
            return True
        behind, before = fold(text[end : end + LONGEST_HEADING]), fold(text[max(0, start - LONGEST_HEADING) : start])
        own = self.parts[fold(match.group())].terminals
        return any(behind.startswith(label) for label in own) or any(before.endswith(label) for label in self.labels)


def _spaced(phrase: str) -> str:
    return r"[\s　]*".join("[、.．,]" if char == "、" else re.escape(char) for char in phrase)


def _nearly(text: str, part: FormSection) -> list[tuple[int, int]]:
    """The (start, end) of the first place with the number of a section and nearly its title, as a list of one or none."""
    number = part.phrase.partition("、")[0]
    wanted = fold(part.phrase)
    for match in islice(re.finditer(rf"{number}[、.．,]", text), _MOST_TRIED):
        start = match.start()
        if start and not _BEFORE.search(text[start - 1]):
            continue
        words = re.split(r"[\s。；;0-9|]", text[start : start + len(wanted) + 6], maxsplit=1)[0]
        ends = range(max(4, len(wanted) - 4), len(words) + 1)
        best = max(((similarity(fold(words[:size]), wanted), -size) for size in ends), default=(0.0, 0))
        if best[0] >= _ALIKE:
            return [(start, start - best[1])]
    return []


def _split_paragraph(block: Paragraph, glued: Glued) -> list[Block]:
    pieces: list[Block] = []
    at = 0
    for start, end in glued.places(block.text):
        if start < at or _is_rest_of_heading(block.text[end : end + SHORTEST_TEXT], inside=start > 0):
            continue
        if not pieces:
            at = _append_title(pieces, block, start, glued)
        _append_piece(pieces, block, at, start)
        _append_piece(pieces, block, start, end)
        at = end
    _append_piece(pieces, block, at, len(block.text))
    return pieces


def _append_title(pieces: list[Block], block: Paragraph, end: int, glued: Glued) -> int:
    """Separate a title, delimited by blanks, before the first heading of a line; return the index where the rest begins."""
    for word in re.finditer(r"\S{1,80}(?!\S)", block.text[:end]):
        if glued.title.fullmatch(fold(word.group())):
            _append_piece(pieces, block, 0, word.start())
            _append_piece(pieces, block, word.start(), word.end())
            return word.end()
    return 0


def _is_rest_of_heading(rest: str, inside: bool) -> bool:
    """Whether the few characters after a heading are a part of it. `inside`: other text precedes it on the line."""
    if not 0 < len(rest) < SHORTEST_TEXT:
        return False
    return not (rest.strip().endswith("。") or (inside and rest[0].isspace()))


def _append_piece(pieces: list[Block], block: Paragraph, start: int, end: int) -> None:
    raw = block.text[start:end]
    text = raw.strip()
    if text:
        start += len(raw) - len(raw.lstrip())
        cell = piece_of(block, start, start + len(text))
        pieces.append(Paragraph(text, cell.line, cell.column, cell.end_line, cell.end_column))


def _with_pieces(table: Table, glued: Glued) -> Table:
    """The table with cells split where a heading is in them."""
    if not any(len(cell.text) > 12 and glued.places(cell.text) for row in table.rows for cell in row.cells):
        return table
    rows = []
    for row in table.rows:
        cells: list[Cell] = []
        for cell in row.cells:
            whole = Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column)
            pieces = _split_paragraph(whole, glued) if cell.line == cell.end_line and glued.places(cell.text) else []
            cells += [
                Cell(p.text, p.line, p.column, p.end_line, p.end_column) for p in pieces if isinstance(p, Paragraph)
            ]
            cells += [] if pieces else [cell]
        rows.append(Row(cells, row.loose))
    return Table(rows)


def _split_table(table: Table, form: Form) -> list[Block]:
    """Split a table at the cells that spell a heading."""
    mandated = {fold(part.phrase) for part in form.sections}
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
