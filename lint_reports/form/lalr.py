"""lark's LALR table as plain data, and a parser driven by it, so that a sound report is parsed without loading lark.

It accepts what lark accepts and builds the same tree (tests/form/test_lalr.py); what it refuses is repaired with lark.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Union

from lint_reports.model.tree import Leaf, Node, short_name

if TYPE_CHECKING:
    from lark import Lark

Shape = tuple[str, tuple[Union[int, "Shape"], ...]]
"""The tree over a sequence of leaves: (name of the node, children), a child being the index of a leaf or a shape."""

_END = "$END"


class Reduction(NamedTuple):
    """A rule of the grammar: the symbol it reduces to, the number of symbols it replaces, and the name of its node."""

    symbol: str
    size: int
    name: str


class LalrTable(NamedTuple):
    """An LALR(1) table.

    `actions` has by state and symbol the next state, or the complement (`~n`, negative) of the index of a rule to reduce.
    """

    actions: dict[int, dict[str, int]]
    rules: tuple[Reduction, ...]
    starts: dict[str, tuple[int, int]]
    """The first and the last state of each start rule."""

    def parse(self, start: str, terminals: Iterable[str]) -> Shape | None:
        """The tree over a sequence of terminals; None where the grammar refuses it. Raises KeyError for an unknown `start`."""
        first, last = self.starts[start]
        states = [first]
        values: list[int | Shape | list[int | Shape]] = []
        for place, terminal in enumerate((*terminals, _END)):
            action = self.actions[first].get(terminal)
            while action is not None and action < 0:
                symbol, size, name = self.rules[~action]
                children = _spliced(values[len(values) - size :])
                del states[len(states) - size :], values[len(values) - size :]
                states.append(self.actions[states[-1]][symbol])
                values.append(children if symbol.startswith("_") else (name, tuple(children)))
                if terminal == _END and states[-1] == last:
                    whole = values[-1]
                    return whole if isinstance(whole, tuple) else None
                action = self.actions[states[-1]].get(terminal)
            if action is None:
                return None
            states.append(action)
            values.append(place)
            first = action
        return None


def _spliced(parts: list[int | Shape | list[int | Shape]]) -> list[int | Shape]:
    """The children of a node: the lists of inlined rules (names with an underscore) are spliced in.

    A list at the front is extended in place: a left-recursive rule grows by an item at a time, and copies would be quadratic.
    """
    first = parts[0] if parts else None
    children: list[int | Shape] = first if isinstance(first, list) else []
    for part in parts:
        if part is children:
            continue
        if isinstance(part, list):
            children += part
        else:
            children.append(part)
    return children


def node_of(shape: Shape, leaves: list[Leaf], parent: Node | None) -> Node:
    """The tree of nodes of a shape, its indexes replaced by the `leaves`."""
    node = Node(shape[0], [], parent)
    children = node.children
    for child in shape[1]:
        if isinstance(child, int):
            children.append(leaves[child])
        elif len(child[1]) == 1 and isinstance(only := child[1][0], int):  # A figure, as most nodes are: one call less.
            children.append(Node(child[0], [leaves[only]], node))
        else:
            children.append(node_of(child, leaves, node))
    return node


def lalr_table(parser: Lark) -> LalrTable:
    """The table of a compiled grammar. Raises ValueError for features that `parse` lacks and the form's grammars do not use."""
    from lark.parsers.lalr_analysis import Shift

    numbers = {id(rule): number for number, rule in enumerate(parser.rules)}
    for rule in parser.rules:
        if rule.options.expand1 or any(rule.options.empty_indices or ()) or not rule.options.keep_all_tokens:
            raise ValueError(f"neither ?rules, [optional] ones nor filtered tokens: {rule}")
    actions: dict[int, dict[str, int]] = {}
    starts = {}
    for start in parser.options.start:
        conf = parser.parse_interactive([], start=start).parser_state.parse_conf
        starts[start] = (conf.start_state, conf.end_state)
        for state, symbols in conf.states.items():
            actions[state] = {
                str(name): argument if action is Shift else ~numbers[id(argument)]
                for name, (action, argument) in symbols.items()
            }
    rules = (
        Reduction(str(r.origin.name), len(r.expansion), short_name(str(r.alias or r.origin.name))) for r in parser.rules
    )
    return LalrTable(actions, tuple(rules), starts)
