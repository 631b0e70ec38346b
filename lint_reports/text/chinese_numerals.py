"""Chinese numerals: 一百二十三, 两千, 〇."""

from __future__ import annotations

DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral below 100,000,000; None for what is none."""
    high, found, low = text.partition("万")
    if found:
        upper, lower = chinese(high), chinese(low.removeprefix("零")) if low else 0
        return None if upper is None or lower is None else upper * 10_000 + lower
    if len(text) > 1 and all(each in DIGITS for each in text):
        return int("".join(str(DIGITS[each]) for each in text)) if "两" not in text else None
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for place, each in enumerate(text):
        if each in PLACES:
            weight = PLACES[each]
            if weight >= last or (digit is None and (weight > 10 or place)):
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
