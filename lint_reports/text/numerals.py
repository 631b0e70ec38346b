"""Numbers as people write them: 1,204 and 一百二十三 in prose, and what they put in a cell that has nothing to count."""

from __future__ import annotations

import re
from decimal import Decimal

NOTHING = frozenset(["/", "\\", "-", "--", "—", "——", "–", "―", "─", "──", "_", "*", "×", "·", ".", "无", "空"])
"""What stands in a cell instead of 0."""
DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
LONGEST = 15
"""The most characters of a number; longer runs of digits count nothing."""

_ARABIC = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?![\d,，])|\d+(?:\.\d+)?")
_CHINESE = frozenset((*DIGITS, *PLACES, "万"))
FIRST = frozenset((*"0123456789", *_CHINESE))
"""The characters that a number can begin with."""


def number_at(text: str, at: int) -> tuple[Decimal | None, int]:
    """The number that begins at `text[at]`, None where it is no certain one, and the index behind it."""
    if text[at] in "0123456789":
        match = _ARABIC.match(text, at)
        assert match is not None
        digits = re.sub("[,，]", "", match.group())
        return Decimal(digits) if len(digits) <= LONGEST else None, match.end()
    end = at
    while end < len(text) and text[end] in _CHINESE:
        end += 1
    value = chinese_value(text[at:end]) if end - at <= LONGEST else None
    return None if value is None else Decimal(value), end


def has_chinese_digits_only(text: str) -> bool:
    """Whether every character is one of Chinese numerals (of 亿 too), whatever number they make."""
    return all(each in _CHINESE or each == "亿" for each in text)


def chinese_value(text: str) -> int | None:
    """The value of a Chinese numeral below 100,000,000 (一百二十三, 两千, 二〇二一); None for any other text."""
    high, found, low = text.partition("万")
    if found:
        upper, lower = chinese_value(high), chinese_value(low.removeprefix("零")) if low else 0
        return None if upper is None or lower is None else upper * 10_000 + lower
    if len(text) > 1 and all(each in DIGITS for each in text):
        return int("".join(str(DIGITS[each]) for each in text)) if "两" not in text else None
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for index, each in enumerate(text):
        if each in PLACES:
            weight = PLACES[each]
            if weight >= last or (digit is None and (weight > 10 or index)):
                return None
            total, digit, last = total + (1 if digit is None else digit) * weight, None, weight
        elif each in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[each]
        else:
            return None
    if not text or (digit and last > 10 and last < 10_000 and text[-2] not in "零〇"):
        return None  # 一百二 is 102 to some and 120 to others
    return total + (digit or 0)
