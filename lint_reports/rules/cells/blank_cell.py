"""应填数字的单元格是空的。

空白不等于 0：读者不知道是没有发生，还是忘了填。空白参与的合计，只有无论填什么都不可能成立时才报告。

各处关系只留下一个数的，写明是多少、为什么。这个数只由一个关系推出、又不是 0 的，那个关系里另有一个数错了也看不出来，所以只写明，不由
`--unsafe-fixes` 填写，详见[怎样找出写错的那一格](data-editing.md)。

**怎么改**：填上数字，没有的填 0。
---
A cell that should hold a figure is blank.

A blank is not 0: a reader cannot tell nothing happened from nobody filled it in. A total with blanks in it is called
broken only where nothing that the blanks could hold would make it right.

Where the relations leave one value, the finding says which and why. One that a single relation leaves, and that is not 0, is
shown and not written by `--unsafe-fixes`: another wrong figure of that relation would not show. See
[How the wrong cell is found](data-editing.md#how-the-wrong-cell-is-found).

**To mend it**: fill in the figure, 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.forced_blanks import fill, forced_value, needed
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_figure
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR201"
SEVERITY = Severity.WARNING
SOURCE = Text("表格各格均应填报；《条例》第五十条", "Every cell of the tables is to be filled in; Regulation, art. 50")
VALID = (Example("licences", "行政许可\t0"),)
INVALID = (Example("licences", "行政许可\t").finds("1:6", "空白，应填数字，没有的填 0"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    lone = {id(figure) for figure in report.lone_gaps()}
    for table in tables_of(report):
        for figure, reading in table.faulty():
            if reading.fault == "blank" and (not figure.cell.missing or id(figure) in lone):
                yield _finding(rule, report, table, figure)


def _finding(rule: Rule, report: Report, table: TableFigures, figure: Node) -> Diagnostic:
    forced = forced_value(report, table, figure) if not figure.cell.missing else None
    if forced is None:
        words = needed(table, figure)
        return at_figure(rule, report, figure, Text(f"空白，{words.zh}", f"blank; {words.en}"))
    message = Text(f"空白，{forced.reason.zh}", f"blank: {forced.reason.en}")
    return at_figure(rule, report, figure, message, fix=fill(figure, forced))
