"""所含机关的数字多于包括它的报告。

只在配置文件用 `covers` 写明本报告包括哪些机关的时候比较：数量没有负的，包括的范围大，数字就不会比其中一个机关的小。怎样设置见
[上下级之间](years.md)。

**怎么改**：核对两份报告的数字；范围写错了的，改配置文件。
---
A body's figure is greater than that of the report that covers it.

It is only asked where the configuration file says by `covers` which bodies a report covers: no number is negative, so
that a whole is never less than one of its parts. How to set it up: [Between bodies](years.md#between-bodies).

**To mend it**: check the figures of the two reports; correct the scope in the configuration file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lint_reports.figures.between_reports import Breach, breaches, without_totals
from lint_reports.figures.breach_findings import finding
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.rule import Example, Rule
from lint_reports.model.summary import Compared
from lint_reports.rules.sources import COVERS

CODE = "LR521"
SEVERITY = Severity.ERROR
SOURCE = COVERS
VALID = (Example("penalties", "行政处罚\t12", units=("行政处罚\t7", "行政处罚\t5")),)
INVALID = (
    Example("penalties", "行政处罚\t6", units=("行政处罚\t7", "行政处罚\t5")).finds(
        "6", "行政处罚 本年处理决定数量 6，少于所含机关的 7"
    ),
)


def compare(compared: Compared, rule: Rule) -> Iterator[Diagnostic]:
    found = without_totals(compared, breaches(compared, rule.name, "unit"))
    found.sort(key=_cell)
    for _, group in groupby(found, key=_cell):
        yield finding(rule, compared, max(group, key=_excess))


def _cell(breach: Breach) -> tuple[str, int]:
    return breach.anchor.table.section, breach.anchor.place


def _excess(breach: Breach) -> Any:
    return sum(breach.value(index) for addend in breach.instance.right for index in addend.figures)
