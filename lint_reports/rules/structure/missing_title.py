"""没有标题。

报告应有标题“〈机关全称〉〈年份〉年政府信息公开工作年度报告”。没有标题，就看不出是谁的、哪一年的报告，也定不了该用哪一年的格式。Markdown 文件开头的
`title:`（pandoc、Hugo、Jekyll 等写在那里）也算。

**怎么改**：在“一、总体情况”之前单独一行写上标题。
---
The report has no title.

A report bears the title 〈机关全称〉〈年份〉年政府信息公开工作年度报告. Without it neither the body nor the year is known,
nor which edition of the form governs. In Markdown the `title:` before the text counts too (pandoc, Hugo and Jekyll put it there).

**To mend it**: put the title on a line of its own before 一、总体情况.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import ARTICLE_49
from lint_reports.text.language import Text

CODE = "LR101"
SEVERITY = Severity.WARNING
SOURCE = ARTICLE_49
VALID = (REPORT,)
INVALID = (
    REPORT.but("柳溪县白鹭乡人民政府2021年政府信息公开工作年度报告\n", "").finds(
        "1:1", "没有标题，应为“〈机关全称〉〈年份〉年政府信息公开工作年度报告”"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.title is None and not report.is_headless:
        first = next((leaf for leaf in report.root.all_leaves() if not leaf.missing), None)
        line = first.line if first else 1
        message = Text(
            "没有标题，应为“〈机关全称〉〈年份〉年政府信息公开工作年度报告”",
            "there is no title; it should be “〈机关全称〉〈年份〉年政府信息公开工作年度报告”",
        )
        yield at_range(rule, report, Range.of(line, 1, line, 1), message)
