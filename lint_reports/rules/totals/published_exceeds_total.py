"""表二本年新公开数量多于对外公开总数量（2019 年版）。

对外公开总数量包括本年新公开的，所以不应小于本年新公开数量。

**怎么改**：核对这一行的数字。
---
More was newly published than was published in all (2019 form).

对外公开总数量 includes what was newly published this year, so it is at least 本年新公开数量.

**To mend it**: check the figures of the row.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR306"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表二“第二十条第（一）项”（试行格式）：总数量含本年新公开的",
    "Table two, art. 20 (1), of the trial form: the total includes what is new",
)
VALID = (Example("rules", "规章\t1\t1\t3", 2019),)
INVALID = (
    Example("rules", "规章\t5\t5\t3", 2019).finds(
        "1:6", "规章本年新公开 5，多于对外公开总数量 3；可能有误的是 规章 本年新公开数量 5、规章 对外公开总数量 3"
    ),
)
RELATIONS = "table"
