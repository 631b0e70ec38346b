"""Text that a page shows as it is typed (`<pre>`, `white-space: pre`), or line by line in places of a page, as the blocks
that the reader of plain text makes of such lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lint_reports.model.document import Block, Cell, Paragraph, Picture, Table
from lint_reports.model.piece_map import Piece
from lint_reports.readers.html.texts import lines_of
from lint_reports.readers.html.tree import Words
from lint_reports.readers.text import scan

FEWEST_LINES = 3
_BARS = str.maketrans("｜│", "||")


class Line(NamedTuple):
    text: str
    pieces: list[Piece]


def typed_lines(source: str, run: Iterable[Words]) -> list[Line]:
    """The lines of some texts, each of which begins on a line of its own."""
    lines: list[Line] = []
    for words in run:
        own = [Line(*each) for each in lines_of(source, words.spans, words.mark.text if words.mark else "")]
        while len(own) > 1 and own[-1].text.isspace():
            own.pop()
        lines += own
    return lines


def is_typed(lines: list[Line]) -> bool:
    """Whether the lines or the columns of a text show only as it is typed."""
    filled = [line.text.strip() for line in lines if not line.text.isspace()]
    return len(filled) > 1 or any("\t" in text or "  " in text for text in filled)


def blocks_of(texts: list[str], places: list[tuple[int, int]]) -> list[Block]:
    """The blocks of some lines; each line has a number, and so many columns stand before its text."""
    blocks = scan(texts)
    moved: set[int] = set()
    for block in blocks:
        if not isinstance(block, Table):
            _move(block, places)
            continue
        for row in block.rows:
            for cell in row.cells:
                if id(cell) not in moved:
                    moved.add(id(cell))
                    _move(cell, places)
    return blocks


def _move(thing: Cell | Paragraph | Picture, places: list[tuple[int, int]]) -> None:
    (line, before), (end_line, end_before) = places[thing.line - 1], places[thing.end_line - 1]
    thing.line, thing.column = line, thing.column + before
    thing.end_line, thing.end_column = end_line, thing.end_column + end_before


def with_bars(blocks: list[Block]) -> list[Block]:
    """The blocks of a page, with a table for paragraphs in which bars or tabs part cells: a text put into a page line by line."""
    made: list[Block] = []
    run: list[Paragraph] = []
    for block in [*blocks, None]:
        if isinstance(block, Paragraph) and not block.level:
            run.append(block)
            continue
        made += _with_bars(run)
        run = []
        if block is not None:
            made.append(block)
    return made


def _with_bars(run: list[Paragraph]) -> list[Block]:
    if len(run) < FEWEST_LINES or sum(_is_row(paragraph.text) for paragraph in run) < FEWEST_LINES:
        return list(run)
    return blocks_of(
        [paragraph.text for paragraph in run], [(paragraph.line, paragraph.column - 1) for paragraph in run]
    )


def _is_row(text: str) -> bool:
    return "\t" in text or text.translate(_BARS).count("|") > 1
