"""The title of a report: the body and the report year that it names."""

from __future__ import annotations

import re

from lint_reports.form.editions import Edition
from lint_reports.model.report import Leaf
from lint_reports.text.folding import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|财年|$|政府|信息)")
_NUMERALS = {numeral: str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def read_title(title: Leaf | None, which: Edition) -> tuple[str, int | None]:
    """The body and the report year that a title names; "" and None where it names none."""
    if title is None:
        return "", None
    folded = fold(title.text)
    match = re.fullmatch(which.form.title, folded)
    if match:
        return _bare(match.group("body")), _number(match.group("year"))
    years = _YEAR.findall(folded) or [_number(y) for y in re.findall(r"[〇零○一二三四五六七八九]{4}(?=年)", folded)]
    rest = re.sub(r"^(?:19|20)\d{2}年度?", "", _bare(folded))
    body = re.split(r"(?:19|20)\d{2}|政府信息公开|信息公开|政务公开", rest)[0]
    return _bare(body), int(years[0]) if years else None


def _bare(body: str) -> str:
    """The body's name without what only leads to it or away from it."""
    return body.lstrip("《").removeprefix("关于").removesuffix("关于")


def _number(digits: str) -> int:
    return int("".join(_NUMERALS.get(char, char) for char in digits))
