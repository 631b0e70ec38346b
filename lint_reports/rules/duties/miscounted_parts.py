"""自称的部分数与实际不符。

“本报告由六部分组成”应与列举的名称、后面的部分相符。用“等六部分”只列举几个的不算。缺少部分另有规则报告，这里不重复。

**怎么改**：按六个部分写。
---
The number of sections announced is not that of the report.

本报告由六部分组成 should agree with the names listed and with the sections that follow. A partial list (等六部分) is no fault;
a section that is missing is another rule's.

**To mend it**: write six, and name the six sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.form.duties import entries
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.dates import number
from lint_reports.prose.findings import at_words
from lint_reports.prose.paragraphs import full_text, paragraphs
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR610"
SEVERITY = Severity.WARNING
SOURCE = Text("年度报告格式：六个部分", "The form: six sections")
VALID = (short_report("本报告由总体情况、主动公开情况等六个部分组成。\n" + OVERVIEW),)
INVALID = (
    short_report("本报告由五个部分组成。\n" + OVERVIEW).finds("五个部分", "报告称有五个部分，实有 6 个"),
    short_report("本报告由总体情况、主动公开情况、申请办理情况、复议诉讼情况、存在问题六部分组成。\n" + OVERVIEW).finds(
        "六部分", "称有六个部分，列举时少了“六、其他需要报告的事项”"
    ),
    short_report("本报告包括总体情况、主动公开、依申请公开三等方面。\n" + OVERVIEW).finds(
        "三等方面", "“三等方面”不成话"
    ),
)

_ANNOUNCED = lazily(
    r"(?:本(?:年度)?(?:报告|年报)|全文|报告(?:全文|内容|正文)?)(?P<list>[^。；！？，、]{0,10}?(?:由|共|分|包括|包含|涵盖)[^。；！？]{0,160}?)"
    r"(?P<all>等?)(?P<words>(?:共|的)?(?P<count>[一二三四五六七八九十]|\d{1,2})\s*个?(?:大)?部分)"
)
_GARBLED = lazily(r"(?<![第其之])[二三四五六七八九十]等(?:个)?(?:方面|部分)")
_TOP = lazily(r"[七八九]、")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    text = full_text(report)
    if "部分" not in text and "等方面" not in text and "等个方面" not in text:
        return
    for paragraph in paragraphs(report, "title", "overview"):
        for match in _GARBLED().finditer(paragraph.text):
            message = Text(f"“{match.group()}”不成话", f"“{match.group()}” is garbled")
            yield at_words(rule, report, paragraph, match.span(), message)
        for match in _ANNOUNCED().finditer(paragraph.text):
            wrong = _wrong(match, report)
            if wrong is not None:
                yield at_words(rule, report, paragraph, match.span("words"), wrong)


def _wrong(match: re.Match[str], report: Report) -> Text | None:
    announced, due = number(match["count"]), len(report.sections)
    if re.search(r"第$|其中|[0-9一二三四五六七八九十]$", match["list"]):
        return None
    present = [section for section in report.sections if section.order]
    if announced not in (due, len(present)):
        more = any(_TOP().match(each.text) for each in paragraphs(report))
        zh = f"报告称有{match['count']}个部分，实有 {len(present)} 个"
        return None if more else Text(zh, f"{match['count']} sections are announced, but there are {len(present)}")
    named = [entry for entry in entries("part") if entry.found("named", match["list"])]
    absent = [entry.words for entry in entries("part") if entry not in named]
    if match["all"] or len(named) < 4 or not absent or announced != due:
        return None
    quoted = "、".join(f"“{words}”" for words in absent)
    return Text(
        f"称有{match['count']}个部分，列举时少了{quoted}",
        f"{match['count']} sections are announced, but the list lacks {quoted}",
    )
