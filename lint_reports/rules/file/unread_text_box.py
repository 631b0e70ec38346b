"""文本框里的内容不一定读得对。

Word 的文本框不在正文之中，位置可以随意移动，读不出它与前后文字的关系。标题和文字按文本框所附的段落读；整篇报告都在文本框里
的，也照着读；这两种只作提示，页码、装饰之类不提示。表格和各部分标题一些在文本框里、一些在正文里，或者每行字各在一个文本框里
（多半由 PDF 转换而来）的，次序读不出来，全文不检查，按错误报告。

**怎么改**：属于报告的内容，请移到正文中；不属于报告的，可以不理会。由 PDF 转换来的，请找回原来的 Word 文件。
---
What stands in a text box may not be read rightly.

A text box of Word is no part of the text and can stand anywhere on the page, so that what it belongs to cannot be told. A
title and prose are read where their box is anchored, and so is a report that stands in boxes as a whole; this is said for
information, and not of page numbers and ornaments. Where tables or headings stand in boxes and others in the text, or each
line in a box of its own (as converters from PDF make them), the order cannot be told: nothing is checked, and that is an
error.

**To mend it**: move what belongs to the report into its text; pass over this where it does not. Where the file was
converted from a PDF, look for the Word file it was made from.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.sources import READABLE

CODE = "LR006"
SEVERITY = Severity.INFO
SOURCE = READABLE
READ = "faults"
