"""标题没有年份，或者年份写错了。

报告年份决定适用哪一版格式，也决定与哪一年的报告相比。标题中应有且只有一个四位数的年份，如“2021年”。

**怎么改**：在标题的机关名称之后写上报告年份（上一年度，即数据所属的年份）。
---
The title has no year, or a malformed one.

The report year decides which edition of the form governs and which report it is compared with. The title should have
one year of four digits, as 2021年.

**To mend it**: put the report year, the year of the figures, behind the body's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.text.language import Text

CODE = "LR103"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开条例》第四十九条：上一年度政府信息公开工作年度报告",
    "Regulation on Open Government Information, art. 49",
)
VALID = (REPORT,)
INVALID = (
    REPORT.but("人民政府2021年政府", "人民政府政府").finds(
        "柳溪县白鹭乡人民政府政府信息公开工作年度报告", "标题没有报告年份"
    ),
)


_LONG = re.compile(r"\d{5,}年|(?<!\d)\d{1,3}年|年年(?!度|报)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    title = report.title
    if title is None:
        return
    text = "".join(title.text.split())
    years = sorted(set(_YEAR.findall(text)))
    if _LONG.search(text):
        message = Text("标题中的年份写错了，应为四位数", "the year in the title is malformed; it has four digits")
    elif report.year is None:
        message = Text("标题没有报告年份", "the title does not name the report year")
    elif len(years) > 1:
        message = Text(
            f"标题中有不止一个年份：{'、'.join(years)}", f"the title names several years: {', '.join(years)}"
        )
    else:
        return
    yield at_leaf(rule, report, title, message)
