"""lark's LALR automaton, run on stacks of states without building trees."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint_reports.form.sections import END, TEXT

if TYPE_CHECKING:
    from lark import Lark

Stack = tuple[int, ...]
_MOST_STACKS = 500
"""The number of stacks whose next lines are cached; seven hundred faulty reports use forty."""


class Automaton:
    """The automaton of a parser, from the table of lark's interactive parser; a stack is a tuple of states."""

    def __init__(self, parser: Lark, start: str) -> None:
        from lark.parsers.lalr_analysis import Shift

        self.shifting = Shift
        conf = parser.parse_interactive([], start=start).parser_state.parse_conf
        # As plain strings: lark's names are tokens, whose comparison is slow Python code.
        self.states = {
            state: {str(name): action for name, action in actions.items()} for state, actions in conf.states.items()
        }
        self.start: Stack = (conf.start_state,)
        self.final = conf.end_state
        self._rows: dict[Stack, tuple[tuple[tuple[str, ...], Stack], ...]] = {}

    def shift(self, stack: Stack, terminal: str) -> Stack | None:
        """The stack after a terminal, None where the parser refuses it."""
        states = list(stack)
        while True:
            try:
                action, argument = self.states[states[-1]][terminal]
            except KeyError:
                return None
            if action is self.shifting:
                states.append(argument)
                return tuple(states)
            size = len(argument.expansion)
            if size:
                del states[-size:]
            states.append(self.states[states[-1]][str(argument.origin.name)][1])
            if states[-1] == self.final:
                return tuple(states)

    def shift_all(self, stack: Stack, terminals: tuple[str, ...] | list[str]) -> Stack | None:
        """The stack after several terminals, None where the parser refuses one."""
        after: Stack | None = stack
        for terminal in terminals:
            if after is None:
                return None
            after = self.shift(after, terminal)
        return after

    def is_complete(self, stack: Stack) -> bool:
        """Whether the input may end here."""
        return self.shift(stack, "$END") is not None

    def rows(self, stack: Stack) -> tuple[tuple[tuple[str, ...], Stack], ...]:
        """The printed lines that may follow, as (terminals up to the line's end, stack after it)."""
        known = self._rows.get(stack)
        if known is None:
            if len(self._rows) >= _MOST_STACKS:
                self._rows.clear()
            known = self._rows[stack] = tuple(self._lines(stack, ()))
        return known

    def _lines(self, stack: Stack, so_far: tuple[str, ...]) -> list[tuple[tuple[str, ...], Stack]]:
        lines = []
        for terminal in self._choices(stack):
            after = self.shift(stack, terminal)
            if after is None:
                continue
            line = (*so_far, terminal)
            lines += [(line, after)] if terminal == END else self._lines(after, line)
        return lines

    def _choices(self, stack: Stack) -> list[str]:
        """The terminals that the top state accepts, without paragraphs, which no form requires."""
        symbols = self.states[stack[-1]]
        return sorted(name for name, (action, _) in symbols.items() if self._is_terminal(name) and name != TEXT)

    def _is_terminal(self, name: str) -> bool:
        return name in self.terminals

    terminals: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def automaton(parser: Lark, start: str) -> Automaton:
    """The automaton of a start rule, cached with its lines."""
    machine = Automaton(parser, start)
    machine.terminals = frozenset(terminal.name for terminal in parser.terminals) | {"CELL", END}
    return machine
