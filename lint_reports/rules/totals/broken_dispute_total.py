"""表四的总计不等于各项之和。

行政复议和两类行政诉讼的“总计”，各应等于结果维持、结果纠正、其他结果、尚未审结之和。

每一组只有这一个关系，看不出错的是总计还是某一项，所以各种可能都列出来，不提供修改；正文写明的件数只与其中一种相符的，指出那一种。

**怎么改**：核对这一组的数字和总计。
---
A total of table four is not the sum of its parts.

The 总计 of the reviews and of either kind of lawsuit is the sum of 结果维持, 结果纠正, 其他结果 and 尚未审结.

A group has this one relation, which does not tell whether the total is wrong or a part. So all that may be wrong is named,
and no fix is offered; where the text gives a number that bears out one way alone, that one is.

**To mend it**: check the figures of the group against its total.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR304"
SEVERITY = Severity.ERROR
SOURCE = Text("表四“总计”：各审理结果之和", "Table four: 总计 is the sum of the outcomes")
VALID = (Example("disputes_table", "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0"),)
INVALID = (
    Example("disputes_table", "1\t0\t0\t0\t3\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0").finds(
        "3",
        "行政复议 总计 3，各项之和 1（1）；可能有误的是 行政复议 结果维持 1（3？）、行政复议 结果纠正 0（2？）、行政复议 其他结果 0（2？）、行政复议 尚未审结 0（2？）、行政复议 总计 3（1？）",
    ),
)
RELATIONS = "table"
