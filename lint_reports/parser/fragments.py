"""Lines of a table with cells separated by blanks only: words with their screen columns, figures apart from labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from lint_reports.model.document import Cell, Paragraph
from lint_reports.parser.cells import FIGURE, Classifier
from lint_reports.text.folding import fold
from lint_reports.text.widths import Measure

_WORD = re.compile(r"\S+")
_EMPTY = frozenset(["NaN", "nan", "None", "<NA>"])
"""What programs write for an empty cell."""


class Fragment(NamedTuple):
    """A word of a line: its position in the file (from 1), and its screen columns from `left` to `right` (from 0)."""

    text: str
    line: int
    column: int
    left: int
    right: int
    """The screen column after it."""
    number: int
    """Its index among the words of its line."""
    gap: int = 0
    """The number of blanks before it."""

    @property
    def cell(self) -> Cell:
        text = "" if self.text in _EMPTY else self.text
        return Cell(text, self.line, self.column, self.line, self.column + len(self.text))


class Split(NamedTuple):
    """A line: the words of its labels, and the figures after them."""

    paragraph: Paragraph
    words: list[Fragment]
    figures: list[Fragment]

    @property
    def line(self) -> int:
        return self.paragraph.line


def split_line(paragraph: Paragraph, classifier: Classifier, measure: Measure) -> Split:
    """Split a line at its blanks; its figures are the words at its end that are figures."""
    at = list(accumulate(map(measure, paragraph.text), initial=paragraph.column - 1))
    fragments: list[Fragment] = []
    last = 0
    for number, match in enumerate(_WORD.finditer(paragraph.text)):
        start, end = match.span()
        place = paragraph.line, paragraph.column + start, at[start], at[end]
        fragments.append(Fragment(match.group(), *place, number, start - last))
        last = end
    count = len(fragments)
    while count and is_figure(fragments[count - 1].text, classifier):
        count -= 1
    return Split(paragraph, fragments[:count], fragments[count:])


def is_figure(text: str, classifier: Classifier) -> bool:
    """Whether a word is a figure (or stands for an empty cell), and no part of a label with a digit."""
    if len(text) > 30 or text in _EMPTY or classifier.kind(text).name != FIGURE:
        return text in _EMPTY
    folded = fold(text)
    return len(folded) < 3 or folded.isascii() or not any(folded in label for label in classifier.part.terminals)


class Columns:
    """The screen columns of the figures of rows with `count` figures, learned from complete rows."""

    def __init__(self, rows: Iterable[Sequence[Fragment]], count: int) -> None:
        self.count = count
        self.full = full = [row for row in rows if len(row) == count]
        self.spans = (
            [(min(r[i].left for r in full), max(r[i].right for r in full)) for i in range(count)] if full else []
        )
        self.is_padded = any(other.left - one.right > 1 for row in full for one, other in pairwise(row))
        """Whether some figures are more than one blank apart, as in aligned columns."""
        self.are_known = len(full) >= 2 and self.is_padded and _are_apart(self.spans)
        gaps = {figure.gap for row in full for figure in row}
        self.gap = next(iter(gaps)) if len(gaps) == 1 else 0
        """The number of blanks before each figure of the complete rows; 0 where it varies."""

    def learn_from_heads(self, spans: list[tuple[int, int]]) -> None:
        """Learn the columns from the spans of their heads, if there is one for each and they are apart.

        Not if a complete row is not below them: then the measured widths are wrong.
        """
        padded = any(other[0] - one[1] > 1 for one, other in pairwise(spans))
        are_columns = len(spans) == self.count and padded and _are_apart(spans)
        if are_columns and all(_below(row, spans) == list(range(self.count)) for row in self.full):
            self.spans, self.are_known = spans, True

    def place(self, row: Sequence[Fragment]) -> list[int]:
        """The column of each figure of an incomplete row; empty where that is uncertain."""
        return self._place_by_gaps(row) or (_below(row, self.spans) if self.are_known else [])

    def _place_by_gaps(self, row: Sequence[Fragment]) -> list[int]:
        """The same where an equal number of blanks separates all cells: a gap twice as wide has an empty cell in it."""
        places: list[int] = []
        for figure in row if self.gap else ():
            count, rest = divmod(figure.gap, self.gap)
            if rest or not count:
                return []
            places.append((places[-1] if places else -1) + count)
        return places if places and places[-1] == self.count - 1 else []

    def filled(self, row: Sequence[Fragment]) -> list[Cell]:
        """The cells of a row with blank ones inserted for empty columns; only the figures where columns are uncertain."""
        cells = [figure.cell for figure in row]
        places = self.place(row) if row and len(row) < len(self.spans) else []
        if not places:
            return cells
        filled = []
        for column in range(len(self.spans)):
            at = bisect_left(places, column)
            if at < len(places) and places[at] == column:
                filled.append(cells[at])
            else:
                filled.append(_blank(cells, at))
        return filled


def _below(row: Sequence[Fragment], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The index of the span above each figure; empty where one is below none or several, or out of order."""
    places: list[int] = []
    for figure in row:
        over = [i for i, (left, right) in enumerate(spans) if figure.left < right and left < figure.right]
        if len(over) != 1 or (places and over[0] <= places[-1]):
            return []
        places += over
    return places


def _are_apart(spans: Sequence[tuple[int, int]]) -> bool:
    return all(one[1] < other[0] for one, other in pairwise(spans))


def _blank(cells: Sequence[Cell], at: int) -> Cell:
    """An empty cell before the figure of an index, or after the last figure."""
    if at < len(cells):
        before = cells[at]
        return Cell("", before.line, before.column, before.line, before.column)
    last = cells[-1]
    return Cell("", last.line, last.end_column, last.line, last.end_column)
