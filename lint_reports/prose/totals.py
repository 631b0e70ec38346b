"""Figures and sums of figures that claims of the prose are compared with, and their wording by the form's labels.

A figure is used only if it is present, a number, and in no broken relation, as an error of a table is reported there.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.report import Node, Report
from lint_reports.prose.lexicon import Sum
from lint_reports.text.language import Text

TABLES = {
    "disclosure": Text("表二", "table two"),
    "requests": Text("表三", "table three"),
    "disputes": Text("表四", "table four"),
}


class TableFigure(NamedTuple):
    """A figure by its index among the figures of its table."""

    table: TableFigures
    at: int

    @property
    def node(self) -> Node:
        return self.table.figures[self.at]

    @property
    def text(self) -> str:
        return self.table.texts[self.at]

    @property
    def certain_value(self) -> Decimal | None:
        """The value; None where it is blank, no number, of an uncertain column, or in a broken relation."""
        value = self.table.values[self.at]
        if not isinstance(value, (int, Decimal)) or self.at in self.table.doubtful:
            return None
        return Decimal(value)


class SumTerm(NamedTuple):
    """One term of a sum: its sign, the name of its row or group of rows, its figures and their sum."""

    sign: int
    row: str
    figures: list[TableFigure]
    value: Decimal


class Total(NamedTuple):
    """The value of a sum of the grammar in a report."""

    value: Decimal
    terms: tuple[SumTerm, ...]

    @property
    def figures(self) -> list[Node]:
        return [figure.node for term in self.terms for figure in term.figures]


def figures_of(report: Report, row: str, column: str) -> list[TableFigure]:
    """The figures of a row or group of rows in a column (a name, an index, "" for the total); none without the table."""
    found = figures_of_row(report, row)
    if column.isdigit():
        return found[int(column) : int(column) + 1]
    return [each for each in found if each.table.names[each.at] == (column or "total")]


def figures_of_row(report: Report, row: str) -> list[TableFigure]:
    """The figures of a row or group of rows by its name in the grammar; none where the table is not there."""
    for table in tables_of(report):
        found = _indexes_by_row(table).get(row)
        if found is not None:
            return [TableFigure(table, index) for index in found]
    return []


_layouts: dict[tuple[int, str], dict[str, list[int]]] = {}


def _indexes_by_row(table: TableFigures) -> dict[str, list[int]]:
    """The indexes of the figures of every row and group of rows, cached by edition and section: the form fixes them."""
    key = table.section.edition, table.section.name
    if key not in _layouts:
        index = {figure: at for at, figure in enumerate(table.figures)}
        _layouts[key] = {
            node.name: [index[figure] for figure in node.figures] for node in table.table.walk() if not node.is_figure
        }
    return _layouts[key]


def total(report: Report, sum_: Sum) -> Total | None:
    """The value of a sum of the grammar in a report; None where a figure of it is not certain."""
    terms: list[SumTerm] = []
    for sign, row, column in sum_.terms:
        figures = figures_of(report, row, column)
        values = [value for figure in figures if (value := figure.certain_value) is not None]
        if not figures or len(values) < len(figures):
            return None
        terms.append(SumTerm(sign, row, figures, sum(values, Decimal(0))))
    return Total(sum((term.sign * term.value for term in terms), Decimal(0)), tuple(terms))


def worded(report: Report, found: Total) -> Text:
    """A total in the words of the form: 表三“新收”总计为 3."""
    table = TABLES[found.terms[0].figures[0].table.section.name]
    named = [(term.sign, _name(report, term), term.value) for term in found.terms]
    if len(named) == 1:
        _, name, value = named[0]
        return Text(f"{table.zh}{name.zh}为 {value:f}", f"{table.en}: {name.en} is {value:f}")
    zh = " ".join(f"{'加' if sign > 0 else '减'}{name.zh} {value:f}" for sign, name, value in named)
    en = "".join(f" {'plus' if sign > 0 else 'minus'} {name.en} {value:f}" for sign, name, value in named)
    return Text(f"{table.zh}{zh[1:]} 得 {found.value:f}", f"{table.en}: {en[6:]} is {found.value:f}")


def _name(report: Report, term: SumTerm) -> Text:
    first = term.figures[0].node
    several = len(term.figures) > 1
    node = term.figures[0].table.table.find(term.row) if several else row_of(first)
    label = row_words(report, node).partition("（区分")[0]
    if several:
        return Text(f"“{label}”各行之和", f"the rows of “{label}”")
    column = column_words(report, first)
    if label.endswith(column) or len(row_of(first).nodes) == 1:
        return Text(f"“{label}”", f"“{label}”")
    return Text(f"“{label}”{column}", f"“{label}” {column}")
