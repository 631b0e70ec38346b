"""Summaries put aside: whether they wait in memory or in a file, they come back as they were."""

from __future__ import annotations

import errno
from random import Random
from typing import Any

import pytest

from lint_reports.archive import summary_store
from lint_reports.archive.summarise import summarise
from lint_reports.archive.summary_store import Entry, Shelf, packed
from lint_reports.config.settings import Settings
from lint_reports.linter import parse
from lint_reports.model.summary import Summary
from tests.corpus import LAYOUTS, report
from tests.corpus.archive import archive


def summaries(count: int) -> list[Summary]:
    made = []
    for number in range(count):
        (source,), _ = archive(Random(number), f"青柏县第{number}镇人民政府", (2021 + number % 3,))
        parsed = parse(
            f"{number}.txt", LAYOUTS["tabs" if number % 2 else "lines-bar"](source).text.encode(), Settings()
        )
        assert parsed is not None
        summary = summarise(parsed)
        summary.checksum, summary.lines = number, {number: str(number)}
        made.append(summary)
    return made


def same(one: Summary, other: Summary) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in Summary.__slots__)


def put(made: list[Summary]) -> tuple[Shelf, list[Entry]]:
    kept = Shelf()
    return kept, [kept.entry(number) for number in [kept.put(packed(each)) for each in made]]


@pytest.mark.parametrize("in_memory", [summary_store.IN_MEMORY, 0, 9_000])
def test_what_is_put_on_the_shelf_comes_back(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(summary_store, "IN_MEMORY", in_memory)
    monkeypatch.setattr(summary_store, "AT_HAND", 2)
    made = summaries(6)
    kept, entries = put(made)
    assert (kept.file is None) == (in_memory == summary_store.IN_MEMORY > 9_000)
    assert kept.file is None or sum(map(len, kept.waiting.values())) <= 9_000
    order = [0, 5, 5, 2, 1, 0, 3, 4]
    for at in order:
        text = kept.text(entries[at])
        assert (text.body, text.passages, text.checksum, text.lines) == (
            made[at].body,
            made[at].passages,
            at,
            {at: str(at)},
        )
        assert same(kept.get(entries[at]), made[at])
    assert len(kept.at_hand) == 2
    assert [(each.path, each.body, each.year, each.at) for each in entries] == [
        (each.path, each.body, each.year, at) for at, each in enumerate(made)
    ]
    assert all(each.sketch for each in entries)
    assert made[0].tables
    assert any(each.text for each in made[0].passages)
    kept.close()


def test_where_the_disk_is_full_it_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def seek(self, at: int) -> None: ...

        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

        def close(self) -> None: ...

    monkeypatch.setattr(summary_store, "IN_MEMORY", 0)
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **given: Full())
    made = summaries(3)
    kept, entries = put(made)
    assert all(same(kept.get(entry), each) for entry, each in zip(entries, made, strict=True))


def test_a_report_without_title_or_text_is_kept_too() -> None:
    source: Any = LAYOUTS["tabs"](report(Random(1))).text.split("\n", 1)[1]
    parsed = parse("a.txt", source.encode(), Settings())
    assert parsed is not None
    made = summarise(parsed)
    assert made.title is None
    kept, (entry,) = put([made])
    assert same(kept.get(entry), made)
