"""同一部分出现两次。

每个部分只应出现一次。重复的部分往往是从上一年的文件粘贴而来，数据可能不一致。

**怎么改**：删去多余的一个。
---
A section appears twice.

Each section appears once. A second one is often pasted from last year's file, with other figures.

**To mend it**: delete one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import already, at_leaf, related_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.text.language import Text

CODE = "LR112"
SEVERITY = Severity.WARNING
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but("本年度没有收取信息处理费。", "本年度没有收取信息处理费。\n六、其他需要报告的事项\n无").finds(
        "21:1", "“六、其他需要报告的事项”重复出现，第 19 行已有"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for leaf, first in report.repeated:
        there = already(report, first)
        message = Text(f"“{leaf.phrase}”重复出现，{there.zh}", f"“{leaf.phrase}” appears again; {there.en}")
        related = (related_leaf(report, first, Text("另一处", "the other one")),)
        yield at_leaf(rule, report, leaf, message, related=related)
