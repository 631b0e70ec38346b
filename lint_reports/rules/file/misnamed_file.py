"""文件的扩展名与内容不符。

网站导出的“Word 文件”常常是改了扩展名的网页，.docx 也有被改成 .txt 的。能认出内容的照常检查，但别人按扩展名打开时，
会看到警告或者乱码。

**怎么改**：把扩展名改对，或者用相应的软件打开后另存。
---
The suffix of the file is that of another format.

What sites export as "Word" is often a web page by another name, and a .docx may have become a .txt. What the file holds
is recognised and checked, but whoever opens it by its name meets a warning or rubbish.

**To mend it**: rename the file, or save it anew in the program it belongs to.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.sources import READABLE

CODE = "LR005"
SEVERITY = Severity.WARNING
SOURCE = READABLE
READ = "faults"
