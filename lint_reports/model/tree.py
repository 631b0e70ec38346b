"""The nodes and leaves of a report's tree; missing parts of the form are nodes and leaves too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lint_reports.model.location import Range

if TYPE_CHECKING:
    from lint_reports.model.document import Cell


class Leaf:
    """A token of the parse: a phrase of the form, a cell, a paragraph or the end of a printed line.

    `type` is the terminal's name in the grammar, `phrase` the form's own words where the terminal has some, `text`
    the text in the file. A leaf that the repair inserted is `missing`; its position is where it should have been.
    """

    __slots__ = ("type", "text", "phrase", "line", "column", "end_line", "end_column", "missing", "exact", "grid")

    def __init__(
        self,
        type: str,
        text: str,
        line: int,
        column: int,
        end_line: int,
        end_column: int,
        phrase: str = "",
        missing: bool = False,
        exact: bool = True,
        grid: int = -1,
    ) -> None:
        self.type = type
        self.text = text
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.phrase = phrase
        self.missing = missing
        self.exact = exact
        """False where the text spells the phrase only nearly."""
        self.grid = grid
        """The index of the cell in its row as read, -1 for a leaf that is no cell."""

    @property
    def range(self) -> Range:
        return Range.of(self.line, self.column, self.end_line, self.end_column)

    # lark reads these to place the end of the input.
    start_pos = end_pos = property(lambda self: 0)

    def __repr__(self) -> str:
        return f"Leaf({self.type}, {self.text!r}, {self.line}:{self.column}{', missing' if self.missing else ''})"


@cache
def short_name(name: str) -> str:
    """A rule's name without the prefixes that lark gives to imported rules ("sections__received")."""
    return name.rpartition("__")[2]


class Spans(NamedTuple):
    """Start and end line and column of many cells, as four parallel lists. `end_lines` is `lines` where each cell has one line."""

    lines: Sequence[int]
    columns: Sequence[int]
    end_lines: Sequence[int]
    end_columns: Sequence[int]


def spans_of(cells: Sequence[Leaf | Cell]) -> Spans:
    """The positions of cells or leaves."""
    lines, columns = [cell.line for cell in cells], [cell.column for cell in cells]
    end_lines, end_columns = [cell.end_line for cell in cells], [cell.end_column for cell in cells]
    return Spans(lines, columns, lines if end_lines == lines else end_lines, end_columns)


class Node:
    """A node of the report's tree, named by its rule in the grammar; lark's `tree_class` (`data`, `children`)."""

    __slots__ = ("data", "children", "parent")

    def __init__(self, data: str, children: list[Any], parent: Node | None = None) -> None:
        self.data = data
        self.children = children
        self.parent = parent

    @property
    def name(self) -> str:
        return self.data

    @property
    def nodes(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def leaves(self) -> list[Leaf]:
        return [child for child in self.children if isinstance(child, Leaf)]

    def all_leaves(self) -> list[Leaf]:
        """All leaves below this node, in the form's order."""
        found: list[Leaf] = []
        self._gather_leaves(found)
        return found

    def _gather_leaves(self, found: list[Leaf]) -> None:
        for child in self.children:
            if isinstance(child, Leaf):
                found.append(child)
            elif isinstance(child, Node):
                child._gather_leaves(found)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in the form's order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def unlink(self) -> None:
        """Remove the links to parents here and below, so that the tree is freed at once and not by the cycle collector."""
        self.parent = None
        for child in self.children:
            if isinstance(child, Node):
                child.unlink()

    def find(self, name: str) -> Node:
        """The first node of that name, this one included. Raises KeyError."""
        for node in self.walk():
            if node.data == name:
                return node
        raise KeyError(name)

    @property
    def labels(self) -> list[Leaf]:
        """The leaves with phrases of the form that are children of this node."""
        return [leaf for leaf in self.leaves if leaf.phrase]

    @property
    def label(self) -> str:
        """The form's own words for this node, "" where it has none."""
        return next((leaf.phrase for leaf in self.leaves if leaf.phrase), "")

    @property
    def missing(self) -> bool:
        """Whether the repair inserted everything below this node."""
        return self._absence() is True

    def _absence(self) -> bool | None:
        """Whether all leaves below are missing; None where there are none."""
        found = None
        for child in self.children:
            state = child.missing if isinstance(child, Leaf) else child._absence() if isinstance(child, Node) else None
            if state is False:
                return False
            found = state or found
        return found

    @property
    def figures(self) -> list[Node]:
        """The nodes of figures (single cells) below this one, itself included, in the form's order."""
        if self.is_figure:
            return [self]
        found: list[Node] = []
        self._gather(found)
        return found

    @property
    def figure_names(self) -> list[str]:
        """The names of the figures below."""
        return [figure.data for figure in self.figures]

    @property
    def figure_texts(self) -> list[str]:
        """The texts of their cells."""
        return [figure.children[0].text for figure in self.figures]

    @property
    def figure_spans(self) -> Spans:
        """The positions of their cells."""
        return spans_of([figure.children[0] for figure in self.figures])

    def _gather(self, found: list[Node]) -> None:
        for child in self.children:
            if child.__class__ is Node:
                below = child.children
                if len(below) == 1 and below[0].__class__ is Leaf and below[0].type == "CELL":  # `is_figure`
                    found.append(child)
                else:
                    child._gather(found)

    @property
    def is_figure(self) -> bool:
        children = self.children
        return len(children) == 1 and children[0].__class__ is Leaf and children[0].type == "CELL"

    @property
    def cell(self) -> Leaf:
        """The cell of a figure."""
        leaf = self.children[0]
        assert isinstance(leaf, Leaf)
        return leaf

    @property
    def anchor(self) -> Leaf | None:
        """The first leaf of this node that is in the file, else its first missing leaf; None where it has no leaves."""
        first = None
        for leaf in self.all_leaves():
            if not leaf.missing:
                return leaf
            first = first or leaf
        return first

    def ancestors(self) -> Iterator[Node]:
        """Yield this node and its parents up to the root."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent
