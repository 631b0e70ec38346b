"""文中的申请件数与表三不符。

第一、五、六部分写的新收、上年结转、办结、结转下年度和各种办理结果的件数，应与表三“总计”一栏相同。“办结”可以含或不含上年结转的，两种算法都
不符才报告。只读每个词都认得的分句：全县、代办、上年、累计、网上申请等另有范围的不比；表中空白、不是数字或勾稽不平的格也不比。

**怎么改**：核对文字和表三，改正写错的一处。
---
A number of applications in the prose is not that of table three.

What sections one, five and six say of applications newly received, carried in, finished, carried out, and of their
outcomes is the 总计 of table three. 办结 may count what was carried in or not; only a number that fits neither is
reported. A clause is read only if every word of it is known to the grammar; other scopes (全县, 上年, 累计, 网上申请) claim
nothing here, and cells that are blank, no number or part of a broken relation are not compared.

**To mend it**: check both, and correct the one that is wrong.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR401"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "《政府信息公开条例》第五十条第（二）项；国办公开办函〔2021〕30号：数据准确",
    "Regulation on Open Government Information, art. 50 (2); 国办公开办函〔2021〕30号: accurate figures",
)
VALID = (
    short_report("全年新收政府信息公开申请3件，办结2件，结转下年度1件。", received=3, done=2, left=1),
    short_report("全县共收到政府信息公开申请120件，办结118件。", received=3, done=2, left=1),
)
INVALID = (
    short_report("全年新收政府信息公开申请3件，办结3件。", received=3, done=2, left=1).finds(
        "3:18", "文中“办结3件”，表三“（七）总计”为 2"
    ),
    short_report("年内没有收到过政府信息公开申请。", received=3, done=2, left=1).finds(
        "没有收到过政府信息公开申请",
        "文中“年内没有收到过政府信息公开申请”，表三“一、本年新收政府信息公开申请数量”总计为 3",
    ),
)
CLAIMS = (
    "new none carried_in carried_out carried done answered timely "
    "granted partly_granted refused unavailable not_processed otherwise "
    "natural organisations business research charity legal"
).split()
