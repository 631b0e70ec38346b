"""From text to findings, as the tests read them: bytes in, lines such as `3:7 blank-cell …` out."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

from lint_reports.config.settings import Settings
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult
from tests.support.pieces import lint_example


def result(text: str | bytes, suffix: str = ".txt", **settings: Any) -> FileResult:
    """What came of a file with this text."""
    data = text if isinstance(text, bytes) else text.encode()
    return lint(f"年报{suffix}", data, Settings(**settings))


def findings(text: str | bytes, suffix: str = ".txt", **settings: Any) -> list[Diagnostic]:
    """The findings in a file that was checked, and not skipped."""
    came = result(text, suffix, **settings)
    assert came.status == "checked", came.reason
    return list(came.diagnostics)


def shown(found: Iterable[Diagnostic]) -> list[str]:
    """Place, rule and message of each finding."""
    return [f"{place(each)} {each.name} {each.message.zh}" for each in found]


def places(found: Iterable[Diagnostic]) -> list[str]:
    """Place and rule of each finding."""
    return [f"{place(each)} {each.name}" for each in found]


def place(found: Diagnostic) -> str:
    assert found.location.range is not None
    start = found.location.range.start
    return f"{start.line}:{start.column}"


def names(found: Iterable[Diagnostic]) -> list[str]:
    """The rules that fired, a row that is only shifted left out: its figures are read all the same."""
    return [each.name for each in found if each.name != "shifted-row"]


def errors(found: Iterable[Diagnostic]) -> list[str]:
    return shown(each for each in found if each.severity.rank == 3)


def check(rule: str, start: str, text: str, edition: int = 2021) -> list[str]:
    """What one rule says of a piece of a report; `start` is the piece's rule in the grammar."""
    return shown(lint_example(start, text, edition, Settings(select=(rule,))))


def every(start: str, text: str, edition: int = 2021) -> list[str]:
    """What all rules say of a piece of a report."""
    return shown(lint_example(start, text, edition, Settings()))


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """The text with each old line or phrase changed; every one of them must stand in it."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def ranges_of(found: Diagnostic) -> Iterator[Range]:
    locations = [found.location, *(related.location for related in found.related)]
    yield from (each.span for each in locations if each.span is not None)
    yield from (edit.range for edit in (found.fix.edits if found.fix else ()))


def all_inside(text: str, found: list[Diagnostic]) -> None:
    """Every range lies within the text, and ends no earlier than it begins."""
    lines = text.split("\n")
    for each in found:
        for span in ranges_of(each):
            assert span.start <= span.end, each
            for point in (span.start, span.end):
                assert 1 <= point.line <= len(lines), each
                assert 1 <= point.column <= len(lines[point.line - 1]) + 1, each


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError if what is done takes longer, instead of waiting for it."""
    before = signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _late(number: int, frame: FrameType | None) -> None:
    if frame is None or frame.f_code.co_name != "gc_callback":  # what is raised in there is lost
        raise TimeoutError
