"""The relations between figures: read from `grammar/*.relations`, laid on a table, and checked with what is known.

Pass, fail and unknown are three things (as in the R package validate): a relation fails only where no value of the
blank cells can make it hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from lint_reports.form.compiled import compiled
from lint_reports.form.sources import sources
from lint_reports.model.figure import Number, Unreadable
from lint_reports.model.report import Node
from lint_reports.system.by_identity import ByIdentity

OPERATORS: dict[str, Callable[[Number, Number], bool]] = {
    "=": lambda low, high: low <= 0 <= high,
    ">=": lambda low, high: high >= 0,
    "<=": lambda low, high: low <= 0,
    ">": lambda low, high: high > 0,
    "<": lambda low, high: low < 0,
    "!=": lambda low, high: not low == high == 0,
}
"""Whether `left - right`, which lies between low and high, can stand in the relation to 0."""

INFINITE = Decimal("Infinity")
"""A float could not be added to an amount."""


class Term(NamedTuple):
    """A number of times a figure or a sum of figures; `path` is its name in the grammar, empty for a plain number."""

    factor: int
    path: tuple[str, ...]


class Comparison(NamedTuple):
    left: tuple[Term, ...]
    operator: str
    right: tuple[Term, ...]


class Relation(NamedTuple):
    kind: str
    """mandated: printed in the form or the law; implied: must hold if the words mean what they say; heuristic."""
    rule: str
    table: str
    each: str
    """row, column, block (a row without a label), cell, or "" for a relation between named cells."""
    comparison: Comparison
    conditions: tuple[Comparison, ...] = ()
    source: str = ""
    messages: dict[str, str] = {}  # noqa: RUF012 (a named tuple's default, never changed)


class Addend(NamedTuple):
    """A term laid on a table: the figures it sums, by their index among the table's figures.

    A plain number has no name and no figures; `factor` is the number.
    """

    factor: int
    name: str
    figures: tuple[int, ...]

    @property
    def constant(self) -> int:
        return 0 if self.name else self.factor


class Instance(NamedTuple):
    """A relation laid on one row or column of a table."""

    relation: Relation
    left: tuple[Addend, ...]
    right: tuple[Addend, ...]
    conditions: tuple[Condition, ...] = ()

    @property
    def anchor(self) -> int:
        """The figure where a failure is shown: the total, if one side is a single figure."""
        if len(self.left) == 1 and len(self.left[0].figures) == 1:
            return self.left[0].figures[0]
        return next(addend.figures[0] for addend in (*self.right, *self.left) if addend.figures)

    @property
    def figures(self) -> tuple[int, ...]:
        return tuple(index for addend in (*self.left, *self.right) for index in addend.figures)


class Condition(NamedTuple):
    """What must be so for a relation to be asked for."""

    left: tuple[Addend, ...]
    operator: str
    right: tuple[Addend, ...]


@cache
def relations(edition: int) -> tuple[Relation, ...]:
    """The relations of an edition of the form, in the order of its file."""
    name = f"edition_{edition}.relations"
    return compiled(name, tuple[Relation, ...], lambda: parse_relations(sources(name)))


def parse_relations(text: str) -> tuple[Relation, ...]:
    """Parse a text in the relation language. Raises lark.UnexpectedInput with line and column."""
    return tuple(relation_of(tree) for tree in parser().parse(text).children)


@cache
def parser() -> Any:
    """The parser of the relation language, for who needs the places of the words too."""
    from lark import Lark

    return Lark(sources("relations.lark"), parser="lalr")


def relation_of(tree: Any) -> Relation:
    """A relation from its tree."""
    parts = {str(child.type): str(child) for child in tree.children if hasattr(child, "type")}
    comparison: Comparison | None = None
    conditions: tuple[Comparison, ...] = ()
    source = ""
    messages = {}
    for child in tree.children:
        if hasattr(child, "type"):
            continue
        if child.data == "comparison":
            comparison = _comparison(child)
        elif child.data == "condition":
            conditions = tuple(_comparison(each) for each in child.children)
        elif child.data == "source":
            source = str(child.children[0])[1:-1]
        else:
            messages[str(child.children[0])] = str(child.children[1])[1:-1]
    assert comparison is not None
    axis = parts.get("AXIS", "")
    return Relation(parts["KIND"], parts["RULE"], parts["NAME"], axis, comparison, conditions, source, messages)


def _comparison(tree: Any) -> Comparison:
    left, operator, right = tree.children
    return Comparison(_sum(left), str(operator), _sum(right))


def _sum(tree: Any) -> tuple[Term, ...]:
    terms = []
    sign = 1
    for child in tree.children:
        if hasattr(child, "type"):
            sign = -1 if str(child) == "-" else 1
            continue
        terms.append(_term(child, sign))
    return tuple(terms)


def _term(tree: Any, sign: int) -> Term:
    path: tuple[str, ...] = ()
    factor = sign
    for child in tree.children:
        if child is None:
            continue
        if hasattr(child, "type"):
            factor = sign * int(child)
        else:
            path = tuple(str(each) for each in child.children)
    return Term(factor, path)


_laid: dict[tuple[int, str, int], tuple[tuple[Relation, ...], tuple[Instance, ...]]] = {}


def instances(edition: int, section: str, table: Node, more: tuple[Relation, ...] = ()) -> tuple[Instance, ...]:
    """The relations of a table, the edition's and `more`, laid on its rows and columns.

    The form fixes a table's shape, so they are kept. A relation with another year or another body is left out: it needs
    their reports.
    """
    key = (edition, section, id(more) if more else 0)
    if key not in _laid:
        mine = [each for each in (*relations(edition), *more) if each.table == section and not needs_others(each)]
        _laid[key] = (more, tuple(instance for relation in mine for instance in _lay(relation, table)))
    return _laid[key][1]


OTHERS = ("previous", "units", "unit")
"""What stands in front of a name in another report: last year's, the sum over those covered, each of those covered."""


ITSELF = "figure"
"""What a figure is called in a relation of each cell."""


def needs_others(relation: Relation) -> tuple[str, ...]:
    """The other reports that a relation speaks of."""
    comparisons = (relation.comparison, *relation.conditions)
    terms = [term for each in comparisons for term in (*each.left, *each.right)]
    return tuple(other for other in OTHERS if any(term.path[:1] == (other,) and len(term.path) > 1 for term in terms))


def _lay(relation: Relation, table: Node) -> Iterator[Instance]:
    index = {id(figure): place for place, figure in enumerate(table.figures)}
    rows = [node for node in table.walk() if node.nodes and all(each.is_figure for each in node.nodes)]
    if relation.each == "column":
        for column in dict.fromkeys(figure.name for row in rows for figure in row.nodes):
            yield _instance(relation, lambda path, name=column: _down(table, path, name, index))
    elif relation.each in ("row", "block"):
        for row in rows:
            yield _instance(relation, lambda path, it=row: _across(it, path, index))
    elif relation.each == "cell":
        for place in range(len(index)):
            yield _instance(relation, lambda path, it=place: (it,))
    else:
        yield _instance(relation, lambda path: _named(table, path, index))


def _instance(relation: Relation, figures: Any) -> Instance:
    def side(terms: tuple[Term, ...]) -> tuple[Addend, ...]:
        return tuple(Addend(t.factor, "_".join(t.path), figures(t.path) if t.path else ()) for t in terms)

    conditions = tuple(Condition(side(c.left), c.operator, side(c.right)) for c in relation.conditions)
    return Instance(relation, side(relation.comparison.left), side(relation.comparison.right), conditions)


def _down(table: Node, path: tuple[str, ...], column: str, index: dict[int, int]) -> tuple[int, ...]:
    return tuple(index[id(figure)] for figure in table.find(path[-1]).figures if figure.name == column)


def _across(row: Node, path: tuple[str, ...], index: dict[int, int]) -> tuple[int, ...]:
    return tuple(index[id(figure)] for figure in row.nodes if figure.name == path[-1])


def _named(table: Node, path: tuple[str, ...], index: dict[int, int]) -> tuple[int, ...]:
    row = table.find(path[0]).nodes
    chosen = [row[int(path[1])]] if path[1].isdigit() else [figure for figure in row if figure.name == path[1]]
    return tuple(index[id(figure)] for figure in chosen)


def failing(laid: tuple[Instance, ...], values: Sequence[Any]) -> list[Instance]:
    """The relations of a table that do not hold, see `holds`."""
    found = []
    for instance, sides in zip(laid, _equations(laid), strict=True):
        if sides is not None:
            left, right = sides
            try:
                if sum(left(values)) != sum(right(values)):
                    found.append(instance)
                continue
            except TypeError:  # A blank or what is no number: neither can be added.
                pass
        if not holds(instance, values):
            found.append(instance)
    return found


_Side = Callable[[Sequence[Any]], Sequence[Any]]


@ByIdentity
def _equations(laid: tuple[Instance, ...]) -> list[tuple[_Side, _Side] | None]:
    """Of relations that say two sums of figures are the same, what takes the figures of each; None for any other."""
    return [_equation(each) for each in laid]


def _equation(instance: Instance) -> tuple[_Side, _Side] | None:
    if instance.conditions or instance.relation.comparison.operator != "=":
        return None
    left: list[int] = []
    right: list[int] = []
    for side, here, there in ((instance.left, left, right), (instance.right, right, left)):
        for addend in side:
            if not addend.name or addend.factor not in (1, -1):
                return None
            (here if addend.factor > 0 else there).extend(addend.figures)
    return (_taking(left), _taking(right)) if left and right else None


def _taking(figures: list[int]) -> _Side:
    """What takes those figures out of all; a single one as a sequence too."""
    first = figures[0]
    return itemgetter(*figures) if len(figures) > 1 else itemgetter(slice(first, first + 1))


def holds(instance: Instance, values: Sequence[Any]) -> bool:
    """Whether a relation holds for some value of the blank cells; None is a blank, which is not negative.

    A relation with an unreadable cell, or one of whose conditions is not certain, is not checked: it holds.
    """
    if instance.conditions and any(not _certain(condition, values) for condition in instance.conditions):
        return True
    try:
        known = _sum_of(instance.left, values) - _sum_of(instance.right, values)
    except TypeError:  # A blank or what is no number: neither can be added.
        pass
    else:
        return OPERATORS[instance.relation.comparison.operator](known, known)
    low: Number = 0
    high: Number = 0
    for side, sign in ((instance.left, 1), (instance.right, -1)):
        for addend in side:
            factor = sign * addend.factor
            low, high = low + sign * addend.constant, high + sign * addend.constant
            for index in addend.figures:
                value = values[index]
                if value is None:
                    low, high = (low, INFINITE) if factor > 0 else (-INFINITE, high)
                elif value is Unreadable:
                    return True
                else:
                    low, high = low + factor * value, high + factor * value
    return OPERATORS[instance.relation.comparison.operator](low, high)


def _sum_of(side: tuple[Addend, ...], values: Sequence[Any]) -> Any:
    """The value of one side. Raises TypeError where a figure of it is not known."""
    total: Any = 0
    for factor, name, figures in side:
        total += factor * sum([values[index] for index in figures]) if name else factor
    return total


def _certain(condition: Condition, values: Sequence[Any]) -> bool:
    """Whether a condition is fulfilled whatever the blanks hold."""
    try:
        total = _sum_of(condition.left, values) - _sum_of(condition.right, values)
    except TypeError:  # A blank or what is no number.
        return False
    return OPERATORS[condition.operator](total, total)
