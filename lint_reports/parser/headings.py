"""Candidates for headings that do not spell the mandated one, and their similarity to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint_reports.form.sections import Form, FormSection
from lint_reports.model.document import Block, Paragraph, Table, piece_of
from lint_reports.text.folding import fold, ordinal

_SENTENCE = re.compile(r"[。；;！!？?]")
_TOP_NUMBER = re.compile(
    r"^(?=第?([一二三四五六七八九十]{1,2}))(?:第\1部分[、.．,，:：]?|第?\1[、.．,，:：])(.*)$", re.S
)
_SUB_NUMBER = re.compile(r"^(\([一二三四五六七八九十]{1,2}\)|\d{1,2}[.、)])")
_LISTED = re.compile(r"^(\d{1,2})[.、)](.*)$", re.S)
_NUMERALS = "零一二三四五六七八九十"
_FIGURES = re.compile(r"[\d.,/\s—-]+$")
_BEFORE = re.compile(
    r"^(?:h[1-6](?:\([^()]*\))?\.\s+(?:\{anchor:[^{}]*\})?|[#=*+•●>-]{1,8}\s+|[=#]{1,6}(?=[^=#\s])|\*\*|__|''+)"
)
_BEHIND = re.compile(r"(?:\s+[#=*]{1,8}|=+|\*\*|__|''+|\s*\{[#.:][^{}]*\}|\s+\^[A-Za-z0-9-]+|\[\^[^\[\]\s]+\]|\s*¶)$")
LONGEST_HEADING = 60
"""A longer line, in characters, is no heading."""
LONGEST_MARKED = 100
"""The same for a line with marks around the heading."""
NEARLY = 0.9
"""The similarity to the mandated title required of a heading numbered as an item of a list (`1. 总体情况`)."""


def single_text(block: Block) -> tuple[str, int, int, int, int] | None:
    """(text, line, column, end line, end column) of a paragraph, or of a table with a single filled cell; else None."""
    if isinstance(block, Paragraph):
        return block.text, block.line, block.column, block.end_line, block.end_column
    if isinstance(block, Table) and len(block.rows) == 1:
        filled = [cell for cell in block.rows[0].cells if cell.text]
        if len(filled) == 1:
            cell = filled[0]
            return cell.text, cell.line, cell.column, cell.end_line, cell.end_column
    return None


def bared(block: Block) -> Block:
    """A short paragraph without the marks of text formats around a heading, as in `== 一、总体情况 ==`."""
    if not isinstance(block, Paragraph) or not 3 < len(block.text) <= LONGEST_MARKED:
        return block
    text = block.text
    before = _BEFORE.match(text)
    behind = _BEHIND.search(text)
    if before is None and behind is None:
        return block
    start, end = before.end() if before else 0, behind.start() if behind else len(text)
    if start >= end:
        return block
    cell = piece_of(block, start, end)
    return Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column, block.level or 1)


class Candidate(NamedTuple):
    """A block that may be a heading: its index, its folded text, its number as a top heading, and its title without number."""

    place: int
    text: str
    number: int | None
    title: str
    marked: bool
    listed: bool
    """Whether it is numbered as an item of a list."""


def candidates(blocks: list[Block]) -> Iterator[Candidate]:
    """Yield the blocks that may be headings."""
    for index, block in enumerate(blocks):
        single = single_text(block)
        if single is None or not 0 < len(single[0]) <= LONGEST_HEADING or _SENTENCE.search(single[0]):
            continue
        text = fold(single[0])
        number = heading_number(text)
        marked = isinstance(block, Paragraph) and block.level > 0
        if number is not None or not _SUB_NUMBER.match(text):
            yield Candidate(index, text, number, without_number(text), marked, False)
        elif (listed := _LISTED.match(text)) and len(listed.group(2)) >= 4:
            title = listed.group(2)
            yield Candidate(index, text, None, without_number(title), marked, True)


def likeness(candidate: Candidate, part: FormSection, wanted: str) -> float:
    """The score of a candidate as the heading of a section: similarity of wording, and more for its number; 0 for none."""
    _, text, number, title, marked, listed = candidate
    if number != part.number and _cannot_be_alike(title, wanted):
        return 0.0
    alike = similarity(title, wanted) if title else 0.0
    if listed:
        return alike - 0.1 if alike >= NEARLY else 0.0
    if number == part.number:
        first = part.number == 1 and len(text) <= 30
        return max(alike + 0.3, 0.6 * first) if alike >= 0.35 or first or not title else 0.0
    return alike - (0.0 if marked or number else 0.05) if alike >= 0.75 and len(title) >= 4 else 0.0


def is_label(text: str, part: FormSection, form: Form) -> bool:
    """Whether a folded text spells or begins a label of a table, or resembles one more than the heading of the section."""
    bare = _FIGURES.sub("", text)
    wanted = fold(part.phrase)
    to_heading = similarity(bare, wanted)
    for other in form.sections:
        if bare in other.terminals or (len(without_number(bare)) >= 3 and bare in other.prefixes):
            return True
        for label in other.terminals:
            if len(label) < 5:
                continue
            if bare.startswith(label) or (
                not _cannot_be_alike(bare, label) and similarity(bare, label) > max(to_heading, 0.7)
            ):
                return True
    return False


def _cannot_be_alike(one: str, other: str) -> bool:
    """Whether two phrases share too few characters for a similarity of 0.75: a quick test that excludes most paragraphs."""
    return sum(character in other for character in one) < 0.375 * (len(one) + len(other))


def similarity(one: str, other: str) -> float:
    """The similarity of two folded phrases, from 0 to 1 (Ratcliff and Obershelp)."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def heading_number(folded: str) -> int | None:
    """The number of a folded top heading ("三、"), None where it has none."""
    match = _TOP_NUMBER.match(folded)
    if not match:
        return None
    digits = match.group(1)
    return 10 + _NUMERALS.index(digits[1]) if len(digits) == 2 and digits[0] == "十" else _NUMERALS.index(digits[0])


def without_number(folded: str) -> str:
    """A folded heading without its number or item mark."""
    match = _TOP_NUMBER.match(folded)
    if match:
        return match.group(2)
    return folded[len(ordinal(folded)) :]
