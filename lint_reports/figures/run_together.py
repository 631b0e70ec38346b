"""Figures of a row that stand in one cell with others, as a conversion from PDF leaves them: the row is short by as many."""

from __future__ import annotations

from collections.abc import Sequence

from lint_reports.figures.numbers import read_figure
from lint_reports.model.report import Node, Report


def are_two_in_a_cell(line: Sequence[Node]) -> bool:
    """Whether the figures that a printed line lacks are those that stand in its other cells, parted by a blank."""
    cells = [figure.cell for row in line for figure in row.nodes]
    there = [cell.text for cell in cells if not cell.missing]
    more = sum(len(text.split()) - 1 for text in there if read_figure(text).fault == "parted")
    return 0 < more == len(cells) - len(there)


def stand_together(report: Report, figure: Node) -> bool:
    """Whether a figure's row is short by the figures that stand together in its cells."""
    return any(are_two_in_a_cell(line) for line in report.short_lines() if any(row is figure.parent for row in line))
