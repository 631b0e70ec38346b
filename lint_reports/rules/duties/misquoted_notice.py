"""引用的文件，名称和文号对不上。

例如把国办公开办函〔2019〕60号的名称配上了 30 号的文号，或者文号的数字写错。只核对格式、条例和信息处理费办法这几个国家文件，
括号的写法不同不算。

**怎么改**：按文件原文改正名称或文号。
---
The title and the number of a notice do not belong together.

As where the title of 国办公开办函〔2019〕60号 bears the number of 30号, or a digit of the number is wrong. Only the national notices
on the form, the regulation and the tariff are compared; the kind of bracket is of no account.

**To mend it**: correct the title or the number after the notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.duties import entries
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import at_words
from lint_reports.prose.notices import citations
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR605"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "国办公开办函〔2021〕30号；国办公开办函〔2019〕60号；国办函〔2020〕109号；国务院令第711号",
    "The numbers of 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号, 国办函〔2020〕109号 and 国务院令第711号",
)
VALID = (
    short_report("依照《中华人民共和国政府信息公开条例》（国务院令第711号）编写。\n" + OVERVIEW),
    short_report(others="按《政府信息公开信息处理费管理办法》(国办函[2020]109号)，没有收取信息处理费。"),
)
INVALID = (
    short_report(
        "依照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编写。\n" + OVERVIEW
    ).finds(
        "国办公开办函〔2021〕30号",
        "《关于政府信息公开工作年度报告有关事项的通知》的文号是国办公开办函〔2019〕60号，写成了国办公开办函〔2021〕30号",
    ),
    short_report(others="按《政府信息公开信息处理费管理办法》（国办函〔2020〕190号），没有收取信息处理费。").finds(
        "国办函〔2020〕190号",
        "《政府信息公开信息处理费管理办法》的文号是国办函〔2020〕109号，写成了国办函〔2020〕190号",
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for each in citations(report):
        titled = [entry for entry in entries("notice") if entry.found("titled", each.title)]
        if titled and each.number not in [entry.words for entry in titled]:
            right = titled[0].words
            message = Text(
                f"《{_short(each.title)}》的文号是{right}，写成了{each.number}",
                f"《{_short(each.title)}》 has the number {right}, not {each.number}",
            )
            yield at_words(rule, report, each.paragraph, (each.start, each.end), message)


def _short(title: str) -> str:
    return title if len(title) <= 30 else f"{title[:12]}…{title[-16:]}"
