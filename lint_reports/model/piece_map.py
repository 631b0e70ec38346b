"""The source map of a document whose lines a reader composed from pieces of the file: HTML, and Markdown with inline marks.

The reader of HTML writes paragraphs and rows as lines of their own, numbered after the file's last line, so that columns
mean the same for every format. That of Markdown composes the lines with inline marks, under their own numbers; the
others are the file's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint_reports.model.diagnostic import Edit, Fix
from lint_reports.model.location import Position, Range
from lint_reports.model.source_map import SourceMap

ABOVE = str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
"""Translation of superscript text to superscript digits, character by character, so that 5 with note 1 is not 51."""
BELOW = str.maketrans("0123456789０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉" * 2)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2)


class Piece(NamedTuple):
    """A part of a composed line that is contiguous in the file. Columns are from 1, offsets from 0."""

    column: int
    size: int
    offset: int
    length: int
    """The length in the file; differs from `size` for a character reference."""
    drawn: str = ""
    """A number that is displayed (of a list item) and not in the file: its `length` is 0."""

    @property
    def end(self) -> int:
        return self.column + self.size

    def before(self, column: int) -> int:
        """The offset of the character at a column."""
        return self.offset + (column - self.column if self.size == self.length else 0)

    def behind(self, column: int) -> int:
        """The offset after the character that ends at a column."""
        return self.offset + (column - self.column if self.size == self.length else self.length)


class PieceMap(SourceMap):
    """A source map by pieces; `text` is the decoded file with line feeds as line ends."""

    __slots__ = ("text", "first", "pieces", "inline", "_starts")
    is_identity = False

    def __init__(self, text: str, first: int, inline: bool = False, numbers: Sequence[int] = ()) -> None:
        super().__init__(numbers)
        self.text = text
        self.first = first
        """The number of the first composed line; lines before it are the file's."""
        self.pieces: dict[int, Sequence[Piece]] = {}
        """The pieces of each composed line, by its number."""
        self.inline = inline
        """Whether the pieces are separated by marks (Markdown) and not by tags; lines without pieces are then the file's."""
        self._starts: list[int] = []

    def is_composed(self, number: int) -> bool:
        return number in self.pieces

    def fix(self, fix: Fix) -> Fix | None:
        """The fix as edits of the texts between tags and marks; None where it would change a displayed number."""
        if self._changes_drawn(fix):
            return None
        return fix._replace(edits=tuple(part for edit in fix.edits for part in self._edits(edit)))

    def _changes_drawn(self, fix: Fix) -> bool:
        """Whether a fix would change a displayed number (of a heading that is an item of a list)."""
        return any(not edit.content.startswith(self._drawn(edit.range)) for edit in fix.edits)

    def _drawn(self, span: Range) -> str:
        pieces = self.pieces.get(span.start.line, ())
        return next(
            (each.drawn for each in pieces if each.drawn and each.column == span.start.column < span.end.column), ""
        )

    def range(self, span: Range) -> Range:
        """The range in the file of a range in the document."""
        if self._is_own(span.start) and (not self.inline or self._is_own(span.end)):
            return super().range(span)
        start = self._before(span.start)
        end = start if span.start == span.end else self._behind(span.end)
        return Range(self._position(start), self._position(max(start, end)))

    def _is_own(self, place: Position) -> bool:
        """Whether a position is in a line of the file."""
        return place.line < self.first or (self.inline and place.line not in self.pieces)

    def _before(self, place: Position) -> int:
        """The offset of the character at a position; an empty piece there is a blank cell's."""
        if self._is_own(place):
            return self._offset(place)
        pieces = self.pieces.get(place.line, ())
        here = next((each for each in pieces if each.column <= place.column < each.end + (not each.size)), None)
        if here is not None:
            return here.before(place.column)
        if self.inline:  # After a text and the marks around it.
            return next(
                (each.offset for each in pieces if each.column > place.column), pieces[-1].behind(pieces[-1].end)
            )
        earlier = [each for each in pieces if each.column <= place.column]
        return earlier[-1].behind(earlier[-1].end) if earlier else pieces[0].offset if pieces else 0

    def _behind(self, place: Position) -> int:
        if self._is_own(place):
            return self._offset(place)
        earlier = [each for each in self.pieces.get(place.line, ()) if each.column < place.column]
        return earlier[-1].behind(min(place.column, earlier[-1].end)) if earlier else self._before(place)

    def _position(self, offset: int) -> Position:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def _offset(self, place: Position) -> int:
        line, column = self.position(place)
        return self._line_starts()[line - 1] + column - 1

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [0, *_ends(self.text)]
        return self._starts

    def _edits(self, edit: Edit) -> Iterator[Edit]:
        """Yield the edits of the file for an edit: only texts between tags and marks change."""
        if self._is_own(edit.range.start) and (not self.inline or self._is_own(edit.range.end)):
            yield edit._replace(range=super().range(edit.range))
            return
        from html import escape

        content = edit.content[len(self._drawn(edit.range)) :]
        content = content if self.inline else escape(content, quote=False)
        texts = self._texts(edit.range) or [(self._before(edit.range.start),) * 2]
        if len(texts) > 1:
            content = self._set(content, texts)
            texts, content = self._changed(texts, content)
        for start, end in texts:
            yield Edit(Range(self._position(start), self._position(end)), content)
            content = ""

    def _set(self, content: str, texts: list[tuple[int, int]]) -> str:
        """The content with plain digits in place of those that tags display as superscript or subscript."""
        old = "".join(self.text[start:end] for start, end in texts)
        return content.translate({key: value for key, value in _PLAIN.items() if chr(key) not in old})

    def _changed(self, texts: list[tuple[int, int]], content: str) -> tuple[list[tuple[int, int]], str]:
        """(the texts that change, their new content): common characters at the start and the end are left out."""
        old = "".join(self.text[start:end] for start, end in texts)
        head = _in_common(old, content)
        tail = _in_common(old[head:][::-1], content[head:][::-1])
        at = 0
        rest: list[tuple[int, int]] = []
        places: list[tuple[int, int]] = []
        for start, end in texts:
            low = min(max(head - at, 0), end - start)
            high = max(min(len(old) - tail - at, end - start), low)
            at += end - start
            (rest if low < high else places if at >= head else []).append((start + low, start + high))
        return rest or places[:1], content[head : len(content) - tail]

    def _texts(self, span: Range) -> list[tuple[int, int]]:
        """The texts in a range as (start, end) offsets, separated by tags or marks."""
        texts: list[tuple[int, int]] = []
        for start, end in self._covered(span):
            between = self.text[texts[-1][1] : start] if texts else ""
            if texts and not ("<" in between or (self.inline and between.strip())):
                texts[-1] = (texts[-1][0], end)
            else:
                texts.append((start, end))
        return texts

    def _covered(self, span: Range) -> Iterator[tuple[int, int]]:
        for line in range(span.start.line, span.end.line + 1):
            low = span.start.column if line == span.start.line else 1
            for each in self.pieces.get(line, ()):
                high = min(span.end.column, each.end) if line == span.end.line else each.end
                if max(low, each.column) < high and not each.drawn:
                    yield each.before(max(low, each.column)), each.behind(high)


def _in_common(one: str, other: str) -> int:
    """The length of the common prefix of two texts."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _ends(text: str) -> Iterable[int]:
    """Yield the offsets after the line feeds."""
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)
