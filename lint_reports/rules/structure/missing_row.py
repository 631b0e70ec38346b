"""表格缺少规定的行。

表格的每一行都由格式规定，没有数据也要保留并填 0。

**怎么改**：按规定的次序补上这一行。
---
A table lacks a mandated row.

Every row of the tables is fixed by the form and stays, with 0 where there is nothing.

**To mend it**: add the row in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.address import row_words
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR122"
SEVERITY = Severity.ERROR
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (DISCLOSURE.but("行政处罚\t0\n", "").finds("10:1", "缺少“行政处罚”一行"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if not report.repairs:
        return
    for _, table in report.tables():
        for node in topmost_missing(table):
            if not node.figures:
                continue
            anchor = node.anchor
            assert anchor is not None
            words = row_words(report, node)
            rows = sum(1 for each in node.walk() if each.nodes and all(child.is_figure for child in each.nodes))
            zh = f"缺少“{words}”一行" if rows == 1 else f"缺少“{words}”，共 {rows} 行"
            en = f"the row “{words}” is missing" if rows == 1 else f"“{words}” is missing, {rows} rows"
            place = Range.of(anchor.line, anchor.column, anchor.line, anchor.column)
            yield at_range(rule, report, place, Text(zh, en), node)


def topmost_missing(node: Node) -> Iterator[Node]:
    """The nodes below that are missing whole, without those that are part of a missing one. A figure is none."""
    for child in node.nodes:
        if child.is_figure:
            continue
        if child.missing:
            yield child
        else:
            yield from topmost_missing(child)
