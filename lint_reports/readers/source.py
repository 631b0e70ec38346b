"""A file on its way to a Document: its format is recognised and its text decoded once."""

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
        """Read a file. Never raises on bad content: what cannot be read is a fault of the document."""


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
        """The same file with other bytes."""
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
        """Whether the file can be a report at all; of text that is a matter of its bytes, in other formats unknown."""
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
        """Read the file; where it cannot be read, the document has nothing but a fatal fault."""
        if self.refusal is not None:
            return Document(self.path, [], [], faults=[self.refusal])
        reader: Reader = import_module(f"lint_reports.readers.{self.format.reader}")
        document = reader.read(self)
        if self.is_misnamed:
            message = misnamed(self.format, suffix_of(self.path))
            document.faults.insert(0, Fault("misnamed-file", "", 0, message=message))
        return document

    def lines(self) -> list[str]:
        """The lines that are shown with findings: those of the file, of a Word file those of its document."""
        return self.read().lines if self.format is WORD else split_lines(self.decoded.text)[0]
