"""The figures of a report's tables with what they say; rows whose figures have no certain column say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lint_reports.editing.figures import ANY, Reading, read_figure
from lint_reports.editing.relations import Instance, Unreadable, holds, instances
from lint_reports.model.report import Node, Report, Section


@dataclass(slots=True)
class TableFigures:
    """The figures of one table, in the form's order, and what each says."""

    section: Section
    table: Node
    figures: list[Node]
    readings: list[Reading]
    values: list[Any]
    """A number, None for a blank, Unreadable for what is no number."""

    def broken(self, rule: str) -> Iterator[Instance]:
        """The relations of a rule that no value of the blank cells can make hold."""
        for instance in instances(self.section.edition, self.section.name, self.table):
            if instance.relation.rule == rule and not holds(instance, self.values):
                yield instance


def tables_of(report: Report) -> list[TableFigures]:
    """The tables that are there and can be read; made once for a report."""
    if "tables" not in report.made:
        report.made["tables"] = [_figures(report, section, table) for section, table in report.tables()]
    made: list[TableFigures] = report.made["tables"]
    return made


def _figures(report: Report, section: Section, table: Node) -> TableFigures:
    figures = table.figures
    uncertain = report.uncertain_rows
    readings = [
        read_figure(figure.cell.text, ANY if uncertain and id(figure.parent) in uncertain else figure.data)
        for figure in figures
    ]
    values = [
        None if reading.fault == "blank" or (uncertain and id(figure.parent) in uncertain)
        else Unreadable if reading.value is None
        else reading.value
        for figure, reading in zip(figures, readings)
    ]
    return TableFigures(section, table, figures, readings, values)
