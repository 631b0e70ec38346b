"""Passages: the paragraphs of the written sections, joined where a line end splits a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from lint_reports.model.location import Range
from lint_reports.model.report import Report, once_per_report
from lint_reports.prose.paragraphs import WRITTEN, Paragraph, paragraphs

SHORTEST_CUT = 20
"""The fewest characters of a line that may be split by the page width; a shorter one is complete."""
_ENDS = "。！？；：…!?;:"
"""Characters at the end of a complete line."""


class Passage(NamedTuple):
    """The text of paragraphs that belong together, and each paragraph with the index in it where it begins."""

    text: str
    parts: tuple[tuple[int, Paragraph], ...]

    def range(self, report: Report, start: int, end: int) -> Range:
        """The range in the file of `text[start:end]`, cut off at the end of the paragraph that it begins in."""
        at, paragraph = next(each for each in reversed(self.parts) if each[0] <= start)
        return paragraph.range(report, start - at, min(end - at, len(paragraph.text)))

    @property
    def section(self) -> str:
        """The name of its section in the grammar."""
        return self.parts[0][1].section


@once_per_report
def passages(report: Report) -> list[Passage]:
    """The passages of the written sections, in order."""
    return list(_joined(paragraphs(report, *WRITTEN)))


def _joined(found: list[Paragraph]) -> Iterator[Passage]:
    parts: list[Paragraph] = []
    for each in found:
        if parts and not _is_cut(parts[-1], each):
            yield _passage(parts)
            parts = []
        parts.append(each)
    if parts:
        yield _passage(parts)


def _is_cut(before: Paragraph, after: Paragraph) -> bool:
    """Whether the line end between two paragraphs splits a sentence."""
    return (
        len(before.text) >= SHORTEST_CUT
        and before.text.rstrip()[-1:] not in _ENDS
        and before.leaf.end_line + 1 == after.leaf.line
        and before.section == after.section
    )


def _passage(parts: list[Paragraph]) -> Passage:
    starts = accumulate((len(each.text) for each in parts[:-1]), initial=0)
    return Passage("".join(each.text for each in parts), tuple(zip(starts, parts, strict=True)))
