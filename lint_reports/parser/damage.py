"""What of a table does not fit the form: how much the repair had to invent or throw away, and signs of a conversion.

Blank cells that are in the file were read, and rows that are missing whole, label and figures, are missing and nothing
else; neither is damage. How much of it is too much was tried on two sets of tables, see `refusal`.
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
"""How many labels and cells of a table may be put in, left out or joined before it counts as not understood."""
SHARE = 0.12
"""The same as a share of the table's labels and cells, for large tables."""
MOST_TORN = 2
"""How many signs of a conversion a table may show: figures in want of a row, cells joined, pieces of labels."""
MOST_GONE = 6
"""How many rows, or groups of rows, may be missing whole."""

_NUMBER = "0123456789."
_LONGEST_NUMBER = 20
SEVERAL = re.compile(r"\d\s+\d")
_RUN_TOGETHER = re.compile(r"0\d")
"""What no number begins with: where a row is short, the figures of two of its cells."""


@dataclass(slots=True)
class Damage:
    """What of a table does not fit the form."""

    size: int
    """How many labels and cells the form prints."""
    put_in: int = 0
    left_out: int = 0
    joined: int = 0
    """Cells with several figures, and labels and figures in one cell."""
    astray: int = 0
    """Figures that have no row while rows have no figures."""
    pieces: int = 0
    """Words left out that are parts of a label."""
    long_rows: int = 0
    """How many rows have cells to spare, be they blank."""
    run_in: int = 0
    """Labels with a figure run into them, which is then no figure of any row."""
    misspelt: int = 0
    rows_gone: int = 0
    """How many rows or groups of rows are not there, label and figures."""
    heads_gone: int = 0
    """How many lines of the head are not there."""
    labels_put_in: int = 0
    cells_lost: int = 0
    """Cells that are not there, those of missing rows too."""
    is_one_row: bool = False
    """Whether the form's table has a single row of figures, all in line with one another."""
    is_without_figures: bool = False
    is_missing: bool = False
    """Whether nothing of the table could be made out."""
    loose: bool = False
    """Whether every cell stands on a line of its own."""

    @property
    def total(self) -> int:
        return self.put_in + self.left_out + self.joined

    @property
    def torn(self) -> int:
        """How much of it is such as only a conversion does."""
        return self.joined + self.astray + self.pieces

    @property
    def is_whole(self) -> bool:
        """Whether nothing or next to nothing is amiss, as in a table that no conversion has touched."""
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
    """What of a section's table does not fit the form."""
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
    """The topmost nodes that are missing whole, figures left out of account."""
    for child in node.nodes:
        if child.missing and not child.is_figure:
            yield child
        elif not child.is_figure:
            yield from _missing(child)


def _in_lost_columns(draft: Draft, table: Node) -> int:
    """How many leaves were put in for columns that are not there at all: each is one fault, not one a row."""
    nodes = set(table.walk())
    lost = 0
    for scope, _ in draft.lost_columns:
        if scope in nodes:
            rows = (node for node in scope.walk() if node.nodes and all(child.is_figure for child in node.nodes))
            lost += sum(any(figure.cell.missing for figure in row.nodes) for row in rows)
    return lost


def _left_out(draft: Draft, section: str) -> Iterator[list[Leaf]]:
    """What has no place in a section's table, row by row; heads and rows that come again are no such thing."""
    for repair in draft.repairs:
        if isinstance(repair, Unexpected) and repair.section == section and repair.reason != "repeated":
            words = [leaf for leaf in repair.leaves if leaf.text]
            if any(not leaf.phrase or not leaf.exact for leaf in words):
                yield words


def _is_joined(leaf: Leaf, part: FormSection) -> bool:
    """Whether a leaf is more than one cell of the form: two figures, or a label with something else run into it."""
    if leaf.type == CELL:
        return SEVERAL.search(leaf.text) is not None or (not leaf.text.isascii() and _has_label(leaf, part))
    if leaf.exact or not leaf.phrase:
        return False
    rest = _rest_of_label(leaf)
    return len(rest) > 1 and (is_piece(rest, part) or rest in part.terminals)


def has_run_in(leaf: Leaf, part: FormSection) -> bool:
    """Whether a label and figures stand in one cell or line and nothing else, so that the figures are in no cell of theirs."""
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
    """What stands in a label beside the whole of its phrase, "" where that is not there."""
    before, phrase, behind = fold(leaf.text).partition(fold(leaf.phrase))
    return before + behind if phrase else ""


def _has_label(leaf: Leaf, part: FormSection) -> bool:
    """Whether a cell holds a label, or a part of one beside its figure."""
    text = fold(leaf.text)
    words = text.strip(_NUMBER)
    return any(len(label) > 1 and label in text for label in part.terminals) or (
        len(words) > 1 and is_piece(words, part)
    )


def _is_cut(leaf: Leaf, part: FormSection) -> bool:
    """Whether a label that is nearly right lacks an end or has a part of another one beside it."""
    text, phrase = fold(leaf.text), fold(leaf.phrase)
    if text in phrase and len(phrase) - len(text) > 1:
        return True
    return any(
        fold(word) not in phrase and is_piece(word, part) for word in leaf.text.split()[1:] + leaf.text.split()[:-1]
    )


def is_piece(text: str, part: FormSection) -> bool:
    """Whether a text is part of a label of the form and not all of it."""
    folded = fold(text)
    return bool(folded) and any(folded in label for label in part.terminals) and folded not in part.terminals
