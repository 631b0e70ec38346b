"""The formats that reports come in and that are not read: what they are called, and how to get to one that is."""

from __future__ import annotations

from typing import NamedTuple

from lint_reports.text.language import Text


class Format(NamedTuple):
    name: Text
    advice: Text


_SAVE = Text(
    "请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后检查",
    "open it in Word or WPS, save it as a Word document (.docx) and check that",
)
_EXPORT = Text(
    "请检查原来的 Word 文件（.docx）；没有的，用 Word 或 WPS 打开后另存为 .docx",
    "check the Word file (.docx) it was made from; where there is none, open it in Word and save it as .docx",
)
_COPY = Text("请把报告复制到 Word 文档（.docx）里检查", "copy the report to a Word document (.docx) and check that")


def _same(name: str, advice: Text = _SAVE) -> Format:
    return Format(Text(name, name), advice)


FORMATS = {
    "doc": _same("Word 97-2003"),
    "wps": _same("WPS"),
    "flat": _same("Word XML"),
    "rtf": _same("RTF"),
    "odt": _same("OpenDocument"),
    "mhtml": Format(Text("网页归档（MHTML）", "MHTML"), _SAVE),
    "pdf": _same("PDF", _EXPORT),
    "ofd": _same("OFD", _EXPORT),
    "epub": _same("EPUB", _COPY),
    "xls": _same("Excel 97-2003", _COPY),
    "xlsx": _same("Excel", _COPY),
    "et": Format(Text("WPS 表格", "WPS Spreadsheets"), _COPY),
    "ppt": _same("PowerPoint 97-2003", _COPY),
    "pptx": _same("PowerPoint", _COPY),
    "zip": Format(Text("压缩包", "ZIP"), Text("请解开后检查里面的报告", "unpack it and check the report in it")),
    "ole": Format(Text("Office 97-2003", "Office 97-2003"), _SAVE),
}

EMPTY = Text(
    "文件是空的，多半没有下载或保存完整，未检查；请找回原来的文件",
    "the file is empty, most likely not fully downloaded or saved, and was not checked; look for the original",
)
ENCRYPTED = Text(
    "文件有打开密码，未检查；请去掉密码后另存为 .docx",
    "the file has a password and was not checked; save it without one as .docx",
)
POINTER = Text(
    "这里只有 Git LFS 的指针，没有文件本身；请先运行 git lfs pull",
    "this is only a pointer of Git LFS and not the file; run git lfs pull first",
)
NO_WORD = Text(
    "扩展名是 {}，内容却不是 Word 文件，未检查；请找回原来的文件",
    "named {}, but this is no Word file; look for the original",
)


def unsupported(kind: str) -> Text:
    """What to say of a file in such a format."""
    name, advice = FORMATS[kind]
    return Text(f"还不能读 {name.zh} 文件，{advice.zh}", f"{name.en} files are not read; {advice.en}")


def misnamed(kind: str, suffix: str) -> Text:
    """What to say of a file that was read though its name promises another format."""
    name = {"word": Text("Word 文档", "a Word document"), "html": Text("网页", "a web page")}.get(kind)
    right = {"word": ".docx", "html": ".html"}.get(kind, ".txt")
    zh, en = name or Text("纯文本", "plain text")
    return Text(
        f"扩展名是 {suffix}，内容却是{zh}，已按{zh}检查；请把扩展名改为 {right}，或用相应的软件另存",
        f"named {suffix}, but this is {en} and was checked as such; rename it to {right}",
    )
