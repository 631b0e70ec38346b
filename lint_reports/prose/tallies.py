"""The figures that claims of the prose are held against, and their sums in the words of the form.

A figure counts only where it is there, is a number, and stands in no broken relation: what is wrong in a table is said there.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.report import Node, Report
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.prose.lexicon import Sum

TABLES = {
    "disclosure": Text("表二", "table two"),
    "requests": Text("表三", "table three"),
    "disputes": Text("表四", "table four"),
}

_layouts: dict[tuple[int, str], dict[str, list[int]]] = {}


def _layout(table: TableFigures) -> dict[str, list[int]]:
    """The figures of every row and group of rows, by its name in the grammar; the form fixes them, so they are kept."""
    key = table.section.edition, table.section.name
    if key not in _layouts:
        index = {id(figure): at for at, figure in enumerate(table.figures)}
        _layouts[key] = {
            node.name: [index[id(figure)] for figure in node.figures]
            for node in table.table.walk()
            if not node.is_figure
        }
    return _layouts[key]


class Held(NamedTuple):
    """A figure that a claim is held against."""

    table: TableFigures
    at: int

    @property
    def node(self) -> Node:
        return self.table.figures[self.at]

    @property
    def text(self) -> str:
        return self.table.texts[self.at]


class Against(NamedTuple):
    """What the tables say where a claim says something else: the sum, its terms and its figures."""

    value: Decimal
    said: tuple[tuple[int, str, list[Held], Decimal], ...]
    """Each term: its sign, its row, its figures and what they come to."""
    held: tuple[Held, ...]

    @property
    def figures(self) -> tuple[Node, ...]:
        return tuple(each.node for each in self.held)


def figures_of(report: Report, row: str, column: str) -> list[Held]:
    """The figures of a row, or of a group of rows, in a column; none where the table is not there."""
    held = all_of(report, row)
    if column.isdigit():
        return held[int(column) : int(column) + 1]
    return [each for each in held if each.table.names[each.at] == (column or "total")]


def all_of(report: Report, row: str) -> list[Held]:
    """The figures of a row, or of a group of rows, by its name in the grammar; none where the table is not there."""
    for table in tables_of(report):
        found = _layout(table).get(row)
        if found is not None:
            return [Held(table, at) for at in found]
    return []


def value_of(held: Held) -> Decimal | None:
    """What a figure certainly says; None where it is blank, no number, of an uncertain column, or in a broken relation."""
    table, index = held
    value = table.values[index]
    if not isinstance(value, (int, Decimal)):
        return None
    return None if index in _doubtful(table) else Decimal(value)


def _doubtful(table: TableFigures) -> frozenset[int]:
    """The figures of the relations that are broken."""
    if "doubtful" not in table.made:
        broken = (each for each in table.broken() if each.relation.kind != "heuristic")
        table.made["doubtful"] = frozenset(index for each in broken for index in each.figures)
    found: frozenset[int] = table.made["doubtful"]
    return found


def total(report: Report, sum_: Sum) -> Against | None:
    """What a sum of the grammar comes to, None where a figure of it is not certain."""
    value = Decimal(0)
    all_figures: list[Held] = []
    said: list[tuple[int, str, list[Held], Decimal]] = []
    for sign, row, column in sum_.terms:
        figures = figures_of(report, row, column)
        values = [value_of(figure) for figure in figures]
        if not figures or None in values:
            return None
        part = sum((each for each in values if each is not None), Decimal(0))
        value += sign * part
        all_figures += figures
        said.append((sign, row, figures, part))
    return Against(value, tuple(said), tuple(all_figures))


def worded(report: Report, found: Against) -> Text:
    """A sum in the words of the form."""
    words = TABLES[found.said[0][2][0].table.section.name]
    said = [(sign, _name(row, figures, report), part) for sign, row, figures, part in found.said]
    if len(said) == 1:
        _, name, part = said[0]
        return Text(f"{words.zh}{name.zh}为 {part:f}", f"{words.en}: {name.en} is {part:f}")
    zh = " ".join(f"{'加' if sign > 0 else '减'}{name.zh} {part:f}" for sign, name, part in said)
    en = "".join(f" {'plus' if sign > 0 else 'minus'} {name.en} {part:f}" for sign, name, part in said)
    return Text(f"{words.zh}{zh[1:]} 得 {found.value:f}", f"{words.en}: {en[6:]} is {found.value:f}")


def _name(row: str, figures: list[Held], report: Report) -> Text:
    first = figures[0].node
    node = row_of(first) if len(figures) == 1 else figures[0].table.table.find(row)
    label = row_words(report, node).partition("（区分")[0]
    if len(figures) > 1:
        return Text(f"“{label}”各行之和", f"the rows of “{label}”")
    column = column_words(report, first)
    if label.endswith(column) or len(row_of(first).nodes) == 1:
        return Text(f"“{label}”", f"“{label}”")
    return Text(f"“{label}”{column}", f"“{label}” {column}")
