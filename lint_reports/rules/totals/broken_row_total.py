"""表三某一行的总计不等于各栏之和。

“总计”应等于自然人与法人或其他组织各栏（商业企业、科研机构、社会公益组织、法律服务机构、其他）之和。空白按未知处理，不按 0 处理。

行和列（或平衡关系）算出的是同一个数的，写明应为多少；不然就列出可能有误的各格，不提供修改。

**怎么改**：核对这一行的数字和总计。
---
The total of a row of table three is not the sum of its columns.

总计 is the sum of 自然人 and the five columns of organisations. A blank is unknown, not 0.

Where two relations ask the same of one figure, it is said what it should be; else what may be wrong is named, and no fix
is offered.

**To mend it**: check the figures of the row against its total.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR301"
SEVERITY = Severity.ERROR
SOURCE = Text("表三“总计”列：各类申请人之和", "Table three: the column 总计 is the sum over the applicants")
VALID = (Example("granted", "（一）予以公开\t1\t1\t0\t0\t0\t0\t2"),)
INVALID = (
    Example("granted", "（一）予以公开\t1\t1\t0\t0\t0\t0\t3").finds(
        "3",
        "（一）予以公开 总计 3，各栏之和 2（1＋1）；可能有误的是 （一）予以公开 自然人 1（2？）、（一）予以公开 商业企业 1（2？）、（一）予以公开 科研机构 0（1？）、（一）予以公开 社会公益组织 0（1？）、（一）予以公开 法律服务机构 0（1？），另有 2 格",
    ),
)
RELATIONS = "table"
