"""表二现行有效件数少于本年制发减本年废止。

本年制发而又没有废止的规章和行政规范性文件，都应计入现行有效件数，所以现行有效件数不应小于制发件数减废止件数。

**怎么改**：核对这一行的三个数字。
---
Fewer documents are in force than were issued and not repealed.

A document issued this year and not repealed is in force, so 现行有效件数 is at least 本年制发件数 less 本年废止件数.

**To mend it**: check the three figures of the row.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR305"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表二“第二十条第（一）项”：现行有效件数含本年制发而未废止的",
    "Table two, art. 20 (1): what was issued this year and not repealed is in force",
)
VALID = (Example("normative_documents", "行政规范性文件\t2\t1\t1"),)
INVALID = (
    Example("normative_documents", "行政规范性文件\t2\t0\t1").finds(
        "1",
        "行政规范性文件现行有效 1，少于本年制发 2 减本年废止 0；可能有误的是 行政规范性文件 本年制发件数 2、行政规范性文件 本年废止件数 0、行政规范性文件 现行有效件数 1",
    ),
)
RELATIONS = "table"
