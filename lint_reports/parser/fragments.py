"""Lines of a table whose cells only blanks set apart: words with their place on the screen, figures told from labels."""

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
"""What stands for an empty cell where a program wrote the table."""


class Fragment(NamedTuple):
    """A word of a line: where it stands in the file, and from which to which column of the screen."""

    text: str
    line: int
    column: int
    left: int
    right: int
    """The screen column behind it."""
    number: int
    """Which word of its line it is."""
    gap: int = 0
    """How many blanks stand before it."""

    @property
    def cell(self) -> Cell:
        text = "" if self.text in _EMPTY else self.text
        return Cell(text, self.line, self.column, self.line, self.column + len(self.text))


class Split(NamedTuple):
    """A line: the words of its labels, and the figures behind them."""

    paragraph: Paragraph
    words: list[Fragment]
    figures: list[Fragment]

    @property
    def line(self) -> int:
        return self.paragraph.line


def split_line(paragraph: Paragraph, classifier: Classifier, measure: Measure) -> Split:
    """A line at its blanks. Figures are the words at its end that are figures."""
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
    """Whether a word is meant as a figure, and is no part of a label with a digit in it."""
    if len(text) > 30 or text in _EMPTY or classifier.kind(text).name != FIGURE:
        return text in _EMPTY
    folded = fold(text)
    return len(folded) < 3 or folded.isascii() or not any(folded in label for label in classifier.part.terminals)


class Columns:
    """Where the figures of rows with so many of them stand, where that is told from rows that have them all."""

    def __init__(self, rows: Iterable[Sequence[Fragment]], count: int) -> None:
        self.count = count
        self.full = full = [row for row in rows if len(row) == count]
        self.spans = (
            [(min(r[i].left for r in full), max(r[i].right for r in full)) for i in range(count)] if full else []
        )
        self.is_padded = any(other.left - one.right > 1 for row in full for one, other in pairwise(row))
        """Whether figures stand farther apart than by one blank, as they do where they stand in columns."""
        self.are_known = len(full) >= 2 and self.is_padded and _are_apart(self.spans)
        gaps = {figure.gap for row in full for figure in row}
        self.gap = next(iter(gaps)) if len(gaps) == 1 else 0
        """How many blanks stand before each figure of all rows that have them all; 0 where it is not always as many."""

    def take_from_heads(self, spans: list[tuple[int, int]]) -> None:
        """Take the columns from where their heads stand, if there is one for each, and blanks between as columns have.

        Not where a row that has all its figures does not stand below them: the widths are then taken wrongly.
        """
        padded = any(other[0] - one[1] > 1 for one, other in pairwise(spans))
        told = len(spans) == self.count and padded and _are_apart(spans)
        if told and all(_below(row, spans) == list(range(self.count)) for row in self.full):
            self.spans, self.are_known = spans, True

    def place(self, row: Sequence[Fragment]) -> list[int]:
        """The column of each figure of a row that lacks some; none where that is not certain."""
        return self._place_by_gaps(row) or (_below(row, self.spans) if self.are_known else [])

    def _place_by_gaps(self, row: Sequence[Fragment]) -> list[int]:
        """The same where cells are set apart by as many blanks each: a gap of twice as many has an empty one in it."""
        places: list[int] = []
        for figure in row if self.gap else ():
            count, rest = divmod(figure.gap, self.gap)
            if rest or not count:
                return []
            places.append((places[-1] if places else -1) + count)
        return places if places and places[-1] == self.count - 1 else []

    def filled(self, row: Sequence[Fragment]) -> list[Cell]:
        """The cells of a row, blank ones put where nothing stands below their column; the figures alone where that is
        not certain."""
        cells = [figure.cell for figure in row]
        places = self.place(row) if row and len(row) < len(self.spans) else []
        if not places:
            return cells
        made = []
        for column in range(len(self.spans)):
            at = bisect_left(places, column)
            if at < len(places) and places[at] == column:
                made.append(cells[at])
            else:
                made.append(_blank(cells, at))
        return made


def _below(row: Sequence[Fragment], spans: Sequence[tuple[int, int]]) -> list[int]:
    """Below which of the spans each figure stands; none where one stands below none or several, or out of order."""
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
    """An empty cell between the figures before and behind the one at an index."""
    if at < len(cells):
        before = cells[at]
        return Cell("", before.line, before.column, before.line, before.column)
    last = cells[-1]
    return Cell("", last.line, last.end_column, last.line, last.end_column)
