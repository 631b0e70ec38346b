"""Caches of what the lexer and the strict parser return: the one module of the parser that exists for speed.

Sound reports differ in their figures, hardly in which of their cells are labels, figures and blanks. So the lexer is run
once over the numbers of a table's cells, and its result is filled with the cells of every table of the same kinds; and
the tree over a sequence of terminals is computed once. Without this module every report is parsed the same, only slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from lint_reports.form.lalr import node_of
from lint_reports.form.sections import CELL, END
from lint_reports.model.document import Cell, Row
from lint_reports.model.tree import Leaf, Node, Spans, spans_of
from lint_reports.parser.cells import WORDS
from lint_reports.parser.lexed import Lexed, end_of
from lint_reports.parser.lexer import TableLexer
from lint_reports.parser.rows import Content, Line, ProseLine

if TYPE_CHECKING:
    from lint_reports.form.editions import Edition
    from lint_reports.form.lalr import Shape
    from lint_reports.form.sections import Form
    from lint_reports.parser.cells import CellKind, Classifier

Kinds = tuple[tuple["bool | CellKind", ...] | None, ...]
"""For each row of a table (whether it begins a piece, kind of each cell…); None for a paragraph."""
_MOST_PATTERNS = 32
"""The number of patterns cached for a section."""
_MOST_SEEN = 2_000
_LARGEST = 2_000
"""The number of cells of the largest table with a pattern; the form's largest has four hundred."""
_END = -1
_PARAGRAPH = -2
"""The number of the first paragraph; the next ones count down."""


@dataclass(slots=True, eq=False)
class Pattern:
    """The lexer's result for all tables with the same kinds of cells."""

    section: str
    leaves: tuple[tuple[int, str, str, int], ...]
    """For each leaf: (number of its cell, else _END or _PARAGRAPH and below; type; phrase; index in its row)."""
    sizes: tuple[int, ...]
    """The number of leaves of each printed line."""
    figures: int
    wanted: int
    plan: Plan | None = None
    """The tree, once it has been computed."""


class Patterns:
    """The patterns of one section. One is created at the second table of its kinds: for a single table it saves nothing."""

    def __init__(self) -> None:
        self.known: dict[Kinds, Pattern | None] = {}
        self.seen: set[int] = set()

    def fill(self, content: Content, form: Form, classifier: Classifier) -> Filled | None:
        """The pattern of a table filled with its cells, None where there is none."""
        kinds = _kinds(content, classifier)
        if kinds is None:
            return None
        if kinds not in self.known:
            if sum([len(row) for row in kinds if row]) > _LARGEST or not self._is_known(hash(kinds)):
                return None
            if len(self.known) >= _MOST_PATTERNS:
                self.known.clear()
            self.known[kinds] = _pattern(content, kinds, form, classifier)
        pattern = self.known[kinds]
        return None if pattern is None else Filled(pattern, content)

    def _is_known(self, mark: int) -> bool:
        """Whether a table with this hash was seen before; records it."""
        if mark in self.seen:
            return True
        if len(self.seen) >= _MOST_SEEN:
            self.seen.clear()
        self.seen.add(mark)
        return False


@cache
def _patterns_of(year: int, section: str) -> Patterns:
    return Patterns()


def fill(content: Content, form: Form, classifier: Classifier) -> Filled | None:
    """The result of the lexer for a section's table, None where it is not cached."""
    return _patterns_of(form.year, classifier.part.name).fill(content, form, classifier)


def _kinds(content: Content, classifier: Classifier) -> Kinds | None:
    """The kinds of a table's cells; None for cells on lines of their own, whose rows depend on their texts."""
    known, kind = classifier.known, classifier.kind
    kinds: list[tuple[bool | CellKind, ...] | None] = []
    for item in content.items:
        if isinstance(item, ProseLine):
            kinds.append(None)
        elif item.loose:
            return None
        else:
            kinds.append((item.first, *[known.get(cell.text) or kind(cell.text) for cell in item.row.cells]))
    return tuple(kinds)


def _pattern(content: Content, kinds: Kinds, form: Form, classifier: Classifier) -> Pattern | None:
    """The lexer's result for tables of these kinds, None where it depends on the text of a cell."""
    cells = [kind for row in kinds if row is not None for kind in row[1:]]
    if any(kind.name == WORDS or not kind.exact for kind in cells):  # type: ignore[union-attr]
        return None
    lexer = TableLexer(_numbered(content), form, classifier)
    lexed = lexer.lex()
    if lexer.has_read or lexed.shifted or lexed.misspelt:
        return None
    leaves = [(_END if leaf.type == END else leaf.line, leaf.type, leaf.phrase, leaf.grid) for leaf in lexed.leaves]
    return Pattern(classifier.part.name, tuple(leaves), tuple(map(len, lexed.rows)), lexed.figures, lexed.wanted)


def _numbered(content: Content) -> Content:
    """The same contents with the number of each cell or paragraph in place of its line."""
    numbered = Content(pieces=content.pieces)
    cells, paragraph = 0, _PARAGRAPH
    for item in content.items:
        if isinstance(item, ProseLine):
            numbered.items.append(ProseLine(Leaf(item.leaf.type, "", paragraph, 0, paragraph, 0)))
            paragraph -= 1
        else:
            row = [Cell(cell.text, at, 0, at, 0) for at, cell in enumerate(item.cells, cells)]
            numbered.items.append(Line(Row(row, item.loose), item.first, item.piece))
            cells += len(row)
    return numbered


class Filled:
    """A pattern filled with the cells of one table."""

    __slots__ = ("pattern", "content", "head", "_leaves")

    def __init__(self, pattern: Pattern, content: Content) -> None:
        self.pattern = pattern
        self.content = content
        self.head: list[Leaf] = []
        """The leaves of the section's heading, which precede the table's."""
        self._leaves: list[Leaf] = []

    def lexed(self) -> Lexed:
        """The result of the lexer, without the leaves."""
        return Lexed([], self.content.pictures, figures=self.pattern.figures, wanted=self.pattern.wanted)

    def lexed_with_leaves(self) -> Lexed:
        """The result of the lexer."""
        lexed, leaves = self.lexed(), iter(self.leaves())
        lexed.rows += [list(islice(leaves, size)) for size in self.pattern.sizes]
        return lexed

    def cells(self) -> list[Cell]:
        """The cells of the table's rows."""
        return [cell for item in self.content.items if item.__class__ is Line for cell in item.row.cells]

    def leaves(self) -> list[Leaf]:
        """The leaves of the heading and the table."""
        if not self._leaves:
            self._leaves = leaves = [*self.head]
            cells = self.cells()
            paragraphs = [item.leaf for item in self.content.items if item.__class__ is ProseLine]
            for number, type, phrase, grid in self.pattern.leaves:
                if number >= 0:
                    c = cells[number]
                    place = c.line, c.column, c.end_line, c.end_column
                    leaves.append(Leaf(type, c.text, *place, phrase, False, True, grid))
                else:
                    leaves.append(end_of(leaves[-1]) if number == _END else paragraphs[_PARAGRAPH - number])
        return self._leaves

    def tree(self, which: Edition, heading: list[Leaf]) -> Node | None:
        """The section's tree with its parents linked, None where the strict parser refuses it."""
        self.head = heading
        if self.pattern.plan is None:
            self.pattern.plan = _plan(which, self)
        plan = self.pattern.plan
        if plan.shape is None:
            return None
        node = Node(plan.shape[0], [])
        for each in plan.shape[1]:
            if isinstance(each, int):
                node.children.append(heading[each] if each < len(heading) else self.leaves()[each])
            elif each is plan.table:
                node.children.append(TableNode(plan, self, node))
            else:
                leaves = heading if _last_place(each) < len(heading) else self.leaves()
                node.children.append(node_of(each, leaves, node))
        return node


class Plan(NamedTuple):
    """The tree of all sections whose tables have one pattern."""

    shape: Shape | None
    """None where the strict parser refuses them."""
    table: Shape
    """The part of `shape` for the table."""
    select: Callable[[Any], Any]
    """From a list with an item for each cell, the items of the figures, in the form's order."""
    names: list[str]
    """The names of the figures' nodes."""


def _plan(which: Edition, filled: Filled) -> Plan:
    head, types = len(filled.head), [leaf[1] for leaf in filled.pattern.leaves]
    shape = _shape(which, filled.pattern.section, (*[leaf.type for leaf in filled.head], *types))
    if shape is None:
        return Plan(None, ("", ()), list, [])
    (table,) = [each for each in shape[1] if not isinstance(each, int) and each[0].endswith("_table")]
    figures = list(_figures(table, types, head))
    select = itemgetter(*[filled.pattern.leaves[place][0] for _, place in figures])
    return Plan(shape, table, select, [name for name, _ in figures])


def _figures(shape: Shape, types: list[str], head: int) -> Iterator[tuple[str, int]]:
    """Yield (name of its node, index of its leaf in the table) for the figures of a shape."""
    name, children = shape
    if len(children) == 1 and isinstance(only := children[0], int) and types[only - head] == CELL:
        yield name, only - head
        return
    for child in children:
        if not isinstance(child, int):
            yield from _figures(child, types, head)


def _last_place(shape: Shape) -> int:
    """The index of the last leaf of a shape, -1 without leaves."""
    return max([each if isinstance(each, int) else _last_place(each) for each in shape[1]], default=-1)


class TableNode(Node):
    """The node of a table without faults, whose children are built at the first use: in a sound report, never."""

    __slots__ = ("_plan", "_filled", "_built")

    def __init__(self, plan: Plan, filled: Filled, parent: Node) -> None:
        self.data = plan.table[0]
        self.parent = parent
        self._plan = plan
        self._filled = filled
        self._built: list[Any] = []

    @property
    def children(self) -> list[Any]:  # type: ignore[override]
        if not self._built:
            self._built = node_of(self._plan.table, self._filled.leaves(), None).children
            for child in self._built:
                if isinstance(child, Node):
                    child.parent = self
        return self._built

    def unlink(self) -> None:
        self.parent = None
        if self._built:
            super().unlink()

    @property
    def missing(self) -> bool:
        return False

    @property
    def figure_names(self) -> list[str]:
        return self._plan.names

    @property
    def figure_texts(self) -> list[str]:
        if self._built:
            return super().figure_texts
        return list(self._plan.select([cell.text for cell in self._filled.cells()]))

    @property
    def figure_spans(self) -> Spans:
        if self._built:
            return super().figure_spans
        return spans_of(self._plan.select(self._filled.cells()))


def strict_parse(which: Edition, start: str, leaves: list[Leaf]) -> Node | None:
    """The tree of a section with its parents linked, None where the strict parser refuses the leaves."""
    shape = _shape(which, start, tuple([leaf.type for leaf in leaves]))
    return None if shape is None else node_of(shape, leaves, None)


@lru_cache(maxsize=500)
def _shape(which: Edition, start: str, types: tuple[str, ...]) -> Shape | None:
    """The tree over a sequence of terminals, None where the grammar refuses it."""
    return which.table.parse(start, types)
