"""Least-cost repair: the cheapest way to read the rows of a section as rows of the form.

When the strict parser refuses a section, its rows are aligned with the rows the grammar accepts: a row is read as it
is, with corrections inside it, removed, or inserted where it is missing. Dijkstra's search over (LALR stack, next row) finds
the least cost; the table of costs (`costs`) is the whole policy. The repaired leaves are fed to the strict parser, which
then accepts them. After Corchuelo et al. 2002 and Diekmann and Tratt, "Don't Panic! Better, Fewer, Syntax Errors
for LR Parsers", ECOOP 2020, one level up: with rows as the unit, recovery starts where the row starts, and a row that is
wrong costs nothing to its neighbours.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING

from lint_reports.form.sections import CELL, TEXT, Form
from lint_reports.model.report import Leaf, Missing, Repair, Unexpected
from lint_reports.parser.automaton import Automaton, Stack, automaton
from lint_reports.parser.costs import DELETE_BLANK_ROW, DELETE_ROW, DELETE_WORDS_ROW, INSERT_ROW
from lint_reports.parser.fit import fit, same_but_mark
from lint_reports.text.folding import fold

if TYPE_CHECKING:
    from lark import Lark


BOUND = 4_000
"""The number of steps after which the search gives up."""


MOST_ROWS = 200
"""More rows of figures than this are no table of the form, which has 25."""


class Unrepairable(Exception):
    """The search reached its bound."""


@dataclass(slots=True)
class Repaired:
    """The leaves of a section as the grammar accepts them, the repairs made, and their cost."""

    leaves: list[Leaf]
    repairs: list[Repair]
    cost: float


@dataclass(slots=True)
class _Step:
    """The step by which the search reached a node: reading, removing or inserting a row."""

    before: tuple[Stack, int] | None
    row: list[Leaf]
    repairs: list[Repair]
    put_in: tuple[str, ...] = ()
    """The terminals of an inserted row; its leaves are created only on the cheapest path."""


def repair(parser: Lark, start: str, rows: list[list[Leaf]], form: Form) -> Repaired:
    """Repair the rows of a section at least cost. Raises Unrepairable at the bound of the search."""
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
        """(stack, rows) of the rows from `at` on that the parser accepts unchanged, which leave no choice."""
        sound = []
        for row in islice(self.rows, at, None):
            after = self.machine.shift_all(stack, [leaf.type for leaf in row])
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
        """(line, column) of something missing: the start of the row that it should precede, else the end of the last row."""
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
        """Whether a row may be an instance of a line: not if it has the label of another line."""
        if len(row) == 1 and row[0].type == TEXT:
            return len(fold(row[0].text)) <= 30 and CELL not in line
        phrases = [leaf for leaf in row if leaf.phrase]
        wanted = {terminal for terminal in line if terminal in self.form.phrases}
        if not phrases:
            return bool(wanted) or CELL in line
        if any(leaf.type in wanted for leaf in phrases):
            return _row_label(line, self.form) in (_last_phrase(row), None) or _is_head(line)
        return any(same_but_mark(leaf, self.form.phrases[t]) for leaf in phrases for t in wanted)

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


def _cost_of_leaving(row: list[Leaf]) -> float:
    if any(leaf.phrase for leaf in row):
        return DELETE_ROW
    cells = [leaf for leaf in row if leaf.type == CELL]
    if cells:
        return DELETE_ROW if any(leaf.text for leaf in cells) else DELETE_BLANK_ROW
    return DELETE_WORDS_ROW
