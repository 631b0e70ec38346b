"""文中收到、受理、办理的申请件数，按哪种算法都与表三不符。

“收到”“受理”“接收”有的只算本年新收，有的连上年结转一起算；“办理”有的还指办结。几种算法都不符才报告。

**怎么改**：核对文字和表三；只算新收的，写“新收”更明白。
---
A number of applications received or handled fits no way of counting table three.

收到, 受理 and 接收 count those newly received, or those carried in too; 办理 may also mean finished. Only a number that
fits none of them is reported.

**To mend it**: check both; 新收 is the plainer word for what was newly received.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR402"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开条例》第五十条第（二）项；表三第一项、第二项",
    "Regulation on Open Government Information, art. 50 (2); table three, items one and two",
)
VALID = (
    short_report("全年共收到政府信息公开申请4件。", received=3, before=1, done=4),
    short_report("全年共收到政府信息公开申请3件。", received=3, before=1, done=4),
)
INVALID = (
    short_report("全年共收到政府信息公开申请5件。", received=3, before=1, done=4).finds(
        "5",
        "文中“全年共收到政府信息公开申请5件”，表三“一、本年新收政府信息公开申请数量”总计为 3，也可作表三“一、本年新收政府信息公开申请数量”总计 3 加“二、上年结转政府信息公开申请数量”总计 1 得 4",
    ),
)
CLAIMS = "received applications handled".split()
