"""The lines that a suppression comment covers: the next row or paragraph, those up to `enable`, or the whole file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lint_reports.model.document import Cell, Comment, Document, Paragraph, Picture, Table
from lint_reports.model.location import Range
from lint_reports.model.source_map import SourceMap
from lint_reports.model.suppression import Flaw, Suppression
from lint_reports.text.language import Text


class Units:
    """The rows and paragraphs of a document, sorted by line."""

    def __init__(self, document: Document) -> None:
        self.spans = sorted(_units(document))
        """(first line, last line, lines on which its cells begin) of each, as lines of the file."""

    def after(self, line: int, last: int) -> range:
        """The lines of the row or paragraph after a line: the next cell of a row that has begun, else the next row or paragraph.

        `last` is the number of the last line of the file.
        """
        at = bisect_left(self.spans, (line + 1,))
        nearest = [(start, end) for start, end, _ in self.spans[at : at + 1]]
        for start, end, starts in self.spans[:at]:
            if start <= line < end:
                nearest += [(each, each) for each in starts if each > line][:1]
        # Lines in between hold mark-up only; findings behind the last unit are about what is missing.
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
    """(first line, last line) of a block or cell, as lines of the file."""
    start, end = source_map.range(Range.of(part.line, part.column, part.end_line, part.end_column))
    return start.line, end.line


def set_reach(suppressions: Sequence[Suppression], comments: Sequence[Comment], document: Document, last: int) -> None:
    """Set the lines that each suppression covers; `last` is the number of the last line."""
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
    """End the open `disable` names that an `enable` names; return those that stay open."""
    for place, name in enumerate(enable.names):
        ended = [(each, number) for each, number in opened if name.rules and each.names[number].rules <= name.rules]
        for each, number in ended:
            each.ends[number] = enable.place.end.line
            each.closing[number] = enable, place
        enable.closes[place] = len(ended)
        opened = [each for each in opened if each not in ended]
        if not ended and name.rules:
            zh, en = f"前面没有与它对应的 disable[{name.text}]", f"there is no disable[{name.text}] before this"
            enable.flaw = Flaw(Text(zh, en), name.range)
    return opened
