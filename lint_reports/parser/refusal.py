"""Which tables are not understood: how much of the form the repair had to invent or throw away, and what that comes from.

A table that is whole but for a slip or two is spoken of cell by cell. One that came out of a conversion in pieces is
not: whatever is said of its rows would be about the conversion. So the damage is measured, and beyond a bound one
finding stands for the whole table. Blank cells that are in the file were read, and rows that are missing whole, label
and figures, are missing and nothing else; neither is damage.

The bounds were tried on two sets. Of 2,100 tables with one to six faults, up to 40 % blank cells, a lost column or the
form of another edition, in every layout of the tests, 43 were refused: nearly all in texts where blanks part the cells or
blank cells leave no trace, or with more than six rows gone. Of the rest all but four had a damage of 3 or less, and none
more than two signs of tearing. Of 759 tables in 352 conversions of sound reports (by way of PDF, Word and HTML), 529 were
not read rightly; 522 of those were refused, and 37 of the 230 that were. 384 of the 529 had a damage of 7 or more; the
others give themselves away by figures run into labels, by having no figures, or by a worse table beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint_reports.form.parts import CELL, END, TEXT, Part
from lint_reports.model.document import Block, Picture, Table
from lint_reports.model.report import Leaf, Node, Report, Unexpected
from lint_reports.text.folding import fold, fold_all, ordinal

MOST_DAMAGE = 6
"""How many labels and cells of a table may be put in, left out or joined before it counts as not understood."""
SHARE = 0.12
"""The same as a share of the table's labels and cells, for large tables."""
MOST_TORN = 2
"""How many signs of a conversion a table may show: figures in want of a row, cells joined, pieces of labels."""
MOST_GONE = 6
"""How many rows, or groups of rows, may be missing whole."""
LEAST_ROWS = 3
"""How many rows the form's shortest table has without its first line."""
OF_CONVERSION = ("emptied", "together", "blanks", "repeats", "torn", "cells")
"""Reasons that lie in how a file was made: its other tables were made in the same way."""
EXAMINED = 20_000
"""How many characters of a section are looked at for what a table has come from; the form's longest has 2,000."""

_NUMBER = "0123456789."
_LONGEST_NUMBER = 20
_SEVERAL = re.compile(r"\d\s+\d")
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


def damage_of(report: Report, table: Node, section: str, part: Part, loose: bool) -> Damage:
    """What of a section's table does not fit the form."""
    leaves = [leaf for leaf in table.all_leaves() if leaf.type != END]
    missing = list(_missing(table))
    gone = {id(leaf) for node in missing for leaf in node.all_leaves()}
    lost = [leaf for leaf in leaves if leaf.missing]
    damage = Damage(len(leaves), loose=loose, is_one_row=bool(part.unlabelled))
    damage.put_in = sum(id(leaf) not in gone for leaf in lost) - _in_lost_columns(report, table)
    damage.joined = sum(_is_joined(leaf, part) for leaf in leaves if not leaf.missing)
    damage.run_in = sum(has_run_in(leaf, part) for leaf in leaves if not leaf.missing)
    damage.misspelt = sum(bool(leaf.phrase) and not leaf.exact for leaf in leaves)
    damage.rows_gone = sum(bool(node.figures) for node in missing)
    damage.heads_gone = len(missing) - damage.rows_gone
    damage.cells_lost = sum(leaf.type == CELL for leaf in lost)
    if damage.cells_lost:
        damage.joined += sum(leaf.type == CELL and _RUN_TOGETHER.match(leaf.text) is not None for leaf in leaves)
    damage.labels_put_in = sum(leaf.type != CELL and id(leaf) not in gone for leaf in lost)
    damage.is_without_figures = damage.cells_lost == sum(leaf.type == CELL for leaf in leaves)
    damage.is_missing = len(lost) == len(leaves)
    figures = 0
    for words in _left_out(report, section):
        damage.left_out += len(words) if any(leaf.type != TEXT for leaf in words) else 1
        figures += sum(leaf.type == CELL for leaf in words)
        damage.run_in += sum(has_run_in(leaf, part) for leaf in words)
        damage.pieces += sum(leaf.type == TEXT and is_piece(leaf.text, part) for leaf in words)
    surplus = (each for each in report.repairs if isinstance(each, Unexpected) and each.reason == "surplus")
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


def _in_lost_columns(report: Report, table: Node) -> int:
    """How many leaves were put in for columns that are not there at all: each is one fault, not one a row."""
    nodes = {id(node) for node in table.walk()}
    lost = 0
    for scope, _ in report.lost_columns:
        if id(scope) in nodes:
            rows = (node for node in scope.walk() if node.nodes and all(child.is_figure for child in node.nodes))
            lost += sum(any(figure.cell.missing for figure in row.nodes) for row in rows)
    return lost


def _left_out(report: Report, section: str) -> Iterator[list[Leaf]]:
    """What has no place in a section's table, row by row; heads and rows that come again are no such thing."""
    for repair in report.repairs:
        if isinstance(repair, Unexpected) and repair.section == section and repair.reason != "repeated":
            words = [leaf for leaf in repair.leaves if leaf.text]
            if any(not leaf.phrase or not leaf.exact for leaf in words):
                yield words


def _is_joined(leaf: Leaf, part: Part) -> bool:
    """Whether a leaf is more than one cell of the form: two figures, or a label with something else run into it."""
    if leaf.type == CELL:
        return _SEVERAL.search(leaf.text) is not None or (not leaf.text.isascii() and _has_label(leaf, part))
    if leaf.exact or not leaf.phrase:
        return False
    rest = _beside_phrase(leaf)
    return len(rest) > 1 and (is_piece(rest, part) or rest in part.terminals)


def has_run_in(leaf: Leaf, part: Part) -> bool:
    """Whether a label and figures stand in one cell or line and nothing else, so that the figures are in no cell of theirs."""
    if leaf.phrase:
        return not leaf.exact and _beside_phrase(leaf).isdigit()
    if leaf.text.isascii():
        return False
    text = fold(leaf.text)
    label = text.rstrip(_NUMBER)
    if label != text and label in part.terminals:
        return True
    before = len(text) - len(text.lstrip(_NUMBER))
    return any(text[at:] in part.terminals for at in range(1, min(before, _LONGEST_NUMBER) + 1))


def _beside_phrase(leaf: Leaf) -> str:
    """What stands in a label beside the whole of its phrase, "" where that is not there."""
    before, phrase, behind = fold(leaf.text).partition(fold(leaf.phrase))
    return before + behind if phrase else ""


def _has_label(leaf: Leaf, part: Part) -> bool:
    """Whether a cell holds a label, or a part of one beside its figure."""
    text = fold(leaf.text)
    words = text.strip(_NUMBER)
    return any(len(label) > 1 and label in text for label in part.terminals) or (
        len(words) > 1 and is_piece(words, part)
    )


def _is_cut(leaf: Leaf, part: Part) -> bool:
    """Whether a label that is nearly right lacks an end or has a part of another one beside it."""
    text, phrase = fold(leaf.text), fold(leaf.phrase)
    if text in phrase and len(phrase) - len(text) > 1:
        return True
    return any(
        fold(word) not in phrase and is_piece(word, part) for word in leaf.text.split()[1:] + leaf.text.split()[:-1]
    )


def is_piece(text: str, part: Part) -> bool:
    """Whether a text is part of a label of the form and not all of it."""
    folded = fold(text)
    return bool(folded) and any(folded in label for label in part.terminals) and folded not in part.terminals


@dataclass(slots=True)
class Evidence:
    """What the text of a section shows, whether or not rows could be made of it."""

    labels: int = 0
    """How many of the form's labels stand in it."""
    covered: float = 0.0
    """Which share of it is labels and digits."""
    lines: int = 0
    """How many lines or cells it has."""
    pieces: int = 0
    """How many of them are a label or part of one."""
    figures: int = 0
    """How many numbers stand in it beside its labels."""
    behind: int = 0
    """How many labels have digits behind them with nothing between."""
    spaced: int = 0
    """How many of its lines or cells hold several numbers parted by blanks."""
    repeats: bool = False
    """Whether any line or cell comes twice."""

    @property
    def is_of_a_table(self) -> bool:
        """Whether it is a table's, of which prose that names some of the labels is none."""
        in_pieces = self.pieces >= 8 and self.pieces >= 0.6 * self.lines
        return in_pieces or (self.labels >= 5 and self.covered >= 0.5)


def evidence_of(blocks: Sequence[Block], part: Part) -> Evidence:
    """What stands below a section's heading, as text."""
    label = _pattern(list(part.terminals))
    several = [each for each, name in part.terminals.items() if part.unlabelled or part.arity.get(name, 0) > 1]
    joined = re.compile(rf"{_pattern(several)}\d\d")
    found, seen, texts, letters, length = Evidence(), set(), set(), 0, 0
    for text in _texts(blocks):
        plain = fold_all(text)
        left = re.sub(label, " ", plain)
        seen.update(re.findall(label, plain))
        letters += sum(char.isalpha() for char in left)
        length += len(plain)
        found.lines += 1
        found.pieces += any(plain in each for each in part.terminals)
        found.figures += len(re.findall(r"\d+", left))
        found.behind += sum(len(joined.findall(fold_all(word))) for word in text.split())
        found.spaced += _SEVERAL.search(text) is not None
        found.repeats = found.repeats or text in texts
        texts.add(text)
        if length > EXAMINED:
            break
    found.labels, found.covered = len(seen), 1 - letters / length if length else 0.0
    return found


def _pattern(labels: list[str]) -> str:
    """A regular expression for any of some labels, with any item mark before it or none."""
    bodies = {label[len(ordinal(label)) :] for label in labels}
    words = sorted((re.escape(body) for body in bodies if len(body) > 1), key=len, reverse=True)
    return rf"(?:\d{{1,2}}[.、])?(?:{'|'.join(words) or '(?!)'})"


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (text for row in block.rows for text in row.texts if text)
        elif not isinstance(block, Picture) and block.text:
            yield block.text


def is_emptied(blocks: Sequence[Block]) -> bool:
    """Whether a table has rows and not a word in any of them."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return len(rows) >= LEAST_ROWS and not any(text for row in rows for text in row.texts)


def reason_of(evidence: Evidence, damage: Damage, joined_rows: int) -> str:
    """What a table that is not understood has come from, as far as its text shows it."""
    if not evidence.figures:
        return "labels"
    if evidence.behind + joined_rows >= (1 if damage.is_without_figures else 2):
        return "together"
    if evidence.spaced >= 2:
        return "blanks"
    if damage.loose and not evidence.repeats:
        return "repeats"
    if damage.torn >= 2:
        return "torn"
    if damage.rows_gone > MOST_GONE and damage.rows_gone >= damage.total:
        return "rows"
    return "cells" if damage.put_in > damage.left_out else "structure"
