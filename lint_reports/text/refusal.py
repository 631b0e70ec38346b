"""Refusals: errors that show the place in a file of the user's, with carets under it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import NamedTuple

from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import snippet
from lint_reports.text.language import Text

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""As YAML counts lines; TOML allows the first two only."""


class File(NamedTuple):
    path: str
    """As shown to the user."""
    text: str


def refusal(file: File, start: int, end: int, message: Text) -> UsageError:
    """The error for what stands there: file, line, column, and the line with carets under it."""
    start = min(start, len(file.text))
    line, column, source = place(file, start)
    where = f"{file.path}:{line}:{column + 1}: "
    shown, carets = snippet(source, column, min(column + max(end - start, 1), len(source)))
    number = str(line)
    blank = " " * len(number)
    excerpt = f"{blank} |\n{number} | {shown}".rstrip() + f"\n{blank} | {carets}"
    return UsageError(f"{where}{message.zh}", f"{where}{message.en}", excerpt)


def place(file: File, index: int) -> tuple[int, int, str]:
    """The number of the line, from 1, the column, from 0, and the line."""
    starts, lines = _lines(file.text)
    number = max(at for at, start in enumerate(starts) if start <= index)
    return number + 1, min(index - starts[number], len(lines[number])), lines[number]


@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[list[int], list[str]]:
    breaks = list(LINE_BREAK.finditer(text))
    starts = [0, *(match.end() for match in breaks)]
    return starts, [text[a:b] for a, b in zip(starts, [*(match.start() for match in breaks), len(text)], strict=True)]


def shown_path(path: str) -> str:
    """A path as short as it can be told from the current folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # On another drive.
        return path
    return path if relative.startswith(os.pardir) else relative
