"""Split lines of text into rows of cells: at tabs, at bars, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint_reports.model.document import Cell, Row
from lint_reports.model.piece_map import Piece

_BARS = str.maketrans("｜│", "||")
_MARKED = re.compile(r"[*_`~\\<&\[^]")
"""Characters of Markdown syntax; a text without any has no marks."""
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"

LONGEST_MARKED = 10_000
"""In longer text no mark-up is looked for: no label is so long, and brackets within brackets would take for ever."""


class Cut(NamedTuple):
    """A line of text split into cells: their texts, and the columns at which they begin and end."""

    loose: bool
    texts: list[str]
    starts: list[int]
    ends: list[int]
    pieces: tuple[Piece, ...] = ()
    """Of the cells with marks within their texts, what stands together in the line (offsets from its start)."""

    def row(self, line: int) -> Row:
        """The cells in that line."""
        places = zip(self.texts, self.starts, self.ends, strict=True)
        return Row([Cell(text, line, start, line, end) for text, start, end in places], self.loose)


_plain: dict[str, tuple[str, int, int, int]] = {}
"""From a raw cell without any mark-up to its text, how far that begins and ends from the cell's start, and how far the
next cell is: most cells are alike."""

_cuts: dict[tuple[str, bool], Cut] = {}
"""From a line with bars to its cells: heads, rows of noughts and group titles are the same in many reports."""
_MOST_ROWS = 1_000
_LONGEST_ROW = 1_000
_MOST_CELLS = 20
"""The form's widest row has fifteen."""


def cell_at(raw: str, line: int, column: int) -> Cell:
    """The cell whose raw text begins at `column`; an empty one keeps the whole of its space as range."""
    known = _plain.get(raw)
    if known is not None:
        return Cell(known[0], line, column + known[1], line, column + known[2])
    text = raw.strip()
    lead = len(raw) - len(raw.lstrip()) if text else 0
    if text and (text[0] in _INVISIBLE or text[-1] in _INVISIBLE):
        return _visible(text, line, column + lead)
    if len(raw) < 40:
        if len(_plain) > 8_000:
            _plain.clear()
        if not _MARKED.search(text):
            _plain[raw] = text, lead, lead + (len(text) or len(raw)), len(raw) + 1
    start = column + lead
    return Cell(text, line, start, line, start + (len(text) or len(raw)))


def _visible(text: str, line: int, column: int) -> Cell:
    kept = text.lstrip(_INVISIBLE)
    start = column + len(text) - len(kept)
    kept = kept.rstrip(_INVISIBLE).strip()
    return Cell(kept, line, start, line, start + len(kept))


def marked_cell(raw: str, line: int, column: int) -> tuple[Cell, list[Piece]]:
    """The cell without Markdown's marks and, where they stand within its text, what of it stands together.

    Such a text is set out from where it begins: its columns are not those of the file.
    """
    if raw in _plain or len(raw) > LONGEST_MARKED or raw.isalnum() or not _MARKED.search(raw):
        return cell_at(raw, line, column), []
    from lint_reports.readers.markup import placed, unmarked

    cleaned, spans = unmarked(raw)
    text = cleaned.strip().strip(_INVISIBLE).strip()
    if not text:
        return Cell("", line, column, line, column + len(raw)), []
    lead = cleaned.index(text)
    pieces = [Piece(*each) for each in _within(placed(spans, column), column + lead, column + lead + len(text))]
    start = pieces[0].offset
    if len(pieces) == 1 and pieces[0].size == pieces[0].length:
        return Cell(text, line, start, line, start + len(text)), []
    shift = start - pieces[0].column
    pieces = [each._replace(column=each.column + shift, offset=each.offset - 1) for each in pieces]
    return Cell(text, line, start, line, start + len(text)), pieces


def _within(spans: Iterable[tuple[int, int, int, int]], low: int, high: int) -> Iterator[tuple[int, int, int, int]]:
    """The parts of the spans between two columns."""
    for column, size, start, length in spans:
        first, last = max(column, low), min(column + size, high)
        if first >= last:
            continue
        if size == length:
            yield first, last - first, start + first - column, last - first
        else:
            yield first, last - first, start, length


def tab_row(text: str, line: int) -> Row:
    """A line with tabs. A tab at the start and no other makes a line of one cell."""
    if text[0] == "\t" and text.find("\t", 1) < 0:
        return Row([cell_at(text[1:], line, 2)], loose=True)
    cut = _placed(text.split("\t"), 1, markdown=False, loose=False)
    return (_unquoted(cut) if '""' in text else cut).row(line)


def _unquoted(cut: Cut) -> Cut:
    """The cells without the quotes that a spreadsheet puts around one that has quotes in it, which it doubles."""
    texts, starts, ends = list(cut.texts), list(cut.starts), list(cut.ends)
    for at, text in enumerate(texts):
        if len(text) > 2 and text[0] == text[-1] == '"' and '"' not in text[1:-1].replace('""', ""):
            texts[at], starts[at], ends[at] = text[1:-1].replace('""', '"'), starts[at] + 1, ends[at] - 1
    return Cut(cut.loose, texts, starts, ends)


def bar_row(text: str, line: int) -> Row:
    """A line with bars, with or without one in front and at the end."""
    return cut_at_bars(text).row(line)


def cut_at_bars(text: str, markdown: bool = False) -> Cut:
    """The cells of a line with bars; in Markdown an escaped bar is none."""
    cut = _cuts.get((text, markdown))
    if cut is None:
        cut = _cut_at_bars(text, markdown)
        if len(text) < _LONGEST_ROW and len(cut.texts) <= _MOST_CELLS:
            if len(_cuts) >= _MOST_ROWS:
                _cuts.clear()
            _cuts[text, markdown] = cut
    return cut


def _cut_at_bars(text: str, markdown: bool) -> Cut:
    if "｜" in text or "│" in text:
        text = text.translate(_BARS)
    pieces = _unescaped_split(text) if markdown and "\\|" in text else text.split("|")
    column = 1
    if not pieces[0] or (markdown and pieces[0].isspace()):
        column += len(pieces.pop(0)) + 1
    if pieces and (column > 1 or len(pieces) > 1) and (not pieces[-1] or pieces[-1].isspace()):
        pieces.pop()
    if not pieces:
        return _bare(text)
    bare = not text.strip("| \t\u3000\xa0")
    return _placed(pieces, column, markdown, bare or (len(pieces) == 1 and not text.lstrip().startswith("|")))


def _placed(pieces: list[str], column: int, markdown: bool, loose: bool) -> Cut:
    """Raw cells from that column on, with one character between them."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    apart: tuple[Piece, ...] = ()
    for raw in pieces:
        known = _plain.get(raw)
        if known is None:
            cell, own = marked_cell(raw, 0, column) if markdown else (cell_at(raw, 0, column), ())
            apart += tuple(own)
            texts.append(cell.text)
            starts.append(cell.column)
            ends.append(cell.end_column)
            column += len(raw) + 1
        else:  # as in `cell_at`, which is called for each of four hundred cells otherwise
            text, start, end, width = known
            texts.append(text)
            starts.append(column + start)
            ends.append(column + end)
            column += width
    return Cut(loose, texts, starts, ends, apart)


def _bare(text: str) -> Cut:
    """A line of one bar: behind white space the end of an empty cell, else the mark between two rows or cells."""
    if text[0] == "|":
        return Cut(True, [], [], [])
    return Cut(True, [""], [1], [text.index("|") + 1])


def _unescaped_split(text: str) -> list[str]:
    return re.split(r"(?<!\\)\|", text)


def is_delimiter(text: str) -> bool:
    """Whether this is the delimiter row of a pipe table (`|---|:--:|`)."""
    return "-" in text and not text.strip("|-:+ \t")
