"""Dates and years as prose writes them."""

from __future__ import annotations

import re
from datetime import date

from lint_reports.prose.patterns import lazily

_DIGITS = dict(zip("〇零○一二三四五六七八九", "00" + "0123456789", strict=True))
_NUMERAL = "[〇零○一二三四五六七八九十]"

DATE = r"(?:(?P<{0}year>\d{{4}})\s*年(?:度)?\s*)?(?P<{0}month>\d{{1,2}})\s*月\s*(?P<{0}day>\d{{1,2}})\s*日"
"""A pattern of a date with a prefix for its groups; the year may be left to what stands before it."""

WRITTEN = (
    rf"(?P<year>\d{{4}}|{_NUMERAL}{{4}})\s*[年./-]\s*(?P<month>\d{{1,2}}|{_NUMERAL}{{1,3}})\s*[月./-]"
    rf"\s*(?P<day>\d{{1,2}}|{_NUMERAL}{{1,3}})\s*日?"
)
"""A whole date as it stands under a report or at the head of a page."""

WRITTEN_DATE = lazily(WRITTEN)


def date_of(match: re.Match[str]) -> date | None:
    """The date of a match of WRITTEN_DATE, None where there is no such day."""
    try:
        return date(number(match["year"]), number(match["month"]), number(match["day"]))
    except ValueError:
        return None


def number(text: str) -> int:
    """The number of digits or of Chinese numerals up to 三十九, or of a year digit by digit."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (number(tens) if tens else 1) + (number(ones) if ones else 0)
    return int("".join(_DIGITS[char] for char in text))


def days_in(month: int, year: int | None) -> int:
    """How many days a month has; the 29 February where the year is not known."""
    if month == 2:
        return 28 if year is not None and (year % 4 or (year % 100 == 0 and year % 400)) else 29
    return 30 if month in (4, 6, 9, 11) else 31
