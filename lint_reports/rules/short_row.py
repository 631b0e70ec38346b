"""这一行的数字比规定的少。

少了单元格，后面的数字就都错了列，无法知道哪个数字属于哪一栏，所以这一行不参加合计核对。

**怎么改**：补上缺少的单元格，没有的填 0。
---
A row has fewer figures than the form prints.

With a cell gone the figures behind it stand in wrong columns. Which figure belongs to which column is not known, so the
row takes no part in checking the totals.

**To mend it**: add the missing cells, with 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.address import column_words
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Example, Rule

CODE = "LR202"
SEVERITY = Severity.ERROR
SOURCE = Text("年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号附件）", "The form (国办公开办函〔2021〕30号 and 〔2019〕60号, annex)")
VALID = (
    Example("rules", "规章\t0\t0\t0"),
)
INVALID = (
    Example("rules", "规章\t0\t0"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for row in report.short_rows():
        figures = row.nodes
        found = [figure for figure in figures if not figure.cell.missing]
        gaps = [figure for figure in figures if figure.cell.missing]
        zh = f"只有 {len(found)} 格，应有 {len(figures)} 格" if found else f"没有数字，应有 {len(figures)} 格"
        en = f"{len(found)} cells where the form has {len(figures)}"
        certain = len(figures) == 1 or (report_table(row) == "disclosure" and len(gaps) == 1)
        if certain and found:
            zh += f"，缺少“{column_words(report, gaps[0])}”"
            en += f": “{column_words(report, gaps[0])}” is missing"
        yield at_range(rule, report, _place(row, gaps[0], certain), Text(zh, en), gaps[0] if certain else row)


def report_table(row: Node) -> str:
    return [each.name for each in row.ancestors()][-2]


def _place(row: Node, gap: Node, certain: bool) -> Range:
    """The place of the gap where that is certain, else the row from its label or first cell to its last."""
    there = [leaf for leaf in row.all_leaves() if not leaf.missing]
    if certain and not there[-1].phrase:
        return gap.cell.range
    label = [leaf for leaf in there if leaf.phrase][-1:] or there[:1]
    return Range.of(label[0].line, label[0].column, there[-1].end_line, there[-1].end_column)
