"""Removal of tables of contents, whose lines name sections and are not their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint_reports.form.sections import Form, FormSection
from lint_reports.model.document import Block, Paragraph, Picture, Table
from lint_reports.text.folding import fold, ordinal

LONGEST_ENTRY = 100
FEWEST_ENTRIES = 3
_PAGE = re.compile(r"(?:[.…·•‥．。_\s-]*[\s.…·•‥．_-])?[(（]?\d{1,3}[)）]?$")
_LEADER = re.compile(r"(?:…|[.·•‥．_]{3})[.…·•‥．_\s]*\d{1,3}$")
_MARK = re.compile(r"^(?:[-*+•●]\s+|\d{1,2}[.)、．]\s*)")
_CONTENTS = re.compile(r"^目[\s\u3000]*[录次]$")


def without_contents(blocks: list[Block], form: Form) -> list[Block]:
    """The blocks without tables of contents: runs of lines that name sections, most of which are named again later."""
    named = [_named(block, form) for block in blocks]
    if sum(bool(each) for each in named) < 2 * FEWEST_ENTRIES - 1 and not any(each and each.leaders for each in named):
        return blocks
    gone: set[int] = set()
    for start, end in _runs(blocks, named):
        parts = [part for each in named[start:end] if each for part in each.parts]
        later = {id(part) for each in named[end:] if each for part in each.parts}
        again = sum(id(part) in later for part in parts)
        leaders = sum(each.leaders for each in named[start:end] if each)
        if len(parts) >= FEWEST_ENTRIES and (again * 2 >= len(parts) or leaders >= FEWEST_ENTRIES):
            gone.update(range(start, end))
    return [block for index, block in enumerate(blocks) if index not in gone] if gone else blocks


class _Named:
    """The sections that a block names, and the number of its lines that end with dots and a page."""

    __slots__ = ("parts", "leaders")

    def __init__(self) -> None:
        self.parts: list[FormSection] = []
        self.leaders = 0


def _named(block: Block, form: Form) -> _Named | None:
    """The sections named by a block of entries of a table of contents, None for any other block."""
    if isinstance(block, Picture):
        return None
    named = _Named()
    for text, paged in _entries(block):
        if len(text) > LONGEST_ENTRY:
            return None
        part = _part(text, form)
        leader = bool(_LEADER.search(text)) or paged
        if part is None and not leader and not _CONTENTS.match(text):
            return None
        named.leaders += leader
        if part is not None:
            named.parts.append(part)
    return named


def _entries(block: Block) -> Iterator[tuple[str, bool]]:
    """Yield (line of a block, whether a separate cell has its page)."""
    if isinstance(block, Paragraph):
        yield block.text, False
    elif isinstance(block, Table):
        for row in block.rows:
            texts = [text for text in row.texts if text]
            paged = len(texts) == 2 and texts[1].isdigit() and len(texts[1]) <= 3
            yield "".join(texts[:1]) if paged or len(texts) == 1 else "\t".join(texts), paged


def _part(text: str, form: Form) -> FormSection | None:
    """The section that a line names, with or without a page number; None for none."""
    if len(text) <= 3 or "。" in text:
        return None
    for bare in (text, _MARK.sub("", text)):
        words = fold(_PAGE.sub("", bare).rstrip(" .…·_\u3000\t"))
        for part in form.sections:
            wanted = fold(part.phrase)
            if words in (wanted, wanted[len(ordinal(wanted)) :]):
                return part
    return None


def _runs(blocks: Sequence[Block], named: Sequence[_Named | None]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of runs of entries in which no section is named twice."""
    start = 0
    seen: set[int] = set()
    for index, each in enumerate([*named, None]):
        parts = {id(part) for part in each.parts} if each else set()
        if each is None or parts & seen:
            if index > start:
                yield start, index
            start, seen = (index, set()) if each else (index + 1, set())
        seen |= parts
