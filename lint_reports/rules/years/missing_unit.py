"""所含机关的报告不全。

配置文件用 `covers` 写明本报告包括哪些机关，而其中有的报告不在、读不出来，或者上一年度有、本年度没有。不全就不能核对各机关之和，只核对每个
机关的数字不大于本报告的。怎样设置见[上下级之间](years.md)。

**怎么改**：补上这些报告；机关已经撤销的，改配置文件。
---
Reports of bodies that this one covers are missing.

The configuration file says by `covers` which bodies a report covers, and some of their reports are not there, cannot be
read, or were there last year and are not this year. The sum over them is then not checked, only that no body's figure is
greater than the report's. How to set it up: [Between bodies](years.md#between-bodies).

**To mend it**: add the reports; where a body is no more, correct the configuration file.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.rule import Example, Rule
from lint_reports.model.summary import Compared
from lint_reports.rules.sources import COVERS
from lint_reports.text.language import Text

CODE = "LR522"
SEVERITY = Severity.INFO
SOURCE = COVERS
_REPORT = "青柏县{}2022年政府信息公开工作年度报告\n\n一、总体情况\n\n全年平稳。\n"
VALID = (Example("report", _REPORT.format("人民政府"), units=(_REPORT.format("林业局"),)),)
INVALID = (
    Example("report", _REPORT.format("人民政府"), units=(_REPORT.format("林业局"), "")).finds(
        "青柏县人民政府2022年政府信息公开工作年度报告", "所含机关的报告缺 1 份，没有核对各机关之和：unit2.txt"
    ),
)
MOST_NAMED = 8


def compare(compared: Compared, rule: Rule) -> Iterator[Diagnostic]:
    if not compared.missing:
        return
    left = len(compared.missing) - MOST_NAMED
    names = "、".join(compared.missing[:MOST_NAMED])
    zh = f"所含机关的报告缺 {len(compared.missing)} 份，没有核对各机关之和：{names}" + (
        f" 等，另有 {left} 份" if left > 0 else ""
    )
    en = f"{len(compared.missing)} reports of bodies it covers are missing, so that sums are not checked: {names}"
    en += f" and {left} more" if left > 0 else ""
    yield Diagnostic(rule.code, rule.name, rule.severity, Text(zh, en), compared.report.location(compared.report.title))
