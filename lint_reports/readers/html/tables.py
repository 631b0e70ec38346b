"""Tables written in HTML within a Markdown file: from `<table` on the text is HTML, up to the end of that table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lint_reports.model.document import Block, places_of
from lint_reports.model.location import Range
from lint_reports.model.piece_map import PieceMap
from lint_reports.readers.html.blocks import Setting
from lint_reports.readers.html.builder import Builder
from lint_reports.readers.html.rows import TooManyCells
from lint_reports.readers.html.tokens import Token, Tokens, TooManyTags

MOST_SEARCHES = 20
"""How often an end tag is looked for that is not there; a report has three tables."""

_LINE = re.compile(r"\n\s*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


class End(NamedTuple):
    """Where the HTML ends, and the index of the line that is Markdown again."""

    offset: int
    line: int


class Tables:
    """The HTML tables of a file of these lines."""

    def __init__(self, lines: list[str]) -> None:
        self.text = "\n".join(lines)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.tokens = Tokens(self.text)
        self.source_map = PieceMap(self.text, len(lines) + 2)
        self.searches = 0

    def read(self, number: int) -> tuple[list[Block], int]:
        """The blocks of the table that begins on the line of index `number`, and the index of the line behind it."""
        end = self._end(self.starts[number])
        builder = Builder(self.text)
        try:
            for token in self._until(end.offset, self.starts[number]):
                builder.take(token)
        except (TooManyTags, TooManyCells):
            return [], len(self.starts) - 1
        self.source_map.pieces.clear()
        blocks = Setting(builder.finish(), self.source_map).set_out()
        for each in places_of(blocks):
            span = Range.of(each.line, each.column, each.end_line, each.end_column)
            (each.line, each.column), (each.end_line, each.end_column) = self.source_map.range(span)
        return blocks, end.line

    def _until(self, end: int, start: int) -> Iterator[Token]:
        for token in self.tokens.run(start):
            if token.start >= end:
                return
            yield token._replace(end=end) if not token.name and token.end > end else token

    def _end(self, start: int) -> End:
        """The end of the line with the end tag; where there is none, the line on which text stands that is no cell's."""
        depth, filled, within = 0, False, False
        end: End | None = None
        resumed: End | None = None
        for token in self.tokens.run(start):
            if end is not None and token.start >= end.offset:
                return end
            name = token.name
            if name == "table":
                depth, end = depth + 1, None
            elif name == "/table":
                depth = max(0, depth - 1)
                end = end if depth else self._line_behind(token.end)
            elif name in ("td", "th", "tr", "/tr", "/td", "/th"):
                within, filled = name in ("td", "th"), False
            elif not name and depth and resumed is None:
                resumed = self._resumed(token, within, filled)
                if resumed is not None and self.searches >= MOST_SEARCHES:
                    return resumed
                filled = filled or not self.text[token.start : token.end].isspace()
        self.searches += end is None
        return end or resumed or End(len(self.text), len(self.starts) - 1)

    def _line_behind(self, offset: int) -> End:
        line = bisect_right(self.starts, offset - 1)
        return End(self.starts[line] - 1, line)

    def _resumed(self, token: Token, within: bool, filled: bool) -> End | None:
        """Where text in a token is no cell's: on a line behind a row, or behind an empty line in a cell with text."""
        text = self.text[token.start : token.end].rstrip()
        first = 0 if filled else len(text) - len(text.lstrip())
        match = _BLANK_LINE.search(text, first) if within else _LINE.search(text)
        if match is None or match.end() == len(text):
            return None
        line = bisect_right(self.starts, token.start + match.end()) - 1
        return End(self.starts[line], line)
