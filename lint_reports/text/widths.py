"""How many columns of the screen a character takes, on which programs hold different views."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import category, east_asian_width

Measure = Callable[[str], int]
"""From a character to its columns."""


def width(text: str) -> int:
    """The columns of a text in a terminal, see `by_width`."""
    return len(text) if text.isascii() else sum(map(by_width, text))


def by_width(char: str) -> int:
    """Two for wide characters (Unicode Standard Annex #11), one for ambiguous ones, none for combining and unseen ones."""
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def by_wide_marks(char: str) -> int:
    """As terminals set to Chinese: quotation marks and other ambiguous characters are wide, drawn lines are not."""
    return 2 if east_asian_width(char) == "A" and not "\u2500" <= char <= "\u259f" else by_width(char)


def by_wide_lines(char: str) -> int:
    """As some fonts: every ambiguous character is wide, drawn lines too."""
    return 2 if east_asian_width(char) == "A" else by_width(char)


def by_character(char: str) -> int:
    """One for each, as programs that know nothing of width."""
    return 1


MEASURES: tuple[Measure, ...] = (by_width, by_wide_marks, by_wide_lines, by_character)
