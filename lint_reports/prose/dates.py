"""Dates as prose writes them, in digits or Chinese numerals."""

from __future__ import annotations

import re
from datetime import date

from lint_reports.prose.patterns import lazily
from lint_reports.text.numerals import chinese_value

_NUMERAL = "[〇零○一二三四五六七八九十]"

DATE = r"(?:(?P<{0}year>\d{{4}})\s*年(?:度)?\s*)?(?P<{0}month>\d{{1,2}})\s*月\s*(?P<{0}day>\d{{1,2}})\s*日"
"""A pattern of a date, to be formatted with a prefix for its groups; the year may be left out."""

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
    """The number of digits or of a Chinese numeral, a year digit by digit. Raises ValueError where there is none."""
    value = int(text) if text.isdecimal() else chinese_value(text.replace("○", "〇"))
    if value is None:
        raise ValueError(text)
    return value


def days_in(month: int, year: int | None) -> int:
    """The number of days of a month; 29 of February where the year is not known."""
    if month == 2:
        return 28 if year is not None and (year % 4 or (year % 100 == 0 and year % 400)) else 29
    return 30 if month in (4, 6, 9, 11) else 31
