"""Numbers as prose writes them: 1,204, 一百二十三, 两, 〇, 十."""

from __future__ import annotations

import re
from decimal import Decimal

_ARABIC = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?![\d,，])|\d+(?:\.\d+)?")
_DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_CHINESE = frozenset((*_DIGITS, *_PLACES, "万"))
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


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral below 100,000,000; None for what is none."""
    high, found, low = text.partition("万")
    if found:
        upper, lower = chinese(high), chinese(low.removeprefix("零")) if low else 0
        return None if upper is None or lower is None else upper * 10_000 + lower
    if len(text) > 1 and all(each in _DIGITS for each in text):
        return int("".join(str(_DIGITS[each]) for each in text)) if "两" not in text else None
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for place, each in enumerate(text):
        if each in _PLACES:
            weight = _PLACES[each]
            if weight >= last or (digit is None and (weight > 10 or place)):
                return None
            total, digit, last = total + (1 if digit is None else digit) * weight, None, weight
        elif each in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[each]
        else:
            return None
    if not text or (digit and last > 10 and last < 10_000 and text[-2] not in "零〇"):
        return None  # 一百二 is 102 to some and 120 to others
    return total + (digit or 0)
