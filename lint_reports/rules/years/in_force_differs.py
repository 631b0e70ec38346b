"""现行有效件数与上一年度的对不上。

上一年度现行有效的，加上本年制发的，减去本年废止的，就是本年现行有效的。机构合并、文件到期失效、清理后重新统计，都会使它不等，所以是提醒。
2020 年度及以前的“对外公开总数量”不是一回事，不比较。

**怎么改**：核对三个数字和上一年度的报告；有失效、合并等情况的，可以在总体情况中说明。
---
The number of documents in force does not follow from last year's.

Those in force last year, plus those issued, less those repealed, are in force this year. Bodies that merge, documents
that lapse and recounts break it rightly, so that this is a warning. 对外公开总数量 of the reports up to 2020 is another
thing and is not compared.

**To mend it**: check the three figures and last year's report; say so in the overview where documents lapsed.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR502"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "表二“第二十条第（一）项”：制发、废止、现行有效件数", "Table two, art. 20 (1): issued, repealed, in force"
)
VALID = (Example("normative_documents", "行政规范性文件\t2\t1\t6", previous="行政规范性文件\t0\t0\t5"),)
INVALID = (
    Example("normative_documents", "行政规范性文件\t2\t1\t9", previous="行政规范性文件\t0\t0\t5").finds(
        "9", "行政规范性文件现行有效件数 9，上一年度 5 加本年制发 2、减本年废止 1 得 6"
    ),
)
RELATIONS = "previous"
