"""Files that stand whole in a Word file (w:altChunk), which Word takes apart only when it opens it.

They are not read, but looked into as far as is needed to tell whether one is the report.
"""

from __future__ import annotations

import quopri
import re
from binascii import Error, a2b_base64
from collections.abc import Iterator
from html import unescape
from itertools import islice

from lint_reports.readers.decoding import MARKER, decode
from lint_reports.readers.docx.package import Package, Unreadable
from lint_reports.text.language import Text

MOST = 10
"""Chunks of a file, and coded parts of a chunk, that are looked at."""
LONGEST = 4 * 1024 * 1024
"""Bytes of a chunk that are looked at; the text of a report is a twentieth of that."""
IN_CHUNK = Text(
    "正文是嵌在文件里的网页或其他文件（altChunk），要用 Word 打开后才会展开，未检查；请用 Word 打开，另存为 .docx 后再检查",
    "its text stands in an altChunk, another file that Word takes apart when it opens this one, and was not checked; "
    "open it in Word, save it as .docx and check that",
)

_TAG = re.compile(r"<[^<>]*>")
_ENDLESS = re.compile(r"&#\d{8,}")
"""A character's number that there is none of, and that Python refuses to count to."""
_BLANK = re.compile(r"\s+")
_REPORT = re.compile(r"信息公开[^。；，]{0,4}(?:年度报告|年报|报告)")
_SPEAKING = 6
"""How often a report speaks of disclosure, at the least, its own title lost."""
_CODED = re.compile(rb"content-transfer-encoding:\s{0,9}base64", re.I)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]*")
_RTF = re.compile(r"\\u(-?\d{1,6}) ?\??|((?:\\'[0-9a-f]{2})+)|\\[a-z]{1,32}-?\d{0,9} ?|[{}\r\n]", re.I)


def is_report(package: Package, ids: list[str]) -> bool:
    """Whether one of these chunks speaks of itself as a report."""
    return any(_speaks(_text(content)) for id in ids[:MOST] if (content := package.embedded(id)) is not None)


def _speaks(text: str) -> bool:
    bare = _BLANK.sub("", text)
    return bool(_REPORT.search(bare)) or bare.count(MARKER) >= _SPEAKING


def _text(content: bytes) -> str:
    content = content if content.startswith(b"PK\x03\x04") else content[:LONGEST]
    if content.startswith(b"PK\x03\x04"):
        try:
            content = Package(content).document()[:LONGEST]
        except Unreadable:
            return ""
    if content.startswith(b"{\\rtf"):
        return _RTF.sub(_of_rtf, content.decode("latin-1"))
    if b"quoted-printable" in content[:65_536].lower():
        content = quopri.decodestring(content)
    decoded = [content, *islice(_of_base64(content), MOST)]
    return "\n".join(unescape(_ENDLESS.sub("", _TAG.sub("", decode(each).text))) for each in decoded)


def _of_base64(content: bytes) -> Iterator[bytes]:
    """The parts of a web archive that are coded so."""
    for found in islice(_CODED.finditer(content), 10 * MOST):
        start = _BLANK_LINE.search(content, found.end(), found.end() + 2_000)
        body = _BASE64.match(content, start.end()) if start is not None else None
        if body is not None:
            try:
                yield a2b_base64(body[0])
            except Error:
                continue


def _of_rtf(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1]) % 65_536
        return "" if 0xD800 <= code < 0xE000 else chr(code)
    return bytes.fromhex(found[2].replace("\\'", "")).decode("gb18030", "ignore") if found[2] else ""
