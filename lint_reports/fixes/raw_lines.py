"""A file as lines with their line ends and bytes, so that one line can be rewritten and the others stay unchanged."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lint_reports.fixes.alignment import Rows
from lint_reports.fixes.edits import LineColumn
from lint_reports.readers.decoding import BOMS
from lint_reports.readers.formats import HTML, MARKDOWN
from lint_reports.readers.source import Source

LINE_END = re.compile(r"(\r\n|\r|\n)")
_RAW_END = re.compile(rb"(?<=\n)|(?<=\r)(?!\n)")
_WITHOUT_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
"""Codecs that write a byte order mark, each with the codec that writes the same bytes without one."""


@dataclass(frozen=True, slots=True)
class RawLines:
    """The lines of a file. `lines`, `ends` and `raw` are parallel."""

    mark: bytes
    """The byte order mark, empty where there is none."""
    lines: list[str]
    """Without their ends."""
    ends: list[str]
    """The line ends; the last is empty."""
    raw: list[bytes]
    """The bytes of lines and ends."""
    codec: str
    rows: Rows
    """The lines that may be rows of a table; none in HTML."""

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
        rows = Rows([] if source.format is HTML else lines, source.format is MARKDOWN)
        return cls(mark, lines, ends, raw, codec, rows)

    def has(self, place: LineColumn) -> bool:
        """Whether the file has that position."""
        line, column = place
        return 0 <= line < len(self.lines) and 0 <= column <= len(self.lines[line])

    def whole(self, start: int, end: int) -> str:
        """The text of the lines from `start` to `end` (excluded), with their ends."""
        return "".join(line + end for line, end in zip(self.lines[start:end], self.ends[start:end], strict=True))

    def between(self, start: LineColumn, end: LineColumn) -> str:
        """The text from one position to another."""
        (line, column), (end_line, end_column) = start, end
        if line == end_line:
            return self.lines[line][column:end_column]
        return self.whole(line, end_line)[column:] + self.lines[end_line][:end_column]

    def is_faithful(self, line: int) -> bool:
        """Whether a line, encoded again, is the same bytes."""
        return encoded(self.lines[line] + self.ends[line], self.codec) == self.raw[line]


def encoded(text: str, codec: str) -> bytes | None:
    """The text in an encoding; None where the encoding lacks a character of it."""
    try:
        return text.encode(codec)
    except UnicodeError:
        return None


def _raw_lines(data: bytes, lines: Sequence[str], ends: Sequence[str], codec: str) -> list[bytes]:
    """The bytes of each line. Where the text does not encode to the original bytes, these are split at line ends.

    Where that is impossible (half a character in UTF-16), the first line has all bytes, so that no line is faithful.
    """
    whole = [each for line, end in zip(lines, ends, strict=True) if (each := encoded(line + end, codec)) is not None]
    if len(whole) == len(lines) and b"".join(whole) == data:
        return whole
    cut = _RAW_END.split(data) if encoded("\n", codec) == b"\n" else []
    return cut if len(cut) == len(lines) else [data] + [b""] * (len(lines) - 1)
