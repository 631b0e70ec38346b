"""Text that a page shows as it is typed (`<pre>`, `white-space: pre`), or line by line in places of a page, as the blocks
that the reader of plain text makes of such lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lint_reports.model.document import Block, Cell, Paragraph, Picture, Table
from lint_reports.model.origins import Piece
from lint_reports.readers.html_texts import lines_of
from lint_reports.readers.html_tree import Words
from lint_reports.readers.text import scan


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


def blocks_of(lines: list[Line], behind: int) -> list[Block]:
    """The blocks of some lines, which are set out below the line of that number."""
    blocks = scan([line.text for line in lines])
    moved: set[int] = set()
    for block in blocks:
        if not isinstance(block, Table):
            _move(block, behind)
            continue
        for row in block.rows:
            if row.made is None:
                row.line += behind
                continue
            for cell in row.made:
                if id(cell) not in moved:
                    moved.add(id(cell))
                    _move(cell, behind)
    return blocks


def _move(thing: Cell | Paragraph | Picture, lines: int) -> None:
    thing.line += lines
    thing.end_line += lines
