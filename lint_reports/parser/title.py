"""The title of a report: its place, and the body and the report year in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from lint_reports.form.editions import Edition
from lint_reports.form.sections import Form
from lint_reports.model.document import Block
from lint_reports.model.report import Leaf
from lint_reports.parser.headings import bared, single_text
from lint_reports.text.folding import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|财年|$|政府|信息)")
_NUMERALS = {numeral: str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_LOOSE_TITLE = re.compile(r"(?:信息|政务)公开.{0,8}?(?:年度?报告?|年报|报告)[》.]?(?:\((?:19|20)\d{2}年?度?\))?$")
_NO_TITLE = re.compile(r"通知|发布|公布|解读|印发|[。；，,]|附件|情况说明|模[板版]|格式|目录")
LONGEST_TITLE = 80


def is_title_of(form: Form) -> Callable[[str], bool]:
    """A predicate: whether a text is a title with the mandated words."""
    mandated = re.compile(form.title)
    return lambda text: len(text) <= LONGEST_TITLE and mandated.fullmatch(fold(text)) is not None


def find_title(blocks: list[Block], form: Form) -> tuple[Leaf | None, int]:
    """The title among the blocks before the first section, and the index of the block after it.

    A title may continue over two or three lines. One with the mandated words is `exact`. (None, 0) without a title.
    """
    mandated = re.compile(form.title)
    lines = [(i, single) for i, block in enumerate(blocks[:80]) if (single := single_text(bared(block))) is not None]
    lines = [(i, once) for i, single in lines if len((once := _once(single))[0]) <= LONGEST_TITLE]
    for wanted in (mandated.fullmatch, _loosely):
        for count in (1, 2, 3):
            for start in range(len(lines) - count + 1):
                some = lines[start : start + count]
                text = "\n".join(single[0] for _, single in some)
                if wanted(fold(text)) and not _NO_TITLE.search(fold(text)):
                    (_, head), (last, tail) = some[0], some[-1]
                    exact = wanted != _loosely and "关于" not in fold(text)
                    leaf = Leaf(form.title_terminal, text, head[1], head[2], tail[3], tail[4], exact=exact)
                    return leaf, last + 1
    return None, 0


def _once(single: tuple[str, int, int, int, int]) -> tuple[str, int, int, int, int]:
    """The first half of a line whose halves are equal, as where a converter wrote a page's title and its heading."""
    text, line, column, end_line, end_column = single
    words = text.split(maxsplit=20)
    half = len(words) // 2
    if not half or len(words) % 2 or words[:half] != words[half:] or end_column - column != len(text):
        return single
    length = text.rindex(words[-1], 0, len(text) // 2 + 1) + len(words[-1])
    return text[:length], line, column, end_line, column + length


def _loosely(folded: str) -> object:
    return 6 <= len(folded) <= 60 and _LOOSE_TITLE.search(folded)


def read_title(title: Leaf | None, which: Edition) -> tuple[str, int | None]:
    """(body, report year) of a title; "" and None where it has none."""
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
    """The body's name without 《 and 关于 around it."""
    return body.lstrip("《").removeprefix("关于").removesuffix("关于")


def _number(digits: str) -> int:
    return int("".join(_NUMERALS.get(char, char) for char in digits))
