"""A bar for a person at a terminal while many files are linted. In a pipe there is none, and tqdm is not even loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from lint_reports.text.language import Language, Text

Advance = Callable[[int], object]
"""Told how many more files are done."""
Progress = Callable[[int], AbstractContextManager[Advance]]
"""What watches the linting of so many files."""

PAYS_ABOVE = 200
"""Up to this many files, the bar would be gone before it is seen."""

_WHAT = Text("检查", "checking")
_UNIT = Text("个", " files")


@contextmanager
def unwatched(files: int) -> Iterator[Advance]:
    yield lambda count: None


def bar(language: Language) -> Progress:
    """A bar on standard error that is taken away once all is done, where it can be seen and pays."""

    @contextmanager
    def watched(files: int) -> Iterator[Advance]:
        if files <= PAYS_ABOVE or not _is_seen():
            yield lambda count: None
            return
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # It would be a thread, and processes are made by forking.
        what, unit = _WHAT.of(language), _UNIT.of(language)
        with tqdm(total=files, desc=what, unit=unit, file=sys.stderr, leave=False, dynamic_ncols=True) as shown:
            yield shown.update

    return watched


def _is_seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
