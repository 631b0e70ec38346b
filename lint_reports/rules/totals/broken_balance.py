"""表三收与支不平：第一项加第二项，不等于第三项加第四项。

表头印明的勾稽关系：每一栏的“一、本年新收”加“二、上年结转”，应等于“三、（七）总计”加“四、结转下年度”。

行和列（或平衡关系）算出的是同一个数的，写明应为多少；不然就列出可能有误的各格，不提供修改。

**怎么改**：核对这一栏的四个数字。
---
Table three does not balance: item one plus item two is not item three plus item four.

The relation is printed in the head of the table: in every column 一、本年新收 plus 二、上年结转 equals 三、（七）总计 plus
四、结转下年度.

Where two relations ask the same of one figure, it is said what it should be; else what may be wrong is named, and no fix
is offered.

**To mend it**: check the four figures of the column.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.examples import REQUESTS
from lint_reports.text.language import Text

CODE = "LR303"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表三表头：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”",
    "The head of table three prints the relation",
)
VALID = (REQUESTS,)
INVALID = (
    REQUESTS.but("下年度继续办理\t1", "下年度继续办理\t0").finds(
        "5:13",
        "四、结转下年度继续办理 自然人栏 0 应为 1：自然人栏：第一项 3 加第二项 0 得 3，第三项 2 加第四项 0 得 2，两边不等",
        "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1",
    ),
)
RELATIONS = "table"
