"""What programs make of a report is read as the report: nothing false on a sound one, nothing missed in a broken one.

The bar: on a sound report nothing but that a table or a file cannot be read (LR0), on a broken one its three defects,
or LR0 for the table in which they are, and nothing else; and a report is never passed in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from tests.corpus import form
from tests.producers.programs import Producer, installed, producers
from tests.producers.reports import DEFECTS, Defect
from tests.producers.sources import Sources, needs_of

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # what a library warns of is its own affair

PRODUCERS = {producer.name: producer for producer in producers()}
NOT_YET = {
    "pdfplumber tables from office-pdf-letter": "a cell of the head that a page's end cuts in two is taken for two rows",
}
"""Producers whose files are not read as they ought to be, each with the reason."""
SETTINGS = Settings(ignore=("LR5", "LR7"))


class Made:
    """What a producer made of each report, made once for all the tests."""

    def __init__(self, folder: Path) -> None:
        self.sources = Sources(folder)
        self.made: dict[str, dict[str, bytes]] = {}

    def of(self, producer: Producer) -> dict[str, bytes]:
        if producer.name not in self.made:
            files = self.sources.files(producer.source)
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                texts = pool.map(producer.convert, files.values())
                self.made[producer.name] = dict(zip(files, map(_bytes, texts), strict=True))
        return self.made[producer.name]


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("producers"))


@pytest.fixture(params=PRODUCERS)
def producer(request: pytest.FixtureRequest) -> Producer:
    chosen = PRODUCERS[request.param]
    for needed in (chosen.needs, *needs_of(chosen.source)):
        if not installed(needed):
            pytest.skip(f"{needed} is not installed")
    if chosen.name in NOT_YET:
        request.applymarker(pytest.mark.xfail(strict=True, reason=NOT_YET[chosen.name]))
    return chosen


def test_no_producer_is_given_up_that_is_not_there() -> None:
    assert set(NOT_YET) <= set(PRODUCERS)


def test_a_sound_report_is_sound_whoever_wrote_the_file(producer: Producer, made: Made) -> None:
    files = {name: data for name, data in made.of(producer).items() if name.endswith("sound")}
    assert files
    assert [told for name, data in files.items() for told in amiss(name, _linted(name, producer, data), ())] == []


def test_a_broken_report_has_its_three_defects_and_no_other(producer: Producer, made: Made) -> None:
    files = {name: data for name, data in made.of(producer).items() if name.endswith("broken")}
    assert files
    assert [told for name, data in files.items() for told in amiss(name, _linted(name, producer, data), DEFECTS)] == []


def _linted(name: str, producer: Producer, data: bytes) -> FileResult:
    return lint(f"{name}{producer.suffix}", data, SETTINGS)


def amiss(name: str, result: FileResult, defects: tuple[Defect, ...]) -> Iterator[str]:
    """What was said and is not so, and what is so and was not said."""
    if result.status != "checked":
        yield f"{name}: passed in silence"
        return
    others = [found for found in result.diagnostics if not found.code.startswith("LR0")]
    refused = {number for found in result.diagnostics if found.code.startswith("LR0") for number in _refused(found)}
    for defect in defects:
        told = next((found for found in others if _is(found, defect)), None)
        if told is not None:
            others.remove(told)
        elif defect.section not in refused:
            yield f"{name}: {defect.code} is not found"
    yield from (f"{name}: {found.code} {found.message.zh}" for found in others)


def _is(found: Diagnostic, defect: Defect) -> bool:
    if defect.address is None:
        return found.code == defect.code and found.location.node == form.NUMERALS[defect.section - 1]
    if found.code == defect.traceless and found.cell is not None:
        return found.cell[:2] == defect.address[:2]
    return (found.code, found.cell) == (defect.code, defect.address)


def _refused(found: Diagnostic) -> range | list[int]:
    """The sections of which a finding says that they cannot be read: one, or all where it is the file."""
    if found.code == "LR004":
        return [form.NUMERALS.index(found.location.node[0]) + 1]
    return range(1, 7) if found.severity.rank == 3 else []
