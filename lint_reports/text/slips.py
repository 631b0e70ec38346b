"""Whether a phrase is the mandated one with a slip of the pen in it, so that no other words can have been meant.

Where characters are exchanged they can have been (上年制发件数 for 本年制发件数), and a negation or what stands in front turns a
phrase into another one (非行政许可, 经复议直接起诉 for 未经复议直接起诉).
"""

from __future__ import annotations

from unicodedata import normalize

_NEGATIONS = frozenset("不非未无否")


def words_of(text: str) -> str:
    """The characters of a phrase without white space and punctuation, in one width."""
    return "".join(char for char in normalize("NFKC", text) if char.isalnum())


def is_one_off(written: str, mandated: str) -> bool:
    """Whether a character is left out or put in, behind the first one, and is no negation."""
    longer, shorter = (mandated, written) if len(mandated) > len(written) else (written, mandated)
    if len(longer) != len(shorter) + 1 or longer[:1] != shorter[:1]:
        return False
    at = next(
        (place for place, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), len(shorter)
    )
    return longer[:at] + longer[at + 1 :] == shorter and longer[at] not in _NEGATIONS


def is_cut(written: str, mandated: str) -> bool:
    """Whether nothing but words of the mandated phrase is written, in its order, and more than half of them."""
    rest = iter(mandated)
    return len(written) * 2 > len(mandated) and all(char in rest for char in written)
