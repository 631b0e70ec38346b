"""The text that a piece of HTML shows: white space collapsed, character references resolved, every part with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import east_asian_width

from lint_reports.model.piece_map import ABOVE, BELOW, Piece

_PART = re.compile(r"[^ \t\n\r\f&]+|[ \t\n\r\f]+|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|&")
_TYPED_PART = re.compile(r"[^\n&]+|\n|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|&")
_FAMILIAR = {"&nbsp;": "\xa0", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&ldquo;": "“", "&rdquo;": "”"}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACE = " \t\n\r\f"
_TO_RESOLVE = re.compile(r"[ \t\n\r\f&]")

BREAK = 2
"""A line end that is a tag (`<br>`) in text whose lines stay as they are typed."""

Spans = list[tuple[int, int, int]]
"""Where the texts of a paragraph stand in the file, tags left out; behind that 1 for what is set above the line, -1 for
what is set below it, else 0, or BREAK."""


def composed(source: str, spans: Spans, drawn: str = "") -> tuple[str, list[Piece]]:
    """The text of some spans as it is shown, and its pieces with columns from 1; `drawn` stands in front of it.

    A line end between two wide characters is none that a reader sees (CSS Text 3, 4.1.3).
    """
    if len(spans) == 1 and not drawn:
        start, end, _ = spans[0]
        plain = source[start:end].strip(_SPACE)
        if plain and not _TO_RESOLVE.search(plain):
            size = len(plain)
            return plain, [Piece(1, size, source.index(plain, start), size)]
    parts: list[str] = [drawn] if drawn else []
    pieces: list[Piece] = [Piece(1, len(drawn), spans[0][0], 0, drawn)] if drawn else []
    size, space, last = len(drawn), "", ""
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


def _parts(source: str, spans: Spans) -> Iterator[tuple[str, int, int]]:
    for start, end, kind in _set(source, spans):
        if kind == BREAK:
            yield " ", start, end - start
            continue
        for match in _PART.finditer(source, start, end):
            part = match[0]
            shown = resolved(part) if part[0] == "&" else part
            yield (shown.translate(ABOVE if kind > 0 else BELOW) if kind else shown), match.start(), len(part)


def _set(source: str, spans: Spans) -> Spans:
    """The spans, none of them set above or below the line where all are: nothing is there that they could be set at."""
    if spans[0][2] and all(kind or source[start:end].isspace() for start, end, kind in spans):
        return [(start, end, kind if kind == BREAK else 0) for start, end, kind in spans]
    return spans


def lines_of(source: str, spans: Spans, drawn: str = "") -> list[tuple[str, list[Piece]]]:
    """The lines of a text that is shown as it is typed, each with its pieces."""
    lines: list[tuple[str, list[Piece]]] = []
    parts: list[str] = [drawn] if drawn else []
    start = spans[0][0]
    pieces: list[Piece] = [Piece(1, len(drawn), start, 0, drawn)] if drawn else []
    size = len(drawn)
    for part, offset, length in _typed_parts(source, spans):
        if part == "\n":
            lines.append(("".join(parts), pieces or [Piece(1, 0, offset, 0)]))
            parts, pieces, size = [], [], 0
            continue
        parts.append(part)
        pieces.append(Piece(size + 1, len(part), offset, length))
        size += len(part)
    lines.append(("".join(parts), pieces or [Piece(1, 0, spans[-1][1], 0)]))
    return lines


def _typed_parts(source: str, spans: Spans) -> Iterator[tuple[str, int, int]]:
    for start, end, kind in spans:
        if kind == BREAK:
            yield "\n", start, end - start
            continue
        for match in _TYPED_PART.finditer(source, start, end):
            part = match[0]
            shown = resolved(part) if part[0] == "&" else part
            yield (shown.translate(ABOVE if kind > 0 else BELOW) if kind else shown), match.start(), len(part)


def resolved(reference: str) -> str:
    """The characters of a reference, or itself where it is none."""
    known = _FAMILIAR.get(reference)
    if known is None:
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


def is_blank(text: str) -> bool:
    """Whether a text shows nothing, character references for spaces included."""
    return (
        not text.replace("&nbsp;", "")
        .replace("&#160;", "")
        .replace("&#12288;", "")
        .strip(" \t\r\n\f\xa0\u3000\u200b\ufeff")
    )


def first_blank(source: str, spans: Spans) -> tuple[int, int] | None:
    """The first blank text that is more than white space between tags."""
    for start, end, kind in spans:
        text = "" if kind == BREAK else source[start:end]
        inner = text.strip(" \t\r\n\f")
        if inner:
            lead = text.index(inner)
            return start + lead, start + lead + len(inner)
    return None
