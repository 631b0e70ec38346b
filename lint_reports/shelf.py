"""Summaries put aside: of many thousand reports each is needed for a moment only, so they wait in a file, not in memory."""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from copy import copy
from typing import IO, Any, NamedTuple

from lint_reports.model.summary import Packed, Summary

SKETCH = 8
"""Of texts that share nine tenths of their shingles, it is next to certain that they share one of the least eight hashes."""
IN_MEMORY = 8 * 1024 * 1024
"""Up to so many bytes no file is begun."""
AT_HAND = 1_000
"""Summaries that stay unpacked, those last asked for."""


def packed(summary: Summary) -> Packed:
    rest = copy(summary)
    rest.tables, rest.lines = (), {}
    parts = _dump(rest), _dump(summary.tables), _pack(summary.lines)
    return Packed(summary.path, summary.body, summary.year, array("Q", _sketch(summary)), parts)


def _dump(made: object) -> bytes:
    """Not compressed: hashes and positions hardly get smaller, and it is taken off the shelf for every report."""
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def _pack(made: object) -> bytes:
    """With a window of 4 kB, which holds most of it: to set up a larger one takes longer than to compress."""
    squeezed = zlib.compressobj(1, zlib.DEFLATED, 12, 5)
    return squeezed.compress(_dump(made)) + squeezed.flush()


def _unpack(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))


def _sketch(summary: Summary) -> Iterator[int]:
    """The least hashes of its texts, each told apart by year and section: what is alike in others is no matter."""
    for passage in summary.passages:
        apart = zlib.crc32(f"{summary.year} {passage.section}".encode()) << 32
        yield from (apart | value for value in passage.shingles[:SKETCH])


class Entry(NamedTuple):
    """A report whose summary is on the shelf; of one file there is one entry."""

    path: str
    body: str
    year: int | None
    sketch: array[int]
    at: int
    sizes: tuple[int, int, int]


class Shelf:
    """Summaries by their entries."""

    def __init__(self) -> None:
        self.file: IO[bytes] | None = None
        self.waiting: dict[int, bytes] = {}
        self.end = 0
        self.at_hand: OrderedDict[int, Summary] = OrderedDict()

    def put(self, made: Packed) -> Entry:
        first, second, third = map(len, made.parts)
        entry = Entry(made.path, made.body, made.year, made.sketch, self.end, (first, second, third))
        for part in made.parts:
            self.waiting[self.end] = part
            self.end += len(part)
        if self.end > IN_MEMORY:
            self._write()
        return entry

    def text(self, entry: Entry) -> Summary:
        """A summary, its tables and source lines left out unless it was asked for as a whole not long ago."""
        found = self.at_hand.get(entry.at)
        if found is None:
            found = self.at_hand[entry.at] = pickle.loads(self._data(entry.at, entry.sizes[0]))
            if len(self.at_hand) > AT_HAND:
                self.at_hand.popitem(last=False)
        self.at_hand.move_to_end(entry.at)
        return found

    def get(self, entry: Entry) -> Summary:
        """A summary without its source lines."""
        found = self.text(entry)
        found.tables = found.tables or pickle.loads(self._data(entry.at + entry.sizes[0], entry.sizes[1]))
        return found

    def lines(self, entry: Entry) -> dict[int, str]:
        """The source lines on which a finding can stand."""
        text, tables, lines = entry.sizes
        found: dict[int, str] = _unpack(self._data(entry.at + text + tables, lines))
        return found

    def close(self) -> None:
        if self.file is not None:
            self.file.close()

    def _data(self, at: int, size: int) -> bytes:
        if at in self.waiting:
            return self.waiting[at]
        assert self.file is not None
        self.file.seek(at)
        return self.file.read(size)

    def _write(self) -> None:
        """Move what waits into a file without a name; where the disk is full, it stays in memory."""
        from tempfile import TemporaryFile

        try:
            self.file = self.file or TemporaryFile(buffering=0)  # noqa: SIM115 It is closed with the shelf.
            for at, data in self.waiting.items():
                self.file.seek(at)
                if self.file.write(data) != len(data):
                    return
        except OSError:
            return
        self.waiting.clear()
