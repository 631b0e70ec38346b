"""Lines of text with the screen column of each character, and cells joined from pieces of lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from lint_reports.model.document import Cell
from lint_reports.text.widths import Measure


class Seen(NamedTuple):
    """A line with its screen columns: `at` has that of each character, and of the line's end."""

    text: str
    at: list[int]

    def char(self, column: int) -> str:
        """The character at a screen column; a space beyond the text, "" inside a wide character."""
        place = self.place(column)
        if place >= len(self.text):
            return " "
        return self.text[place] if self.at[place] == column else ""

    def place(self, column: int) -> int:
        """The index of the first character that stands at a column or behind it."""
        return bisect_left(self.at, column, 0, len(self.text))


def seen(line: str, measure: Measure) -> Seen:
    return Seen(line, list(accumulate(map(measure, line), initial=0)))


class Piece(NamedTuple):
    """A part of a line of the file."""

    line: int
    start: int
    """The index of its first character."""
    text: str


def cell_of(pieces: Sequence[Piece], colspan: int = 1, rowspan: int = 1, room: int = 0) -> Cell:
    """The pieces of a cell's lines put together, without the blanks around them. There is at least one.

    `room` is how many characters a line of the cell holds, where that is known.
    """
    filled = [piece for piece in pieces if piece.text.strip()]
    if not filled:
        first = pieces[0]
        end = first.start + len(first.text) + 1
        return Cell("", first.line, first.start + 1, first.line, end, colspan, rowspan)
    first, last = filled[0], filled[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    text = joined([piece.text.strip() for piece in filled], room)
    return Cell(text, first.line, start + 1, last.line, end + 1, colspan, rowspan)


def joined(texts: Sequence[str], room: int) -> str:
    """The lines of a cell as one: a blank between words and figures, none between Chinese characters.

    What would not have fitted on one line was broken for want of room, and is one word or one figure.
    """
    whole = texts[0]
    for before, text in pairwise(texts):
        apart = before[-1].isascii() and text[0].isascii() and before[-1].isalnum() and text[0].isalnum()
        whole += f" {text}" if apart and len(before) + len(text) <= room else text
    return whole
