"""文本框里的内容没有检查。

Word 的文本框不在正文之中，位置可以随意移动，读不出它与前后文字的关系。只有文本框里有表格、提到公开或者文字较多时才提示，
页码、装饰之类不提示。

**怎么改**：属于报告的内容，请移到正文中；不属于报告的，可以不理会。
---
What stands in a text box is not checked.

A text box of Word is no part of the text and can stand anywhere on the page, so that what it belongs to cannot be told.
This is said only of one that has a table or much text, or speaks of disclosure: not of page numbers and ornaments.

**To mend it**: move what belongs to the report into its text; pass over this where it does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.document import Document
from lint_reports.model.finding import of_faults
from lint_reports.model.rule import Example, Rule

CODE = "LR006"
SEVERITY = Severity.INFO
SOURCE = Text("文件须能读取才能检查", "A file must be readable to be checked")
VALID: tuple[Example, ...] = ()
INVALID: tuple[Example, ...] = ()


def read(document: Document, rule: Rule) -> Iterator[Diagnostic]:
    yield from of_faults(rule, document)
