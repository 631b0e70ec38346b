"""Folding: the spellings of a phrase that are the same phrase. Width, white space, quotes and item marks make no difference."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from lint_reports.text.footnote_marks import without_mark

LONGEST_CACHED = 60
"""Longer texts are prose, which hardly ever comes again and would take up most of the memory of a long run."""
_LONGEST_LABEL = 400
"""A longer text is no label, so that its spelling is left as it is."""
_NARROW = dict(zip("，（）：；！？％", ",():;!?%", strict=True))
"""The wide punctuation of Chinese text and what NFKC makes of it; nearly all that NFKC has to change in a report."""
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


def fold(text: str) -> str:
    """The text as phrases are compared: NFKC, no white space, no quotes, one kind of bracket and of item mark, and without
    the mark of a footnote behind it. Of a text too long for a label only the white space is taken out.
    """
    if len(text) <= LONGEST_CACHED:
        return _fold_cached(text)
    return fold_all(text) if len(text) < _LONGEST_LABEL else "".join(text.split())


def fold_all(text: str) -> str:
    """Fold a text of any length, so that labels are found inside it."""
    return _ITEM_MARK.sub(_mark, fold_characters(without_mark(text)))


_fold_cached = lru_cache(maxsize=4_000)(fold_all)


def fold_characters(text: str) -> str:
    """The text with one kind of width, quote and bracket and no white space; item marks stay as they are."""
    return "".join(nfkc(text).split()).translate(_SAME)


def nfkc(text: str) -> str:
    """`unicodedata.normalize("NFKC", text)` (Unicode Standard Annex #15), faster for Chinese text."""
    return normalize("NFKC", narrow(text))


def narrow(text: str) -> str:
    """The text with its wide punctuation in the narrow form."""
    for wide, narrowed in _NARROW.items():
        text = text.replace(wide, narrowed)
    return text


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
