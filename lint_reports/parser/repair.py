"""Least-cost repair: the cheapest way to read the rows of a section as the form asks.

When the strict parser refuses a section, the rows are laid against the rows the grammar takes: a row is read as it is,
with corrections inside it, left out, or put in where it is missing. Dijkstra's search over (LALR stack, next row) finds
the least cost; the table of costs below is the whole policy. The repaired leaves are fed to the strict parser, which
then cannot refuse them. After Corchuelo et al. 2002 and Diekmann and Tratt, "Don't Panic! Better, Fewer, Syntax Errors
for LR Parsers", ECOOP 2020, one level up: with rows as the unit, recovery starts where the row starts, and a row that is
wrong costs nothing to its neighbours.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING

from lint_reports.form.parts import CELL, END, TEXT, Form
from lint_reports.model.report import Leaf, Missing, Repair, Unexpected
from lint_reports.parser.automaton import Automaton, Stack, automaton
from lint_reports.text.folding import fold, ordinal

if TYPE_CHECKING:
    from lark import Lark

INSERT_ROW = 4.0
INSERT_PHRASE = 1.0
INSERT_CELL = 1.0
INSERT_END = 0.5
DELETE_ROW = 5.0
DELETE_WORDS_ROW = 1.5
DELETE_BLANK_ROW = 0.01
DELETE_PHRASE = 4.0
DELETE_FIGURE = 3.0
DELETE_WORDS = 1.5
DELETE_BLANK = 0.01
WORDS_AS_CELL = 0.3
WORDS_AS_PHRASE = 2.0
"""Less the more the words look like the phrase."""
OTHER_MARK = 0.5
"""A phrase that differs from the one asked for by its item mark only."""

BOUND = 4_000
"""How many steps the search may take before it gives the section up."""


LONGEST_ROW = 200
"""What stands further behind in a row is left out at once; no line of the form has more than 17 cells and labels."""
MOST_ROWS = 200
"""More rows of figures than this are no table of the form, which has 25."""


class Unrepairable(Exception):
    """The search came to its bound."""


@dataclass(slots=True)
class Repaired:
    leaves: list[Leaf]
    repairs: list[Repair]
    cost: float


@dataclass(slots=True)
class _Step:
    """How the search came to a node: by reading, leaving out or putting in a row."""

    before: tuple[Stack, int] | None
    row: list[Leaf]
    repairs: list[Repair]
    put_in: tuple[str, ...] = ()
    """The terminals of a row that is put in; its leaves are made only if the search ends here."""


def repair(parser: Lark, start: str, rows: list[list[Leaf]], form: Form) -> Repaired:
    """The rows of a section as the grammar takes them at least cost. Raises Unrepairable at the bound."""
    if sum(any(leaf.type == CELL for leaf in row) for row in rows) > MOST_ROWS:
        raise Unrepairable
    return _Search(automaton(parser, start), rows, form).run()


class _Search:
    def __init__(self, machine: Automaton, rows: list[list[Leaf]], form: Form) -> None:
        self.machine = machine
        self.rows = rows
        self.form = form
        self.steps: dict[tuple[Stack, int], _Step] = {}
        self.fitted: dict[tuple[tuple[str, ...], int], tuple[float, list[Leaf], list[Repair]] | None] = {}
        self.have = {leaf.type for row in rows for leaf in row if leaf.phrase}

    def run(self) -> Repaired:
        start = (self.machine.start, 0)
        order = count()
        queue = [(0.0, next(order), start, _Step(None, [], []))]
        while queue:
            cost, _, node, step = heapq.heappop(queue)
            if node in self.steps:
                continue
            self.steps[node] = step
            stack, at = node
            if at == len(self.rows) and self.machine.is_complete(stack):
                return self._collect(node, cost)
            if len(self.steps) > BOUND:
                break
            for more, after, move in self._moves(stack, at):
                if after not in self.steps:
                    move.before = node
                    heapq.heappush(queue, (cost + more, next(order), after, move))
        raise Unrepairable

    def _moves(self, stack: Stack, at: int) -> list[tuple[float, tuple[Stack, int], _Step]]:
        moves = []
        plain, sound = self._sound_from(stack, at)
        if sound:
            return [(0.0, (plain, at + len(sound)), _Step(None, [leaf for row in sound for leaf in row], []))]
        row = self.rows[at] if at < len(self.rows) else None
        if row is not None:
            moves.append((_cost_of_leaving(row), (stack, at + 1), _Step(None, [], [Unexpected(row)])))
        for line, after in self.machine.rows(stack):
            fit = self._fit(line, at) if row is not None else None
            if fit is not None:
                moves.append((fit[0], (after, at + 1), _Step(None, fit[1], fit[2])))
            moves.append((self._cost_of_putting_in(line), (after, at), _Step(None, [], [], line)))
        return moves

    def _sound_from(self, stack: Stack, at: int) -> tuple[Stack, list[list[Leaf]]]:
        """The rows that the parser takes as they are, with the stack behind them: there is nothing to choose in them."""
        sound = []
        for row in islice(self.rows, at, None):
            after = self.machine.takes(stack, [leaf.type for leaf in row])
            if after is None:
                break
            stack = after
            sound.append(row)
        return stack, sound

    def _cost_of_putting_in(self, line: tuple[str, ...]) -> float:
        return INSERT_ROW + 0.1 * len(line)

    def _missing(self, terminal: str, at: int) -> Leaf:
        line, column = self._place(at)
        return Leaf(terminal, "", line, column, line, column, self.form.phrases.get(terminal, ""), missing=True)

    def _place(self, at: int) -> tuple[int, int]:
        """Where something is missing: at the start of the row it should stand before, else behind the last."""
        if at < len(self.rows):
            return self.rows[at][0].line, self.rows[at][0].column
        if self.rows:
            return self.rows[-1][-1].end_line, self.rows[-1][-1].end_column
        return 1, 1

    def _fit(self, line: tuple[str, ...], at: int) -> tuple[float, list[Leaf], list[Repair]] | None:
        key = (line, at)
        if key not in self.fitted:
            self.fitted[key] = fit(line, self.rows[at], self.form) if self._may_fit(line, self.rows[at]) else None
        return self.fitted[key]

    def _may_fit(self, line: tuple[str, ...], row: list[Leaf]) -> bool:
        """Whether a row can be meant for a line at all: a label of another line speaks against it."""
        if len(row) == 1 and row[0].type == TEXT:
            return len(fold(row[0].text)) <= 30 and CELL not in line
        phrases = [leaf for leaf in row if leaf.phrase]
        wanted = {terminal for terminal in line if terminal in self.form.phrases}
        if not phrases:
            return bool(wanted) or CELL in line
        if any(leaf.type in wanted for leaf in phrases):
            return _row_label(line, self.form) in (_last_phrase(row), None) or _is_head(line)
        return any(_same_but_mark(leaf, self.form.phrases[t]) for leaf in phrases for t in wanted)

    def _collect(self, node: tuple[Stack, int], cost: float) -> Repaired:
        steps = []
        at: tuple[Stack, int] | None = node
        while at is not None:
            step = self.steps[at]
            if step.put_in:
                step.row = [self._missing(terminal, at[1]) for terminal in step.put_in]
                step.repairs = [Missing(step.row)]
            steps.append(step)
            at = step.before
        steps.reverse()
        leaves = [leaf for step in steps for leaf in step.row]
        return Repaired(leaves, [each for step in steps for each in step.repairs], cost)


def _is_head(line: tuple[str, ...]) -> bool:
    return CELL not in line


def _row_label(line: tuple[str, ...], form: Form) -> str | None:
    labels = [terminal for terminal in line if terminal in form.phrases]
    return labels[-1] if labels else None


def _last_phrase(row: list[Leaf]) -> str | None:
    labels = [leaf.type for leaf in row if leaf.phrase]
    return labels[-1] if labels else None


def _same_but_mark(leaf: Leaf, phrase: str) -> bool:
    one, other = fold(leaf.phrase), fold(phrase)
    return one[len(ordinal(one)) :] == other[len(ordinal(other)) :] and one != other


def _cost_of_leaving(row: list[Leaf]) -> float:
    if any(leaf.phrase for leaf in row):
        return DELETE_ROW
    cells = [leaf for leaf in row if leaf.type == CELL]
    if cells:
        return DELETE_ROW if any(leaf.text for leaf in cells) else DELETE_BLANK_ROW
    return DELETE_WORDS_ROW


def fit(line: tuple[str, ...], row: list[Leaf], form: Form) -> tuple[float, list[Leaf], list[Repair]]:
    """Read a row as a line of the form at least cost: an alignment of its leaves with the line's terminals."""
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
    repairs: list[Repair] = []
    if any(leaf.type != END for leaf in put_in):
        repairs.append(Missing([leaf for leaf in reversed(put_in) if leaf.type != END]))
    if left_out:
        surplus = all(leaf.type == CELL for leaf in left_out)
        kept = next((leaf for leaf in leaves if leaf.type == CELL), None)
        repairs.append(Unexpected(left_out, "surplus" if surplus and kept else "unexpected", kept))
    return costs[len(line)][len(row)][0] + sum(map(_cost_of_dropping, beyond)), leaves, repairs


def _align(line: tuple[str, ...], row: list[Leaf], form: Form) -> list[list[tuple[float, str]]]:
    """The table of least costs: [i][j] for the first i terminals and the first j leaves, with the last move."""
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
    """The cost of taking a leaf for a terminal, None where it cannot be."""
    if leaf.type == terminal:
        return 0.0
    if terminal == CELL:
        return WORDS_AS_CELL if leaf.type == TEXT else None
    if terminal == END or leaf.type == END:
        return None
    phrase = form.phrases[terminal]
    if leaf.type == TEXT:
        from lint_reports.parser.headings import similarity

        return WORDS_AS_PHRASE - similarity(fold(leaf.text), fold(phrase))
    if leaf.phrase and _same_but_mark(leaf, phrase):
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
    """A leaf that is missing, in front of the leaf of index `at`."""
    near = row[min(at, len(row) - 1)]
    line, column = (near.line, near.column) if at < len(row) else (near.end_line, near.end_column)
    return Leaf(terminal, "", line, column, line, column, form.phrases.get(terminal, ""), missing=True)


def _place_missing_cells(leaves: list[Leaf]) -> list[Leaf]:
    """Put the cells that a short row lacks next to its blank ones, since those have lost their place; else at its end."""
    cells = [leaf for leaf in leaves if leaf.type == CELL and not leaf.missing]
    lost = [leaf for leaf in leaves if leaf.type == CELL and leaf.missing]
    if not cells:
        return leaves  # They were left out, as blank ones beside other things may be.
    at = next((i + 1 for i in range(len(cells) - 1, -1, -1) if not cells[i].text), len(cells))
    after = cells[at] if at < len(cells) else None
    for leaf in lost:
        near = after or cells[-1]
        place = (near.line, near.column) if after else (near.end_line, near.end_column)
        leaf.line, leaf.column = leaf.end_line, leaf.end_column = place
    ordered = iter([*cells[:at], *lost, *cells[at:]])
    return [next(ordered) if leaf.type == CELL else leaf for leaf in leaves]
