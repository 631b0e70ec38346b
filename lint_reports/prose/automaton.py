"""One deterministic finite automaton for all claims of the grammar, over the letters of words: a clause is read once.

It is cached with the compiled grammar, as regular expressions cannot be. Thompson's construction (Regular expression
search algorithm, 1968), made deterministic by the subset construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Automaton(NamedTuple):
    """States are numbered from 0, the start."""

    moves: tuple[dict[str, int], ...]
    """By state: the next state for each letter."""
    accepted: tuple[str, ...]
    """By state: the rule accepted there, "" for none."""

    def rule(self, letters: str) -> str:
        """The rule that accepts the letters, "" for none."""
        state = 0
        for letter in letters:
            after = self.moves[state].get(letter)
            if after is None:
                return ""
            state = after
        return self.accepted[state]


def automaton_of(names: Iterable[str], rules: Mapping[str, Any], letters: Mapping[str, str]) -> Automaton:
    """The automaton of the rules of those names; of two that accept the same letters, the first counts.

    `rules` are trees of lark's grammar of grammars, in which no rule names itself. Raises KeyError for a name that is
    neither a rule nor a letter, and for an operator other than ?, * and +.
    """
    machine = _Nondeterministic(rules, letters)
    ends = {machine.add(rules[name]): name for name in names}
    sets = {machine.closed([0]): 0}
    waiting = [*sets]
    moves: list[dict[str, int]] = []
    for states in waiting:
        reached: dict[str, list[int]] = {}
        for state in sorted(states):
            for letter, after in machine.moves[state]:
                reached.setdefault(letter, []).append(after)
        closed = {letter: machine.closed(after) for letter, after in reached.items()}
        fresh = [each for each in dict.fromkeys(closed.values()) if each not in sets]
        sets |= {each: len(sets) + number for number, each in enumerate(fresh)}
        waiting += fresh
        moves.append({letter: sets[each] for letter, each in closed.items()})
    return Automaton(tuple(moves), tuple(next((ends[each] for each in ends if each in states), "") for states in sets))


class _Nondeterministic:
    """A nondeterministic automaton: letters lead from state to state, and so do empty moves (`free`)."""

    def __init__(self, rules: Mapping[str, Any], letters: Mapping[str, str]) -> None:
        self.rules = rules
        self.letters = letters
        self.moves: list[list[tuple[str, int]]] = []
        self.free: list[list[int]] = []
        self.start = self._state()

    def add(self, tree: Any) -> int:
        """The end state of a rule."""
        return self._behind(tree, self.start)

    def closed(self, states: Iterable[int]) -> frozenset[int]:
        """The closure of states: with those that empty moves lead to."""
        found = set(states)
        waiting = [*found]
        while waiting:
            fresh = set(self.free[waiting.pop()]) - found
            found |= fresh
            waiting += fresh
        return frozenset(found)

    def _state(self, *before: int) -> int:
        """A new state, with empty moves to it from those before."""
        self.moves.append([])
        self.free.append([])
        for each in before:
            self.free[each].append(len(self.free) - 1)
        return len(self.free) - 1

    def _behind(self, tree: Any, state: int) -> int:
        """The end state of a part of a rule that begins at `state`."""
        parts = [each for each in tree.children if hasattr(each, "data")]
        if tree.data == "name":
            return self._behind_name(str(tree.children[0]), state)
        if tree.data == "expansions":
            return self._state(*[self._behind(each, state) for each in parts])
        if tree.data == "expr":
            return self._repeated(parts[0], state, *[str(each) for each in tree.children if not hasattr(each, "data")])
        for each in parts:
            state = self._behind(each, state)
        return state

    def _behind_name(self, name: str, state: int) -> int:
        if name not in self.letters:
            return self._behind(self.rules[name], state)
        after = self._state()
        self.moves[state].append((self.letters[name], after))
        return after

    def _repeated(self, tree: Any, state: int, operator: str) -> int:
        if operator == "?":
            return self._state(state, self._behind(tree, state))
        if operator not in ("*", "+"):
            raise KeyError(operator)
        again = self._state(state)
        behind = self._behind(tree, again)
        self.free[behind].append(again)
        return again if operator == "*" else self._state(behind)
