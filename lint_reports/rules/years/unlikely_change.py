"""与上一年度相差悬殊。

处理决定数量、新收申请数量在一百以上的，与上一年度相差五倍以上；或者行政事业性收费相差几千倍，像是把元填进了以万元为单位的格。数字可能是
对的，所以只是提示。有一年是 0 的不比较。

**怎么改**：核对数字和单位；确有其事的，可以在总体情况中说明。
---
A figure is out of all proportion to last year's.

A number of decisions or of requests of a hundred or more is more than five times that of the year before or after, or a
fee thousands of times, as if 元 stood in a cell for 万元. It may be right, so that this is a note. A year with 0 is not
compared.

**To mend it**: check the figure and its unit; where it is right, the overview may say why.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR504"
SEVERITY = Severity.INFO
SOURCE = Text("与上一年度报告比较的经验", "experience with reports of two years")
VALID = (Example("penalties", "行政处罚\t260", previous="行政处罚\t103"),)
INVALID = (
    Example("penalties", "行政处罚\t1030", previous="行政处罚\t103").finds(
        "1030", "行政处罚本年处理决定数量 1030，上一年度 103，多出四倍以上"
    ),
    Example("fees", "行政事业性收费\t12500", previous="行政事业性收费\t1.38").finds(
        "12500", "行政事业性收费 12500 万元，上一年度 1.38 万元，相差几千倍，是否把元当成了万元？"
    ),
)
RELATIONS = "previous"
