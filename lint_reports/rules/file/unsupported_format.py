"""这种文件格式还不能检查。

年度报告也有 PDF、旧版 Word（.doc）、WPS 等格式的。能读的是 Word 文档（.docx）、纯文本（.txt）和 Markdown（.md）。格式看内容
判断，改扩展名没有用。有的程序生成的 .docx 里没有正文，只嵌着一个网页（altChunk），要用 Word 打开才会展开，也读不了。

**怎么改**：用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（.docx）”，再检查另存的文件。
---
This file format is not read yet.

Reports are also kept as PDF, in the old Word format (.doc) or in that of WPS. What is read is Word documents (.docx),
plain text (.txt) and Markdown (.md). The format is told by the content: another suffix does not help.
Some programs write a .docx with nothing in it but a web page (an altChunk), which Word takes apart when it opens the file;
that is not read either.

**To mend it**: open it in Word or WPS, save it as a Word document (.docx) and check that file.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.sources import READABLE

CODE = "LR002"
SEVERITY = Severity.ERROR
SOURCE = READABLE
