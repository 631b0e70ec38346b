"""同一行出现两次。

每一行只应出现一次。两行的数字不同时，无法知道哪一行才对。

**怎么改**：删去多余的一行。
---
A row appears twice.

Each row appears once. Where the two differ nobody can know which is right.

**To mend it**: delete one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import already, at_leaf, related_leaf
from lint_reports.model.report import Report, Unexpected
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR128"
SEVERITY = Severity.WARNING
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (
    DISCLOSURE.but("行政处罚\t0\n", "行政处罚\t0\n行政处罚\t0\n").finds("11:1", "“行政处罚”重复出现，第 10 行已有"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for repair in report.repairs:
        if not isinstance(repair, Unexpected) or repair.reason != "repeated" or repair.first is None:
            continue
        if report.is_refused(repair.section):
            continue
        leaf = next(leaf for leaf in reversed(repair.leaves) if leaf.phrase)
        first = repair.first
        there = already(report, first)
        message = Text(f"“{leaf.phrase}”重复出现，{there.zh}", f"“{leaf.phrase}” appears again; {there.en}")
        yield at_leaf(
            rule, report, leaf, message, related=(related_leaf(report, first, Text("另一处", "the other one")),)
        )
