"""一行数据没有行名。

数字在，行名不见了。合并单元格转成文字时常会丢掉行名。这里按规定的次序推断它是哪一行。

**怎么改**：补上行名。
---
A row of figures has no label.

The figures are there but not the label; merged cells often lose it when a table is turned into text. Which row it is
has been taken from the form's order.

**To mend it**: add the label.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.address import number_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Missing, Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR125"
SEVERITY = Severity.ERROR
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (DISCLOSURE.but("行政强制\t0", "\t0").finds("11:2", "此处缺少行名“行政强制”"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if not any(isinstance(repair, Missing) for repair in report.repairs):
        return
    for _, table in report.tables():
        for node in table.walk():
            label = next(iter(node.labels), None)
            if label is None or not label.missing or node.missing or not node.figures or node.nodes[0].missing:
                continue
            if number_of(label.phrase) or any(child.is_figure for child in node.nodes):
                message = Text(f"此处缺少行名“{label.phrase}”", f"the label “{label.phrase}” is missing here")
                yield at_leaf(rule, report, node.anchor or label, message, node)
