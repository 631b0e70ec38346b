"""A file as lines that each keep their own end and their own bytes, so that one can be rewritten and the rest kept."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lint_reports.fixes.alignment import Page
from lint_reports.readers.decoding import BOMS
from lint_reports.readers.formats import HTML, MARKDOWN
from lint_reports.readers.source import Source

LINE_END = re.compile(r"(\r\n|\r|\n)")
_RAW_END = re.compile(rb"(?<=\n)|(?<=\r)(?!\n)")
_WITHOUT_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
"""Codecs that would write a byte order mark, and what they read where there is none."""

Place = tuple[int, int]
"""Line and column, both from 0."""


@dataclass(frozen=True, slots=True)
class RawLines:
    """`lines` are without their `ends`, the last of which is empty; `raw` has the bytes of both."""

    mark: bytes
    lines: list[str]
    ends: list[str]
    raw: list[bytes]
    codec: str
    page: Page

    @classmethod
    def of(cls, source: Source) -> RawLines:
        """The lines of a file in a format that is text."""
        data, decoded = source.data, source.decoded
        mark, codec = next(((mark, codec) for mark, _, codec in BOMS if data.startswith(mark)), (b"", ""))
        if not codec:
            name = codecs.lookup(source.encoding or decoded.encoding).name
            codec = _WITHOUT_MARK.get(name, name)
        pieces = LINE_END.split(decoded.text)
        lines, ends = pieces[::2], [*pieces[1::2], ""]
        raw = _raw_lines(data[len(mark) :], lines, ends, codec)
        rows = [] if source.format is HTML else lines  # The lines of a page are no rows.
        return cls(mark, lines, ends, raw, codec, Page(rows, source.format is MARKDOWN))

    def has(self, place: Place) -> bool:
        """Whether there is such a place in the file."""
        line, column = place
        return 0 <= line < len(self.lines) and 0 <= column <= len(self.lines[line])

    def whole(self, start: int, end: int) -> str:
        """The lines from one to another, the second excluded, with their ends."""
        return "".join(line + end for line, end in zip(self.lines[start:end], self.ends[start:end], strict=True))

    def between(self, start: Place, end: Place) -> str:
        """The text from one place to another."""
        (line, column), (end_line, end_column) = start, end
        if line == end_line:
            return self.lines[line][column:end_column]
        return self.whole(line, end_line)[column:] + self.lines[end_line][:end_column]

    def is_faithful(self, line: int) -> bool:
        """Whether the line, written again as it was read, is the same bytes."""
        return encoded(self.lines[line] + self.ends[line], self.codec) == self.raw[line]


def encoded(text: str, codec: str) -> bytes | None:
    """The text in that encoding, None where it has characters that the encoding lacks."""
    try:
        return text.encode(codec)
    except UnicodeError:
        return None


def _raw_lines(data: bytes, lines: Sequence[str], ends: Sequence[str], codec: str) -> list[bytes]:
    """The bytes of each line. Where the text does not encode to what it was read from, they are cut at line ends.

    Where that cannot be done either (half a character in UTF-16), all stand in the first line: none is faithful then.
    """
    whole = [each for line, end in zip(lines, ends, strict=True) if (each := encoded(line + end, codec)) is not None]
    if len(whole) == len(lines) and b"".join(whole) == data:
        return whole
    cut = _RAW_END.split(data) if encoded("\n", codec) == b"\n" else []
    return cut if len(cut) == len(lines) else [data] + [b""] * (len(lines) - 1)
