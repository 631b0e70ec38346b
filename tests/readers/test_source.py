"""A file's format is recognised once, however many parts of the program have to know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from lint_reports.linter import lint, parse
from lint_reports.readers.recognition import recognise
from tests.corpus.word import from_text
from tests.support.linting import replaced
from tests.support.village import village

BROKEN = replaced(village(), {"行政许可\t12": "行政许可\t", "二、主动公开": "二、公开"})


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> Counter[bytes]:
    """How many times the format of these bytes was recognised."""
    times: Counter[bytes] = Counter()

    def counting(path: str, data: bytes) -> object:
        times[data] += 1
        return recognise(path, data)

    monkeypatch.setattr("lint_reports.readers.source.recognise", counting)
    return times


@pytest.mark.parametrize("read", [lint, parse])
@pytest.mark.parametrize(("suffix", "data"), [(".txt", BROKEN.encode()), (".docx", from_text(BROKEN))])
def test_a_file_that_is_read_is_recognised_once(
    recognised: Counter[bytes], read: Callable[..., object], suffix: str, data: bytes
) -> None:
    read(f"年报{suffix}", data, Settings())
    assert recognised == {data: 1}


@pytest.mark.parametrize(("suffix", "data"), [(".txt", BROKEN.encode()), (".docx", from_text(BROKEN))])
def test_a_file_that_is_fixed_is_recognised_once_before_and_once_after(
    recognised: Counter[bytes], suffix: str, data: bytes
) -> None:
    mended = mend(f"年报{suffix}", data, Settings(), RunOptions(fix=True, unsafe_fixes=True, diff=True))
    assert len(mended.after.mending.fixed) == 1
    assert recognised == {data: 1, mended.data: 1}


def test_adding_comments_recognises_no_state_of_the_file_twice(recognised: Counter[bytes]) -> None:
    mended = mend("年报.txt", BROKEN.encode(), Settings(), RunOptions(add_ignore="待补"))
    assert mended.after.diagnostics == ()
    assert set(recognised.values()) == {1} and recognised[mended.data] == 1
