"""表二本年新公开数量多于本年新制作数量（2019 年版）。

新公开的通常是新制作的。以往的文件也可以在本年公开，所以这只是提示。

**怎么改**：确认是否有往年的文件在本年公开；没有的，核对数字。
---
More was newly published than newly made (2019 form).

What is newly published is mostly newly made. Older documents may be published too, so this is no more than a hint.

**To mend it**: see whether older documents were published this year; if not, check the figures.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.text.language import Text

CODE = "LR308"
SEVERITY = Severity.INFO
SOURCE = Text(
    "表二“第二十条第（一）项”（试行格式），经验判断", "Table two, art. 20 (1), of the trial form; a rule of thumb"
)
VALID = (Example("rules", "规章\t2\t2\t3", 2019),)
INVALID = (Example("rules", "规章\t1\t2\t3", 2019).finds("2", "规章本年新公开 2，多于本年新制作 1"),)
RELATIONS = "table"
