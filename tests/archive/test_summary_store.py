"""Summaries that are packed and stored come back as they were."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from lint_reports.archive import summary_store
from lint_reports.archive.summarise import summarise
from lint_reports.archive.summary_store import SummaryStore, packed
from lint_reports.config.settings import Settings
from lint_reports.linter import lint, parse
from lint_reports.model.summary import Summary
from tests.corpus import LAYOUTS, report, word
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


def test_summaries_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary_store, "LOADED", 2)
    made, store = summaries(6), SummaryStore()
    keys = [store.add(each.path, packed(each)) for each in made]
    assert all(same(store.get(keys[at]), made[at]) for at in (0, 5, 5, 2, 1, 0, 3, 4))
    assert store.get(keys[4]) is store.get(keys[4])
    assert [(key.path, key.body, key.year) for key in keys] == [(each.path, each.body, each.year) for each in made]
    assert all(key.sketch for key in keys)
    assert made[0].tables and any(each.text for each in made[0].passages)


def test_comments_that_suppress_findings_and_places_of_word_come_back_too() -> None:
    source = archive(Random(1), "青柏县档案馆", (2021,))[0][0]
    text = LAYOUTS["tabs"](source).text.replace(
        "二、主动公开",
        "# lint-reports: disable[blank-cell] -- 待补\n# lint-reports: enable[blank-cell]\n二、主动公开",
        1,
    )
    store = SummaryStore()
    results = [
        lint(path, data, Settings(), summarise=True)
        for path, data in (("a.txt", text.encode()), ("a.docx", word.from_text(text)))
    ]
    found = [store.get(store.add(each.path, each.summary)) for each in results if each.summary]
    assert [each.verb for each in found[0].suppressions] == ["disable", "enable"]
    assert found[0].suppressions[0].names[0].rules == {"blank-cell"}
    assert found[1].places is not None and found[1].places.lines


def test_a_report_without_title_or_text_is_kept_too() -> None:
    source: Any = LAYOUTS["tabs"](report(Random(1))).text.split("\n", 1)[1]
    parsed = parse("a.txt", source.encode(), Settings())
    assert parsed is not None
    made = summarise(parsed)
    assert made.title is None
    store = SummaryStore()
    assert same(store.get(store.add("a.txt", packed(made))), made)
