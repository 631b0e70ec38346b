"""The damage of a table: how much the repair had to insert or remove, and signs of a conversion.

Neither blank cells nor rows missing as a whole, label and figures, are damage. For the bounds see `refusal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lint_reports.form.sections import CELL, END, TEXT, FormSection
from lint_reports.model.report import Leaf, Node, Unexpected
from lint_reports.parser.draft import Draft
from lint_reports.text.folding import fold

MOST_DAMAGE = 6
"""The number of labels and cells that may be inserted, removed or joined in a table that counts as understood."""
SHARE = 0.12
"""The same bound as a share of the table's labels and cells, for large tables."""
MOST_TORN = 2
"""The number of signs of a conversion that a table may show: figures without a row, joined cells, pieces of labels."""
MOST_GONE = 6
"""The number of rows, or groups of rows, that may be missing as a whole."""

_NUMBER = "0123456789."
_LONGEST_NUMBER = 20
SEVERAL = re.compile(r"\d\s+\d")
_RUN_TOGETHER = re.compile(r"0\d")
"""No number begins so: in a short row these are the figures of two cells."""


@dataclass(slots=True)
class Damage:
    """The damage of a table, as counts of labels, cells and rows."""

    size: int
    """The number of labels and cells that the form prints."""
    put_in: int = 0
    left_out: int = 0
    joined: int = 0
    """Cells with several figures, and labels and figures in one cell."""
    astray: int = 0
    """Figures without a row, as far as rows lack figures."""
    pieces: int = 0
    """Removed words that are parts of a label."""
    long_rows: int = 0
    """Rows with surplus cells, blank or not."""
    run_in: int = 0
    """Labels with a figure run into them, which is then in no cell of its own."""
    misspelt: int = 0
    rows_gone: int = 0
    """Rows or groups of rows missing as a whole."""
    heads_gone: int = 0
    """Missing lines of the head."""
    labels_put_in: int = 0
    cells_lost: int = 0
    """Missing cells, including those of missing rows."""
    is_one_row: bool = False
    """Whether the form's table has a single row of figures."""
    is_without_figures: bool = False
    is_missing: bool = False
    """Whether no part of the table was recognised."""
    loose: bool = False
    """Whether every cell is on a line of its own."""

    @property
    def total(self) -> int:
        return self.put_in + self.left_out + self.joined

    @property
    def torn(self) -> int:
        """The number of faults that only a conversion causes."""
        return self.joined + self.astray + self.pieces

    @property
    def is_whole(self) -> bool:
        """Whether at most one fault is found, as in a table that was not converted."""
        return (
            self.total + self.misspelt + self.rows_gone + self.heads_gone <= 1 and not self.torn and not self.long_rows
        )

    @property
    def is_understood(self) -> bool:
        if self.cells_lost and self.joined >= (1 if self.is_one_row else 2):
            return False
        if self.run_in or self.rows_gone > MOST_GONE or (self.loose and self.labels_put_in >= 3 and self.cells_lost):
            return False
        return (
            not self.is_without_figures and self.total <= max(MOST_DAMAGE, SHARE * self.size) and self.torn <= MOST_TORN
        )


def damage_of(draft: Draft, table: Node, section: str, part: FormSection, loose: bool) -> Damage:
    """The damage of a section's table; `loose`: each cell is on a line of its own."""
    leaves = [leaf for leaf in table.all_leaves() if leaf.type != END]
    missing = list(_missing(table))
    gone = {leaf for node in missing for leaf in node.all_leaves()}
    lost = [leaf for leaf in leaves if leaf.missing]
    damage = Damage(len(leaves), loose=loose, is_one_row=bool(part.unlabelled))
    damage.put_in = sum(leaf not in gone for leaf in lost) - _in_lost_columns(draft, table)
    damage.joined = sum(_is_joined(leaf, part) for leaf in leaves if not leaf.missing)
    damage.run_in = sum(has_run_in(leaf, part) for leaf in leaves if not leaf.missing)
    damage.misspelt = sum(bool(leaf.phrase) and not leaf.exact for leaf in leaves)
    damage.rows_gone = sum(bool(node.figures) for node in missing)
    damage.heads_gone = len(missing) - damage.rows_gone
    damage.cells_lost = sum(leaf.type == CELL for leaf in lost)
    if damage.cells_lost:
        damage.joined += sum(leaf.type == CELL and _RUN_TOGETHER.match(leaf.text) is not None for leaf in leaves)
    damage.labels_put_in = sum(leaf.type != CELL and leaf not in gone for leaf in lost)
    damage.is_without_figures = damage.cells_lost == sum(leaf.type == CELL for leaf in leaves)
    damage.is_missing = len(lost) == len(leaves)
    figures = 0
    for words in _left_out(draft, section):
        damage.left_out += len(words) if any(leaf.type != TEXT for leaf in words) else 1
        figures += sum(leaf.type == CELL for leaf in words)
        damage.run_in += sum(has_run_in(leaf, part) for leaf in words)
        damage.pieces += sum(leaf.type == TEXT and is_piece(leaf.text, part) for leaf in words)
    surplus = (each for each in draft.repairs if isinstance(each, Unexpected) and each.reason == "surplus")
    damage.long_rows = sum(each.section == section for each in surplus)
    damage.pieces += sum(_is_cut(leaf, part) for leaf in leaves if leaf.phrase and not leaf.exact)
    damage.astray = min(figures, damage.cells_lost)
    return damage


def _missing(node: Node) -> Iterator[Node]:
    """Yield the topmost nodes that are missing as a whole, figures excepted."""
    for child in node.nodes:
        if child.missing and not child.is_figure:
            yield child
        elif not child.is_figure:
            yield from _missing(child)


def _in_lost_columns(draft: Draft, table: Node) -> int:
    """The number of leaves inserted for missing columns: each column is one fault, not one for each row."""
    nodes = set(table.walk())
    lost = 0
    for scope, _ in draft.lost_columns:
        if scope in nodes:
            rows = (node for node in scope.walk() if node.nodes and all(child.is_figure for child in node.nodes))
            lost += sum(any(figure.cell.missing for figure in row.nodes) for row in rows)
    return lost


def _left_out(draft: Draft, section: str) -> Iterator[list[Leaf]]:
    """Yield the removed leaves of a section's table by row, without repeated heads and rows."""
    for repair in draft.repairs:
        if isinstance(repair, Unexpected) and repair.section == section and repair.reason != "repeated":
            words = [leaf for leaf in repair.leaves if leaf.text]
            if any(not leaf.phrase or not leaf.exact for leaf in words):
                yield words


def _is_joined(leaf: Leaf, part: FormSection) -> bool:
    """Whether a leaf has the text of several cells: two figures, or a label with another text run into it."""
    if leaf.type == CELL:
        return SEVERAL.search(leaf.text) is not None or (not leaf.text.isascii() and _has_label(leaf, part))
    if leaf.exact or not leaf.phrase:
        return False
    rest = _rest_of_label(leaf)
    return len(rest) > 1 and (is_piece(rest, part) or rest in part.terminals)


def has_run_in(leaf: Leaf, part: FormSection) -> bool:
    """Whether a leaf is exactly a label and figures, so that these are in no cell of their own."""
    if leaf.phrase:
        return not leaf.exact and _rest_of_label(leaf).isdigit()
    if leaf.text.isascii():
        return False
    text = fold(leaf.text)
    label = text.rstrip(_NUMBER)
    if label != text and label in part.terminals:
        return True
    before = len(text) - len(text.lstrip(_NUMBER))
    return any(text[at:] in part.terminals for at in range(1, min(before, _LONGEST_NUMBER) + 1))


def _rest_of_label(leaf: Leaf) -> str:
    """The text of a label before and after its phrase, "" where it does not have the whole phrase."""
    before, phrase, behind = fold(leaf.text).partition(fold(leaf.phrase))
    return before + behind if phrase else ""


def _has_label(leaf: Leaf, part: FormSection) -> bool:
    """Whether a cell has a label, or a part of one and a figure."""
    text = fold(leaf.text)
    words = text.strip(_NUMBER)
    return any(len(label) > 1 and label in text for label in part.terminals) or (
        len(words) > 1 and is_piece(words, part)
    )


def _is_cut(leaf: Leaf, part: FormSection) -> bool:
    """Whether a nearly spelt label lacks its beginning or end, or has a part of another label next to it."""
    text, phrase = fold(leaf.text), fold(leaf.phrase)
    if text in phrase and len(phrase) - len(text) > 1:
        return True
    return any(
        fold(word) not in phrase and is_piece(word, part) for word in leaf.text.split()[1:] + leaf.text.split()[:-1]
    )


def is_piece(text: str, part: FormSection) -> bool:
    """Whether a text is a proper part of a label of the form."""
    folded = fold(text)
    return bool(folded) and any(folded in label for label in part.terminals) and folded not in part.terminals
