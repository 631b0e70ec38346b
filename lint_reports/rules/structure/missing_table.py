"""这一部分没有表格。

第二、三、四部分以表格填报。只有标题或者只有文字，数据就无法核对。

**怎么改**：按规定格式补上表格，没有的填 0。
---
A section lacks its table.

Sections two, three and four are tables. With a heading or prose alone there are no figures to check.

**To mend it**: add the table of the form, with 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR121"
SEVERITY = Severity.ERROR
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (
    Example(
        "disclosure",
        "二、主动公开政府信息情况\n没有需要报告的情况。",
    ).finds("二、主动公开政府信息情况", "“二、主动公开政府信息情况”没有表格"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in report.sections:
        table = report.table(section.name)
        if table is None or section.unreadable or section.heading is None or not table.missing:
            continue
        message = Text(f"“{section.phrase}”没有表格", f"“{section.phrase}” has no table")
        yield at_leaf(rule, report, section.heading, message, report.node(section.name))
