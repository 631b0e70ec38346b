"""The figures of a report's tables: their readings, the relations that fail, the cells to blame, the values of blanks.

Each is computed at its first use and cached. The solver, error localisation and imputation are imported only for a table
with a blank or a broken relation: they are a tenth of the cold start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from lint_reports.figures.instances import Instance, failing, instances
from lint_reports.figures.numbers import ANY, Reading, kind_of, known_figures, read_figure
from lint_reports.figures.relations import Relation
from lint_reports.model.figure import Unreadable
from lint_reports.model.report import Leaf, Node, Report, Section, once_per_report
from lint_reports.model.tree import Spans

if TYPE_CHECKING:
    from lint_reports.figures.blame import Blame
    from lint_reports.figures.impute import Imputed
    from lint_reports.figures.solver.constraint import Constraint


@dataclass(eq=False)
class TableFigures:
    """The figures of one table, in the form's order. `names`, `texts`, `readings` and `values` are parallel."""

    section: Section
    table: Node
    names: list[str]
    """Their names in the grammar."""
    texts: list[str]
    """The texts of their cells."""
    readings: list[Reading]
    values: list[Any]
    """A number, None for a blank, Unreadable for what is no number."""
    placed: dict[Node, bool] = field(default_factory=dict)
    """Short rows whose figures are certain: True where the missing column is certain too."""
    more: tuple[Relation, ...] = ()
    """The user's relations, in addition to the edition's."""

    @cached_property
    def figures(self) -> list[Node]:
        """Their nodes."""
        return self.table.figures

    def spans(self) -> Spans:
        """The positions of their cells."""
        return self.table.figure_spans

    def faulty(self) -> Iterator[tuple[Node, Reading]]:
        """The figures that are not plain numbers."""
        for at, reading in enumerate(self.readings):
            if reading.fault:
                yield self.figures[at], reading

    def instances(self) -> tuple[Instance, ...]:
        """The relations laid on the table."""
        return instances(self.section.edition, self.section.name, self.table, self.more)

    @cached_property
    def broken(self) -> list[Instance]:
        """The relations that no value of the blank cells can make hold."""
        return failing(self.instances(), self.values)

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """The indexes of the figures of broken relations, heuristics left out."""
        hard = (each for each in self.broken if each.relation.kind != "heuristic")
        return frozenset(index for each in hard for index in each.figures)

    def is_hard(self, instance: Instance) -> bool:
        """Whether a relation is a hard edit: it must hold, always, and is linear in whole numbers that are not negative."""
        return (
            instance.relation.kind != "heuristic"
            and not instance.conditions
            and instance.relation.comparison.operator != "!="
            and all(self._is_count(index) for index in instance.figures)
        )

    def _is_count(self, index: int) -> bool:
        """Whether a figure is a whole number, not negative unless it is known."""
        name = self.names[index]
        return name not in ("money", "amount") and (name != "change" or isinstance(self.values[index], int))

    @cached_property
    def hard_edits(self) -> list[Instance]:
        """The relations that are hard edits."""
        return [each for each in self.instances() if self.is_hard(each)]

    @cached_property
    def constraints(self) -> list[Constraint]:
        """The hard edits as linear constraints, parallel to `hard_edits`."""
        from lint_reports.figures.solver.constraint import constraint_of

        return [constraint_of(instance) for instance in self.hard_edits]

    def known(self) -> list[Any]:
        """The values with what is no number as unknown."""
        return [None if value is Unreadable else value for value in self.values]

    @cached_property
    def blames(self) -> list[Blame]:
        """The localised errors, one for each group of broken hard edits that share figures through others."""
        broken = [each for each in self.broken if self.is_hard(each)]
        if not broken:
            return []
        from lint_reports.figures.blame import blames

        return list(blames(broken, self.constraints, self.known()))

    @cached_property
    def imputed(self) -> Imputed:
        """The values that blanks must have, the figures that are proved wrong corrected first.

        Constraints on figures in question are not used, so that no value is imputed from them.
        """
        from lint_reports.figures.impute import impute

        values = self.known()
        in_question: set[Constraint] = set()
        for blame in self.blames:
            if not blame.settled:
                in_question.update(blame.within)
                continue
            for culprits in blame.certain:
                for index, value in culprits.values.items():
                    values[index] = value
        return impute([each for each in self.constraints if each not in in_question], values)


@once_per_report
def tables_of(report: Report) -> list[TableFigures]:
    """The figures of the tables that are there and can be read."""
    return [_figures(report, section, table) for section, table in report.tables()]


def _readings(texts: Sequence[str], kinds: Sequence[str]) -> list[Reading]:
    """The readings of texts; most have been read before, in this report or another."""
    if len(set(kinds)) == 1:
        found = [*map(known_figures(kinds[0]).get, texts)]
    else:
        known = {kind: known_figures(kind) for kind in set(kinds)}
        found = [known[kind].get(text) for text, kind in zip(texts, kinds, strict=True)]
    if None not in found:
        return found  # type: ignore[return-value]
    return [each or read_figure(text, kind) for each, text, kind in zip(found, texts, kinds, strict=True)]


@lru_cache(maxsize=64)
def _kinds_of(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(kind_of, names))


def _figures(report: Report, section: Section, table: Node) -> TableFigures:
    texts, names = table.figure_texts, table.figure_names
    uncertain = report.uncertain_rows
    kinds = _kinds_of(tuple(names))
    if uncertain:
        kinds = tuple(
            ANY if figure.parent in uncertain else kind for figure, kind in zip(table.figures, kinds, strict=True)
        )
    readings = _readings(texts, kinds)
    values = [reading.value for reading in readings]
    if None in values or uncertain:
        values = [
            reading.value if kind != ANY and reading.value is not None else _unknown(reading, kind)
            for reading, kind in zip(readings, kinds, strict=True)
        ]
    figures = TableFigures(
        section, table, names, texts, readings, values, more=report.relations.get(section.edition, ())
    )
    if uncertain:
        _place_short_rows(report, figures)
    return figures


def _unknown(reading: Reading, kind: str) -> Any:
    """The value of a figure that is no number or that may be another column's: None where it can be any number, as a blank or
    a mark for nothing can, else Unreadable.
    """
    return None if kind == ANY or (reading.fault in ("blank", "nothing") and kind != "change") else Unreadable


def _place_short_rows(report: Report, table: TableFigures) -> None:
    """Assign the cells of short rows to columns where the relations leave one way, row by row.

    This moves leaves of the parsed report, and changes the positions of missing ones: the one change of a report after its
    parse. It is done once, when `tables_of` first computes the figures.
    """
    index = {figure: at for at, figure in enumerate(table.figures)}
    waiting = [line[0] for line in report.short_lines() if len(line) == 1 and line[0].nodes[0] in index]
    if not table.constraints:
        return
    moved = True
    while waiting and moved:
        moved = False
        for row in list(waiting):
            places = [index[figure] for figure in row.nodes]
            if _place(table, row, places):
                waiting.remove(row)
                moved = True


def _place(table: TableFigures, row: Node, places: Sequence[int]) -> bool:
    there = [figure.cell for figure in row.nodes if not figure.cell.missing]
    readings = [read_figure(leaf.text) for leaf in there]
    if not there or any(reading.value is None and reading.fault != "blank" for reading in readings):
        return False
    from lint_reports.figures.placement import place

    found = place(table.constraints, table.known(), places, [reading.value for reading in readings])
    if found is None:
        return False
    way, only = found
    table.placed[row] = only
    gaps = iter([figure.cell for figure in row.nodes if figure.cell.missing])
    cells = dict(zip(way, there, strict=True))
    order = [cells[at] if at in cells else next(gaps) for at in range(len(places))]
    _move_missing(order)
    for figure, leaf, at in zip(row.nodes, order, places, strict=True):
        figure.children[0], table.texts[at] = leaf, leaf.text
        table.readings[at] = read_figure(leaf.text, kind_of(figure.data))
        table.values[at] = table.readings[at].value
    return True


def _move_missing(order: list[Leaf]) -> None:
    """Position each missing cell before the next cell of the row that is there, else after the last."""
    for at, leaf in enumerate(order):
        if leaf.missing:
            after = next((each for each in order[at:] if not each.missing), None)
            last = next(each for each in reversed(order) if not each.missing)
            place = (after.line, after.column) if after else (last.end_line, last.end_column)
            leaf.line, leaf.column = leaf.end_line, leaf.end_column = place
