"""The outline of a document: its title and the beginnings of its sections, found by the words of the form.

A section begins at a line that spells its mandated heading, else at one that nearly does, else where its table begins.
Any order is accepted: a rule reports misplaced sections.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lint_reports.form.sections import Form, FormSection
from lint_reports.model.document import Block, Document, Paragraph, Row, Table
from lint_reports.model.report import Leaf
from lint_reports.parser.contents import without_contents
from lint_reports.parser.glued import split_glued
from lint_reports.parser.headings import (
    LONGEST_HEADING,
    bared,
    candidates,
    is_label,
    likeness,
    single_text,
    without_number,
)
from lint_reports.parser.laid_out import freed
from lint_reports.parser.parted import joined, parted
from lint_reports.parser.title import find_title, is_title_of
from lint_reports.text.folding import fold

LONGEST_LINE = 300
MOST_WORDS = 20
"""Longer lines, in characters and in words, are no rows of labels and figures separated by blanks."""

_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(slots=True, eq=False)
class Found:
    """A section found in a document: `start` is the index of its first block, `blocks` are those below its heading."""

    part: FormSection
    heading: Leaf | None
    start: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Outline:
    """The title and the sections found in a document, by name."""

    title: Leaf | None
    before: list[Block]
    """The blocks between the title and the first section."""
    found: dict[str, Found]
    repeated: list[tuple[Leaf, Leaf]]
    parts: int = 0
    """The number of sections of the form."""
    rows: int = 0
    """The number of rows with a label of the form and a figure, which a report without headings has and a text about the
    form has not."""
    whole: bool = False
    """Whether some table has nearly all its labels."""

    @property
    def is_report(self) -> bool:
        """Whether the document is a report: by its headings, its title, or the rows of its tables."""
        if sum(1 for found in self.found.values() if found.heading is not None and found.heading.exact) == self.parts:
            return True
        named = sum(1 for found in self.found.values() if found.heading is not None)
        telling = any(f.heading is not None and f.part.tabular for f in self.found.values())
        if self.title is not None:
            return self.title.exact or named >= 1
        return self.rows >= (3 if self.whole else 5) or (named >= 2 and telling and self.rows >= 1)


def outline(document: Document, form: Form) -> Outline:
    """Find the title and the sections of a document."""
    blocks = document.blocks
    headings = _exact(blocks, form)
    if len(headings) != len(form.sections):
        blocks = without_contents(blocks, form)
        headings = _exact(blocks, form)
    if len(headings) < len(form.sections):
        blocks = split_glued([bared(block) for block in freed(blocks, form, is_title_of(form))], form)
        blocks = parted(joined(blocks, form), form)
        headings = _exact(blocks, form)
    found, repeated = _choose(blocks, headings, form)
    if len(found) < len(form.sections):
        _add_similar(blocks, found, form)
        _add_implied(blocks, found, form)
    result = _cut(blocks, found, repeated, form)
    if result.title is None:
        _find_other_title(result, document, form)
    if result.title is None:
        result.rows = _filled_rows(blocks, form)
        result.whole = any(_is_whole(each) for each in found.values())
    return result


def _find_other_title(result: Outline, document: Document, form: Form) -> None:
    """Find the title in a table before the first section, else in the file's metadata."""
    before = freed(result.before, form, is_title_of(form))
    title, after = find_title(before, form)
    if title is None:
        parts, place = find_title([_in_one(block) for block in before], form)
        title, after = (parts, place) if parts is not None and parts.exact else (None, 0)
    if title is not None:
        result.title, result.before = title, before[after:]
    elif document.title is not None:
        result.title = find_title([document.title], form)[0]


def _in_one(block: Block) -> Block:
    """A row of several filled cells as one paragraph: a converter from PDF may split a title where its script changes."""
    filled = (
        [cell for cell in block.rows[0].cells if cell.text] if isinstance(block, Table) and len(block.rows) == 1 else []
    )
    if not 1 < len(filled) <= MOST_WORDS:
        return block
    first, last = filled[0], filled[-1]
    return Paragraph("\n".join(cell.text for cell in filled), first.line, first.column, last.end_line, last.end_column)


def _exact(blocks: list[Block], form: Form) -> list[tuple[int, FormSection]]:
    """(index, section) of the blocks that spell a mandated heading."""
    mandated = {fold(part.phrase): part for part in form.sections}
    hits = []
    for index, block in enumerate(blocks):
        text = block.text if isinstance(block, Paragraph) else (single_text(block) or ("",))[0]
        if 3 < len(text) <= LONGEST_HEADING:
            part = mandated.get(fold(text))
            if part is not None:
                hits.append((index, part))
    return hits


def _leaf(block: Block, part: FormSection, exact: bool = True) -> Leaf:
    text, line, column, end_line, end_column = single_text(block) or ("", 0, 0, 0, 0)
    return Leaf(part.heading, text, line, column, end_line, end_column, part.phrase, exact=exact)


def _choose(
    blocks: list[Block], hits: list[tuple[int, FormSection]], form: Form
) -> tuple[dict[str, Found], list[tuple[Leaf, Leaf]]]:
    """(sections by name, (repeated heading, chosen heading)): of several headings, the first with contents below it."""
    starts = {index for index, _ in hits}
    found: dict[str, Found] = {}
    repeated = []
    for part in form.sections:
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


def _has_table(blocks: list[Block], start: int, headings: set[int], part: FormSection) -> bool:
    """Whether labels of a section follow a heading before the next one."""
    end = min((each for each in headings if each >= start), default=len(blocks))
    labels = set(part.terminals)
    return any(_spells(block, labels) for block in blocks[start : min(end, start + 12)])


def _window(part: FormSection, found: dict[str, Found], form: Form, size: int) -> tuple[int, int]:
    """The range of indexes in which a section must begin, by its neighbours in the form's order; the end is excluded."""
    before = [found[p.name].start for p in form.sections[: part.number - 1] if p.name in found]
    after = [found[p.name].start for p in form.sections[part.number :] if p.name in found]
    low = max(before, default=-1) + 1
    high = min((start for start in after if start >= low), default=size)
    return low, high


def _add_similar(blocks: list[Block], found: dict[str, Found], form: Form) -> None:
    """Add the missing sections whose headings are only nearly spelt, the most similar heading for each."""
    used = {each.start for each in found.values()}
    known = list(candidates(blocks))
    for part in form.sections:
        if part.name in found:
            continue
        low, high = _window(part, found, form, len(blocks))
        wanted = without_number(fold(part.phrase))
        free = (each for each in known if low <= each.place < high and each.place not in used)
        scored = [(score, -each.place, each) for each in free if (score := likeness(each, part, wanted)) >= 0.6]
        for _, place, each in sorted(scored, key=lambda one: one[:2], reverse=True):
            if is_label(each.text, part, form) or (each.listed and not _has_own(blocks, each.place, part, form)):
                continue
            found[part.name] = Found(part, _leaf(blocks[-place], part, exact=False), -place)
            used.add(-place)
            break


def _has_own(blocks: list[Block], place: int, part: FormSection, form: Form) -> bool:
    """Whether labels of a section follow its possible heading; True for a section without a table."""
    if not part.tabular:
        return True
    own = {label for label in part.terminals if sum(label in each.terminals for each in form.sections) == 1}
    return any(_spells(block, own) for block in blocks[place + 1 : place + 13])


def _add_implied(blocks: list[Block], found: dict[str, Found], form: Form) -> None:
    """Add the missing sections that have no heading: each begins where labels that only it has begin."""
    for part in form.sections:
        if part.name in found or not part.tabular:
            continue
        own = {label for label in part.terminals if sum(label in p.terminals for p in form.sections) == 1}
        low, high = _window(part, found, form, len(blocks))
        start = next((i for i in range(low, high) if _spells(blocks[i], own)), None)
        if start is not None:
            found[part.name] = Found(part, None, start)


def _spells(block: Block, labels: set[str]) -> bool:
    if isinstance(block, Table):
        return any(fold(text) in labels for row in block.rows for text in row.texts if 1 < len(text) < 60)
    return isinstance(block, Paragraph) and len(block.text) < LONGEST_LINE and _spells_in_words(block.text, labels)


def _spells_in_words(text: str, labels: set[str]) -> bool:
    """Whether a line is a label, or labels and figures separated by blanks."""
    if len(text) < LONGEST_HEADING and fold(text) in labels:
        return True
    words = text.split()
    if not 1 < len(words) <= MOST_WORDS:
        return False
    found = sum(fold(word) in labels for word in words)
    return found > 1 or (found == 1 and all(word.isdigit() for word in words[1:]))


def _cut(blocks: list[Block], found: dict[str, Found], repeated: list[tuple[Leaf, Leaf]], form: Form) -> Outline:
    """The outline, each section with the blocks between its heading and the next."""
    marks = sorted([(each.start, each) for each in found.values()], key=lambda mark: mark[0])
    stops = {leaf.line for leaf, _ in repeated}
    for place, (start, each) in enumerate(marks):
        end = marks[place + 1][0] if place + 1 < len(marks) else len(blocks)
        body = blocks[start + (each.heading is not None) : end]
        cut = next((i for i, block in enumerate(body) if stops and (single_text(block) or (0, 0))[1] in stops), None)
        each.blocks = body if cut is None else body[:cut]
    first = marks[0][0] if marks else len(blocks)
    title, after = find_title(blocks[:first], form)
    return Outline(title, blocks[after:first], found, repeated, len(form.sections))


def _filled_rows(blocks: list[Block], form: Form) -> int:
    """The number of labels with a figure in their row or, with one cell on a line, on one of the next two lines."""
    labels = {label for part in form.sections for label in part.terminals if len(label) > 3}
    count = 0
    waiting = 0
    for block in blocks:
        for row in block.rows if isinstance(block, Table) else [block]:
            cells = row.texts if isinstance(row, Row) else row.text.split(None, MOST_WORDS)
            figures = any(_FIGURE.fullmatch(text) for text in cells)
            waiting = 3 if _spells(Table([row]) if isinstance(row, Row) else row, labels) else waiting - 1
            if waiting > 0 and figures:
                count, waiting = count + 1, 0
    return count


def _is_whole(found: Found) -> bool:
    """Whether tables of a section have at least 80 % of its labels."""
    rows = (row for block in found.blocks if isinstance(block, Table) for row in block.rows)
    texts = {fold(text) for row in rows for text in row.texts if 1 < len(text) < LONGEST_HEADING}
    labels = found.part.terminals
    return bool(labels) and sum(label in texts for label in labels) >= 0.8 * len(labels)
