"""From the bytes of a file to a Document. One format a module; it is found by what the file is, then by its name."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lint_reports.readers.recognition import EMPTY, HTML, TEXT, WORD, has_tags, kind_of

if TYPE_CHECKING:
    from lint_reports.model.document import Document
    from lint_reports.readers.decoding import Decoded

_MODULES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
}
_FOLDERS = frozenset(("docx", "html"))
"""The readers that are folders: their `reader` module has the `read`."""
SUFFIXES = frozenset(_MODULES)
"""The suffixes, in lower case, of the files that can be read."""

UNREAD = {
    ".doc": "doc",
    ".wps": "wps",
    ".odt": "odt",
    ".pdf": "pdf",
    ".xls": "xls",
    ".xlsx": "xlsx",
    ".et": "et",
    ".rtf": "rtf",
    ".ofd": "ofd",
}
"""The suffixes of formats that reports come in and that are not read, with the format's name in `formats`."""

_SERVED = frozenset(
    ".xhtml .xht .shtml .shtm .stm .dhtml .jhtml .phtml .asp .aspx .ashx .jsp .jspx .php .php3 .php5 .do .action .cgi .cfm".split()
)
"""Suffixes of the programs that make pages on a server, which a page has kept that was saved from there."""

_NAMED_FOR = {
    WORD: (".docx", ".docm", ".dotx", ".dotm"),
    HTML: (".html", ".htm", ".md", ".markdown", *_SERVED),
}
"""Which suffixes are right for what is told by its content."""

LINELESS = frozenset({*_NAMED_FOR[WORD], *UNREAD})
"""The suffixes of formats in which there are no lines to name."""


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, path: str, data: bytes, encoding: str | None = None) -> Document:
        """Read the bytes of a file. Never raises on bad content: what cannot be read is a fault of the document."""


def suffix_of(path: str) -> str:
    return os.path.splitext(path)[1].lower()


class Recognised(NamedTuple):
    """What a file is."""

    kind: str
    """As in `recognition`, or the format that its name promises."""
    module: str | None
    """The module that reads it, None where none does."""
    misnamed: bool = False
    """Whether its suffix is that of another format."""


def recognise(path: str, data: bytes) -> Recognised:
    """What a file is by its content, and where that is plain text, by its suffix."""
    from lint_reports.readers.decoding import mentions_disclosure

    kind, suffix = kind_of(data), suffix_of(path)
    if kind == WORD:
        return Recognised(kind, "docx", bool(suffix) and suffix not in _NAMED_FOR[WORD])
    if kind == HTML and suffix in _NAMED_FOR[WORD] and not mentions_disclosure(data):
        return Recognised(TEXT, None)
    if kind == HTML and suffix not in (".md", ".markdown"):
        return Recognised(kind, "html", bool(suffix) and suffix not in _NAMED_FOR[HTML])
    if kind == TEXT and suffix in _SERVED and has_tags(data):
        return Recognised(HTML, "html")
    if kind in (TEXT, HTML, EMPTY, "lfs") and suffix not in UNREAD and suffix not in _NAMED_FOR[WORD]:
        return Recognised(TEXT, _MODULES.get(suffix, "text"))
    if kind == TEXT and mentions_disclosure(data):
        return Recognised(kind, "text", True)
    if kind == "zip" and suffix in _NAMED_FOR[WORD]:
        return Recognised(WORD, "docx")
    if kind == "doc" and suffix == ".wps":
        kind = "wps"
    return Recognised(kind, None)


def reader_for(path: str, data: bytes | None = None) -> Reader:
    """The reader of a file; by its suffix alone where no data are given. Plain text where nothing is known."""
    found = recognise(path, data).module if data is not None else _MODULES.get(suffix_of(path))
    name = f"{found}.reader" if found in _FOLDERS else found or "text"
    reader: Reader = import_module(f"{__name__}.{name}")
    return reader


def decode_file(path: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file as its reader takes it: a page may say itself what encoding it has."""
    if recognise(path, data).module == "html":
        from lint_reports.readers.html.charset import decode_page

        return decode_page(data, encoding)
    from lint_reports.readers.decoding import decode

    return decode(data, encoding)
