"""Marks of footnotes: ¹, ① and the like behind a text, of which NFKC would make digits of the text."""

from __future__ import annotations

import re

MARKS = (
    "¹²³⁰ⁱ⁴-⁹ⁿªº₀-₉\u1d43-\u1d5b"  # superscript and subscript digits and letters
    "\u2460-\u24ff"  # ① ⑴ ⒈ ⓐ
    "\u2776-\u2793"  # ❶ ➀ ➊
    "\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"  # ㉑ ㊀ ㊱
)
"""The characters, for a character class of a regular expression."""
_MARK = re.compile(f"[{MARKS}]")
_BEHIND = re.compile(f"(?<=[^\\s{MARKS}])[{MARKS}]+$")
_BEHIND_DIGITS = re.compile(f"(?<=[0-9０-９])[{MARKS}]+")


def without_mark(text: str) -> str:
    """The text without the marks at its end; a text of nothing but marks is left as it is."""
    return _BEHIND.sub("", text) if text and _MARK.match(text, len(text) - 1) else text


def blanked_behind_digits(text: str) -> str:
    """The text with a space for every mark behind a digit, so that the index of no other character changes."""
    return _BEHIND_DIGITS.sub(lambda found: " " * len(found.group()), text)
