"""表二采购项目数量与采购总金额对不上（2019 年版）。

有采购项目就有采购金额，没有项目就没有金额。

**怎么改**：核对这一行的两个数字。
---
The number of procurements and their amount do not agree (2019 form).

Where there is a procurement there is an amount, and where there is none there is none.

**To mend it**: check the two figures of the row.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR309"
SEVERITY = Severity.INFO
SOURCE = Text(
    "表二“第二十条第（九）项”（试行格式），经验判断", "Table two, art. 20 (9), of the trial form; a rule of thumb"
)
VALID = (Example("procurement", "政府集中采购\t2\t70487元", 2019),)
INVALID = (
    Example("procurement", "政府集中采购\t0\t70487元", 2019).finds(
        "70487元", "政府集中采购项目 0 个，采购总金额却是 70487"
    ),
    Example("procurement", "政府集中采购\t2\t0", 2019).finds("0", "政府集中采购项目 2 个，采购总金额却是 0"),
)
RELATIONS = "table"
