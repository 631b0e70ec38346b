"""The strict parse of a section, remembered: what lark makes of a sequence of terminals depends on nothing else.

Sound reports differ in their figures, hardly in their terminals, so a run over many of them asks lark a few times.
"""

from __future__ import annotations

from typing import Any, Union

from lark.exceptions import UnexpectedToken

from lint_reports.model.report import Leaf, Node
from lint_reports.parser.editions import Edition

Shape = tuple[str, tuple[Union[int, "Shape"], ...]]
"""A node's name and its children: the index of a leaf, or a node."""

_shapes: dict[tuple[int, str, tuple[str, ...]], Shape | None] = {}
_MOST = 500


def strict_parse(which: Edition, start: str, leaves: list[Leaf]) -> Node | None:
    """The tree of a section with its parents linked, None where the strict parser refuses the leaves."""
    types = tuple([leaf.type for leaf in leaves])
    key = (which.year, start, types)
    if key not in _shapes:
        if len(_shapes) >= _MOST:
            _shapes.clear()
        _shapes[key] = _shape(which, start, leaves)
    shape = _shapes[key]
    return None if shape is None else _grow(shape, leaves, None)


def _shape(which: Edition, start: str, leaves: list[Leaf]) -> Shape | None:
    try:
        tree = which.lark.parse(leaves, start=start)
    except UnexpectedToken:
        return None
    return _outline(tree, {id(leaf): index for index, leaf in enumerate(leaves)})


def _outline(tree: Any, index: dict[int, int]) -> Shape:
    return (
        tree.data,
        tuple(_outline(child, index) if isinstance(child, Node) else index[id(child)] for child in tree.children),
    )


def _grow(shape: Shape, leaves: list[Leaf], parent: Node | None) -> Node:
    name, children = shape
    node = Node.__new__(Node)
    node.data = name
    node.parent = parent
    node.children = [leaves[each] if isinstance(each, int) else _grow(each, leaves, node) for each in children]
    return node
