"""What the grammar says a document is: the tree of a report, in which what is missing is a node too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.document import Document
from lint_reports.model.location import Range


class Leaf:
    """A token of the parse: a phrase of the form, a cell, a paragraph or the end of a printed line.

    `type` is the terminal's name in the grammar, `phrase` the form's own words where the terminal has some, `text`
    what stands in the file. A leaf that the repair put in is `missing` and stands where it should have been.
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
        """False where the text is only almost the phrase."""
        self.grid = grid
        """The index of the cell in its row as read, -1 where it is no cell."""

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
    """Where some cells stand, each number for all of them."""

    lines: Sequence[int]
    columns: Sequence[int]
    end_lines: Sequence[int]
    end_columns: Sequence[int]


class Seed(Protocol):
    """What a node will be made of once somebody asks for its children. Nothing in it is missing."""

    def grow(self, node: Node) -> list[Any]:
        """The children of the node, with all that is below them."""

    def names(self) -> list[str]:
        """The names of the figures below, in the form's order."""

    def texts(self) -> list[str]:
        """What stands in their cells."""

    def spans(self) -> Spans:
        """Where their cells stand."""


class Node:
    """A node of the report's tree, named by its rule in the grammar; what lark makes where it would make a `Tree`.

    A node made from a seed has no children until they are asked for: of a sound table hardly anybody does.
    """

    __slots__ = ("data", "children", "parent", "seed")

    def __init__(self, data: str, children: list[Any], meta: Any = None) -> None:
        self.data = short_name(data)
        self.children: list[Any] = children
        self.parent: Node | None = None
        self.seed: Seed | None = None

    @classmethod
    def from_seed(cls, data: str, seed: Seed, parent: Node) -> Node:
        node = cls.__new__(cls)
        node.data, node.parent, node.seed = short_name(data), parent, seed
        return node

    if not TYPE_CHECKING:  # A type checker would take any name for an attribute.

        def __getattr__(self, name: str) -> Any:
            """The children, where they are not there yet."""
            if name != "children" or self.seed is None:
                raise AttributeError(f"a node has no {name}")
            self.children = self.seed.grow(self)
            self.seed = None
            return self.children

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
        """The leaves below this node, in the form's order."""
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
        """This node and all below it, in the form's order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def unlink(self) -> None:
        """Part this node and all below it from their parents, so that they go at once and not when cycles are looked for."""
        self.parent = None
        for child in self.children if self.seed is None else ():
            if child.__class__ is Node:
                child.unlink()

    def find(self, name: str) -> Node:
        """The first node of that name, this one included. Raises KeyError."""
        for node in self.walk():
            if node.data == name:
                return node
        raise KeyError(name)

    @property
    def labels(self) -> list[Leaf]:
        """The phrases that stand in this node itself."""
        return [leaf for leaf in self.leaves if leaf.phrase]

    @property
    def label(self) -> str:
        """The form's own words for this node, "" where it has none."""
        return next((leaf.phrase for leaf in self.leaves if leaf.phrase), "")

    @property
    def missing(self) -> bool:
        """Whether everything the form asks here had to be put in by the repair."""
        return self._absence() is True

    def _absence(self) -> bool | None:
        """Whether all leaves below are missing; None where there are none."""
        if self.seed is not None:
            return False
        found = None
        for child in self.children:
            state = child.missing if isinstance(child, Leaf) else child._absence() if isinstance(child, Node) else None
            if state is False:
                return False
            found = state or found
        return found

    @property
    def figures(self) -> list[Node]:
        """The nodes of single cells below this one, in the form's order."""
        if self.is_figure:
            return [self]
        found: list[Node] = []
        self._gather(found)
        return found

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
        """The first leaf of this node that stands in the file, else the place where it is missing."""
        first = None
        for leaf in self.all_leaves():
            if not leaf.missing:
                return leaf
            first = first or leaf
        return first

    def ancestors(self) -> Iterator[Node]:
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True, eq=False)
class Missing:
    """The repair put these leaves in."""

    leaves: list[Leaf]


@dataclass(slots=True, eq=False)
class Unexpected:
    """The repair took these leaves out: they have no place in the form where they stand."""

    leaves: list[Leaf]
    reason: str = "unexpected"
    """unexpected, repeated or surplus (cells beyond a row's figures)."""
    first: Leaf | None = None
    """Where what is repeated stands first; of a surplus, the first cell that was kept."""
    section: str = ""


Repair = Missing | Unexpected


@dataclass(slots=True, eq=False)
class Section:
    """One of the parts that the form prescribes, as found: `heading` is its heading's leaf, None where it has none."""

    name: str
    number: int
    """From 1, in the form's order."""
    phrase: str
    """The mandated heading."""
    heading: Leaf | None
    edition: int
    unreadable: str = ""
    """Why the table of this section cannot be read, "" where it can."""
    order: int = 0
    """The place among the sections of the file, from 1; 0 where it is not there."""


@dataclass(slots=True, eq=False)
class Report:
    """A report as the grammar sees it. Rules read this and nothing else."""

    document: Document
    edition: int
    """The first report year of the edition of the form: 2019 or 2021."""
    year: int | None
    body: str
    root: Node
    title: Leaf | None
    sections: list[Section]
    repairs: list[Repair] = field(default_factory=list)
    repeated: list[tuple[Leaf, Leaf]] = field(default_factory=list)
    """Headings that come again, each with the one it repeats."""
    shifted: list[tuple[Leaf, int]] = field(default_factory=list)
    """Row labels pushed out to the left, each with the number of columns."""
    misplaced: list[tuple[Leaf, Leaf | None]] = field(default_factory=list)
    """Row labels out of the form's order, each with the label it should follow."""
    cost: float = 0.0
    words: dict[str, str] = field(default_factory=dict)
    """What the form calls columns and rows without a label of their own: "requests.legal" → 法律服务机构."""

    misspelt: list[Leaf] = field(default_factory=list)
    """Labels that only nearly spell the form's phrase."""
    lost_columns: list[tuple[Node, Leaf]] = field(default_factory=list)
    """Columns that are not there at all: the table's or article's node, and the head's leaf put in for it."""
    kind: str = ""
    """government, department or town where the user says which; else the title tells."""
    made: dict[str, Any] = field(default_factory=dict)
    """What others have worked out from this report and want to find again."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the file has the title of a report whose text is in another one, or is put in when it is shown."""
        return bool(self.document.elsewhere and self.title) and not any(section.order for section in self.sections)

    @property
    def uncertain_rows(self) -> set[int]:
        """The ids of the row nodes that have too few or too many figures, so that none has a certain column."""
        if "uncertain" not in self.made:
            lines = [*self.short_lines(), *(line for line, _ in self.long_lines())] if self.repairs else []
            self.made["uncertain"] = {id(row) for line in lines for row in line}
        found: set[int] = self.made["uncertain"]
        return found

    def lines(self) -> Iterator[list[Node]]:
        """The printed lines of figures of the tables that can be read: a row, or rows without labels side by side."""
        for _, table in self.tables():
            rows = [node for node in table.walk() if node.nodes and all(each.is_figure for each in node.nodes)]
            bare = [row for row in rows if not row.labels]
            if bare:
                yield bare
            yield from ([row] for row in rows if row.labels)

    def short_lines(self) -> list[list[Node]]:
        """Lines that are there with fewer figures than the form prints, a lost column not counted."""
        lost = {id(node) for node, _ in self.lost_columns}
        short = []
        for line in self.lines() if self.repairs else ():
            gone = any(figure.cell.missing for row in line for figure in row.nodes)
            if gone and not all(row.missing for row in line) and not any(id(a) in lost for a in line[0].ancestors()):
                short.append(line)
        return short

    def long_lines(self) -> list[tuple[list[Node], Unexpected]]:
        """Lines with more figures than the form prints, each with the cells that were left out."""
        surplus = [each for each in self.repairs if isinstance(each, Unexpected) and each.reason == "surplus"]
        return [
            (line, each)
            for line in (self.lines() if surplus else ())
            for each in surplus
            if any(figure.cell is each.first for row in line for figure in row.nodes)
        ]

    def rows(self) -> Iterator[Node]:
        """The rows of figures of the tables that can be read."""
        for line in self.lines():
            yield from line

    @property
    def path(self) -> str:
        return self.document.path

    def section(self, name: str) -> Section:
        return next(section for section in self.sections if section.name == name)

    def tables(self) -> Iterator[tuple[Section, Node]]:
        """The sections with tables that are there and can be read, each with its table's node."""
        for section in self.sections:
            table = self.table(section.name)
            if table is not None and not section.unreadable and not table.missing:
                yield section, table

    def table(self, section: str) -> Node | None:
        """The table of a section, None for a section that is written."""
        for child in self.node(section).children:
            if child.__class__ is Node and child.data.endswith("_table"):
                found: Node = child
                return found
        return None

    def node(self, section: str) -> Node:
        """The node of a section."""
        for child in self.root.children:
            if child.data == section:
                found: Node = child
                return found
        raise KeyError(section)

    def tokens_of(self, repair: Repair) -> Node | None:
        """The innermost node that the leaves of a repair stand in; None where they were left out."""
        wanted = {id(leaf) for leaf in repair.leaves}
        return next((n for n in self.root.walk() if any(id(leaf) in wanted for leaf in n.leaves)), None)


__all__ = [
    "CellAddress",
    "Leaf",
    "Missing",
    "Node",
    "Repair",
    "Report",
    "Section",
    "Unexpected",
    "short_name",
]
