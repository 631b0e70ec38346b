"""A passage in one width, without white space and quotes, with the place of every character; and what a body is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from lint_reports.text.folding import narrow, nfkc
from lint_reports.text.footnote_marks import blanked_behind_digits

HIDDEN = "■"
"""Stands for every character of the name of a document: what it says is not the report's."""
_SKIPPED = re.compile(r"[\s“”‘’\"'「」『』*_`\\\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_CITED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》?")


def folded(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is read, and where each of its characters stands in the text."""
    narrowed = narrow(text)
    plain = normalize("NFKC", narrowed)
    if plain != narrowed:  # A mark behind a figure has become a digit of it, or nothing of the kind.
        text = blanked_behind_digits(text)
        plain = nfkc(text)
    if len(plain) != len(text):
        plain = "".join(other if len(other := normalize("NFKC", each)) == 1 else each for each in text)
    if "《" in plain:
        plain = _CITED.sub(lambda match: HIDDEN * len(match.group()), plain)
    gaps = [match.span() for match in _SKIPPED.finditer(plain)]
    if not gaps:
        return plain, range(len(plain))
    places: list[int] = []
    at = 0
    for start, end in (*gaps, (len(plain), len(plain))):
        places.extend(range(at, start))
        at = end
    return _SKIPPED.sub("", plain), places


def own_names(body: str) -> frozenset[str]:
    """What a report calls its own body: its name, or the end of it; a county's name alone is that of its area."""
    name = "".join(body.split())
    names = {name}
    stem = name.removesuffix("人民政府")
    if stem != name:
        names |= {stem + "政府"} | ({stem} if stem.endswith(("镇", "乡", "街道")) else set())
    if name.endswith("办公室"):
        names |= {name.removesuffix("公室"), name.replace("人民政府", "政府"), name.replace("人民政府办公室", "政府办")}
    elif name.endswith("办事处"):
        names.add(name.removesuffix("办事处"))
    return frozenset(each[at:] for each in names for at in range(max(1, len(each) - 2)) if len(each) > 2)
