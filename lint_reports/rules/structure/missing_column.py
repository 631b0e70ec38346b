"""表格缺少规定的一列。

表头没有这一列，各行也都少一格。为免刷屏，整列只报告一次。

**怎么改**：补上这一列，没有数据填 0。
---
A table lacks a mandated column.

Neither the head nor any row has it. It is one finding, not one for every row.

**To mend it**: add the column, with 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR123"
SEVERITY = Severity.ERROR
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (
    DISCLOSURE.but("本年制发件数\t本年废止件数", "本年制发件数")
    .but("规章\t0\t0\t0", "规章\t0\t0")
    .but("文件\t2\t0\t5", "文件\t2\t5")
    .finds("2:13", "缺少“本年废止件数”一列"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for node, leaf in report.lost_columns:
        message = Text(f"缺少“{leaf.phrase}”一列", f"the column “{leaf.phrase}” is missing")
        yield at_leaf(rule, report, leaf, message, node)
