"""文件编码有误，部分文字读不出来。

文件中有不属于其编码的字节，或者整篇是乱码（UTF-8 的文件被当作 GBK 保存过）。能读的部分照常检查。

**怎么改**：用原来的软件打开，另存为 UTF-8。
---
The file is not soundly encoded.

There are bytes that do not belong to the file's encoding, or the whole text was read in a wrong encoding and saved so.
What can be read is checked all the same.

**To mend it**: open the file in the program it was written with and save it as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import Document
from lint_reports.model.location import Location, Range
from lint_reports.model.rule import Rule
from lint_reports.rules.sources import READABLE
from lint_reports.text.language import Text

CODE = "LR003"
SEVERITY = Severity.ERROR
SOURCE = READABLE


def read(document: Document, rule: Rule) -> Iterator[Diagnostic]:
    for fault in document.faults:
        if fault.rule != rule.name:
            continue
        location = Location(document.path, Range.of(fault.line, fault.column, fault.line, fault.end_column))
        yield Diagnostic(rule.code, rule.name, rule.severity, _message(fault.detail), location)


def _message(detail: str) -> Text:
    if detail == "mojibake":
        return Text(
            "全文是乱码：UTF-8 的文件被当作别的编码保存过，请从原件重新另存为 UTF-8",
            "the text is mojibake: UTF-8 was read as another encoding and saved so; save the original again as UTF-8",
        )
    encoding, _, byte = detail.partition(":")
    return Text(
        f"此处的字节 0x{byte} 不属于 {encoding} 编码，请用原软件另存为 UTF-8",
        f"the byte 0x{byte} here is no {encoding}; save the file as UTF-8 in the program it was written with",
    )
