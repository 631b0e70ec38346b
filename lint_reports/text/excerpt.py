"""A source line with carets that stand under the right figure, whatever the width of the characters before it."""

from __future__ import annotations

from functools import lru_cache

from lint_reports.text.terminal import escape, width

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
