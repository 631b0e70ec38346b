"""文中的行政复议、行政诉讼件数或结果与表四不符。

复议的件数是表四第一个“总计”；诉讼的件数是后两个“总计”之和，只写其中一类的也认。“均获维持”就是没有结果纠正、其他结果和尚未审结的。只读讲政府
信息公开的复议和诉讼，审理、受理复议案件的不算。

**怎么改**：核对文字和表四，改正写错的一处。
---
A number of reviews or lawsuits in the prose, or their outcome, is not that of table four.

The number of reviews is the first 总计 of table four; that of lawsuits is the sum of the other two, or one of them.
均获维持 means that none was corrected, ended otherwise or is pending. Only reviews and lawsuits over disclosure are read, not
the cases that a body decides for others.

**To mend it**: check both, and correct the one that is wrong.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR404"
SEVERITY = Severity.ERROR
SOURCE = Text("《政府信息公开条例》第五十条第（三）项", "Regulation on Open Government Information, art. 50 (3)")
VALID = (
    short_report("因政府信息公开引起行政复议2件，结果维持1件，尚未审结1件。", reviews="1\t0\t0\t1\t2"),
    short_report("未发生因政府信息公开引起的行政复议、行政诉讼。"),
)
INVALID = (
    short_report("因政府信息公开引起行政复议2件，均获维持。", reviews="1\t0\t0\t1\t2").finds(
        "均获维持", "文中“均获维持”，表四“行政复议”结果纠正 0 加“行政复议”其他结果 0 加“行政复议”尚未审结 1 得 1"
    ),
    short_report("未发生因政府信息公开引起的行政复议、行政诉讼。", reviews="1\t0\t0\t0\t1").finds(
        "未发生因政府信息公开引起的行政复议、行政诉讼",
        "文中“未发生因政府信息公开引起的行政复议、行政诉讼”，表四“行政复议”总计 1 加“未经复议直接起诉”总计 0 加“复议后起诉”总计 0 得 1",
    ),
)
CLAIMS = "reviews lawsuits disputes direct after_review upheld corrected other_outcome pending all_upheld".split()
