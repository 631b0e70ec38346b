"""这种文件格式还不能检查。

年度报告常见于 Word、PDF 等文件。目前能读的是纯文本（.txt）和 Markdown（.md）。

**怎么改**：在 Word 或 WPS 中选“另存为”，类型选“纯文本”，再检查另存的文件。
---
This file format is not read yet.

Reports are often kept as Word or PDF files. What is read so far is plain text (.txt) and Markdown (.md).

**To mend it**: save the report as plain text and check that file.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity, Text
from lint_reports.model.rule import Example

CODE = "LR002"
SEVERITY = Severity.ERROR
SOURCE = Text("文件须能读取才能检查", "A file must be readable to be checked")
VALID: tuple[Example, ...] = ()
INVALID: tuple[Example, ...] = ()
