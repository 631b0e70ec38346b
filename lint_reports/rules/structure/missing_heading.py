"""这一部分没有标题。

表格在，标题却不见了，读者和机器都不知道这是哪一部分。

**怎么改**：在表格前单独一行写上规定的标题。
---
A section has lost its heading.

Its table is there but not the heading, so that neither a reader nor a program knows which section it is.

**To mend it**: put the mandated heading on a line of its own before the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.text.language import Text

CODE = "LR111"
SEVERITY = Severity.ERROR
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but("二、主动公开政府信息情况\n规章", "第二十条第（一）项\n规章").finds(
        "4:1", "此处的表格前缺少标题“二、主动公开政府信息情况”"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in () if report.is_headless else report.sections:
        if not section.order or section.heading is not None or section.unreadable:
            continue
        node = report.node(section.name)
        first = next((leaf for leaf in node.all_leaves() if not leaf.missing), None)
        if first is not None:
            message = Text(
                f"此处的表格前缺少标题“{section.phrase}”",
                f"the heading “{section.phrase}” is missing before this table",
            )
            yield at_range(rule, report, Range.of(first.line, first.column, first.line, first.column), message, node)
