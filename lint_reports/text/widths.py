"""How wide characters are on the screen, which programs hold different views of."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import combining, east_asian_width

Measure = Callable[[str], int]
"""How many columns of the screen a character takes."""


def by_width(char: str) -> int:
    """As terminals and most programs have it: two for East Asian characters."""
    return 0 if combining(char) or char in "\u200b\u200d\ufeff" else 2 if east_asian_width(char) in "WF" else 1


def by_wide_marks(char: str) -> int:
    """As terminals set to Chinese have it: quotation marks and the like are as wide as characters, drawn lines are not."""
    return 2 if east_asian_width(char) == "A" and not "\u2500" <= char <= "\u259f" else by_width(char)


def by_wide_lines(char: str) -> int:
    """As some fonts have it: whatever can be wide is."""
    return 2 if east_asian_width(char) == "A" else by_width(char)


def by_character(char: str) -> int:
    """As programs have it that know nothing of width."""
    return 1


MEASURES: tuple[Measure, ...] = (by_width, by_wide_marks, by_wide_lines, by_character)
