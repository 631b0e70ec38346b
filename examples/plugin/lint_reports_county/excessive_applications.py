"""有人大量反复申请，请附说明。

“无正当理由大量反复申请”不为零的，本县要求另附说明，报县政府办公室备查。

**怎么改**：附上说明后，可用 `ignore` 停用本规则。
---
There were excessive applications, which the county wants explained.

Where 无正当理由大量反复申请 is not zero, the county's office wants an explanation filed with it.

**To mend it**: file the explanation; `ignore` then leaves this rule out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.finding import at_figure
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule

CODE = "LR950"
SEVERITY = Severity.INFO
SOURCE = Text("本县年报编写要求", "The county's own instructions")
VALID = (Example("excessive", "4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0"),)
INVALID = (Example("excessive", "4.无正当理由大量反复申请\t2\t0\t0\t0\t0\t0\t2"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    total = report.root.find("excessive").figures[-1]
    if total.cell.text not in ("", "0"):
        message = Text(
            f"大量反复申请 {total.cell.text} 件，请附说明", f"{total.cell.text} excessive applications: explain them"
        )
        yield at_figure(rule, report, total, message)
