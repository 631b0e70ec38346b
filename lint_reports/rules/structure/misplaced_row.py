"""表格各行的次序不对。

各行的次序由格式规定。

**怎么改**：把这一行移到规定的位置。
---
A row is out of order.

The order of the rows is fixed by the form.

**To mend it**: move the row to its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR129"
SEVERITY = Severity.WARNING
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (
    DISCLOSURE.but("行政处罚\t0\n行政强制\t0", "行政强制\t0\n行政处罚\t0").finds(
        "行政处罚", "“行政处罚”一行的次序不对"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for leaf, after in report.misplaced:
        if after is None:
            message = Text(f"“{leaf.phrase}”一行的次序不对", f"the row “{leaf.phrase}” is out of order")
        else:
            message = Text(
                f"“{leaf.phrase}”一行应在“{after.phrase}”之后",
                f"the row “{leaf.phrase}” should follow “{after.phrase}”",
            )
        yield at_leaf(rule, report, leaf, message)
