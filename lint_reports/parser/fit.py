"""Alignment at least cost of the leaves of one row with the terminals of one printed line of the form."""

from __future__ import annotations

import math

from lint_reports.form.sections import CELL, END, TEXT, Form
from lint_reports.model.report import Leaf, Missing, Repair, Unexpected
from lint_reports.parser.costs import (
    DELETE_BLANK,
    DELETE_FIGURE,
    DELETE_PHRASE,
    DELETE_WORDS,
    INSERT_CELL,
    INSERT_END,
    INSERT_PHRASE,
    OTHER_MARK,
    WORDS_AS_CELL,
    WORDS_AS_PHRASE,
)
from lint_reports.parser.headings import similarity
from lint_reports.text.folding import fold, ordinal

LONGEST_ROW = 200
"""Leaves beyond this index are removed without a search; no line of the form has more than 17 cells and labels."""


def fit(line: tuple[str, ...], row: list[Leaf], form: Form) -> tuple[float, list[Leaf], list[Repair]]:
    """(cost, leaves, repairs) of a row read as a line of the form at least cost."""
    beyond = row[LONGEST_ROW:-1]
    row = [*row[:LONGEST_ROW], row[-1]] if beyond else row
    cells = [i for i, leaf in enumerate(row) if leaf.type == CELL]
    wanted = sum(terminal == CELL for terminal in line)
    costs = _align(line, row, form)
    leaves: list[Leaf] = []
    put_in: list[Leaf] = []
    left_out: list[Leaf] = []
    i, j = len(line), len(row)
    while i or j:
        move = costs[i][j][1]
        if move == "read":
            leaves.append(_as(line[i - 1], row[j - 1], form))
            i, j = i - 1, j - 1
        elif move == "put in":
            leaf = _put_in(line[i - 1], row, j, form)
            leaves.append(leaf)
            put_in.append(leaf)
            i -= 1
        else:
            left_out.append(row[j - 1])
            j -= 1
    leaves.reverse()
    left_out = [*left_out[::-1], *beyond]
    if 0 < len(cells) < wanted:
        leaves = _place_missing_cells(leaves)
    cost = costs[len(line)][len(row)][0] + sum(map(_cost_of_dropping, beyond))
    return cost, leaves, _repairs_of(leaves, put_in[::-1], left_out)


def _repairs_of(leaves: list[Leaf], put_in: list[Leaf], left_out: list[Leaf]) -> list[Repair]:
    """The repairs of a row: the inserted leaves, and the removed ones."""
    repairs: list[Repair] = []
    if any(leaf.type != END for leaf in put_in):
        repairs.append(Missing([leaf for leaf in put_in if leaf.type != END]))
    if left_out:
        surplus = all(leaf.type == CELL for leaf in left_out)
        kept = next((leaf for leaf in leaves if leaf.type == CELL), None)
        repairs.append(Unexpected(left_out, "surplus" if surplus and kept else "unexpected", kept))
    return repairs


def _align(line: tuple[str, ...], row: list[Leaf], form: Form) -> list[list[tuple[float, str]]]:
    """The table of (least cost, last move): [i][j] for the first i terminals and the first j leaves."""
    table = [[(0.0, "")] * (len(row) + 1) for _ in range(len(line) + 1)]
    for j in range(1, len(row) + 1):
        table[0][j] = (table[0][j - 1][0] + _cost_of_dropping(row[j - 1]), "leave out")
    dropping = [_cost_of_dropping(leaf) for leaf in row]
    for i, terminal in enumerate(line, 1):
        above, here = table[i - 1], table[i]
        adding = _cost_of_adding(terminal)
        here[0] = (above[0][0] + adding, "put in")
        for j, leaf in enumerate(row, 1):
            cost = _cost_of_reading(terminal, leaf, form)
            read = math.inf if cost is None else above[j - 1][0] + cost
            put_in = above[j][0] + adding
            left_out = here[j - 1][0] + dropping[j - 1]
            if read <= put_in and read <= left_out:
                here[j] = (read, "read")
            else:
                here[j] = (put_in, "put in") if put_in <= left_out else (left_out, "leave out")
    return table


def _cost_of_adding(terminal: str) -> float:
    return INSERT_CELL if terminal == CELL else INSERT_END if terminal == END else INSERT_PHRASE


def _cost_of_dropping(leaf: Leaf) -> float:
    if leaf.type == END:
        return INSERT_END
    if leaf.phrase:
        return DELETE_PHRASE
    if leaf.type == CELL:
        return DELETE_FIGURE if leaf.text else DELETE_BLANK
    return DELETE_WORDS


def _cost_of_reading(terminal: str, leaf: Leaf, form: Form) -> float | None:
    """The cost of reading a leaf as a terminal, None where that is impossible."""
    if leaf.type == terminal:
        return 0.0
    if terminal == CELL:
        return WORDS_AS_CELL if leaf.type == TEXT else None
    if terminal == END or leaf.type == END:
        return None
    phrase = form.phrases[terminal]
    if leaf.type == TEXT:
        return WORDS_AS_PHRASE - similarity(fold(leaf.text), fold(phrase))
    if leaf.phrase and same_but_mark(leaf, phrase):
        return OTHER_MARK
    return None


def _as(terminal: str, leaf: Leaf, form: Form) -> Leaf:
    if leaf.type == terminal:
        return leaf
    phrase = form.phrases.get(terminal, "")
    return Leaf(
        terminal, leaf.text, leaf.line, leaf.column, leaf.end_line, leaf.end_column, phrase, False, False, leaf.grid
    )


def _put_in(terminal: str, row: list[Leaf], at: int, form: Form) -> Leaf:
    """A missing leaf, positioned before the leaf of index `at`."""
    near = row[min(at, len(row) - 1)]
    line, column = (near.line, near.column) if at < len(row) else (near.end_line, near.end_column)
    return Leaf(terminal, "", line, column, line, column, form.phrases.get(terminal, ""), missing=True)


def _place_missing_cells(leaves: list[Leaf]) -> list[Leaf]:
    """Place the missing cells of a short row after its last blank cell, whose column is uncertain too; else at its end."""
    cells = [leaf for leaf in leaves if leaf.type == CELL and not leaf.missing]
    lost = [leaf for leaf in leaves if leaf.type == CELL and leaf.missing]
    if not cells:
        return leaves  # All its cells were removed, as blank ones may be.
    at = next((i + 1 for i in range(len(cells) - 1, -1, -1) if not cells[i].text), len(cells))
    after = cells[at] if at < len(cells) else None
    for leaf in lost:
        near = after or cells[-1]
        place = (near.line, near.column) if after else (near.end_line, near.end_column)
        leaf.line, leaf.column = leaf.end_line, leaf.end_column = place
    ordered = iter([*cells[:at], *lost, *cells[at:]])
    return [next(ordered) if leaf.type == CELL else leaf for leaf in leaves]


def same_but_mark(leaf: Leaf, phrase: str) -> bool:
    """Whether the phrase of a leaf differs from another only in its item mark."""
    one, other = fold(leaf.phrase), fold(phrase)
    return one[len(ordinal(one)) :] == other[len(ordinal(other)) :] and one != other
