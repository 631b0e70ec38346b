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
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR129"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号附件）",
    "The form (国办公开办函〔2021〕30号 and 〔2019〕60号, annex)",
)
VALID = (
    Example(
        "disclosure_table",
        "第二十条第（一）项\n"
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
        "规章\t0\t0\t0\n"
        "行政规范性文件\t2\t0\t5\n"
        "第二十条第（五）项\n"
        "信息内容\t本年处理决定数量\n"
        "行政许可\t0\n"
        "第二十条第（六）项\n"
        "信息内容\t本年处理决定数量\n"
        "行政处罚\t0\n"
        "行政强制\t0\n"
        "第二十条第（八）项\n"
        "信息内容\t本年收费金额（单位：万元）\n"
        "行政事业性收费\t0",
    ),
)
INVALID = (
    Example(
        "disclosure_table",
        "第二十条第（一）项\n"
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
        "规章\t0\t0\t0\n"
        "行政规范性文件\t2\t0\t5\n"
        "第二十条第（五）项\n"
        "信息内容\t本年处理决定数量\n"
        "行政许可\t0\n"
        "第二十条第（六）项\n"
        "信息内容\t本年处理决定数量\n"
        "行政强制\t0\n"
        "行政处罚\t0\n"
        "第二十条第（八）项\n"
        "信息内容\t本年收费金额（单位：万元）\n"
        "行政事业性收费\t0",
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
