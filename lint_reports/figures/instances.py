"""Relations laid on a table as edits (Fellegi and Holt 1976): which figures they sum, and whether they can hold.

Pass, fail and unknown are three things (as in the R package validate): an edit fails only where no value of the blank cells
can make it hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from lint_reports.figures.relations import Relation, Term, needs_others, relations
from lint_reports.model.figure import Number, Unreadable
from lint_reports.model.report import Node

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


class Addend(NamedTuple):
    """A term laid on a table: the indexes of the figures that it sums.

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
        """The index of the figure where a failure is reported: the total, if the left side is a single figure."""
        if len(self.left) == 1 and len(self.left[0].figures) == 1:
            return self.left[0].figures[0]
        return next(addend.figures[0] for addend in (*self.right, *self.left) if addend.figures)

    @property
    def figures(self) -> tuple[int, ...]:
        return tuple(index for addend in (*self.left, *self.right) for index in addend.figures)


class Condition(NamedTuple):
    """A comparison that must hold for a relation to be checked."""

    left: tuple[Addend, ...]
    operator: str
    right: tuple[Addend, ...]


_cached: dict[tuple[int, str, int], tuple[tuple[Relation, ...], tuple[Instance, ...]]] = {}


def instances(edition: int, section: str, table: Node, more: tuple[Relation, ...] = ()) -> tuple[Instance, ...]:
    """The relations of a table, the edition's and `more`, laid on its rows and columns. Relations between reports are left out.

    They are cached, as the form fixes a table's shape. `more` is part of the value, so that its id stays its own: a relation
    has a dictionary of messages and can be no key.
    """
    key = (edition, section, id(more) if more else 0)
    if key not in _cached:
        mine = [each for each in (*relations(edition), *more) if each.table == section and not needs_others(each)]
        _cached[key] = (more, tuple(instance for relation in mine for instance in _lay(relation, table)))
    return _cached[key][1]


def _lay(relation: Relation, table: Node) -> Iterator[Instance]:
    index = {figure: at for at, figure in enumerate(table.figures)}
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


def _down(table: Node, path: tuple[str, ...], column: str, index: dict[Node, int]) -> tuple[int, ...]:
    return tuple(index[figure] for figure in table.find(path[-1]).figures if figure.name == column)


def _across(row: Node, path: tuple[str, ...], index: dict[Node, int]) -> tuple[int, ...]:
    return tuple(index[figure] for figure in row.nodes if figure.name == path[-1])


def _named(table: Node, path: tuple[str, ...], index: dict[Node, int]) -> tuple[int, ...]:
    row = table.find(path[0]).nodes
    chosen = [row[int(path[1])]] if path[1].isdigit() else [figure for figure in row if figure.name == path[1]]
    return tuple(index[figure] for figure in chosen)


def failing(instances: Sequence[Instance], values: Sequence[Any]) -> list[Instance]:
    """The instances that do not hold, see `holds`."""
    return [instance for instance in instances if not holds(instance, values)]


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
