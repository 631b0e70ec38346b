"""落款日期早于统计期末，或者晚于公布期限。

报告写的是上一年度的全年，落款不会早于 12 月 31 日。《条例》第四十九条要求县级以上人民政府部门在 1 月 31 日前、县级以上地方人民政府在
3 月 31 日前公布；乡镇、街道没有写明，不查期限。没有落款、页面写明了发布日期的，只作提示。

**怎么改**：日期写错的改正；确已逾期的，如实保留，下年度按期公布。
---
The report is dated before its year has ended, or after it was due.

A report is about the whole of last year and cannot be older than its 31 December. Article 49 has departments publish by 31
January and governments at county level and above by 31 March; of townships and subdistricts it says nothing, and nothing is
asked of them. Where there is no signature and the page states its date of publication, that is an info.

**To mend it**: correct a date that is wrong; where the report was late, leave it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lint_reports.form.duties import due
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.dates import WRITTEN, WRITTEN_DATE, date_of
from lint_reports.prose.findings import at_words
from lint_reports.prose.paragraphs import Paragraph, paragraphs
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OTHERS, short_report
from lint_reports.text.language import Text

CODE = "LR609"
SEVERITY = Severity.WARNING
SOURCE = Text("《政府信息公开条例》第四十九条", "Regulation on Open Government Information, art. 49")
VALID = (
    short_report(others=OTHERS + "\n白鹭乡人民政府\n2022年2月20日"),
    short_report(title="柳溪县水务局2021年政府信息公开工作年度报告", others=OTHERS + "\n2022年1月31日"),
)
INVALID = (
    short_report(others=OTHERS + "\n2021年1月20日").finds(
        "2021年1月20日", "日期2021年1月20日早于 2021 年度的期末 12 月 31 日"
    ),
    short_report(title="柳溪县水务局2021年政府信息公开工作年度报告", others=OTHERS + "\n2022年2月16日").finds(
        "2022年2月16日", "日期2022年2月16日晚于公布期限 2022 年 1 月 31 日"
    ),
    short_report(title="柳溪县人民政府2021年政府信息公开工作年度报告", others=OTHERS + "\n二〇二二年四月二日").finds(
        "二〇二二年四月二日", "日期2022年4月2日晚于公布期限 2022 年 3 月 31 日"
    ),
)

_LABELLED = lazily(r"(?:发布|公布|公开|发文|成文)(?:日期|时间)\s*[:：]\s*" + WRITTEN)
_SENTENCE = lazily(r"[。；;，,：:]|截至|截止|期限|起|至")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.year is None:
        return
    signed = _signature(report)
    found, level = (signed, SEVERITY) if signed else (_published(report), Severity.INFO)
    if found is None:
        return
    paragraph, match = found
    day = date_of(match)
    message = _message(day, report) if day is not None else None
    if message is not None:
        yield at_words(rule, report, paragraph, match.span(), message, severity=level)


def _signature(report: Report) -> tuple[Paragraph, re.Match[str]] | None:
    """The date under the report: it ends one of the last lines, which is no sentence."""
    for paragraph in reversed(paragraphs(report, "other_matters")[-3:]):
        text = paragraph.text.rstrip(" \u3000)）")
        if len(text) <= 45 and (text.endswith("日") or text[-1:].isdigit()) and not _SENTENCE().search(text):
            for match in WRITTEN_DATE().finditer(text):
                if match.end() == len(text):
                    return paragraph, match
    return None


def _published(report: Report) -> tuple[Paragraph, re.Match[str]] | None:
    for paragraph in paragraphs(report, "title"):
        if "日期" not in paragraph.text and "时间" not in paragraph.text:
            continue
        match = _LABELLED().search(paragraph.text)
        if match:
            return paragraph, match
    return None


def _message(day: date, report: Report) -> Text | None:
    assert report.year is not None
    shown = f"{day.year}年{day.month}月{day.day}日"
    if day < date(report.year, 12, 31):
        return Text(
            f"日期{shown}早于 {report.year} 年度的期末 12 月 31 日",
            f"{shown} is before the end of the report year, {report.year}年12月31日",
        )
    for deadline in due("deadline", report):
        month, last = map(int, re.findall(r"\d+", deadline.words))
        if deadline.bodies and day > date(report.year + 1, month, last):
            return Text(
                f"日期{shown}晚于公布期限 {report.year + 1} 年 {month} 月 {last} 日",
                f"{shown} is after the report was due, {report.year + 1}年{month}月{last}日",
            )
    return None
