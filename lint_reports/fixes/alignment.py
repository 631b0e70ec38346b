"""Keep the rows of text tables aligned: fill a blank cell within its padding, and keep the bars in their columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from lint_reports.text.widths import width

MOST_ROWS_ABOVE = 50
"""Rows above a blank cell that are searched for the alignment of its column."""

_BAR = re.compile(r"[|｜│]")
_UNESCAPED_BAR = re.compile(r"(?<!\\)[|｜│]")
_TAB = re.compile(r"\t")


class Span(NamedTuple):
    """New content for a part of a line; indexes from 0, the end excluded."""

    start: int
    end: int
    content: str


class Slot(NamedTuple):
    """A cell from separator to separator (indexes from 0), and whether there is a bar at its start and its end."""

    start: int
    end: int
    opened: bool
    closed: bool


class Rows(NamedTuple):
    """The lines of a file that may be rows of a table, so that a row can be compared with those around it."""

    lines: Sequence[str]
    markdown: bool

    def slots(self, number: int) -> list[Slot]:
        """The cells of a line; none where it has no separator."""
        if not 0 <= number < len(self.lines):
            return []
        line = self.lines[number]
        separator = self._separator(line)
        edges = [found.start() for found in separator.finditer(line)]
        bars, last = separator is not _TAB, len(edges)
        bounds = list(zip([0, *(edge + 1 for edge in edges)], [*edges, len(line)], strict=True))
        slots = [Slot(*ends, bars and at > 0, bars and at < last) for at, ends in enumerate(bounds)]
        return slots if edges else []

    def _separator(self, line: str) -> re.Pattern[str]:
        """The separator at which the readers split a line."""
        if self.markdown:
            return _UNESCAPED_BAR if "|" in line or "｜" in line else _TAB
        return _TAB if "\t" in line and line.count("|") < 2 else _BAR

    def filled(self, number: int, span: Span) -> Span:
        """The span, extended over the whole cell with padding where it writes into a blank cell."""
        for index, slot in enumerate(self.slots(number)):
            raw = self.lines[number][slot.start : slot.end]
            if span.content and slot.start <= span.start and span.end <= slot.end and not raw.strip():
                return Span(slot.start, slot.end, self._padded(number, index, slot, raw, span.content))
        return span

    def _padded(self, number: int, index: int, slot: Slot, raw: str, content: str) -> str:
        if not raw:
            return content
        before, after = int(slot.opened), int(slot.closed)
        spare = max(width(raw) - width(content) - before - after, 0) if slot.closed else 0
        if spare and self._leans_right(number, index):
            before += spare
        else:
            after += spare
        return " " * before + content + " " * after

    def _leans_right(self, number: int, index: int) -> bool:
        """Whether the figures above, or the delimiter row of Markdown, align this column to the right."""
        for above in range(number - 1, max(number - MOST_ROWS_ABOVE, 0) - 1, -1):
            slots = self.slots(above)
            if not slots:
                return False
            raw = self.lines[above][slots[index].start : slots[index].end] if index < len(slots) else ""
            text = raw.strip()
            if text and not text.strip("-:"):
                return text.endswith(":") and not text.startswith(":")
            before, after = _margins(raw)
            if text and before != after:
                return before > after
        return False

    def evened(self, number: int, spans: Collection[Span]) -> Iterator[Span]:
        """Spans in the padding that keep the bars in their columns while `spans` change the cells."""
        for index, slot in enumerate(self.slots(number)):
            inside = [span for span in spans if slot.start <= span.start and span.end <= slot.end]
            if inside and slot.closed:
                yield from self._evened(number, index, slot, inside)

    def _evened(self, number: int, index: int, slot: Slot, inside: Sequence[Span]) -> Iterator[Span]:
        line = self.lines[number]
        before, after = _margins(line[slot.start : slot.end])
        if any(span.start < slot.start + before or span.end > slot.end - after for span in inside):
            return
        growth = sum(width(span.content) - width(line[span.start : span.end]) for span in inside)
        room = before if slot.opened else 0
        if growth > 0:
            yield from _without_padding(slot, growth, room, after)
        elif growth < 0 and (max(room, after) > 1 or (after and self._in_columns(number, slot))):
            in_front = room > after or (room == after and self._leans_right(number, index))
            at = slot.start if in_front else slot.end
            yield Span(at, at, " " * -growth)

    def _in_columns(self, number: int, slot: Slot) -> bool:
        """Whether the table is drawn with its bars in line: the bars up to the end of the cell stand in the columns of those in
        the row above or below, and not by chance (as in rows of one-digit figures): some cell is padded.
        """
        if not self.markdown or not self.lines[number].lstrip().startswith("|"):
            return False
        bars = [place for place in self._bars(number) if place <= width(self.lines[number][: slot.end])]
        near = [each for each in (number - 1, number + 1) if self._bars(each)[: len(bars)] == bars]
        return any(self._is_padded(each) for each in (number, *near)) if near else False

    def _bars(self, number: int) -> list[int]:
        """The columns of the terminal in which the cells of a line end."""
        return [width(self.lines[number][: slot.end]) for slot in self.slots(number) if slot.closed]

    def _is_padded(self, number: int) -> bool:
        """Whether a cell of the line has more space or dashes than it needs."""
        return any(
            _is_padded(self.lines[number][slot.start : slot.end])
            for slot in self.slots(number)
            if slot.opened and slot.closed
        )


def _is_padded(raw: str) -> bool:
    text = raw.strip()
    if not text.strip("-:"):
        return len(text or raw) > 3
    return max(_margins(raw)) > 1


def _margins(raw: str) -> tuple[int, int]:
    """The spaces before and after the text of a cell."""
    return len(raw) - len(raw.lstrip(" ")), len(raw) - len(raw.rstrip(" "))


def _without_padding(slot: Slot, growth: int, before: int, after: int) -> Iterator[Span]:
    """Yield spans that delete as many spaces as the text grew, first on the side with more; one space is always left."""
    spare = {"before": max(before - 1, 0), "after": max(after - 1, 0)}
    for side in ("before", "after") if before > after else ("after", "before"):
        count = min(growth, spare[side])
        growth -= count
        if count and side == "before":
            yield Span(slot.start, slot.start + count, "")
        elif count:
            yield Span(slot.end - count, slot.end, "")
