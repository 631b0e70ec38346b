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

from lint_reports.model.address import column_words
from lint_reports.model.diagnostic import Diagnostic, Severity, Text
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
    for line in report.short_lines():
        figures = [figure for row in line for figure in row.nodes]
        gaps = [figure for figure in figures if figure.cell.missing]
        count = len(figures) - len(gaps)
        zh = f"只有 {count} 格，应有 {len(figures)} 格" if count else f"没有数字，应有 {len(figures)} 格"
        en = f"{count} cells where the form has {len(figures)}"
        certain = len(figures) == 1 or (len(figures) == 2 and gaps == figures[1:] and bool(count))
        if certain and count:
            zh += f"，缺少“{column_words(report, gaps[0])}”"
            en += f": “{column_words(report, gaps[0])}” is missing"
        node = gaps[0] if certain else line[0] if len(line) == 1 else line[0].parent
        yield at_range(rule, report, _place(line, gaps[0], certain), Text(zh, en), node)


def _place(line: list[Node], gap: Node, certain: bool) -> Range:
    """The place of the gap where that is certain, else the line from its label or first cell to its last."""
    there = [leaf for row in line for leaf in row.all_leaves() if not leaf.missing]
    if certain and not there[-1].phrase:
        return gap.cell.range
    first = [leaf for leaf in there if leaf.phrase][-1:] or there[:1]
    return Range.of(first[0].line, first[0].column, there[-1].end_line, there[-1].end_column)
