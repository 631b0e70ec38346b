"""Store of the summaries of a run's reports, as compressed JSON: of many thousand only a few are needed at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lint_reports.model.result import PackedSummary
from lint_reports.model.summary import Summary
from lint_reports.system import codec
from lint_reports.text.similarity import sketch

LOADED = 200
"""The number of most recently used summaries kept decoded."""


class ReportKey(NamedTuple):
    """Index record of a stored summary: path, body, year and similarity sketch. There is one of each file."""

    path: str
    body: str
    year: int | None
    sketch: tuple[int, ...]
    """See `matching.similar_reports`."""
    at: int
    """The index of the summary in its store."""


class SummaryStore:
    """Summaries by their keys; those used last stay decoded."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._loaded = lru_cache(LOADED)(self._load)

    def add(self, path: str, packed: PackedSummary) -> ReportKey:
        """Store the summary of the report at that path and return its key."""
        self._packed.append(zlib.compress(packed.data.encode("utf-8", "surrogatepass"), 1))
        return ReportKey(path, packed.body, packed.year, packed.sketch, len(self._packed) - 1)

    def get(self, key: ReportKey) -> Summary:
        """The summary of a report; the same object while it is among the last used."""
        return self._loaded(key.at)

    def _load(self, at: int) -> Summary:
        return codec.load(Summary, zlib.decompress(self._packed[at]))


def packed(summary: Summary) -> PackedSummary:
    """Encode a summary for other processes, the cache and a `SummaryStore`."""
    data = codec.dump(Summary, summary).decode("utf-8", "surrogatepass")
    return PackedSummary(summary.body, summary.year, tuple(_sketch(summary)), data)


def _sketch(summary: Summary) -> Iterator[int]:
    """The least hashes of each passage, combined with year and section, so that only passages of the same year and section match."""
    for passage in summary.passages:
        mixed_with = zlib.crc32(f"{summary.year} {passage.section}".encode())
        yield from (mixed_with ^ value for value in sketch(passage.text))
