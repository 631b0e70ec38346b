"""Removal of repeated merged cells, which a program wrote once for every square, and of row and column numbers it added.

Both are recognised by what no table of the form has: the same words in two adjacent cells, and 0, 1, 2, … along an edge.
The repeated squares are emptied, as a merged cell written once looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from lint_reports.model.document import Cell, Row
from lint_reports.parser.cells import BLANK, FIGURE, PHRASE, WORDS, Classifier
from lint_reports.parser.rows import Line
from lint_reports.text.folding import fold

_NOTHING = re.compile(r"nan|none|<na>|unnamed: \d+(?:_level_\d+)?", re.I)
"""What pandas writes for an empty cell and for a column without a name."""
_COPY = re.compile(r"\.\d{1,2}$")
"""The suffix by which pandas distinguishes columns of one name."""
_FEWEST_LABELS = 4
"""A single repeated label may be an error; where merged cells are repeated, all labels that span squares are."""
_FEWEST_ROWS = 3
"""Fewer numbers than this along an edge may be figures."""


def undo(lines: Iterable[Line], classifier: Classifier) -> bool:
    """Empty repeated squares of merged cells and remove row and column numbers; return whether there were any."""
    rows: list[Line] = []
    loose: list[Line] = []
    for line in lines:
        (loose if line.loose else rows).append(line)
    found = bool(loose) and _undo_loose(loose, classifier)
    for _, piece in groupby(rows, key=lambda line: line.piece):
        found = _Piece(list(piece), classifier).undo() or found
    return found


def _undo_loose(lines: Sequence[Line], classifier: Classifier) -> bool:
    """The same for cells on lines of their own, where a label occurs once for each of its squares."""
    texts = [cell.text for line in lines for cell in line.cells if len(cell.text) > 1]
    if len(texts) - len(set(texts)) < _FEWEST_LABELS:
        return False
    again = [_labels_again(line, classifier) for line in lines]
    if sum(map(len, again)) < _FEWEST_LABELS:
        return False
    for line, gone in zip(lines, again, strict=True):
        gone |= _figures_again(line, classifier)
        line.row = Row([cell for at, cell in enumerate(line.cells) if at not in gone], loose=True)
    _drop_heads_again(lines, classifier)
    return True


def _drop_heads_again(lines: Sequence[Line], classifier: Classifier) -> None:
    """Remove repeated labels of columns and groups that the form does not have from that point on."""
    part = classifier.part
    seen: set[str] = set()
    rest = [label for printed in part.printed for label in printed[0].labels]
    for line in lines:
        kept = []
        for cell in line.cells:
            terminal = classifier.kind(cell.text).terminal
            if terminal in rest:
                del rest[: rest.index(terminal) + 1]
            elif terminal and terminal in seen and terminal not in part.arity:
                continue
            seen.add(terminal)
            kept.append(cell)
        line.row = Row(kept, loose=True)


def _labels_again(line: Line, classifier: Classifier) -> set[int]:
    pairs = enumerate(pairwise(line.row.texts), 1)
    return {
        at for at, (text, other) in pairs if text == other and len(text) > 1 and classifier.kind(text).name == PHRASE
    }


def _figures_again(line: Line, classifier: Classifier) -> set[int]:
    """Indexes of figures that repeat the one before, in rows of as many figures as the table's widest row has."""
    texts, part = line.row.texts, classifier.part
    gone: set[int] = set()
    for at, text in enumerate(texts):
        wanted = part.arity.get(classifier.kind(text).terminal, 0)
        if 0 < wanted < part.widest and (at + 1 == len(texts) or texts[at + 1] != text):
            behind = texts[at + 1 : at + 1 + part.widest]
            if (
                len(behind) == part.widest
                and len(set(behind[wanted - 1 :])) == 1
                and classifier.kind(behind[-1]).name == FIGURE
            ):
                gone.update(range(at + 1 + wanted, at + 1 + part.widest))
    return gone


class _Piece:
    """The rows of one piece of a table, with the original texts of their cells."""

    def __init__(self, lines: list[Line], classifier: Classifier) -> None:
        self.lines = lines
        self.classifier = classifier
        self.texts = [line.row.texts for line in lines]

    def undo(self) -> bool:
        numbered = self._remove_numbers()
        repeated = any(self._repeats(texts, at) for texts in self.texts for at in range(1, len(texts)))
        if not numbered and not repeated:
            return False
        for number, line in enumerate(self.lines):
            texts = self.texts[number]
            gone = {at for at, text in enumerate(texts) if text and self._is_filler(number, at, repeated)}
            if gone:
                line.row = Row([_emptied(cell) if at in gone else cell for at, cell in enumerate(line.cells)])
        return True

    # -------------------------------------------------------------------------------------------------------- numbers

    def _remove_numbers(self) -> bool:
        rows = [texts for texts in self.texts if texts]
        down = len(rows) > 1 and self._is_numbered_down(rows)
        if down:
            self._cut(0, 1)
        first = self.texts[0][0 if down or not self.texts[0] or self.texts[0][0] else 1 :] if self.texts else []
        across = len(first) >= _FEWEST_ROWS and _counts(first, 0) and len(self.lines) > 1
        if across and any(self._is_label(text) for text in self.texts[1]):
            self.lines[0].drop_cells()
            self.texts[0] = []
        else:
            across = False
        return down or across

    def _is_numbered_down(self, rows: Sequence[Sequence[str]]) -> bool:
        body = [row for row in rows[0 if rows[0][0] else 1 :] if len(row) > 1]
        edge = [row[0] for row in body]
        labelled = sum(self._is_label(row[1]) or not row[1] for row in body)
        return len(edge) >= _FEWEST_ROWS and labelled * 2 > len(body) and (_counts(edge, 0) or _counts(edge, 1))

    def _cut(self, start: int, end: int) -> None:
        for number, line in enumerate(self.lines):
            line.row = Row(line.cells[:start] + line.cells[end:])
            self.texts[number] = line.row.texts

    # -------------------------------------------------------------------------------------------------------- squares

    def _is_label(self, text: str) -> bool:
        return self.classifier.kind(text).name not in (BLANK, FIGURE)

    def _repeats(self, texts: Sequence[str], at: int) -> bool:
        """Whether a cell repeats the words of the one before it."""
        text, before = texts[at], texts[at - 1]
        if text == before:
            return (
                len(text) > 1
                and self._is_label(text)
                and not _NOTHING.fullmatch(text)
                and not self._begins_several(text)
            )
        return bool(_COPY.search(text)) and len(before) > 1 and _COPY.sub("", text) == _COPY.sub("", before)

    def _begins_several(self, text: str) -> bool:
        """Whether several labels begin with the text: a page break may leave 结果 of 结果维持 and of 结果纠正 side by side."""
        kind, folded = self.classifier.kind(text), fold(text)
        return kind.name == WORDS and sum(label.startswith(folded) for label in self.classifier.part.terminals) > 1

    def _is_filler(self, number: int, at: int, repeated: bool) -> bool:
        text, texts = self.texts[number][at], self.texts[number]
        if _NOTHING.fullmatch(text):
            return True
        if not repeated:
            return False
        if self._is_label(text):
            return (at > 0 and self._repeats(texts, at)) or self._is_above(number, at)
        return at > 0 and text == texts[at - 1] and self._is_merged_figure(number, at)

    def _is_above(self, number: int, at: int) -> bool:
        """Whether a label repeats that of the square above; not the label of a row, which would be a repeated row."""
        if not number or self.classifier.kind(self.texts[number][at]).terminal in self.classifier.part.arity:
            return False
        above = self.texts[number - 1]
        return len(above) == len(self.texts[number]) and above[at] == self.texts[number][at]

    def _is_merged_figure(self, number: int, at: int) -> bool:
        """Whether the row has more figures than the form prints, and this column's head repeats that of the one before."""
        texts, kind = self.texts[number], self.classifier.kind
        labels = [kind(text).terminal for text in texts if kind(text).terminal]
        wanted = self.classifier.part.arity.get(labels[-1], 0) if labels else 0
        if sum(kind(text).name == FIGURE for text in texts) <= wanted:
            return False
        for above in reversed(self.texts[:number]):
            if len(above) == len(texts) and self._is_label(above[at]):
                return self._repeats(above, at)
        return False


def _counts(texts: Sequence[str], first: int) -> bool:
    return all(text == str(number) for number, text in enumerate(texts, first))


def _emptied(cell: Cell) -> Cell:
    return Cell("", cell.line, cell.column, cell.end_line, cell.end_column, cell.colspan, cell.rowspan)
