"""The summaries of a run's reports: of many thousand each is needed for a moment only, so they wait as JSON."""

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
"""Summaries that stay loaded, those last asked for: reports are compared by body and year."""


class ReportKey(NamedTuple):
    """Index record of a stored summary: what the report is matched with others by. There is one of each file."""

    path: str
    body: str
    year: int | None
    sketch: tuple[int, ...]
    """See `matching.alike`."""
    at: int
    """The index of the summary in its store."""


class SummaryStore:
    """Summaries by their keys."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._loaded = lru_cache(LOADED)(self._load)

    def add(self, path: str, packed: PackedSummary) -> ReportKey:
        """Store the summary of the report at that path."""
        self._packed.append(zlib.compress(packed.data.encode("utf-8", "surrogatepass"), 1))
        return ReportKey(path, packed.body, packed.year, packed.sketch, len(self._packed) - 1)

    def get(self, key: ReportKey) -> Summary:
        """The summary of a report, the same object where it was asked for not long ago."""
        return self._loaded(key.at)

    def _load(self, at: int) -> Summary:
        return codec.load(Summary, zlib.decompress(self._packed[at]))


def packed(summary: Summary) -> PackedSummary:
    """Pack a summary for the way between processes, for the cache and for a store."""
    data = codec.dump(Summary, summary).decode("utf-8", "surrogatepass")
    return PackedSummary(summary.body, summary.year, tuple(_sketch(summary)), data)


def _sketch(summary: Summary) -> Iterator[int]:
    """The least hashes of each passage, mixed with its year and section: only what is alike in the same of both counts."""
    for passage in summary.passages:
        mixed_with = zlib.crc32(f"{summary.year} {passage.section}".encode())
        yield from (mixed_with ^ value for value in sketch(passage.text))
