"""统计期限不是报告年度的 1 月 1 日至 12 月 31 日。

年度报告的数据从报告年度 1 月 1 日起，到 12 月 31 日止。沿用上年的文字、写成 12 月 30 日，都是常见的错误。

**怎么改**：改为报告年度的 1 月 1 日至 12 月 31 日；标题的年份错了的，改标题。
---
The period is not the report year from 1 January to 31 December.

The figures of a report are those of its year from 1月1日 to 12月31日. The text of the year before left as it was and
12月30日 are common faults.

**To mend it**: write the report year's period, or mend the year in the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.dates import DATE
from lint_reports.prose.findings import at_words
from lint_reports.prose.paragraphs import Paragraph, full_text, paragraphs
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR606"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开条例》第四十九条：上一年度；DB51/T 2660—2019 2.1",
    "Regulation on Open Government Information, art. 49: the last year; DB51/T 2660—2019 2.1",
)
VALID = (
    short_report("本报告数据的统计期限为2021年1月1日至2021年12月31日。\n" + OVERVIEW),
    short_report("公示期限为2021年3月1日至3月10日。\n" + OVERVIEW),
)
INVALID = (
    short_report("本报告数据的统计期限为2020年1月1日至2020年12月31日。\n" + OVERVIEW).finds(
        "2020年1月1日", "统计期限应为2021年1月1日至12月31日，写成了“2020年1月1日至2020年12月31日”"
    ),
    short_report("统计期限自2021年1月1日起至12月30日止。\n" + OVERVIEW).finds(
        "12月30日", "统计期限应为2021年1月1日至12月31日，写成了“2021年1月1日起至12月30日”"
    ),
)

_RANGE = lazily(
    DATE.format("from_")
    + r"\s*起?\s*[，,]?\s*(?:至|到|[—－–~～─-]{1,3})\s*(?P<same>同年|当年|本年)?\s*"
    + DATE.format("to_")
)
_STATED = lazily(
    r"统计(?:数据)?的?(?:期限|时限|时间|时段|周期|范围)|数据(?:统计)?的?(?:期限|时限|时间|起止)|本(?:年度)?(?:报告|年报)|报告(?:的?期限|期间|时段|时限)"
    r"|所列数据|起止(?:时间|日期|期限)"
)
_OTHER = lazily(
    r"上年|上一年|去年|同期|前一年|三年|五年|规划|对比|相比|公示|公告|征求|报名|任期|有效期|执行期|优惠|减免|合同|试点|招标"
)
_NEAR = lazily(r"下载|查阅|查询|反馈|意见|开放")
_TOLD = lazily(r"公开|信息|申请|发布|受理|报告")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.year is None or "月" not in full_text(report):
        return
    for paragraph in paragraphs(report):
        for match in _RANGE().finditer(paragraph.text):
            wrong = _wrong(match, report.year, paragraph)
            if wrong:
                message = Text(
                    f"统计期限应为{report.year}年1月1日至12月31日，写成了“{match.group()}”",
                    f"the period of the report is {report.year}年1月1日 to 12月31日, not “{match.group()}”",
                )
                yield at_words(rule, report, paragraph, _place(match, wrong[0]), message)


def _wrong(match: re.Match[str], year: int, paragraph: Paragraph) -> list[str]:
    """Which ends are wrong, "from_" or "to_"; none where the period may be something else's."""
    sentence = paragraph.sentence_at(match.start())
    before = sentence.partition(match.group())[0]
    first = int(match["from_year"]) if match["from_year"] else None
    last = int(match["to_year"]) if match["to_year"] else first
    days = {end: (int(match[f"{end}month"]), int(match[f"{end}day"])) for end in ("from_", "to_")}
    full = days["from_"] == (1, 1) and days["to_"][0] == 12 and days["to_"][1] in (29, 30, 31)
    alone = (
        full
        and (first is None or first == last)
        and (first is None or abs(first - year) <= 1)
        and _TOLD().search(sentence)
    )
    if _OTHER().search(sentence) or _NEAR().search(before[-12:]) or not (alone or _STATED().search(before)):
        return []
    due = {"from_": (first, (1, 1)), "to_": (last, (12, 31))}
    return [end for end, (stated, day) in due.items() if (stated not in (None, year)) or days[end] != day]


def _place(match: re.Match[str], end: str) -> tuple[int, int]:
    """Where a date of the range begins and ends."""
    start = match.start(f"{end}year") if match[f"{end}year"] else match.start(f"{end}month")
    return start, match.end(f"{end}day") + (match.string[match.end(f"{end}day") :].lstrip().startswith("日"))
