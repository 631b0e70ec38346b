"""这一行的数字比规定的多。

多出的单元格使数字与栏目对不上，所以这一行不参加合计核对。

**怎么改**：删去多余的单元格。
---
A row has more figures than the form prints.

With a cell too many the figures do not stand in certain columns, so the row takes no part in checking the totals.

**To mend it**: delete the surplus cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR203"
SEVERITY = Severity.ERROR
SOURCE = FORM
VALID = (Example("rules", "规章\t0\t0\t0"),)
INVALID = (Example("rules", "规章\t0\t0\t0\t0").finds("规章\t0\t0\t0\t0", "有 4 格，应有 3 格"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for line, surplus in report.long_lines():
        wanted = sum(len(row.nodes) for row in line)
        count = wanted + len(surplus.leaves)
        there = [leaf for row in line for leaf in row.all_leaves() if not leaf.missing] + surplus.leaves
        message = Text(f"有 {count} 格，应有 {wanted} 格", f"{count} cells where the form has {wanted}")
        node = line[0] if len(line) == 1 else line[0].parent
        yield at_range(rule, report, Range.around(leaf.range for leaf in there), message, node)
