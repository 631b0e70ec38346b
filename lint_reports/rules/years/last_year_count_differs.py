"""上一年项目数量与上一年度报告的对不上。

2019、2020 年度的格式在表二中填“上一年项目数量”和“本年增/减”：上一年度报告的这两格之和，就是本年度报告的“上一年项目数量”。

**怎么改**：对照上一年度的报告，改正填错的那一份。
---
The number of projects last year is not what last year's report comes to.

The form for 2019 and 2020 has 上一年项目数量 and 本年增/减 in table two: what the two come to in last year's report is
上一年项目数量 of this one.

**To mend it**: compare with last year's report and correct the one that is wrong.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR503"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表二：上一年项目数量、本年增/减（2019、2020 年度格式）",
    "Table two of the form for 2019 and 2020: 上一年项目数量, 本年增/减",
)
VALID = (Example("licences", "行政许可\t12\t0\t40", 2019, previous="行政许可\t10\t2\t35"),)
INVALID = (
    Example("licences", "行政许可\t15\t0\t40", 2019, previous="行政许可\t10\t2\t35").finds(
        "15", "行政许可上一年项目数量 15，上一年度报告的 10 加增/减 2 得 12"
    ),
)
RELATIONS = "previous"
