"""The outline of a document: its title and where its sections begin, found by the words of the form.

A heading is what spells a section's mandated heading, then what nearly does, then the place where a table of that
section begins. Order is not asked: a misplaced section is found where it stands, and a rule says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_reports.model.document import Block, Document, Paragraph, Row, Table
from lint_reports.model.report import Leaf
from lint_reports.parser.folding import fold, ordinal
from lint_reports.parser.form import Form, Part
from lint_reports.parser.glued import LONGEST_HEADING, split_glued

_SENTENCE = re.compile(r"[。；;！!？?]")
_TOP_NUMBER = re.compile(r"^(?=第?([一二三四五六七八九十]{1,2}))(?:第\1部分[、.．,，:：]?|第?\1[、.．,，:：])(.*)$", re.S)
_SUB_NUMBER = re.compile(r"^(\([一二三四五六七八九十]{1,2}\)|\d{1,2}[.、)])")
_NUMERALS = "零一二三四五六七八九十"
_LOOSE_TITLE = re.compile(r"(?:信息|政务)公开.{0,8}?(?:年度?报告?|年报|报告)[》.]?(?:\((?:19|20)\d{2}年?度?\))?$")
_NO_TITLE = re.compile(r"通知|发布|公布|解读|印发|[。；，,]|附件|情况说明|模[板版]|格式|目录")


@dataclass(slots=True, eq=False)
class Found:
    """A section as found: `blocks` are what stands below its heading."""

    part: Part
    heading: Leaf | None
    start: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Outline:
    title: Leaf | None
    before: list[Block]
    """What stands between the title and the first section."""
    found: dict[str, Found]
    repeated: list[tuple[Leaf, Leaf]]
    rows: int = 0
    """How many rows have a label of the form and a figure, to tell a report that has lost its headings from a text
    that speaks of the form."""

    @property
    def is_report(self) -> bool:
        named = sum(1 for found in self.found.values() if found.heading is not None)
        telling = any(f.heading is not None and f.part.tabular for f in self.found.values())
        if self.title is not None:
            return self.title.exact or named >= 1
        return self.rows >= 5 or (named >= 2 and telling and self.rows >= 1)


def outline(document: Document, form: Form) -> Outline:
    """Find the title and the sections of a document."""
    blocks = document.blocks
    headings = _exact(blocks, form)
    if len(headings) < len(form.parts):
        blocks = split_glued(blocks, form)
        headings = _exact(blocks, form)
    found, repeated = _choose(blocks, headings, form)
    if len(found) < len(form.parts):
        _add_similar(blocks, found, form)
        _add_implied(blocks, found, form)
    return _cut(blocks, found, repeated, form)


def single_text(block: Block) -> tuple[str, int, int, int, int] | None:
    """The text of a paragraph, or of a table whose one row has one filled cell; None for anything else."""
    if isinstance(block, Paragraph):
        return block.text, block.line, block.column, block.end_line, block.end_column
    if isinstance(block, Table) and len(block.rows) == 1:
        filled = [cell for cell in block.rows[0].cells if cell.text]
        if len(filled) == 1:
            cell = filled[0]
            return cell.text, cell.line, cell.column, cell.end_line, cell.end_column
    return None


def _exact(blocks: list[Block], form: Form) -> list[tuple[int, Part]]:
    """The blocks that spell a mandated heading, by index."""
    mandated = {fold(part.phrase): part for part in form.parts}
    hits = []
    for index, block in enumerate(blocks):
        text = block.text if isinstance(block, Paragraph) else (single_text(block) or ("",))[0]
        if 3 < len(text) <= LONGEST_HEADING:
            part = mandated.get(fold(text))
            if part is not None:
                hits.append((index, part))
    return hits


def _leaf(block: Block, part: Part, exact: bool = True) -> Leaf:
    text, line, column, end_line, end_column = single_text(block) or ("", 0, 0, 0, 0)
    return Leaf(part.heading, text, line, column, end_line, end_column, part.phrase, exact=exact)


def _choose(
    blocks: list[Block], hits: list[tuple[int, Part]], form: Form
) -> tuple[dict[str, Found], list[tuple[Leaf, Leaf]]]:
    """One heading for each section; of several the first with something below it. A table of contents is none."""
    hits = _without_contents(blocks, hits)
    starts = {index for index, _ in hits}
    found: dict[str, Found] = {}
    repeated = []
    for part in form.parts:
        mine = [index for index, hit in hits if hit is part]
        if not mine:
            continue
        filled = [i for i in mine if i + 1 not in starts and i + 1 < len(blocks)]
        tables = [i for i in filled if part.tabular and _has_table(blocks, i + 1, starts, part)]
        best = (tables or filled or mine)[0]
        found[part.name] = Found(part, _leaf(blocks[best], part), best)
        for index in mine:
            if index != best:
                repeated.append((_leaf(blocks[index], part), _leaf(blocks[best], part)))
    return found, repeated


def _has_table(blocks: list[Block], start: int, headings: set[int], part: Part) -> bool:
    """Whether labels of a section stand below a heading, before the next one."""
    end = min((each for each in headings if each >= start), default=len(blocks))
    labels = set(part.terminals)
    return any(_spells(block, labels) for block in blocks[start : min(end, start + 12)])


def _without_contents(blocks: list[Block], hits: list[tuple[int, Part]]) -> list[tuple[int, Part]]:
    """Leave out a run of three or more headings with nothing between them that all come again."""
    kept = list(hits)
    run: list[tuple[int, Part]] = []
    for hit in [*hits, (-1, None)]:
        if run and hit[0] == run[-1][0] + 1 and all(part is not hit[1] for _, part in run):
            run.append(hit)  # type: ignore[arg-type]
            continue
        later = {id(part) for index, part in hits if run and index > run[-1][0]}
        if len(run) >= 3 and all(id(part) in later for _, part in run):
            kept = [each for each in kept if each not in run]
        run = [hit]  # type: ignore[list-item]
    return kept


def _window(part: Part, found: dict[str, Found], form: Form, size: int) -> tuple[int, int]:
    """Between which blocks a section must begin, by its neighbours in the form's order."""
    before = [found[p.name].start for p in form.parts[: part.number - 1] if p.name in found]
    after = [found[p.name].start for p in form.parts[part.number :] if p.name in found]
    low = max(before, default=-1) + 1
    high = min((start for start in after if start >= low), default=size)
    return low, high


def _cannot_be_alike(one: str, other: str) -> bool:
    """Whether two phrases share too few characters for a similarity of 0.75: quickly told of most paragraphs."""
    return sum(character in other for character in one) < 0.375 * (len(one) + len(other))


def similarity(one: str, other: str) -> float:
    """How alike two folded phrases are, from 0 to 1."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _add_similar(blocks: list[Block], found: dict[str, Found], form: Form) -> None:
    taken = {each.start for each in found.values()}
    candidates = list(_candidates(blocks))
    for part in form.parts:
        if part.name in found:
            continue
        low, high = _window(part, found, form, len(blocks))
        free = (each for each in candidates if low <= each.place < high and each.place not in taken)
        wanted = _without_number(fold(part.phrase))
        scored = [(_likeness(each, part, wanted), -each.place) for each in free]
        score, place = max(scored, default=(0.0, 0))
        if score >= 0.6:
            found[part.name] = Found(part, _leaf(blocks[-place], part, exact=False), -place)
            taken.add(-place)


class _Candidate(NamedTuple):
    """A block that may be a heading, folded, with the number it carries as a top heading and its words behind that."""

    place: int
    text: str
    number: int | None
    title: str
    marked: bool


def _candidates(blocks: list[Block]) -> Iterator[_Candidate]:
    for index, block in enumerate(blocks):
        single = single_text(block)
        if single is None or not 0 < len(single[0]) <= LONGEST_HEADING or _SENTENCE.search(single[0]):
            continue
        text = fold(single[0])
        number = _top_number(text)
        if number is not None or not _SUB_NUMBER.match(text):
            marked = isinstance(block, Paragraph) and block.level > 0
            yield _Candidate(index, text, number, _without_number(text), marked)


def _likeness(candidate: _Candidate, part: Part, wanted: str) -> float:
    """How far a block looks like the heading of a section: its wording, and its number as a top heading."""
    _, text, number, title, marked = candidate
    if number != part.number and _cannot_be_alike(title, wanted):
        return 0.0
    alike = similarity(title, wanted) if title else 0.0
    if number == part.number:
        first = part.number == 1 and len(text) <= 30
        return max(alike + 0.3, 0.6 * first) if alike >= 0.35 or first or not title else 0.0
    return alike - (0.0 if marked or number else 0.05) if alike >= 0.75 and len(title) >= 4 else 0.0


def _top_number(folded: str) -> int | None:
    match = _TOP_NUMBER.match(folded)
    if not match:
        return None
    digits = match.group(1)
    return 10 + _NUMERALS.index(digits[1]) if len(digits) == 2 and digits[0] == "十" else _NUMERALS.index(digits[0])


def heading_number(folded: str) -> int | None:
    """The number that a folded heading carries as one of the top series ("三、"), None where it has none."""
    return _top_number(folded)


def _without_number(folded: str) -> str:
    match = _TOP_NUMBER.match(folded)
    if match:
        return match.group(2)
    return folded[len(ordinal(folded)) :]


def _add_implied(blocks: list[Block], found: dict[str, Found], form: Form) -> None:
    """A section whose heading is lost begins where labels that are its own begin."""
    for part in form.parts:
        if part.name in found or not part.tabular:
            continue
        own = {label for label in part.terminals if sum(label in p.terminals for p in form.parts) == 1}
        low, high = _window(part, found, form, len(blocks))
        start = next((i for i in range(low, high) if _spells(blocks[i], own)), None)
        if start is not None:
            found[part.name] = Found(part, None, start)


def _spells(block: Block, labels: set[str]) -> bool:
    if isinstance(block, Table):
        return any(fold(text) in labels for row in block.rows for text in row.texts if 1 < len(text) < 60)
    return isinstance(block, Paragraph) and len(block.text) < LONGEST_HEADING and fold(block.text) in labels


def _cut(
    blocks: list[Block], found: dict[str, Found], repeated: list[tuple[Leaf, Leaf]], form: Form
) -> Outline:
    """Give every section the blocks between its heading and the next."""
    marks = sorted([(each.start, each) for each in found.values()], key=lambda mark: mark[0])
    stops = {leaf.line for leaf, _ in repeated}
    for place, (start, each) in enumerate(marks):
        end = marks[place + 1][0] if place + 1 < len(marks) else len(blocks)
        body = blocks[start + (each.heading is not None) : end]
        cut = next((i for i, block in enumerate(body) if stops and (single_text(block) or (0, 0))[1] in stops), None)
        each.blocks = body if cut is None else body[:cut]
    first = marks[0][0] if marks else len(blocks)
    title, after = find_title(blocks[:first], form)
    return Outline(title, blocks[after:first], found, repeated, _filled_rows(blocks, form) if title is None else 0)


def _filled_rows(blocks: list[Block], form: Form) -> int:
    """How many labels of the form have a figure in their row or, with a cell a line, on one of the next two lines."""
    labels = {label for part in form.parts for label in part.terminals if len(label) > 3}
    count = 0
    waiting = 0
    for block in blocks:
        for row in block.rows if isinstance(block, Table) else [block]:
            cells = row.texts if isinstance(row, Row) else [row.text]
            figures = any(text.isascii() and text.isdigit() for text in cells)
            waiting = 3 if _spells(Table([row]) if isinstance(row, Row) else row, labels) else waiting - 1
            if waiting > 0 and figures:
                count, waiting = count + 1, 0
    return count


def find_title(blocks: list[Block], form: Form) -> tuple[Leaf | None, int]:
    """The title among the blocks before the first section, and the index of the block after it.

    A title may be broken over two or three lines. One that has the mandated words is `exact`.
    """
    mandated = re.compile(form.title)
    lines = [(i, single) for i, block in enumerate(blocks[:80]) if (single := single_text(block)) is not None]
    lines = [(i, single) for i, single in lines if len(single[0]) <= 80]
    for wanted in (mandated.fullmatch, _loosely):
        for count in (1, 2, 3):
            for start in range(len(lines) - count + 1):
                some = lines[start : start + count]
                text = "\n".join(single[0] for _, single in some)
                if wanted(fold(text)) and not _NO_TITLE.search(fold(text)):
                    (_, head), (last, tail) = some[0], some[-1]
                    exact = wanted != _loosely and "关于" not in fold(text)
                    leaf = Leaf(form.title_terminal, text, head[1], head[2], tail[3], tail[4], exact=exact)
                    return leaf, last + 1
    return None, 0


def _loosely(folded: str) -> object:
    return 6 <= len(folded) <= 60 and _LOOSE_TITLE.search(folded)
