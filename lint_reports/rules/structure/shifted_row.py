"""这一行向左错了位。

合并单元格在转换时丢失，使这一行比同级的行靠左。数字已按行名对上，不影响核对，但发布后的表格看起来会错列。

**怎么改**：在行名前补上空的单元格，使它与同级的行对齐。
---
A row has slipped to the left.

A merged cell was lost in conversion, so that the row begins further left than its like. Its figures are read by the
label and checked; but the published table will look wrong.

**To mend it**: add the empty cells before the label.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR131"
SEVERITY = Severity.INFO
SOURCE = FORM
_REFUSED = Example(
    "refused",
    "（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n"
    "\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n"
    "\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0\n"
    "\t4.保护第三方合法权益\t0\t0\t0\t0\t0\t0\t0\n"
    "\t5.属于三类内部事务信息\t0\t0\t0\t0\t0\t0\t0\n"
    "\t6.属于四类过程性信息\t0\t0\t0\t0\t0\t0\t0\n"
    "\t7.属于行政执法案卷\t0\t0\t0\t0\t0\t0\t0\n"
    "\t8.属于行政查询事项\t0\t0\t0\t0\t0\t0\t0",
)
VALID = (_REFUSED,)
INVALID = (_REFUSED.but("\t6.属于", "6.属于").finds("6.属于四类过程性信息", "“6.属于四类过程性信息”一行向左错开 1 列"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for leaf, columns in report.shifted:
        message = Text(
            f"“{leaf.phrase}”一行向左错开 {columns} 列",
            f"the row “{leaf.phrase}” begins {columns} column{'s' * (columns > 1)} too far left",
        )
        yield at_leaf(rule, report, leaf, message)
