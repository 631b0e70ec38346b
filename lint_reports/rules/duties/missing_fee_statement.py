"""第六部分没有说明信息处理费的收取情况。

格式要求在“六、其他需要报告的事项”中报告收取信息处理费的情况，没有收取的也要写明，只写“无”不够。2020 年度的报告只作提示，2019 年度的不问。
写在其他部分的也作提示。

**怎么改**：写明发出收费通知的件数、总金额和实际收取的金额；没有收取的，写“本年度未收取信息处理费”。
---
Section six does not state the fees for processing.

The form has the 信息处理费 that were charged reported in section six; that none was charged is to be said as well, and a
bare 无 does not say it. For 2020 this is an info, for 2019 nothing is asked; a statement in another section is an info.

**To mend it**: give the number of notices, their total and the sum received, or write 本年度未收取信息处理费.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.duties import due
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.empty_labels import filled_paragraphs, running_text
from lint_reports.prose.findings import at_words
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR603"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "年度报告格式（国办公开办函〔2021〕30号）第六部分的说明；国办函〔2020〕109号",
    "The form (国办公开办函〔2021〕30号), note on section six; 国办函〔2020〕109号",
)
VALID = (
    short_report(),
    short_report(others="本年度发出收费通知0件，总金额0元。"),
    short_report(title="柳溪县白鹭乡人民政府2019年政府信息公开工作年度报告", others="无"),
)
INVALID = (
    short_report(others="无。").finds("无。", "只写了“无。”，没有说明信息处理费的收取情况"),
    short_report(others="其他需要报告的事项请见乡政府网站。").finds(
        "六、其他需要报告的事项", "“六、其他需要报告的事项”没有说明信息处理费的收取情况"
    ),
)

_NOTHING = lazily(r"[（(]?\s*(?:暂?无|没有|暂无|无其[他它].{0,8}|没有其[他它].{0,10})\s*[)）]?[。.]?")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for hint, entries in ((False, due("statement", report)), (True, due("hint", report))):
        for entry in entries:
            section = report.section(entry.section)
            own = filled_paragraphs(report, entry.section)
            if section.heading is None or any(entry.found("treated", each.text) for each in own):
                continue
            if entry.found("treated", running_text(report, entry.section)):
                continue
            elsewhere = any(entry.words in each.text for each in filled_paragraphs(report))
            level = Severity.INFO if hint or elsewhere else SEVERITY
            twin = "" if own else f"empty {entry.section}"
            node = report.node(entry.section)
            zh, en = (
                f"“{section.phrase}”没有说明{entry.words}的收取情况",
                f"“{section.phrase}” does not state {entry.words}",
            )
            if elsewhere:
                zh, en = (
                    f"{entry.words}的收取情况应写在“{section.phrase}”",
                    f"{entry.words} is to be stated in “{section.phrase}”",
                )
            bare = (
                own[0]
                if own and _NOTHING().fullmatch(own[0].text) and all(len(each.text) < 40 for each in own)
                else None
            )
            if bare is None or elsewhere:
                yield at_leaf(rule, report, section.heading, Text(zh, en), node, severity=level, twin=twin)
            else:
                message = Text(
                    f"只写了“{bare.text}”，没有说明{entry.words}的收取情况",
                    f"“{bare.text}” alone does not state {entry.words}",
                )
                yield at_words(rule, report, bare, (0, len(bare.text)), message, severity=level)
