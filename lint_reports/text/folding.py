"""Which spellings of a phrase are the same phrase: widths, white space, quotes and item marks make no difference."""

from __future__ import annotations

import re

from lint_reports.text.footnote_marks import without_mark
from lint_reports.text.nfkc import nfkc

_RADICALS = (
    "⻓长⺠民⻔门⻛风⻚页⻅见⻋车⻉贝⻢马⻥鱼⻦鸟⻬齐⻝食⻜飞⻄西⻆角⻘青⻩黄⻰龙⺟母⻤鬼⻁虎⻣骨⻨麦⻮齿⻳龟⺫目⻑长"
)
"""CJK radicals as PDF files give them for characters (Unicode's EquivalentUnifiedIdeograph), those NFKC leaves."""

_SAME = str.maketrans(
    {
        **dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True)),
        **dict.fromkeys("“”„‟〝〞＂「」『』‘’'\"", None),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        "〔": "(",
        "〕": ")",
        "【": "(",
        "】": ")",
        "〇": "〇",
    }
)
_ITEM_MARK = re.compile(
    r"^(\d{1,2}|[一二三四五六七八九十]{1,2}|\([一二三四五六七八九十]{1,2}\))([、,.。:：．·]*)(?=\D|$)"
)

_folded: dict[str, str] = {}
LONGEST_KEPT = 60
"""Longer texts are prose, which hardly comes again, and would take up most of the memory of a long run."""


def fold(text: str) -> str:
    """The text as it is compared: NFKC, no white space and no quotes, one kind of bracket and of item mark, and without the
    mark of a footnote behind it.
    """
    if len(text) > LONGEST_KEPT:
        return _fold(text) if len(text) < 400 else "".join(text.split())
    known = _folded.get(text)
    if known is None:
        if len(_folded) > 4_000:
            _folded.clear()
        known = _folded[text] = _fold(text)
    return known


def flat(text: str) -> str:
    """The text folded however long it is, so that labels are found inside it."""
    return _fold(text)


def _fold(text: str) -> str:
    return _ITEM_MARK.sub(_mark, plain(without_mark(text)))


def plain(text: str) -> str:
    """A text of any length with one kind of width, quote and bracket and no white space."""
    return "".join(nfkc(text).split()).translate(_SAME)


def _mark(match: re.Match[str]) -> str:
    number, point = match.groups()
    if number[0] == "(":
        return number
    if number.isdigit():
        return f"{number}." if point else number
    return f"{number}、" if point else number


def ordinal(folded: str) -> str:
    """The item mark at the start of a folded phrase: "三、", "(七)", "1."; "" where there is none."""
    match = _ITEM_MARK.match(folded)
    return match.group(0) if match and (match.group(2) or match.group(1)[0] == "(") else ""
