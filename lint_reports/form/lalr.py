"""lark's LALR table as plain data, and the parse by it: what a sound report needs of a grammar, without loading lark.

It takes what lark takes and makes of it the same tree (tests/form/test_lalr.py); whatever it refuses is lark's to repair.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Union

from lint_reports.model.tree import Leaf, Node, short_name

if TYPE_CHECKING:
    from lark import Lark

Shape = tuple[str, tuple[Union[int, "Shape"], ...]]
"""A node's name and its children: the index of a leaf, or a node."""

_END = "$END"


class Reduction(NamedTuple):
    """A rule of the grammar: the symbol it makes, out of how many, and the name of its node."""

    symbol: str
    size: int
    name: str


class Table(NamedTuple):
    """By state and symbol the state that follows, or the complement (`~`) of the number of a rule to be reduced."""

    actions: dict[int, dict[str, int]]
    rules: tuple[Reduction, ...]
    starts: dict[str, tuple[int, int]]
    """The first and the last state of each start rule."""

    def parse(self, start: str, terminals: Iterable[str]) -> Shape | None:
        """The tree over the terminals by their places; None where the grammar refuses them."""
        first, last = self.starts[start]
        states = [first]
        made: list[int | Shape | list[int | Shape]] = []
        for place, terminal in enumerate((*terminals, _END)):
            action = self.actions[first].get(terminal)
            while action is not None and action < 0:
                symbol, size, name = self.rules[~action]
                children = _spliced(made[len(made) - size :])
                del states[len(states) - size :], made[len(made) - size :]
                states.append(self.actions[states[-1]][symbol])
                made.append(children if symbol.startswith("_") else (name, tuple(children)))
                if terminal == _END and states[-1] == last:
                    whole = made[-1]
                    return whole if isinstance(whole, tuple) else None
                action = self.actions[states[-1]].get(terminal)
            if action is None:
                return None
            states.append(action)
            made.append(place)
            first = action
        return None


def _spliced(parts: list[int | Shape | list[int | Shape]]) -> list[int | Shape]:
    """What rules whose names begin with an underscore have made stands in the place of their own node.

    The first such list takes in what follows: one that grows by an item at a time is not copied for each.
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
    """The node of a shape over these leaves, with all that is below it."""
    node = Node(shape[0], [], parent)
    children = node.children
    for child in shape[1]:
        if isinstance(child, int):
            children.append(leaves[child])
        elif len(child[1]) == 1 and isinstance(only := child[1][0], int):  # A figure, as most nodes are.
            children.append(Node(child[0], [leaves[only]], node))
        else:
            children.append(node_of(child, leaves, node))
    return node


def table_of(parser: Lark) -> Table:
    """The table of a compiled grammar. Raises ValueError for what no grammar here makes use of, and this does not do."""
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
    return Table(actions, tuple(rules), starts)
