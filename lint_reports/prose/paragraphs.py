"""The paragraphs of a report outside its tables, with the range in the file of every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint_reports.model.location import Range
from lint_reports.model.report import Leaf, Report, once_per_report
from lint_reports.prose.patterns import lazily

WRITTEN = ("overview", "problems", "other_matters")
"""The sections that are written (not tabular)."""

MARK = (
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}[、.．是]|第[一二三四五六七八九十][、，,]"
    r"|\d{1,2}[.、．)）]|[①-⑳]|——|[-•●■◆▪*#]+)"
)
"""A pattern of what a list item begins with."""

_SENTENCE = lazily(r"[^。！？；]+[。！？；]?")
_QUOTED = lazily(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")


class Paragraph(NamedTuple):
    """A paragraph outside the tables; `section` is the name of its section in the grammar, "title" before the first."""

    section: str
    leaf: Leaf
    text: str

    def sentences(self) -> Iterator[re.Match[str]]:
        """The sentences, a semicolon ending one too."""
        return _SENTENCE().finditer(self.text)

    def sentence_at(self, place: int) -> str:
        """The sentence that an index of the text is in."""
        return next((each.group() for each in self.sentences() if each.start() <= place < each.end()), self.text)

    def unquoted(self) -> str:
        """The text with ■ for every character that is quoted or cited."""
        return _QUOTED().sub(lambda match: "■" * len(match.group()), self.text)

    def range(self, report: Report, start: int, end: int) -> Range:
        """The range in the file of `text[start:end]`; that of the whole paragraph where mark-up hides it."""
        leaf, document = self.leaf, report.document
        lines = document.lines
        if document.source_map.is_composed(leaf.line) and leaf.end_column - leaf.column == len(self.text):
            return Range.of(leaf.line, leaf.column + start, leaf.line, leaf.column + end)
        if leaf.line == leaf.end_line and leaf.line <= len(lines):
            line = lines[leaf.line - 1]
            first = leaf.column - 1
            if not line.startswith(self.text[:end], first):
                first = line.find(self.text[start:end], first) - start
            if first + start >= leaf.column - 1:
                return Range.of(leaf.line, first + start + 1, leaf.line, first + end + 1)
        return leaf.range


def paragraphs(report: Report, *sections: str) -> list[Paragraph]:
    """The paragraphs of the sections, of the whole report where none is named."""
    found = _paragraphs(report)
    return [each for each in found if each.section in sections] if sections else found


@once_per_report
def full_text(report: Report) -> str:
    """All paragraphs as one text, for a quick check whether a rule applies at all."""
    return "\n".join(each.text for each in _paragraphs(report))


@once_per_report
def _paragraphs(report: Report) -> list[Paragraph]:
    return [
        Paragraph(section.name, leaf, leaf.text)
        for section in report.root.nodes
        for node in section.nodes
        if not node.name.endswith("_table")
        for leaf in node.leaves
        if leaf.type == "TEXT" and leaf.text and not leaf.missing
    ]
