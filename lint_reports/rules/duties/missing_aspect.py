"""总体情况没有写齐五个方面。

2021 年度起，总体情况主要包括五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。通篇没有提到的，
作为警告；文字中写到了、但没有分列的，只作提示。分列不限于小标题，“一是”“主动公开方面”都算。

**怎么改**：按五个方面分列，逐一写明。
---
The overview does not treat the five aspects.

Since the report for 2021 the overview is mainly about five aspects: 主动公开, 依申请公开, 政府信息管理,
政府信息公开平台建设 and 监督保障. One of which nothing is said is a warning; one that is spoken of and not set apart is an
info. A heading is not asked for: an item (一是) or 主动公开方面 will do.

**To mend it**: write of the five aspects one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.form.duties import DutyEntry, due
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.empty_labels import filled_paragraphs, running_text
from lint_reports.prose.paragraphs import MARK
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR601"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "国办公开办函〔2021〕30号（一）：总体情况主要包括五个方面",
    "国办公开办函〔2021〕30号 (1): the overview is mainly about five aspects",
)
VALID = (
    short_report(),
    short_report(
        "主动公开方面，名单贴到村口。依申请公开方面，没有收到申请。一是加强信息管理，二是建好网站平台，三是抓好监督考核。"
    ),
)
INVALID = (
    short_report("本年度按时公布了各类补贴的名单，工作考核、社会评议和责任追究都没有需要说明的情况。").finds(
        "一、总体情况",
        "“一、总体情况”没有写依申请公开、政府信息管理、政府信息公开平台建设；主动公开、监督保障写到了，但没有分列",
    ),
)

_CLAUSE = lazily(
    rf"(?:(?P<start>^|[。；！？;\n])|[，,：:、])\s*(?P<mark>{MARK})?\s*(?P<clause>[^。；！？;，,：:\n]{{2,30}})", re.M
)
_LEAD_IN = lazily(
    r"(?:在|关于|就|做好|加强|强化|推进|规范|抓好|深化|扎实|持续|不断|进一步|有序|本?年度?|政府|政务|信息公开|工作)*"
)
_FARTHEST = 13
"""How far into an item its aspect can begin: 健全完善政府信息公开工作监督保障机制."""


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    section = report.section("overview")
    text = "\n".join(each.text for each in filled_paragraphs(report, "overview"))
    aspects = due("aspect", report)
    if section.heading is None or not text or not aspects:
        return
    unheaded = _without_head(aspects, text)
    if unheaded:
        text = running_text(report, "overview")
        unheaded = [each for each in _without_head(aspects, text) if each in unheaded]
    missing = [each for each in unheaded if not each.found("treated", text)]
    if unheaded:
        message = _message(section.phrase, missing, [each for each in unheaded if each not in missing])
        level = SEVERITY if missing else Severity.INFO
        yield at_leaf(rule, report, section.heading, message, report.node("overview"), severity=level)


def _without_head(aspects: tuple[DutyEntry, ...], text: str) -> list[DutyEntry]:
    """The aspects that no sentence or item begins with."""
    left = list(aspects)
    for match in _CLAUSE().finditer(text):
        start, mark, clause = match.groups()
        if mark or start is not None:
            left = [each for each in left if not _is_head(each, clause, bool(mark))]
            if not left:
                break
    return left


def _is_head(aspect: DutyEntry, clause: str, item: bool) -> bool:
    at = aspect.place("headed", clause)
    if at is None:
        return False
    if (item and at <= _FARTHEST) or "方面" in clause:
        return True
    lead = _LEAD_IN().match(clause)
    return lead is not None and lead.end() >= at


def _message(phrase: str, missing: list[DutyEntry], mentioned: list[DutyEntry]) -> Text:
    lacking, others = ("、".join(each.words for each in group) for group in (missing, mentioned))
    if not missing:
        return Text(f"“{phrase}”没有分列{others}", f"“{phrase}” speaks of {others} without setting it apart")
    zh, en = f"“{phrase}”没有写{lacking}", f"“{phrase}” says nothing of {lacking}"
    if mentioned:
        zh, en = f"{zh}；{others}写到了，但没有分列", f"{en}; it speaks of {others} without setting it apart"
    return Text(zh, en)
