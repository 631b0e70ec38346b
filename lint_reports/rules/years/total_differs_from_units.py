"""数字不等于所含各机关之和。

只在配置文件用 `covers` 写明本报告包括哪些机关、这些机关的报告都在的时候比较，一格一格地比。合计中有一格的不等由它的各项引起的，只说各项。
有空白、不是数字或者表内不平的格，不比较。怎样设置见[上下级之间](years.md)。

**怎么改**：核对本级和各机关的数字；范围写错了的，改配置文件。
---
A figure is not the sum over the bodies it covers.

It is only asked where the configuration file says by `covers` which bodies a report covers, and all their reports are
there; cell by cell, a total left out where one of its parts differs. A blank, what is no number and a figure that its own
table shows to be wrong are not compared. How to set it up: [Between bodies](years.md#between-bodies).

**To mend it**: check the figures of the whole and of its parts; correct the scope in the configuration file.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.between_reports import breaches, without_totals
from lint_reports.figures.breach_findings import finding
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.rule import Example, Rule
from lint_reports.model.summary import Compared
from lint_reports.rules.sources import COVERS

CODE = "LR520"
SEVERITY = Severity.WARNING
SOURCE = COVERS
VALID = (Example("penalties", "行政处罚\t12", units=("行政处罚\t7", "行政处罚\t5")),)
INVALID = (
    Example("penalties", "行政处罚\t13", units=("行政处罚\t7", "行政处罚\t5")).finds(
        "13", "行政处罚 本年处理决定数量 13，所含各机关之和是 12"
    ),
)


def compare(compared: Compared, rule: Rule) -> Iterator[Diagnostic]:
    if compared.missing:
        return
    exceeded = {
        (each.anchor.table.section, each.anchor.place) for each in breaches(compared, "unit-exceeds-total", "unit")
    }
    for breach in without_totals(compared, breaches(compared, rule.name, "units")):
        if (breach.anchor.table.section, breach.anchor.place) not in exceeded:
            yield finding(rule, compared, breach)
