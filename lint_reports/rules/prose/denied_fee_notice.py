"""文中说没有发出收费通知，表三却有申请人逾期未缴费的。

表三（六）2“申请人逾期未按收费通知要求缴纳费用”有数，就是发出过收费通知，文中不应说没有发出。说没有收取费用的不算：发了通知可以没有收到。

**怎么改**：核对表三和第六部分，改正写错的一处。
---
The prose denies notices of fees, and table three has applicants who did not pay on one.

A number in （六）2 of table three means that notices of fees were sent. That no fee was collected is another matter.

**To mend it**: check table three and section six.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import related_figure
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import claims_of
from lint_reports.prose.findings import at_claim
from lint_reports.prose.totals import figures_of
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR408"
SEVERITY = Severity.ERROR
SOURCE = Text("表三（六）2；国办函〔2020〕109号", "Table three (六) 2; 国办函〔2020〕109号")
VALID = (
    short_report("公开工作有序。", received=2, done=2, not_paid=1, others="本年度未收取信息处理费。"),
    short_report("公开工作有序。", received=2, done=2, others="本年度未发出收费通知，未收取信息处理费。"),
)
INVALID = (
    short_report(
        "公开工作有序。", received=2, done=2, not_paid=1, others="本年度未发出收费通知，未收取信息处理费。"
    ).finds("未发出收费通知", "文中“本年度未发出收费通知”，表三（六）2 逾期未缴费的有 1 件，可见发出过收费通知"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    denied = [each for each in claims_of(report) if each.name == "notices" and not each.value]
    for figure in figures_of(report, "not_paid", "total") if denied else ():
        value = figure.certain_value
        if value:
            one = denied[0]
            message = Text(
                f"文中“{one.words}”，表三（六）2 逾期未缴费的有 {value:f} 件，可见发出过收费通知",
                f"the text says “{one.words}”, but table three （六）2 has {value:f} who did not pay on a notice",
            )
            related = related_figure(
                report, figure.node, Text(f"表三（六）2 {value:f}", f"table three （六）2: {value:f}")
            )
            yield at_claim(rule, one, message, [related])
