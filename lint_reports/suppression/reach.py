"""For which lines a comment holds: the row or paragraph that follows, those up to `enable`, or the whole file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lint_reports.model.document import Cell, Comment, Document, Paragraph, Picture, Table
from lint_reports.model.location import Range
from lint_reports.model.source_map import SourceMap
from lint_reports.model.suppression import Flaw, Suppression
from lint_reports.text.language import Text


class Units:
    """The rows and paragraphs of a document in their order, each with its first and its last line."""

    def __init__(self, document: Document) -> None:
        self.spans = sorted(_units(document))
        """Of each its first line, its last and those on which its cells begin, in the file."""

    def after(self, line: int, last: int) -> range:
        """The lines of what follows a line: what is left of a row that has begun before, else the next as a whole."""
        at = bisect_left(self.spans, (line + 1,))
        nearest = [(start, end) for start, end, _ in self.spans[at : at + 1]]
        for start, end, starts in self.spans[:at]:
            if start <= line < end:
                nearest += [(each, each) for each in starts if each > line][:1]
        # What is found between the two stands on lines with nothing but mark-up, and after the last on what is missing.
        return range(line + 1, min(nearest)[1] + 1 if nearest else last + 1)


def _units(document: Document) -> Iterator[tuple[int, int, list[int]]]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                if row.cells:
                    spans = [_lines(cell, document.source_map) for cell in row.cells]
                    starts = sorted(start for start, _ in spans)
                    yield starts[0], max(end for _, end in spans), starts
        else:
            start, end = _lines(block, document.source_map)
            yield start, end, [start]


def _lines(part: Cell | Paragraph | Picture, source_map: SourceMap) -> tuple[int, int]:
    """The first and the last line of the file that a part of the text stands on."""
    start, end = source_map.range(Range.of(part.line, part.column, part.end_line, part.end_column))
    return start.line, end.line


def spread(suppressions: Sequence[Suppression], comments: Sequence[Comment], document: Document, last: int) -> None:
    """Say of every suppression where it holds; `last` is the number of the last line."""
    units = Units(document)
    opened: list[tuple[Suppression, int]] = []
    for each, comment in zip(suppressions, comments, strict=True):
        if each.verb == "file-ignore":
            each.lines = None
        elif each.verb == "ignore":
            alone = comment.alone and comment.lead is not None
            each.lines = units.after(comment.end_line, last) if alone else range(comment.line, comment.end_line + 1)
            each.within = each.place if comment.lead is None else None
        elif each.verb == "disable":
            each.lines = range(comment.line, last + 1)
            opened += [(each, number) for number in range(len(each.names))]
        elif each.verb == "enable" and each.flaw is None:
            opened = _close(each, opened)


def _close(enable: Suppression, opened: list[tuple[Suppression, int]]) -> list[tuple[Suppression, int]]:
    """End what an `enable` names; returns what stays open."""
    for place, name in enumerate(enable.names):
        mine = [(each, number) for each, number in opened if name.rules and each.names[number].rules <= name.rules]
        for each, number in mine:
            each.ends[number] = enable.place.end.line
            each.closing[number] = enable, place
        enable.closes[place] = len(mine)
        opened = [each for each in opened if each not in mine]
        if not mine and name.rules:
            zh, en = f"前面没有与它对应的 disable[{name.text}]", f"there is no disable[{name.text}] before this"
            enable.flaw = Flaw(Text(zh, en), name.range)
    return opened
