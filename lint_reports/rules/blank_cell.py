"""应填数字的单元格是空的。

空白不等于 0：读者不知道是没有发生，还是忘了填。空白参与的合计，只有无论填什么都不可能成立时才报告。

**怎么改**：填上数字，没有的填 0。
---
A cell that should hold a figure is blank.

A blank is not 0: a reader cannot tell nothing happened from nobody filled it in. A total with blanks in it is called
broken only where nothing that the blanks could hold would make it right.

**To mend it**: fill in the figure, 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.editing.table import TableFigures, tables_of
from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.finding import at_figure
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Example, Rule
from lint_reports.rules._forced import fill, forced_value, needed

CODE = "LR201"
SEVERITY = Severity.WARNING
SOURCE = Text("表格各格均应填报；《条例》第五十条", "Every cell of the tables is to be filled in; Regulation, art. 50")
VALID = (
    Example("licences", "行政许可\t0"),
)
INVALID = (
    Example("licences", "行政许可\t"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for table in tables_of(report):
        for figure, reading in table.faulty():
            if reading.fault == "blank" and not figure.cell.missing:
                yield _finding(rule, report, table, figure)


def _finding(rule: Rule, report: Report, table: TableFigures, figure: Node) -> Diagnostic:
    forced = forced_value(report, table, figure)
    if forced is None:
        words = needed(table, figure)
        return at_figure(rule, report, figure, Text(f"空白，{words.zh}", f"blank; {words.en}"))
    value, reason = forced
    message = Text(f"空白，{reason.zh}", f"blank: {reason.en}")
    return at_figure(rule, report, figure, message, fix=fill(figure, value))
