"""A file to be read: its format is recognised once, and its text decoded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Protocol

from lint_reports.model.document import Document, Fault
from lint_reports.readers.decoding import Decoded, decode, mentions_disclosure, split_lines
from lint_reports.readers.formats import HTML, WORD, Format, misnamed, suffix_of
from lint_reports.readers.recognition import recognise


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, source: Source) -> Document:
        """Read a file. Bad content never raises; it is recorded as faults of the document."""


@dataclass(frozen=True)
class Source:
    """The path and the bytes of a file, its format, and the encoding that the user configured (None: detect it)."""

    path: str
    data: bytes
    format: Format
    is_misnamed: bool = False
    """Whether the suffix is that of another format."""
    encoding: str | None = None

    @classmethod
    def of(cls, path: str, data: bytes, encoding: str | None = None) -> Source:
        """Recognise the format of a file."""
        format, is_misnamed = recognise(path, data)
        return cls(path, data, format, is_misnamed, encoding)

    def changed(self, data: bytes) -> Source:
        """A copy of the source with other bytes."""
        return Source.of(self.path, data, self.encoding)

    @cached_property
    def decoded(self) -> Decoded:
        """The text of a file in a format that is text."""
        if self.format is HTML:
            from lint_reports.readers.html.charset import decode_page

            return decode_page(self.data, self.encoding)
        return decode(self.data, self.encoding)

    @cached_property
    def mentions_disclosure(self) -> bool:
        """Whether the file may be a report: for text, whether its bytes mention disclosure; always true in other formats."""
        return not self.format.reader or self.format is WORD or mentions_disclosure(self.data)

    @cached_property
    def refusal(self) -> Fault | None:
        """The reason why the file is not read; None where it is."""
        from lint_reports.readers.refusals import refusal

        return refusal(self)

    @property
    def is_unrelated(self) -> bool:
        """Whether the file is a text that cannot be a report."""
        return not self.mentions_disclosure and self.refusal is None

    def read(self) -> Document:
        """Read the file; for one that cannot be read, return an empty document with a fatal fault."""
        if self.refusal is not None:
            return Document(self.path, [], [], faults=[self.refusal])
        reader: Reader = import_module(f"lint_reports.readers.{self.format.reader}")
        document = reader.read(self)
        if self.is_misnamed:
            message = misnamed(self.format, suffix_of(self.path))
            document.faults.insert(0, Fault("misnamed-file", "", 0, message=message))
        return document

    def lines(self) -> list[str]:
        """The lines shown with findings: those of the file, or for a Word file those of the document."""
        return self.read().lines if self.format is WORD else split_lines(self.decoded.text)[0]
