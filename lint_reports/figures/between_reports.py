"""Relations between the figures of several reports: laid on their tables together, and checked where all is known.

Figures of two editions of the form are the same figure where their row and column have the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from lint_reports.figures.instances import Addend, Condition, Instance, failing, holds
from lint_reports.figures.relations import Relation, Term, needs_others, relations
from lint_reports.model.figure import Unreadable
from lint_reports.model.summary import Compared, Layout, Layouts, Summary, TableSummary


class Spot(NamedTuple):
    """A figure of one of the reports."""

    report: Summary
    table: TableSummary
    place: int
    """The index among the table's figures."""

    @property
    def value(self) -> Any:
        return self.table.values[self.place]


class Joined(NamedTuple):
    """The figures of a table and of those it is compared with, one after the other."""

    parts: tuple[tuple[int, Summary, TableSummary], ...]
    """Each with the index of its first figure."""
    values: tuple[Any, ...]

    @classmethod
    def of(cls, tables: Iterable[tuple[Summary, TableSummary]]) -> Joined:
        parts: list[tuple[int, Summary, TableSummary]] = []
        values: tuple[Any, ...] = ()
        for report, table in tables:
            parts.append((len(values), report, table))
            values += table.values
        return cls(tuple(parts), values)

    def spot(self, index: int) -> Spot:
        """The figure at an index of the joined values."""
        start, report, table = next(part for part in reversed(self.parts) if part[0] <= index)
        return Spot(report, table, index - start)


class Breach(NamedTuple):
    """A relation between reports that fails."""

    instance: Instance
    figures: Joined
    doubtful: bool
    """Whether a figure of the other report is shown to be wrong by its own table."""
    at: int
    """The index among the joined values of the figure where it is reported, one of the report's own."""

    @property
    def anchor(self) -> Spot:
        return self.figures.spot(self.at)

    def value(self, index: int) -> Any:
        return self.figures.values[index]


class _Unlike(Exception):
    """The other report's form has no such figure."""


def breaches(compared: Compared, rule: str, other: str, more: tuple[Relation, ...] = ()) -> Iterator[Breach]:
    """The relations of a rule that fail between a report and the `other` ones: "previous", "units" or each "unit"."""
    for table in compared.report.tables:
        chosen = more or _relations_of_rule(table.edition, rule, table.section, other)
        if chosen and (more == () or more[0].table == table.section):
            for group in _groups(compared, table, other):
                yield from _failing(compared, table, chosen, other, group)


@cache
def _relations_of_rule(edition: int, rule: str, section: str, other: str) -> tuple[Relation, ...]:
    mine = (each for each in relations(edition) if each.rule == rule and each.table == section)
    return tuple(each for each in mine if needs_others(each) == (other,))


def _groups(compared: Compared, table: TableSummary, other: str) -> list[list[tuple[Summary, TableSummary]]]:
    """The groups of tables that a relation is checked with, each at a time."""
    others = [compared.previous] if other == "previous" else compared.units
    found = [(each, there) for each in others if each is not None and (there := each.table(table.section)) is not None]
    if other == "unit":
        return [[each] for each in found]
    return [found] if found and len(found) == len(others) else []


def _failing(
    compared: Compared,
    table: TableSummary,
    chosen: tuple[Relation, ...],
    other: str,
    group: list[tuple[Summary, TableSummary]],
) -> Iterator[Breach]:
    size = len(table.values)
    joined = Joined.of([(compared.report, table), *group])
    starts = tuple((start, there.edition) for start, _, there in joined.parts[1:])
    values = joined.values
    laid = _laid(chosen, (compared.layouts, table.edition, table.section, other, starts))
    for instance in failing(laid, values) if len(starts) == 1 else laid:
        if not _fails(instance, values) or _unknown(instance, values):
            continue
        own = [index for index in instance.figures if index < size]
        if not own or any(index in table.doubtful for index in own):
            continue
        doubtful = [spot for i in instance.figures if (spot := joined.spot(i)).place in spot.table.doubtful]
        if doubtful and not _fails(instance, _mended(instance, joined)):
            continue
        at = instance.anchor if instance.anchor < size else own[0]
        yield Breach(instance, joined, bool(doubtful), at)


def _unknown(instance: Instance, values: Sequence[Any]) -> bool:
    """Whether a figure is blank or no number: unknown is not wrong."""
    return any(values[index] is None or values[index] is Unreadable for index in instance.figures)


def _mended(instance: Instance, joined: Joined) -> list[Any]:
    """The values, corrected where their own tables prove which value is right."""
    mended = list(joined.values)
    for index in instance.figures:
        spot = joined.spot(index)
        right = spot.table.doubtful.get(spot.place)
        mended[index] = mended[index] if right is None else right
    return mended


def _fails(instance: Instance, values: Sequence[Any]) -> bool:
    """Whether an instance fails, and by more than the rounding of printed sums of money explains."""
    if holds(instance, values):
        return False
    if instance.relation.comparison.operator not in ("=", ">=", "<="):
        return True
    if not any(isinstance(values[index], Decimal) for index in instance.figures):
        return True
    if _unknown(instance, values):
        return False
    out = sum(_sum(side, values) * sign for side, sign in ((instance.left, 1), (instance.right, -1)))
    return bool(abs(out) > sum((_rounding(values[index]) for index in instance.figures), Decimal(0)))


def _sum(side: Iterable[Addend], values: Sequence[Any]) -> Any:
    return sum(addend.constant + addend.factor * sum(values[index] for index in addend.figures) for addend in side)


def _rounding(value: Any) -> Decimal:
    """Half of the last decimal printed."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return Decimal((0, (5,), min(int(exponent), 0) - 1)) if isinstance(value, Decimal) else Decimal("0.00005")


_Key = tuple[Layouts, int, str, str, tuple[tuple[int, int], ...]]


_cached: dict[tuple[_Key, tuple[int, ...]], tuple[tuple[Relation, ...], tuple[Instance, ...]]] = {}


def _laid(chosen: tuple[Relation, ...], key: _Key) -> tuple[Instance, ...]:
    """The relations laid on a table and, behind its figures, those of the others. Cached for pairs: the form fixes them."""
    if len(key[-1]) > 1:
        return _lay_all(chosen, key)
    whole = key, tuple(id(each) for each in chosen)
    if whole not in _cached:
        _cached[whole] = chosen, _lay_all(chosen, key)
    return _cached[whole][1]


def _lay_all(chosen: tuple[Relation, ...], key: _Key) -> tuple[Instance, ...]:
    layouts, edition, section, other, starts = key
    layout = layouts(edition)[section]
    behind = [_same(layout, layouts(theirs)[section], start) for start, theirs in starts]
    return tuple(instance for relation in chosen for instance in _lay(relation, layout, other, behind))


def _same(layout: Layout, other: Layout, start: int) -> dict[int, int]:
    """From the index of a figure to the joined index of the other report's figure of the same name."""
    places = {each.path: index for index, each in enumerate(other)}
    return {index: start + places[each.path] for index, each in enumerate(layout) if each.path in places}


def _lay(relation: Relation, layout: Layout, other: str, behind: Sequence[Mapping[int, int]]) -> Iterator[Instance]:
    for at in _positions(relation.each, layout):
        try:
            yield _instance(relation, layout, at, other, behind)
        except _Unlike:
            continue


def _positions(each: str, layout: Layout) -> list[Any]:
    """What a relation is laid on: the columns, the rows, the single figures, or the table as a whole ([None])."""
    if each == "column":
        return list(dict.fromkeys(place.column for place in layout))
    if each in ("row", "block"):
        return list(dict.fromkeys(place.row for place in layout))
    return list(range(len(layout))) if each == "cell" else [None]


def _instance(relation: Relation, layout: Layout, at: Any, other: str, behind: Sequence[Mapping[int, int]]) -> Instance:
    def figures(path: tuple[str, ...]) -> tuple[int, ...]:
        theirs = path[0] == other and len(path) > 1
        own = _named(relation.each, layout, at, path[1:] if theirs else path)
        if not theirs:
            return own
        if any(index not in each for index in own for each in behind):
            raise _Unlike
        return tuple(each[index] for each in behind for index in own)

    def side(terms: tuple[Term, ...]) -> tuple[Addend, ...]:
        return tuple(Addend(t.factor, "_".join(t.path), figures(t.path) if t.path else ()) for t in terms)

    conditions = tuple(Condition(side(c.left), c.operator, side(c.right)) for c in relation.conditions)
    return Instance(relation, side(relation.comparison.left), side(relation.comparison.right), conditions)


def _named(each: str, layout: Layout, at: Any, path: tuple[str, ...]) -> tuple[int, ...]:
    """The figures that a name stands for in one column, row or cell, or in the table."""
    if each == "cell":
        return (at,)
    if each == "column":
        found = [i for i, place in enumerate(layout) if place.column == at and path[-1] in place.within]
    elif each:
        found = [i for i, place in enumerate(layout) if place.row == at and place.column == path[-1]]
    else:
        row, column = path
        found = [
            i
            for i, place in enumerate(layout)
            if place.row == row and (place.number == int(column) if column.isdigit() else place.column == column)
        ]
    if not found:
        raise _Unlike
    return tuple(found)


@cache
def _totals(layouts: Layouts, edition: int, section: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The figures that are sums, each with its parts."""
    layout = layouts(edition)[section]
    mine = [each for each in relations(edition) if each.table == section and each.each and not needs_others(each)]
    sums = [each for each in mine if each.comparison.operator == "="]
    laid = (instance for relation in sums for instance in _lay(relation, layout, "", ()))
    return tuple(
        (each.left[0].figures[0], tuple(i for addend in each.right for i in addend.figures))
        for each in laid
        if len(each.left) == 1 and len(each.left[0].figures) == 1
    )


def without_totals(compared: Compared, found: Iterable[Breach]) -> list[Breach]:
    """The breaches without those at a total one of whose parts has a breach: they follow from these."""
    listed = list(found)
    at = {(each.anchor.table.section, each.anchor.place) for each in listed}
    kept = []
    for each in listed:
        table = each.anchor.table
        parts = [
            p for total, p in _totals(compared.layouts, table.edition, table.section) if total == each.anchor.place
        ]
        if not any((table.section, index) in at for part in parts for index in part):
            kept.append(each)
    return kept
