"""The table of formats of reports: the reader of each, or the advice for a format that is not read."""

from __future__ import annotations

import os
from typing import NamedTuple

from lint_reports.text.language import Text


class Format(NamedTuple):
    """A format; the first of its `suffixes` (in lower case) is the usual one."""

    name: Text
    suffixes: tuple[str, ...] = ()
    reader: str = ""
    """The module below `lint_reports.readers` with the function `read`; empty where the format is not read."""
    other_suffixes: tuple[str, ...] = ()
    """Suffixes that a file of this format may have too; a folder is not searched for them."""
    advice: Text | None = None
    """Advice for a file in a format that is not read."""


_SERVED = tuple(
    ".xhtml .xht .shtml .shtm .stm .dhtml .jhtml .phtml .asp .aspx .ashx .jsp .jspx .php .php3 .php5 .do .action .cgi .cfm".split()
)
"""Suffixes of programs that generate pages on a server; a page saved from there keeps them."""

TEXT = Format(Text("纯文本", "plain text"), (".txt", ".text"), "text")
MARKDOWN = Format(Text("Markdown", "Markdown"), (".md", ".markdown"), "markdown")
WORD = Format(Text("Word 文档", "a Word document"), (".docx",), "docx.reader", (".docm", ".dotx", ".dotm"))
HTML = Format(Text("网页", "a web page"), (".html", ".htm"), "html.reader", (*MARKDOWN.suffixes, *_SERVED))
READ = (TEXT, MARKDOWN, WORD, HTML)

_SAVE = Text(
    "请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后检查",
    "open it in Word or WPS, save it as a Word document (.docx) and check that",
)
_EXPORT = Text(
    "请检查原来的 Word 文件（.docx）；没有的，用 Word 或 WPS 打开后另存为 .docx",
    "check the Word file (.docx) it was made from; where there is none, open it in Word and save it as .docx",
)
_COPY = Text("请把报告复制到 Word 文档（.docx）里检查", "copy the report to a Word document (.docx) and check that")
_UNPACK = Text("请解开后检查里面的报告", "unpack it and check the report in it")


def _unread(name: str | Text, suffix: str = "", advice: Text = _SAVE) -> Format:
    name = name if isinstance(name, Text) else Text(name, name)
    return Format(name, (suffix,) if suffix else (), advice=advice)


DOC = _unread("Word 97-2003", ".doc")
WPS = _unread("WPS", ".wps")
ODT = _unread("OpenDocument", ".odt")
PDF = _unread("PDF", ".pdf", _EXPORT)
XLS = _unread("Excel 97-2003", ".xls", _COPY)
XLSX = _unread("Excel", ".xlsx", _COPY)
ET = _unread(Text("WPS 表格", "WPS Spreadsheets"), ".et", _COPY)
RTF = _unread("RTF", ".rtf")
OFD = _unread("OFD", ".ofd", _EXPORT)
FLAT_WORD = _unread("Word XML")
MHTML = _unread(Text("网页归档（MHTML）", "MHTML"))
EPUB = _unread("EPUB", advice=_COPY)
PPT = _unread("PowerPoint 97-2003", advice=_COPY)
PPTX = _unread("PowerPoint", advice=_COPY)
ZIP = _unread(Text("压缩包", "ZIP"), advice=_UNPACK)
OLE = _unread("Office 97-2003")

EMPTY = Format(Text("空文件", "an empty file"))
ENCRYPTED = Format(Text("加密文件", "an encrypted file"))
LFS_POINTER = Format(Text("Git LFS 指针", "a pointer of Git LFS"))
UNKNOWN = Format(Text("未知格式", "an unknown format"))
"""Formats for which `refusals` has a message of its own."""

SUFFIXES = frozenset(suffix for each in READ for suffix in each.suffixes)
"""The suffixes of the files that are read."""
UNREAD = {each.suffixes[0]: each for each in (DOC, WPS, ODT, PDF, XLS, XLSX, ET, RTF, OFD)}
"""The formats that reports come in and that are not read, by suffix."""
_LINELESS = frozenset((*WORD.suffixes, *WORD.other_suffixes, *UNREAD))


def suffix_of(path: str) -> str:
    """The suffix of a path in lower case, with its dot; empty where it has none."""
    return os.path.splitext(path)[1].lower()


def has_lines(path: str) -> bool:
    """Whether files with the suffix of the path have line numbers for users."""
    return suffix_of(path) not in _LINELESS


def format_named(suffix: str) -> Format:
    """The format with that suffix among those that are read; plain text where there is none."""
    return next((each for each in READ if suffix in each.suffixes), TEXT)


def unsupported(format: Format) -> Text:
    """Message for a file of a format that is not read."""
    assert format.advice is not None
    return Text(
        f"还不能读 {format.name.zh} 文件，{format.advice.zh}",
        f"{format.name.en} files are not read; {format.advice.en}",
    )


def misnamed(format: Format, suffix: str) -> Text:
    """Message for a file that is read though its suffix is that of another format."""
    zh, en = format.name
    right = format.suffixes[0]
    return Text(
        f"扩展名是 {suffix}，内容却是{zh}，已按{zh}检查；请把扩展名改为 {right}，或用相应的软件另存",
        f"named {suffix}, but this is {en} and was checked as such; rename it to {right}",
    )
