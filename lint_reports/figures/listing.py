"""The figures of a report's tables with their addresses, for the command `tables`."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.table import tables_of
from lint_reports.model.address import cell_address, column_words, node_path, row_words
from lint_reports.model.figure import Figure
from lint_reports.model.report import Report


def figures_of(report: Report) -> Iterator[Figure]:
    """Every figure that the form has room for, in its order, with what stands there; of tables that can be read."""
    for table in tables_of(report):
        for node, reading in zip(table.figures, table.readings, strict=True):
            row = node.parent
            assert row is not None
            certain = row not in report.uncertain_rows or table.placed.get(row, False)
            address = cell_address(node) if certain else cell_address(node)._replace(column=None)
            words = row_words(report, row), column_words(report, node) if certain else ""
            path = node_path(report, node if certain else row)
            if node.cell.missing:
                yield Figure(address, path, words, None, None, None)
            else:
                range = report.document.location(node.cell.range).range
                yield Figure(address, path, words, node.cell.text, reading.value, range)
