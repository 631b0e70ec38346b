"""What a file is by its content: names lie, and a program that trusts them shows a page of rubbish.

Only the first and the last bytes are looked at, and names of parts that stand in them as they are.
"""

from __future__ import annotations

import re

TEXT, WORD, HTML = "text", "word", "html"
EMPTY = "empty"

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = rb"(?is)(?:\xef\xbb\xbf)?\s*"
_HTML = _MARK + rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
_FLAT = _MARK + rb"<\?xml.{0,400}?(?:progid=\"Word\.Document\"|<pkg:package|<w:wordDocument)"
_IN_ZIP = (
    (b"word/", WORD),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"OFD.xml", "ofd"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "odt"),
    (b"mimetypeapplication/epub", "epub"),
)
_IN_OLE = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_HEAD = 4096
_BLANK = b" \t\r\n\x00\x1a\xef\xbb\xbf"
_ENDS = 1_000_000
"""Where parts of a zip or a compound file are named: at its start, and in the list at its end."""


def kind_of(data: bytes) -> str:
    """`text`, `word`, `html`, `empty`, or one of the formats that are named in `NAMES` and not read."""
    head = data[:_HEAD]
    if head.startswith(_ZIP) or head.startswith(b"PK\x05\x06"):
        ends = data[:_ENDS] + data[-_ENDS:]
        return next((kind for mark, kind in _IN_ZIP if mark in ends), "zip")
    if head.startswith(_OLE):
        return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in data[: 8 * _ENDS]), "ole")
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"version https://git-lfs"):
        return "lfs"
    if not head.strip(_BLANK) and not data.strip(_BLANK):
        return EMPTY
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    start = head[:64].lower()
    if b"<" in start:
        if re.match(_FLAT, head):
            return "flat"
        if re.match(_HTML, head):
            return HTML
    lower = head[:2048].lower()
    return "mhtml" if b"mime-version:" in lower and b"multipart/related" in lower else TEXT


def has_tags(data: bytes) -> bool:
    """Whether text begins with something that is marked up as a page is."""
    return re.search(rb"(?i)<(?:html|body|meta|div|table|p|span|h[1-6]|br)\b", data[:_HEAD]) is not None
