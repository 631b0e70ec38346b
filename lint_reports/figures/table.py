"""The figures of a report's tables: what each says, which relations fail, which cells are to blame, what blanks must hold.

Everything is worked out once for a report and kept with it; a table without a blank or a broken relation stops early,
and what reasons about the others is imported only then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
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


@dataclass(slots=True, eq=False)
class TableFigures:
    """The figures of one table, in the form's order, and what each says."""

    section: Section
    table: Node
    names: list[str]
    """What the grammar calls them."""
    texts: list[str]
    """What stands there."""
    readings: list[Reading]
    values: list[Any]
    """A number, None for a blank, Unreadable for what is no number."""
    placed: dict[Node, bool] = field(default_factory=dict)
    """The rows that were short and whose figures are certain; True where the lost column is too."""
    made: dict[str, Any] = field(default_factory=dict)

    more: tuple[Relation, ...] = ()
    """Relations besides the edition's own."""

    @property
    def figures(self) -> list[Node]:
        """Their nodes."""
        if "figures" not in self.made:
            self.made["figures"] = self.table.figures
        found: list[Node] = self.made["figures"]
        return found

    def spans(self) -> Spans:
        """Where their cells stand."""
        return self.table.figure_spans

    def faulty(self) -> Iterator[tuple[Node, Reading]]:
        """The figures that are not plain numbers."""
        if "faulty" not in self.made:
            self.made["faulty"] = [at for at, reading in enumerate(self.readings) if reading.fault]
        for at in self.made["faulty"]:
            yield self.figures[at], self.readings[at]

    def instances(self) -> tuple[Instance, ...]:
        return instances(self.section.edition, self.section.name, self.table, self.more)

    def broken(self) -> list[Instance]:
        """The relations that no value of the blank cells can make hold."""
        if "broken" not in self.made:
            self.made["broken"] = failing(self.instances(), self.values)
        found: list[Instance] = self.made["broken"]
        return found

    def doubtful(self) -> frozenset[int]:
        """The figures of broken relations, heuristics left out."""
        if "doubtful" not in self.made:
            hard = (each for each in self.broken() if each.relation.kind != "heuristic")
            self.made["doubtful"] = frozenset(index for each in hard for index in each.figures)
        found: frozenset[int] = self.made["doubtful"]
        return found

    def strict(self) -> list[Constraint]:
        """The relations that must hold, heuristics left out."""
        if "strict" not in self.made:
            from lint_reports.figures.solver.constraint import constraint_of

            self.made["strict"] = [constraint_of(instance) for instance in self.hard()]
        found: list[Constraint] = self.made["strict"]
        return found

    def hard(self) -> list[Instance]:
        """The relations that must hold, in the order of `strict`."""
        return [
            each
            for each in self.instances()
            if each.relation.kind != "heuristic"
            and not each.conditions
            and each.relation.comparison.operator != "!="
            and all(self._countable(index) for index in each.figures)
        ]

    def _countable(self, index: int) -> bool:
        """Whether a figure is a whole number, not negative unless it is known: what the search can reason about."""
        name = self.names[index]
        return name not in ("money", "amount") and (name != "change" or isinstance(self.values[index], int))

    def known(self) -> list[Any]:
        """The values with what is no number as unknown."""
        return [None if value is Unreadable else value for value in self.values]

    def blames(self) -> list[Blame]:
        """Who is to blame, for each group of broken relations that share figures through others."""
        if "blames" not in self.made:
            hard = {id(each) for each in self.hard()}
            broken = [each for each in self.broken() if id(each) in hard]
            self.made["blames"] = []
            if broken:
                from lint_reports.figures.blame import blames

                self.made["blames"] = list(blames(broken, self.strict(), self.known()))
        found: list[Blame] = self.made["blames"]
        return found

    def imputed(self) -> Imputed:
        """What the blanks must hold, the wrong figures that are proved put right first.

        Of blanks among figures that are in question nothing is said.
        """
        if "imputed" not in self.made:
            values = self.known()
            doubtful: set[int] = set()
            for blame in self.blames():
                if not blame.settled:
                    doubtful |= {id(each) for each in blame.within}
                    continue
                for culprits in blame.certain:
                    for index, value in culprits.values.items():
                        values[index] = value
            from lint_reports.figures.impute import impute

            self.made["imputed"] = impute([each for each in self.strict() if id(each) not in doubtful], values)
        found: Imputed = self.made["imputed"]
        return found


@once_per_report
def tables_of(report: Report) -> list[TableFigures]:
    """The figures of the tables that are there and can be read."""
    return [_figures(report, section, table) for section, table in report.tables()]


def _readings(texts: Sequence[str], kinds: Sequence[str]) -> list[Reading]:
    """What the figures say; most of them have been read before, in the same report or in another."""
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
    made = TableFigures(section, table, names, texts, readings, values, more=report.relations.get(section.edition, ()))
    if uncertain:
        _place_short_rows(report, made)
    return made


def _unknown(reading: Reading, kind: str) -> Any:
    """What stands for a figure that is no number, or that may be another's: only a blank, or a mark for nothing in its
    place, can be any number.
    """
    return None if kind == ANY or (reading.fault in ("blank", "nothing") and kind != "change") else Unreadable


def _place_short_rows(report: Report, table: TableFigures) -> None:
    """Give the cells of short rows their columns where the relations leave one way, one row after the other."""
    index = {id(figure): at for at, figure in enumerate(table.figures)}
    waiting = [line[0] for line in report.short_lines() if len(line) == 1 and id(line[0].nodes[0]) in index]
    if not table.strict():
        return
    moved = True
    while waiting and moved:
        moved = False
        for row in list(waiting):
            places = [index[id(figure)] for figure in row.nodes]
            if _place(table, row, places):
                waiting.remove(row)
                moved = True


def _place(table: TableFigures, row: Node, places: Sequence[int]) -> bool:
    there = [figure.cell for figure in row.nodes if not figure.cell.missing]
    readings = [read_figure(leaf.text) for leaf in there]
    if not there or any(reading.value is None and reading.fault != "blank" for reading in readings):
        return False
    from lint_reports.figures.placement import place

    found = place(table.strict(), table.known(), places, [reading.value for reading in readings])
    if found is None:
        return False
    way, only = found
    table.placed[row] = only
    gaps = iter([figure.cell for figure in row.nodes if figure.cell.missing])
    cells = dict(zip(way, there, strict=True))
    order = [cells[at] if at in cells else next(gaps) for at in range(len(places))]
    _stand(order)
    for figure, leaf, at in zip(row.nodes, order, places, strict=True):
        figure.children[0], table.texts[at] = leaf, leaf.text
        table.readings[at] = read_figure(leaf.text, kind_of(figure.data))
        table.values[at] = table.readings[at].value
    return True


def _stand(order: list[Leaf]) -> None:
    """Let every missing cell stand before the next that is there, else behind the last."""
    for at, leaf in enumerate(order):
        if leaf.missing:
            after = next((each for each in order[at:] if not each.missing), None)
            last = next(each for each in reversed(order) if not each.missing)
            place = (after.line, after.column) if after else (last.end_line, last.end_column)
            leaf.line, leaf.column = leaf.end_line, leaf.end_column = place
