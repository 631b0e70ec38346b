"""年份或日期写错了。

多了或少了数字的年份（202020年）、没有的月份和日子（13月、2月30日）、丢了“年”“月”的日期（202111日），都读不出是哪一天。

**怎么改**：改为正确的日期。
---
A year or a date is malformed.

A year with a digit too many or too few (202020年), a month or day that there is not (13月, 2月30日), a date that has lost 年
or 月 (202111日): what day is meant cannot be told.

**To mend it**: write the date as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.dates import days_in
from lint_reports.prose.findings import at_words
from lint_reports.prose.paragraphs import full_text, paragraphs
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR607"
SEVERITY = Severity.WARNING
SOURCE = Text("国办公开办函〔2021〕30号（四）：内容准确", "国办公开办函〔2021〕30号 (4): accurate contents")
VALID = (
    short_report("2021年2月28日召开会议，2020年2月29日的公告已撤下。\n" + OVERVIEW),
    short_report("公告保存三个月，每页留存2000条。2021年年底清理一次。\n" + OVERVIEW),
)
INVALID = (
    short_report("本报告的数据截至202121年12月31日。\n" + OVERVIEW).finds(
        "202121年", "“202121年”写错了，没有这样的日期"
    ),
    short_report("2021年2月30日召开会议。\n" + OVERVIEW).finds(
        "2021年2月30日", "“2021年2月30日”写错了，没有这样的日期"
    ),
    short_report("统计期限为202111日到1231日。\n" + OVERVIEW).finds("202111日", "“202111日”写错了，没有这样的日期"),
)

_SUSPECT = lazily(
    r"(?<![\d.])(?:"
    r"(?P<long>(?:19|20)\d{3,6}\s*年)"
    r"|(?P<short>20[1-9]\s*年)(?=\s*\d{1,2}\s*月|[，,]?(?:我|本|全年))"
    r"|(?P<doubled>(?:19|20)\d\d年年)(?![度底初中末报内均检级会终])"
    r"|(?P<lost>(?:19|20)\d{4,6}日)"
    r"|(?P<joined>(?:19|20)\d\d年\d{3,4}日)"
    r"|(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?(?P<after>.?)"
    r")"
)


_MARKED = lazily(r"(?<![0-9０-９])([0-9０-９]{1,12})\s{0,4}([年月日])")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if not _may_be_wrong(full_text(report)):
        return
    for paragraph in paragraphs(report):
        for match in _SUSPECT().finditer(paragraph.text):
            end = _end(match)
            if end:
                words = paragraph.text[match.start() : end]
                message = Text(f"“{words}”写错了，没有这样的日期", f"“{words}” is no date")
                yield at_words(rule, report, paragraph, (match.start(), end), message)


def _may_be_wrong(text: str) -> bool:
    """Whether a look at the numbers before 年, 月 and 日 leaves a doubt; in most reports it leaves none."""
    month = 12
    for digits, mark in _MARKED().findall(text):
        if mark == "年":
            if len(digits) == 3 or len(digits) > 4:
                return True
        elif len(digits) > 2:
            return True
        elif mark == "月":
            month = int(digits)
            if not 1 <= month <= 12:
                return True
        elif not 1 <= int(digits) <= min(days_in(month, None), 28 if month == 2 else 31):
            return True
    return "年年" in text


def _end(match: re.Match[str]) -> int:
    """Where what is wrong ends, 0 where nothing is."""
    if match["month"] is None:
        return match.end()
    month, day = int(match["month"]), match["day"]
    year = int(match["year"]) if match["year"] else None
    if year is None and day is None:
        return 0
    right = 1 <= month <= 12 and (day is None or 1 <= int(day) <= days_in(month, year))
    return 0 if right else match.start("after")
