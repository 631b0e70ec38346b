"""Whether a phrase is the mandated one misspelt, so that no other words can have been meant.

Exchanged characters may make another phrase (上年制发件数 for 本年制发件数), and so do a negation or a prefix (非行政许可,
经复议直接起诉 for 未经复议直接起诉): none of these is a misspelling.
"""

from __future__ import annotations

from unicodedata import normalize

_NEGATIONS = frozenset("不非未无否")


def words_of(text: str) -> str:
    """The letters and digits of a phrase in one width (NFKC), without white space and punctuation."""
    return "".join(char for char in normalize("NFKC", text) if char.isalnum())


def is_one_off(written: str, mandated: str) -> bool:
    """Whether one character is left out or added, not the first one and no negation."""
    longer, shorter = (mandated, written) if len(mandated) > len(written) else (written, mandated)
    if len(longer) != len(shorter) + 1 or longer[:1] != shorter[:1]:
        return False
    at = next((at for at, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter and longer[at] not in _NEGATIONS


def is_cut(written: str, mandated: str) -> bool:
    """Whether the text is a subsequence of the mandated phrase of more than half its length."""
    rest = iter(mandated)
    return len(written) * 2 > len(mandated) and all(char in rest for char in written)
