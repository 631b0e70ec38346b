"""From the bytes of a file to a Document. One format a module; a module is found by its `SUFFIXES`."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Protocol

from lint_reports.model.document import Document

_MODULES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
}
SUFFIXES = frozenset(_MODULES)
"""The suffixes, in lower case, of the files that can be read."""

UNREAD = {
    ".doc": "Word 97-2003",
    ".docx": "Word",
    ".wps": "WPS",
    ".odt": "OpenDocument",
    ".pdf": "PDF",
    ".htm": "HTML",
    ".html": "HTML",
    ".xls": "Excel 97-2003",
    ".xlsx": "Excel",
    ".et": "WPS",
    ".rtf": "RTF",
    ".ofd": "OFD",
}
"""The suffixes of formats that reports come in and that are not read, with the name of the format."""


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, path: str, data: bytes, encoding: str | None = None) -> Document:
        """Read the bytes of a file. Never raises on bad content: what cannot be read is a fault of the document."""


def suffix_of(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def reader_for(path: str) -> Reader:
    """The reader of a file by its suffix; plain text for a suffix that is not known."""
    reader: Reader = import_module(f"{__name__}.{_MODULES.get(suffix_of(path), 'text')}")
    return reader
