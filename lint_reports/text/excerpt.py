"""Excerpts: a source line with carets under a range, whatever the width of the characters, and errors that show one."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import NamedTuple

from lint_reports.text.errors import UsageError
from lint_reports.text.language import Text
from lint_reports.text.terminal import escape
from lint_reports.text.widths import width

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""As YAML counts lines; TOML allows the first two only."""
TAB = 4
LIMIT = 100
"""Columns shown of a line; of a longer one, the part around the range."""
CUT = "…"


def snippet(line: str, start: int, end: int) -> tuple[str, str]:
    """The line as shown, and the carets under `start` to `end` (from 0, the end excluded; at least one caret)."""
    shown = _shown(line)
    start = min(start, len(shown))
    end = min(max(end, start), len(shown))
    left, right = _window(shown, start, end)
    head, tail = CUT if left > 0 else "", CUT if right < len(shown) else ""
    before = width(head + "".join(shown[left:start]))
    under = width("".join(shown[start : min(end, right)]))
    return (head + "".join(shown[left:right]) + tail).rstrip(), " " * before + "^" * max(under, 1)


@lru_cache(maxsize=16)
def _shown(line: str) -> tuple[str, ...]:
    """What is shown for each character: tabs as spaces up to the next stop, unsafe characters spelt out."""
    shown = []
    column = 0
    for character in line:
        text = " " * (TAB - column % TAB) if character == "\t" else escape(character)
        column += width(text)
        shown.append(text)
    return tuple(shown)


def _window(shown: tuple[str, ...], start: int, end: int) -> tuple[int, int]:
    """The part of the line to show: all of it, else as much around the range as fits, evenly on both sides."""
    if sum(map(width, shown)) <= LIMIT:
        return 0, len(shown)
    room = LIMIT - 2 * len(CUT)
    left = right = start
    while right < end and room > 0:
        room -= width(shown[right])
        right += 1
    while room > 0 and (left > 0 or right < len(shown)):
        if left > 0:
            left -= 1
            room -= width(shown[left])
        if right < len(shown) and room > 0:
            room -= width(shown[right])
            right += 1
    return left, right


class File(NamedTuple):
    """A text file of the user's."""

    path: str
    """As shown to the user."""
    text: str


def error_at(file: File, start: int, end: int, message: Text) -> UsageError:
    """The error about `file.text[start:end]`: file, line and column before the message, and the line with carets."""
    start = min(start, len(file.text))
    line, column, source = position_in(file, start)
    where = f"{file.path}:{line}:{column + 1}: "
    shown, carets = snippet(source, column, min(column + max(end - start, 1), len(source)))
    number = str(line)
    blank = " " * len(number)
    excerpt = f"{blank} |\n{number} | {shown}".rstrip() + f"\n{blank} | {carets}"
    return UsageError(f"{where}{message.zh}", f"{where}{message.en}", excerpt)


def position_in(file: File, index: int) -> tuple[int, int, str]:
    """The number of the line (from 1), the column (from 0) and the line that an index of the text is in."""
    starts, lines = _lines(file.text)
    number = max(at for at, start in enumerate(starts) if start <= index)
    return number + 1, min(index - starts[number], len(lines[number])), lines[number]


@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[list[int], list[str]]:
    breaks = list(LINE_BREAK.finditer(text))
    starts = [0, *(match.end() for match in breaks)]
    return starts, [text[a:b] for a, b in zip(starts, [*(match.start() for match in breaks), len(text)], strict=True)]


def shown_path(path: str) -> str:
    """The path from the current folder, or as it is where it leads out of there."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # On another drive.
        return path
    return path if relative.startswith(os.pardir) else relative
