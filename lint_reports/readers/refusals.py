"""Reasons why a file is not read, as the only fault of an empty document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_reports.model.document import Fault
from lint_reports.model.result import FileResult
from lint_reports.readers.decoding import is_garbled_report
from lint_reports.readers.formats import (
    EMPTY,
    ENCRYPTED,
    LFS_POINTER,
    UNKNOWN,
    UNREAD,
    WORD,
    suffix_of,
    unsupported,
)
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.readers.source import Source

LARGEST = 16 * 1024 * 1024
"""The largest file that is read, in bytes; a report has a hundredth of that."""
LARGEST_PACKAGE = 6 * LARGEST
"""The largest Word file, which may have pictures; they are not read."""

_REASONS = {
    EMPTY: Text(
        "文件是空的，多半没有下载或保存完整，未检查；请找回原来的文件",
        "the file is empty, most likely not fully downloaded or saved, and was not checked; look for the original",
    ),
    ENCRYPTED: Text(
        "文件有打开密码，未检查；请去掉密码后另存为 .docx",
        "the file has a password and was not checked; save it without one as .docx",
    ),
    LFS_POINTER: Text(
        "这里只有 Git LFS 的指针，没有文件本身；请先运行 git lfs pull",
        "this is only a pointer of Git LFS and not the file; run git lfs pull first",
    ),
}
_GARBLED = Text(
    "有年度报告的表格数据，但文字已损坏，不属于任何编码，未检查；请从原件重新导出，另存为 UTF-8",
    "there are the figures of an annual report's table, but the text is damaged and in no encoding, so it was not "
    "checked; export the original again and save it as UTF-8",
)


def refusal(source: Source) -> Fault | None:
    """The reason why a file is not read; None where it is."""
    if not source.format.reader:
        rule, message = _unread(source)
    elif not source.mentions_disclosure:
        if not is_garbled_report(source.data):
            return None
        rule, message = "invalid-encoding", _GARBLED
    elif len(source.data) > (LARGEST_PACKAGE if source.format is WORD else LARGEST):
        rule, message = "unreadable-file", _too_large(len(source.data))
    else:
        return None
    return Fault(rule, "", 0, message=message, fatal=True)


def unread_file(path: str) -> FileResult:
    """The result for a file, found in a folder, in a format that is not read: it is counted, not opened."""
    format = UNREAD[suffix_of(path)]
    return FileResult(path, "skipped", reason=unsupported(format), unread=format.name)


def _unread(source: Source) -> tuple[str, Text]:
    """The rule and the message for a file of a format that is not read."""
    if source.format in _REASONS:
        return "unreadable-file", _REASONS[source.format]
    if source.format is UNKNOWN:
        suffix = suffix_of(source.path)
        return "unreadable-file", Text(
            f"扩展名是 {suffix}，内容却不是 Word 文件，未检查；请找回原来的文件",
            f"named {suffix}, but this is no Word file; look for the original",
        )
    return "unsupported-format", unsupported(source.format)


def _too_large(size: int) -> Text:
    return Text(
        f"文件有 {size // 1048576} MB，超过上限 {LARGEST // 1048576} MB，未检查；请确认是否为年度报告，并另存为纯文本",
        f"the file has {size // 1048576} MB, more than {LARGEST // 1048576} MB, and was not checked; save the report alone "
        "as plain text",
    )
