"""引用了已被取代的文件。

报告的依据应是报告年度适用的文件：2021 年度起为国办公开办函〔2021〕30号，条例为国务院令第711号（2019 年修订）。讲沿革的句子（如
“2019 年修订”“此前”）不算。

**怎么改**：换成现行文件的名称和文号。
---
A notice that has been superseded is cited.

A report rests on what governs its year: since 2021 国办公开办函〔2021〕30号, and the regulation as revised in 2019, 国务院令第711号.
A sentence that tells the history is no citation.

**To mend it**: cite the title and number in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.duties import due, entries
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import at_words
from lint_reports.prose.notices import citations
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR604"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "国办公开办函〔2021〕30号；《政府信息公开条例》（国务院令第711号）",
    "国办公开办函〔2021〕30号; Regulation on Open Government Information (国务院令第711号)",
)
VALID = (
    short_report("依照国办公开办函〔2021〕30号的格式编写。\n" + OVERVIEW),
    short_report("格式此前为国办公开办函〔2019〕60号所附，已经修订。\n" + OVERVIEW),
)
INVALID = (
    short_report("依照国办公开办函〔2019〕60号的格式编写。\n" + OVERVIEW).finds(
        "国办公开办函〔2019〕60号",
        "国办公开办函〔2019〕60号只适用于 2020 年度及以前的报告，2021 年度应依据国办公开办函〔2021〕30号",
    ),
    short_report("依照《政府信息公开条例》（国务院令第492号）编写。\n" + OVERVIEW).finds(
        "国务院令第492号", "国务院令第492号只适用于 2018 年度及以前的报告，2021 年度应依据国务院令第711号"
    ),
)

_HISTORY = lazily(r"曾|原(?!则)|此前|以前|之前|修订|废止|试行期|沿革|历史|不再|代替|替代|取代|首次|最初|200[78]年")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.year is None:
        return
    for each in citations(report):
        notice = next((entry for entry in entries("notice") if entry.words == each.number), None)
        if notice is None or report.year <= notice.last:
            continue
        current = next((entry for entry in due("notice", report) if entry.is_ == notice.is_), None)
        sentence = each.paragraph.sentence_at(each.start)
        if (
            current is None
            or _HISTORY().search(sentence)
            or any(other.number == current.words and other.paragraph is each.paragraph for other in citations(report))
        ):
            continue
        message = Text(
            f"{notice.words}只适用于 {notice.last} 年度及以前的报告，{report.year} 年度应依据{current.words}",
            f"{notice.words} governs reports up to {notice.last}; that for {report.year} rests on {current.words}",
        )
        yield at_words(rule, report, each.paragraph, (each.start, each.end), message)
