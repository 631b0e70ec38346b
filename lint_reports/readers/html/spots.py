"""Texts that a page positions by coordinates, as converters of PDF write them, set out in lines: texts at one height form
a line, with blanks between those that stand apart, so that columns are aligned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from lint_reports.model.piece_map import Piece
from lint_reports.readers.html.texts import composed
from lint_reports.readers.html.tree import Words
from lint_reports.readers.html.typed import Line

FEWEST = 10
"""Fewer positioned texts are an ornament of a page that flows."""
FEWEST_IN_COLUMN = 3
WIDEST = 400
"""Columns of a line; a page with tables of the form has some 120."""
_SIZE = 12.0
_BOLD_DIGIT = 0.62


@dataclass(slots=True, eq=False)
class _Text:
    """A text with the middle of its height, its left end and the size of its letters, in points."""

    page: int
    middle: float
    left: float
    size: float
    text: str
    pieces: list[Piece]
    width: int
    """In halves of a wide character."""

    apart: bool = False
    """Whether it stands below others where a column begins."""

    def right(self, narrow: float) -> float:
        """Its right end, where a narrow character takes so much of a wide one."""
        wide = self.width - len(self.text)
        return self.left + (wide + narrow * (len(self.text) - wide)) * self.size

    def adjoins(self, other: _Text) -> bool:
        """Whether the other text, to its right, goes on in the same word or sentence."""
        size = min(self.size, other.size)
        if other.apart and other.left - self.right(0.5) > 0.1 * size:
            return False
        return other.left - self.right(_BOLD_DIGIT) < 0.6 * size


def are_set_apart(run: list[Words]) -> bool:
    """Whether a run has many texts with positions of their own; else one positioned element holds a page that flows."""
    places = {id(words.spot) for words in run}
    return len(places) >= FEWEST and len(places) * 3 >= len(run)


def placed_lines(source: str, run: Iterable[Words]) -> list[Line]:
    """The lines of a run of texts, from the top of each page down."""
    rows = list(_rows(sorted(_texts(source, run), key=lambda text: (text.page, text.middle))))
    _tell_columns(rows)
    unit = _unit(rows)
    first = min((row[0].left for row in rows), default=0.0)
    return [_line(row, first, unit) for row in rows]


def _texts(source: str, run: Iterable[Words]) -> Iterator[_Text]:
    """The texts that show something; those in one place stand below one another."""
    counts: Counter[int] = Counter()
    for words in run:
        spot = words.spot
        assert spot is not None
        size = spot.size or _SIZE
        below = counts[id(spot)] * (spot.step or 1.35 * size)
        counts[id(spot)] += 1
        raw, pieces = composed(source, words.spans)
        text = raw.rstrip()
        if text:
            yield _Text(
                spot.page, spot.top + below + size / 2, spot.left, size, text, _cut(pieces, len(text)), _width(text)
            )


def _cut(pieces: list[Piece], size: int) -> list[Piece]:
    """The pieces of the first characters of a text."""
    kept = [piece for piece in pieces if piece.column <= size]
    last = kept[-1]
    if last.end - 1 > size and last.size == last.length:
        kept[-1] = last._replace(size=size - last.column + 1, length=size - last.column + 1)
    return kept


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _rows(texts: list[_Text]) -> Iterator[list[_Text]]:
    """The texts of one height after those above it, each from left to right."""
    row: list[_Text] = []
    for text in texts:
        if row and (text.page != row[-1].page or text.middle - row[-1].middle > 0.4 * min(text.size, row[-1].size)):
            yield sorted(row, key=lambda each: each.left)
            row = []
        row.append(text)
    if row:
        yield sorted(row, key=lambda each: each.left)


def _tell_columns(rows: list[list[_Text]]) -> None:
    """A text that begins where several others begin that stand apart begins a column, however near the text before it."""
    begins = Counter(
        (text.page, round(text.left)) for row in rows for before, text in pairwise(row) if not before.adjoins(text)
    )
    for row in rows:
        for text in row:
            at = round(text.left)
            text.apart = sum(begins[text.page, at + by] for by in (-1, 0, 1)) >= FEWEST_IN_COLUMN


def _unit(rows: list[list[_Text]]) -> float:
    """The width of a column, small enough that two blanks stand between texts that stand apart."""
    sizes = [text.size for row in rows for text in row]
    usual = median(sizes) / 2 if sizes else _SIZE / 2
    gaps = [usual]
    for row in rows:
        start, width = row[0].left, 0
        for text, following in pairwise(row):
            width += text.width
            if not text.adjoins(following):
                gaps.append((following.left - start) / (width + 2))
                start, width = following.left, 0
    return max(min(gaps), usual / 3)


def _line(row: list[_Text], first: float, unit: float) -> Line:
    parts: list[str] = []
    pieces: list[Piece] = []
    size, column = 0, 0
    before: _Text | None = None
    for text in row:
        if before is None or not before.adjoins(text):
            wanted = min(round((text.left - first) / unit), WIDEST)
            blanks = max(wanted - column, 2 if before else 0)
            parts.append(" " * blanks)
            size, column = size + blanks, column + blanks
        parts.append(text.text)
        pieces += (piece._replace(column=piece.column + size) for piece in text.pieces)
        size, column = size + len(text.text), column + text.width
        before = text
    return Line("".join(parts), pieces)
