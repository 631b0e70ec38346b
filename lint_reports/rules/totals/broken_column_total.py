"""表三“（七）总计”不等于（一）至（六）各行之和。

每一栏的“（七）总计”应等于该栏（一）予以公开至（六）其他处理各行之和。

行和列（或平衡关系）算出的是同一个数的，写明应为多少；不然就列出可能有误的各格，不提供修改。

**怎么改**：核对这一栏各行的数字和（七）总计。
---
Row （七）总计 of table three is not the sum of the rows above it.

In every column, （七）总计 is the sum of the rows （一） to （六）.

Where two relations ask the same of one figure, it is said what it should be; else what may be wrong is named, and no fix
is offered.

**To mend it**: check the rows of the column against （七）总计.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.examples import REQUESTS
from lint_reports.text.language import Text

CODE = "LR302"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表三第三项：（七）总计为（一）至（六）之和", "Table three, item three: （七）总计 is the sum of （一） to （六）"
)
VALID = (REQUESTS,)
INVALID = (
    REQUESTS.but("（七）总计\t2", "（七）总计\t1").finds(
        "4:7",
        "（七）总计 自然人栏 1 应为 2：自然人栏：（七）总计 1，（一）至（六）各行之和 2（2）；另有 20 格空白未计",
        "（七）总计\t2\t0\t0\t0\t0\t0\t2",
    ),
)
RELATIONS = "table"
