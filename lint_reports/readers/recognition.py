"""Recognise the format of a file by its content, and where that is plain text, by its suffix.

Only the first and the last bytes are examined, with the uncompressed names of parts in them.
"""

from __future__ import annotations

import re

from lint_reports.readers import formats
from lint_reports.readers.decoding import mentions_disclosure
from lint_reports.readers.formats import HTML, MARKDOWN, TEXT, UNKNOWN, UNREAD, WORD, Format, format_named, suffix_of

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = rb"(?is)(?:\xef\xbb\xbf)?\s*"
_HTML = _MARK + rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
_FLAT = _MARK + rb"<\?xml.{0,400}?(?:progid=\"Word\.Document\"|<pkg:package|<w:wordDocument)"
_TAGS = rb"(?i)<(?:html|body|meta|div|table|p|span|h[1-6]|br)\b"
_IN_ZIP = (
    (b"word/", WORD),
    (b"xl/", formats.XLSX),
    (b"ppt/", formats.PPTX),
    (b"OFD.xml", formats.OFD),
    (b"mimetypeapplication/vnd.oasis.opendocument", formats.ODT),
    (b"mimetypeapplication/epub", formats.EPUB),
)
_IN_OLE = (
    ("EncryptedPackage", formats.ENCRYPTED),
    ("WordDocument", formats.DOC),
    ("Workbook", formats.XLS),
    ("Book", formats.XLS),
    ("PowerPoint Document", formats.PPT),
)
_HEAD = 4096
_BLANK = b" \t\r\n\x00\x1a\xef\xbb\xbf"
_ENDS = 1_000_000
"""Bytes at the start and at the end of a zip or a compound file in which its parts are named."""
_WORD_SUFFIXES = (*WORD.suffixes, *WORD.other_suffixes)


def recognise(path: str, data: bytes) -> tuple[Format, bool]:
    """The format of a file, and whether its suffix is that of another format."""
    found, suffix = _by_content(data), suffix_of(path)
    if found is WORD:
        return WORD, bool(suffix) and suffix not in _WORD_SUFFIXES
    if found is HTML and suffix in _WORD_SUFFIXES and not mentions_disclosure(data):
        return UNKNOWN, False  # A site's page about an error, saved in place of the document.
    if found is HTML and suffix not in MARKDOWN.suffixes:
        return HTML, bool(suffix) and suffix not in (*HTML.suffixes, *HTML.other_suffixes)
    if found is TEXT and suffix in HTML.other_suffixes and suffix not in MARKDOWN.suffixes and _has_tags(data):
        return HTML, False
    if (
        found in (TEXT, HTML, formats.EMPTY, formats.LFS_POINTER)
        and suffix not in UNREAD
        and suffix not in _WORD_SUFFIXES
    ):
        return format_named(suffix), False
    if found is TEXT:
        return (TEXT, True) if mentions_disclosure(data) else (UNREAD.get(suffix, UNKNOWN), False)
    if found is formats.ZIP and suffix in _WORD_SUFFIXES:
        return WORD, False
    return formats.WPS if found is formats.DOC and suffix in formats.WPS.suffixes else found, False


def _by_content(data: bytes) -> Format:
    head = data[:_HEAD]
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        ends = data[:_ENDS] + data[-_ENDS:]
        return next((format for mark, format in _IN_ZIP if mark in ends), formats.ZIP)
    if head.startswith(_OLE):
        names = data[: 8 * _ENDS]
        return next((format for name, format in _IN_OLE if name.encode("utf-16-le") in names), formats.OLE)
    if head.startswith(b"%PDF"):
        return formats.PDF
    if head.startswith(b"{\\rtf"):
        return formats.RTF
    if head.startswith(b"version https://git-lfs"):
        return formats.LFS_POINTER
    if not head.strip(_BLANK) and not data.strip(_BLANK):
        return formats.EMPTY
    return _of_text(head)


def _of_text(head: bytes) -> Format:
    if b"<" in head[:64]:
        if re.match(_FLAT, head):
            return formats.FLAT_WORD
        if re.match(_HTML, head):
            return HTML
    lower = head[:2048].lower()
    return formats.MHTML if b"mime-version:" in lower and b"multipart/related" in lower else TEXT


def _has_tags(data: bytes) -> bool:
    """Whether a text begins with mark-up of a page."""
    return re.search(_TAGS, data[:_HEAD]) is not None
