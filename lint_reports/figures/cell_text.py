"""The text of a cell as its figure is read: in one width, and apart from the marks and notes that stand behind the figure.

A superscript or a circled digit is a mark here and never a digit, and white space within the text is kept: `2 0` may be
one figure or two.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import decomposition, normalize

from lint_reports.text.footnote_marks import MARKS

LONGEST = 200
"""A longer text is no figure, whatever stands in it."""

MARK = "†"
"""Stands for every mark."""
THIN = "\u2009"
"""Stands for the narrow spaces that part the thousands of a number and nothing else."""
_THIN = frozenset("\u2006\u2008\u2009\u200a\u202f")
_INVISIBLE = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u2060\u2061\u2062\u2063\u2064\u202a\u202c\u202d\u2066\u2069\ufeff"
)
"""What is not seen and leaves the order of the rest as it is, as a mark for writing from right to left does not."""
_MINUS = dict.fromkeys("－−﹣‐‑", "-")
_OWN_MARKS = re.compile(f"[{MARKS}*＊※‡§¶]")

_MARK_BEHIND = re.compile(
    rf"{MARK}$|[\[【〔(]\s*(?:注\s*)?(?:\d{{1,2}}|[a-zA-Z{MARK}])\s*[\]】〕)]$|[\[【〔(]?注\s*\d{{0,2}}[\]】〕)]?$"
)
_NOTE_BEHIND = re.compile(r"\(([^()]+)\)$")
_PART = re.compile(r"其中|包括|包含|内?含|均|全|都|不含|不包括")
_OTHER_VALUE = re.compile(r"[增减升降负十百千万亿约近超余]|应[为是]|[更改]")
_DATE = re.compile(r"\d{2,4}年度?|\d{1,2}月份?|\d{1,2}日")


class CellText(NamedTuple):
    """The text of a cell, folded and as it is written, without white space around it.

    `hidden` are the characters in it that are not seen.
    """

    text: str
    written: str
    hidden: str = ""


def fold_cell(text: str) -> CellText:
    """The text in one width; only what NFKC changes into one character is changed, and no mark into a digit."""
    seen = [at for at, char in enumerate(text) if not (char.isspace() or char in _INVISIBLE)]
    shown = text[seen[0] : seen[-1] + 1] if seen else ""
    hidden = "".join(sorted(_INVISIBLE.intersection(shown)))
    return CellText("".join(_folded(char) for char in shown if char not in _INVISIBLE), shown, hidden)


def _folded(char: str) -> str:
    if char <= "\x7f" and char != "*":
        return " " if char.isspace() else char
    if _OWN_MARKS.match(char) or decomposition(char).startswith(("<super>", "<sub>", "<circle>")):
        return MARK
    if char in _THIN or char.isspace():
        return THIN if char in _THIN else " "
    if char in _MINUS or char == "，":
        return _MINUS.get(char, char)
    plain = normalize("NFKC", char)
    return plain if len(plain) == 1 else char


class Peeled(NamedTuple):
    """A figure's text without what stands behind it: `what` is "", "mark" or "note"."""

    text: str
    what: str = ""


def peel(text: str, kind: str) -> Peeled:
    """Remove marks and notes after a figure; a note that may change the value is kept."""
    what = ""
    for _ in range(4):
        mark = _MARK_BEHIND.search(text)
        note = None if mark else _NOTE_BEHIND.search(text)
        if mark is None and (note is None or not _leaves_the_figure(note.group(1), kind)):
            break
        text = text[: (mark or note).start()].rstrip()  # type: ignore[union-attr]
        what = "note" if note or what == "note" else "mark"
    return Peeled(text, what)


def _leaves_the_figure(note: str, kind: str) -> bool:
    """Whether a note in brackets leaves the figure before it as it is: it names a part of it, or has no number of its own."""
    plain = "".join(note.split())
    if _PART.match(plain):
        return True
    if kind == "change" or len(plain) < 2 or _OTHER_VALUE.match(plain):
        return False
    return not any(char.isdigit() for char in _DATE.sub("", plain))
