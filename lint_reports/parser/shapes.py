"""The strict parse of a section, remembered: what is made of a sequence of terminals depends on nothing else.

Sound reports differ in their figures, hardly in their terminals, so a run over many of them parses a few times.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from lint_reports.form.editions import Edition
from lint_reports.form.lalr import Shape
from lint_reports.form.parts import CELL
from lint_reports.model.tree import Leaf, Node, Spans, short_name

if TYPE_CHECKING:
    from lint_reports.parser.templates import Filled

_shapes: dict[tuple[int, str, tuple[str, ...]], Shape | None] = {}
_MOST = 500


def strict_parse(which: Edition, start: str, leaves: list[Leaf]) -> Node | None:
    """The tree of a section with its parents linked, None where the strict parser refuses the leaves."""
    shape = _shape(which, start, tuple([leaf.type for leaf in leaves]))
    return None if shape is None else _grow(shape, leaves, None)


def strict_table(which: Edition, start: str, filled: Filled) -> Node | None:
    """The same for a section whose table has a template: its table grows when somebody asks for what is in it."""
    plan = filled.template.plan
    if plan is None:
        plan = filled.template.plan = _plan(which, start, filled)
    if plan.shape is None:
        return None
    name, children = plan.shape
    node = Node(name, [])
    for each in children:
        if each is plan.table:
            node.children.append(Node.from_seed(plan.table[0], _Seed(plan, filled), node))
        else:
            node.children.append(filled[each] if isinstance(each, int) else _grow(each, filled, node))
    return node


def _shape(which: Edition, start: str, types: tuple[str, ...]) -> Shape | None:
    key = (which.year, start, types)
    if key not in _shapes:
        if len(_shapes) >= _MOST:
            _shapes.clear()
        _shapes[key] = which.table.parse(start, types)
    return _shapes[key]


class Plan(NamedTuple):
    """The tree of all sections whose tables look the same."""

    shape: Shape | None
    """None where the strict parser refuses them."""
    table: Shape
    """The part of it that is the table."""
    take: Callable[[Any], Any]
    """Takes out of what there is for each cell what there is for the figures, in the form's order."""
    names: list[str]
    """What the form's grammar calls those figures."""


def _plan(which: Edition, start: str, filled: Filled) -> Plan:
    head = len(filled.head)
    shape = _shape(which, start, (*[leaf.type for leaf in filled.head], *filled.template.types))
    if shape is None:
        return Plan(None, ("", ()), list, [])
    (table,) = [each for each in shape[1] if not isinstance(each, int) and each[0].endswith("_table")]
    figures = _figures(table, filled.template.types, head)
    return Plan(
        shape,
        table,
        itemgetter(*[filled.template.places[place][0] for _, place in figures]),
        [short_name(name) for name, _ in figures],
    )


def _figures(shape: Shape, types: tuple[str, ...], head: int) -> list[tuple[str, int]]:
    """The figures in a shape, by their nodes' names and the places of their leaves among the table's."""
    name, children = shape
    only = children[0] if len(children) == 1 else None
    if isinstance(only, int) and types[only - head] == CELL:
        return [(name, only - head)]
    return [each for child in children if not isinstance(child, int) for each in _figures(child, types, head)]


class _Seed:
    """The table of one report, see `model.tree.Seed`."""

    __slots__ = ("plan", "filled")

    def __init__(self, plan: Plan, filled: Filled) -> None:
        self.plan = plan
        self.filled = filled

    def grow(self, node: Node) -> list[Any]:
        children = _grow(self.plan.table, self.filled, None).children
        for child in children:
            if isinstance(child, Node):
                child.parent = node
        return children

    def texts(self) -> list[str]:
        return list(self.plan.take(self.filled.texts()))

    def spans(self) -> Spans:
        take = self.plan.take
        lines, columns, end_lines, end_columns = self.filled.spans()
        taken = take(lines)
        return Spans(taken, take(columns), taken if end_lines is lines else take(end_lines), take(end_columns))

    def names(self) -> list[str]:
        return self.plan.names


def _grow(shape: Shape, leaves: list[Leaf] | Filled, parent: Node | None) -> Node:
    name, children = shape
    node = Node.__new__(Node)
    node.data = short_name(name)
    node.parent = parent
    node.seed = None
    grown: list[Node | Leaf] = []
    for each in children:
        if isinstance(each, int):
            grown.append(leaves[each])
            continue
        below, only = each[0], each[1][0] if len(each[1]) == 1 else None
        if isinstance(only, int):  # A single cell, as most nodes are.
            cell = Node.__new__(Node)
            cell.data = short_name(below)
            cell.parent = node
            cell.seed = None
            cell.children = [leaves[only]]
            grown.append(cell)
        else:
            grown.append(_grow(each, leaves, node))
    node.children = grown
    return node
