"""The text that a piece of HTML shows: white space collapsed, character references resolved, every part with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from lint_reports.model.origins import Piece

_PART = re.compile(r"[^ \t\n\r\f&]+|[ \t\n\r\f]+|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|&")
_FAMILIAR = {"&nbsp;": "\xa0", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&ldquo;": "“", "&rdquo;": "”"}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACE = " \t\n\r\f"

Spans = list[tuple[int, int]]
"""Where the texts of a paragraph stand in the file, tags left out."""


def composed(source: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[Piece]]:
    """The text of some spans as it is shown, and its pieces with columns from 1.

    A line end between two wide characters is none that a reader sees (CSS Text 3, 4.1.3).
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    size, space, last = 0, "", ""
    for part, offset, length in _parts(source, spans):
        if length and part[0] in _SPACE and source[offset] != "&":
            space = space if "\n" in space else part
            continue
        if space:
            if last and not ("\n" in space and _is_wide(last) and _is_wide(part[0])):
                parts.append(" ")
                size += 1
            space = ""
        parts.append(part)
        pieces.append(Piece(size + 1, len(part), offset, length))
        size += len(part)
        last = part[-1]
    return "".join(parts), pieces


def _parts(source: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    for start, end in spans:
        for match in _PART.finditer(source, start, end):
            part = match[0]
            yield (resolved(part) if part[0] == "&" else part), match.start(), len(part)


def resolved(reference: str) -> str:
    """The characters of a reference, or itself where it is none."""
    known = _FAMILIAR.get(reference)
    if known is None:
        from html import unescape

        known = unescape(reference) or reference
    return known


def _is_wide(char: str) -> bool:
    return char > "\u2000" and east_asian_width(char) in "WF"


def trimmed(text: str) -> tuple[int, str]:
    """The text without the space and the invisible characters around it, and how many stand in front."""
    kept = text.strip()
    if kept and (kept[0] in _INVISIBLE or kept[-1] in _INVISIBLE):
        kept = kept.strip(_INVISIBLE + " \t\u3000\xa0").strip()
    return (text.index(kept) if kept else 0), kept
