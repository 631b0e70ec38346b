"""The strict parse of a section, remembered: what is made of a sequence of terminals depends on nothing else.

Sound reports differ in their figures, hardly in their terminals, so a run over many of them parses a few times.
"""

from __future__ import annotations

from lint_reports.model.report import Leaf, Node, short_name
from lint_reports.parser.editions import Edition
from lint_reports.parser.table import Shape

_shapes: dict[tuple[int, str, tuple[str, ...]], Shape | None] = {}
_MOST = 500


def strict_parse(which: Edition, start: str, leaves: list[Leaf]) -> Node | None:
    """The tree of a section with its parents linked, None where the strict parser refuses the leaves."""
    types = tuple([leaf.type for leaf in leaves])
    key = (which.year, start, types)
    if key not in _shapes:
        if len(_shapes) >= _MOST:
            _shapes.clear()
        _shapes[key] = which.table.parse(start, types)
    shape = _shapes[key]
    return None if shape is None else _grow(shape, leaves, None)


def _grow(shape: Shape, leaves: list[Leaf], parent: Node | None) -> Node:
    name, children = shape
    node = Node.__new__(Node)
    node.data = short_name(name)
    node.parent = parent
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
            cell.children = [leaves[only]]
            grown.append(cell)
        else:
            grown.append(_grow(each, leaves, node))
    node.children = grown
    return node
