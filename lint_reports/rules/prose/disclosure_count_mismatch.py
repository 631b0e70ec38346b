"""文中规范性文件或行政许可、处罚、强制的件数与表二不符。

只比与表二用词相同的：制发、制定规范性文件，废止、现行有效的规范性文件，作出行政许可、行政处罚、行政强制的决定。政策性文件、备案和公开的件数
不比。

**怎么改**：核对文字和表二，改正写错的一处；范围不同的，写明是哪些机关的。
---
A number of normative documents or of administrative decisions is not that of table two.

Only the terms of table two are compared: normative documents issued, repealed or in force, and decisions of licensing,
penalty or coercion that were taken. Policy papers, filings and what was published are not.

**To mend it**: check both; where the scope differs, say whose documents are meant.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR405"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开条例》第二十条第（一）（五）（六）项；表二",
    "Regulation on Open Government Information, art. 20 (1), (5), (6); table two",
)
VALID = (
    short_report("全年制发行政规范性文件2件，废止行政规范性文件1件。", documents="2\t1\t5"),
    short_report("全年制定政策性文件9件。", documents="2\t1\t5"),
)
INVALID = (
    short_report("全年制发行政规范性文件3件。", documents="2\t1\t5").finds(
        "3", "文中“全年制发行政规范性文件3件”，表二“行政规范性文件”本年制发件数为 2"
    ),
)
CLAIMS = "issued repealed in_force licences penalties coercions".split()
