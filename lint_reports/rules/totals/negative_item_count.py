"""表二上一年项目数量加本年增/减小于 0（2019 年版）。

上一年项目数量加上本年增/减，就是本年的项目数量，不可能小于 0。

**怎么改**：核对这一行的两个数字。
---
Last year's number of items and the change come to less than 0 (2019 form).

上一年项目数量 and 本年增/减 together are this year's number of items, which is not negative.

**To mend it**: check the two figures of the row.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR307"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表二“第二十条第（五）（六）（八）项”（试行格式）：项目数量不小于 0",
    "Table two, art. 20 (5), (6), (8), of the trial form: a number of items is not negative",
)
VALID = (Example("licences", "行政许可\t5\t-2\t9", 2019),)
INVALID = (
    Example("licences", "行政许可\t2\t-5\t9", 2019).finds(
        "2",
        "行政许可上一年项目数量 2，本年增/减 -5，合计小于 0；可能有误的是 行政许可 上一年项目数量 2、行政许可 本年增/减 -5",
    ),
)
RELATIONS = "table"
