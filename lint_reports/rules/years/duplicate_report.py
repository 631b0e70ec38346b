"""两份报告是同一机关、同一年度的。

标题中的机关名称和年度相同的报告不止一份，就不知道应当与哪一份比较，所以这个机关这一年的报告不参加年度之间的比较。同一组报告只在其中一份
中提示一次。

**怎么改**：有一份标题写错了的，改正标题；是草稿、旧稿或者另一种格式的，移到别处，或者用配置文件的 `exclude` 排除。
---
Two reports are of the same body and year.

Where several files have the same body and year in their titles, it is not known which one to compare with, so that none
of them is compared with those of other years. It is said once for all of them.

**To mend it**: correct the title that is wrong; a draft or the same report in another format is moved elsewhere, or left
out by `exclude` in the configuration file.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Related, Severity
from lint_reports.model.rule import Example, Rule
from lint_reports.model.summary import Compared
from lint_reports.text.language import Text

CODE = "LR510"
SEVERITY = Severity.INFO
SOURCE = Text(
    "《政府信息公开条例》第四十九条：每年一份年度报告",
    "Regulation on Open Government Information, art. 49: one report a year",
)
_REPORT = "青柏县林业局{}年政府信息公开工作年度报告\n\n一、总体情况\n\n全年平稳。\n"
VALID = (Example("report", _REPORT.format(2022), previous=_REPORT.format(2021)),)
INVALID = (
    Example("report", _REPORT.format(2022), others=(_REPORT.format(2022),)).finds(
        "青柏县林业局2022年政府信息公开工作年度报告",
        "青柏县林业局2022 年度的报告另有 1 份（other1.txt），都不与其他年度比较",
    ),
)


def compare(compared: Compared, rule: Rule) -> Iterator[Diagnostic]:
    if not compared.duplicates:
        return
    report = compared.report
    where = "、".join(each.path for each in compared.duplicates[:5])
    what = f"{report.body} {report.year}"
    zh = f"{report.body}{report.year} 年度的报告另有 {len(compared.duplicates)} 份（{where}），都不与其他年度比较"
    en = f"{what}: {len(compared.duplicates)} more with this body and year ({where}); none is compared with other years"
    related = tuple(
        Related(Text(f"另一份：{what}", f"another: {what}"), each.location(each.title)) for each in compared.duplicates
    )
    yield Diagnostic(rule.code, rule.name, rule.severity, Text(zh, en), report.location(report.title), related=related)
