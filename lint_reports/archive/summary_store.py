"""Summaries put aside: of many thousand reports each is needed for a moment only, so they wait in a file, not in memory."""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from typing import IO, NamedTuple

from lint_reports.model.location import Range
from lint_reports.model.summary import Packed, Passage, Summary, TableSummary
from lint_reports.text.similarity import sketch

IN_MEMORY = 8 * 1024 * 1024
"""Up to so many bytes no file is begun."""
_PARTS = len(Packed._fields)
AT_HAND = 1_000
"""Summaries that stay unpacked, those last asked for."""


def packed(summary: Summary) -> Packed:
    """A summary as plain tuples, which take a fifth of the time that objects of classes do."""
    passages = [(each.section, each.phrase, _numbers(each.range), each.text) for each in summary.passages]
    title = None if summary.title is None else _numbers(summary.title)
    known = summary.path, summary.body, summary.year
    rest = summary.checksum, summary.lines, summary.places, summary.suppressions
    return Packed(
        _dump((*known, array("I", _sketch(summary)))),
        _dump((*known, summary.edition, title, passages, *rest)),
        _dump([tuple(each) for each in summary.tables]),
    )


def _unpacked(data: bytes) -> Summary:
    path, body, year, edition, title, passages, *rest = pickle.loads(data)
    texts = tuple([Passage(section, phrase, Range.of(*place), text) for section, phrase, place, text in passages])
    return Summary(path, body, year, edition, Range.of(*title) if title else None, (), texts, *rest)


def _unpacked_tables(data: bytes) -> tuple[TableSummary, ...]:
    return tuple([TableSummary(*each) for each in pickle.loads(data)])


def _numbers(place: Range) -> tuple[int, int, int, int]:
    return place.start.line, place.start.column, place.end.line, place.end.column


def _dump(made: object) -> bytes:
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def _sketch(summary: Summary) -> Iterator[int]:
    """The least hashes of its texts, each told apart by year and section: what is alike in others is no matter."""
    for passage in summary.passages:
        apart = zlib.crc32(f"{summary.year} {passage.section}".encode())
        yield from (apart ^ value for value in sketch(passage.text))


class Entry(NamedTuple):
    """What a report is found by whose summary is on the shelf; of one file there is one entry."""

    path: str
    body: str
    year: int | None
    sketch: array[int]
    """What two texts that are alike have in common, see `pairing`."""
    at: int
    """Its number on the shelf."""


class Shelf:
    """Summaries by their entries."""

    def __init__(self) -> None:
        self.file: IO[bytes] | None = None
        self.waiting: dict[int, bytes] = {}
        """By where they begin, those that are not in the file yet."""
        self.bounds = array("Q", [0])
        """Where each part of what is packed ends and the next begins."""
        self.at_hand: OrderedDict[int, Summary] = OrderedDict()

    def put(self, made: Packed) -> int:
        """The number that the report now has on the shelf."""
        number = len(self.bounds) // _PARTS
        for part in made:
            end = self.bounds[-1]
            self.waiting[end] = part
            self.bounds.append(end + len(part))
        if self.bounds[-1] > IN_MEMORY:
            self._write()
        return number

    def entry(self, number: int) -> Entry:
        path, body, year, sketch = pickle.loads(self._data(_PARTS * number))
        return Entry(path, body, year, sketch, number)

    def text(self, entry: Entry) -> Summary:
        """A summary, its tables left out unless it was asked for as a whole not long ago."""
        found = self.at_hand.get(entry.at)
        if found is None:
            found = self.at_hand[entry.at] = _unpacked(self._data(_PARTS * entry.at + 1))
            if len(self.at_hand) > AT_HAND:
                self.at_hand.popitem(last=False)
        self.at_hand.move_to_end(entry.at)
        return found

    def get(self, entry: Entry) -> Summary:
        """A summary with its tables."""
        found = self.text(entry)
        found.tables = found.tables or _unpacked_tables(self._data(_PARTS * entry.at + 2))
        return found

    def close(self) -> None:
        if self.file is not None:
            self.file.close()

    def _data(self, part: int) -> bytes:
        start, end = self.bounds[part : part + 2]
        if start in self.waiting:
            return self.waiting[start]
        assert self.file is not None
        self.file.seek(start)
        return self.file.read(end - start)

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
