"""这一部分只有标题，没有内容。

后面什么也没写的小标题（“（一）主动公开：”“信息处理费收取情况：”）不算内容。

没有情况的部分也要写明，例如“无”；“六、其他需要报告的事项”还应说明信息处理费的收取情况。

**怎么改**：写上内容，没有的写“无”。
---
A section has a heading and nothing below it.

A label with nothing behind it (（一）主动公开：, 信息处理费收取情况：) is nothing.

A section with nothing to report says so, as 无; section six also states whether fees for processing were charged.

**To mend it**: write the section, or 无.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.duties import due
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report, Section
from lint_reports.model.rule import Rule
from lint_reports.prose.empty_labels import filled_paragraphs
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.text.language import Text

CODE = "LR114"
SEVERITY = Severity.WARNING
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but("六、其他需要报告的事项\n本年度没有收取信息处理费。", "六、其他需要报告的事项").finds(
        "六、其他需要报告的事项", "“六、其他需要报告的事项”没有内容，应说明信息处理费的收取情况"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in report.sections:
        if section.heading is None or report.table(section.name) is not None:
            continue
        node = report.node(section.name)
        if not filled_paragraphs(report, section.name):
            zh, en = f"“{section.phrase}”没有内容", f"“{section.phrase}” is empty"
            advice = _advice(report, section)
            message = Text(f"{zh}，{advice.zh}", f"{en}; {advice.en}")
            yield at_leaf(rule, report, section.heading, message, node, twin=f"empty {section.name}")


def _advice(report: Report, section: Section) -> Text:
    """What the section has to say: what is owed in it, else what its heading names; 无 only where that is an answer."""
    fees = [entry.words for entry in due("statement", report) if entry.section == section.name]
    if fees:
        return Text(f"应说明{fees[0]}的收取情况", f"it should state {fees[0]}")
    aspects = "、".join(entry.words for entry in due("aspect", report) if entry.section == section.name)
    if aspects:
        return Text(f"应写明{aspects}", f"it should treat {aspects}")
    if section.name == "other_matters":
        return Text("没有的应写“无”", "write 无 if so")
    words = section.phrase.partition("、")[2]
    return Text(f"应写明{words}", f"it should state {words}")
