"""A text in one width, without white space and quotes, with the index of every character in the text as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from lint_reports.text.folding import narrow, nfkc
from lint_reports.text.footnote_marks import blanked_behind_digits

HIDDEN = "■"
"""Stands for every character of the name of a document: words within a name are no claim of the report."""
_SKIPPED = re.compile(r"[\s“”‘’\"'「」『』*_`\\\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_CITED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》?")


def normalized(text: str) -> tuple[str, Sequence[int]]:
    """The normalized text, and for each of its characters the index in `text`."""
    narrowed = narrow(text)
    plain = normalize("NFKC", narrowed)
    if plain != narrowed:  # NFKC may have made a mark behind a figure a digit of it.
        text = blanked_behind_digits(text)
        plain = nfkc(text)
    if len(plain) != len(text):
        plain = "".join(other if len(other := normalize("NFKC", each)) == 1 else each for each in text)
    if "《" in plain:
        plain = _CITED.sub(lambda match: HIDDEN * len(match.group()), plain)
    gaps = [match.span() for match in _SKIPPED.finditer(plain)]
    if not gaps:
        return plain, range(len(plain))
    indexes: list[int] = []
    at = 0
    for start, end in (*gaps, (len(plain), len(plain))):
        indexes.extend(range(at, start))
        at = end
    return _SKIPPED.sub("", plain), indexes
