"""Numbers as prose writes them: 1,204, 一百二十三, 两, 〇, 十."""

from __future__ import annotations

import re
from decimal import Decimal

from lint_reports.text.chinese_numerals import DIGITS, PLACES, chinese

_ARABIC = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?![\d,，])|\d+(?:\.\d+)?")
_CHINESE = frozenset((*DIGITS, *PLACES, "万"))
LONGEST = 15
"""Longer runs of digits are no number of anything."""
FIRST = frozenset((*"0123456789", *_CHINESE))
"""The characters that a number can begin with."""


def number_at(text: str, at: int) -> tuple[Decimal | None, int]:
    """The number that begins there and where it ends; None for what is no certain number."""
    if text[at] in "0123456789":
        match = _ARABIC.match(text, at)
        assert match is not None
        digits = re.sub("[,，]", "", match.group())
        return Decimal(digits) if len(digits) <= LONGEST else None, match.end()
    end = at
    while end < len(text) and text[end] in _CHINESE:
        end += 1
    value = chinese(text[at:end]) if end - at <= LONGEST else None
    return None if value is None else Decimal(value), end
