"""The tables of a page that are open while it is read: their rows and cells, broken tags as browsers take them."""

from __future__ import annotations

import re

from lint_reports.readers.html.tokens import Token
from lint_reports.readers.html.tree import Box, Grid, Item, Tree

MOST_CELLS = 30_000
"""In all the tables of a page; the form has three hundred."""
DEEPEST = 20
"""Tables within tables beyond this count as rows of the innermost."""
ROWS = frozenset(["tr", "td", "th", "table", "thead", "tbody", "tfoot", "caption"])
_CELLS = ("td", "th")
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\s*(\d{1,4})""", re.I)


class TooManyCells(Exception):
    """No page of a report has so many."""


class OpenTables:
    """`items` is where paragraphs go: the page, or the cell that is open."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.items = tree.items
        self.open: list[tuple[Grid, Box | None]] = []
        """The tables that are open, each with the cell of the one around it."""
        self.cell: Box | None = None

    @property
    def depth(self) -> int:
        return len(self.open)

    def place(self) -> list[Item]:
        """Where an item goes; between the rows of a table, it stands between them."""
        if self.open and self.cell is None:
            return self.open[-1][0].rows  # type: ignore[return-value]
        return self.items

    def start(self, name: str, token: Token) -> None:
        if name == "table":
            self._open_table()
            self.tree.grids += token.name == name  # a page without tables may be laid out as one
        elif not self.open:
            return
        elif name in _CELLS:
            self._open_cell(token)
        else:
            self._open_row(name)

    def end(self, name: str) -> None:
        if not self.open:
            return
        if name != "table":
            self.cell = None
            if name not in _CELLS:
                self.open[-1][0].row = None
                if name != "tr":
                    self.open[-1][0].end_part()
            return
        grid, self.cell = self.open.pop()
        grid.closed = True
        self.items = self.cell.items if self.cell is not None else self.tree.items

    def hide(self, name: str) -> None:
        """The start of a part that is not shown: what stood before it has ended."""
        if self.open and name != "table":
            self.cell = None
            if name not in _CELLS:
                self.open[-1][0].row = None

    def _open_table(self) -> None:
        if len(self.open) >= DEEPEST:
            return
        grid = Grid()
        self.place().append(grid)
        self.open.append((grid, self.cell))
        self.cell = None

    def _open_row(self, name: str) -> None:
        """The start of a row, or of a part of the table."""
        self.cell = None
        grid = self.open[-1][0]
        grid.row = [] if name == "tr" else None
        if grid.row is not None:
            grid.rows.append(grid.row)
        else:
            grid.begin_part(name)

    def _open_cell(self, token: Token) -> None:
        self.tree.cells += 1
        if self.tree.cells > MOST_CELLS:
            raise TooManyCells
        spans = (
            {each[1].lower(): int(each[2]) for each in _SPAN.finditer(token.attributes)}
            if _has_span(token.attributes)
            else {}
        )
        row = self.open[-1][0].row
        if row is None:
            row = []
            self.open[-1][0].row = row
            self.open[-1][0].rows.append(row)
        self.cell = Box(token.end, min(spans.get("col", 1), 100) or 1, min(spans.get("row", 1), 100) or 1)
        self.cell.head = token.name == "th"
        row.append(self.cell)
        self.items = self.cell.items


def _has_span(attributes: str) -> bool:
    return "span" in attributes or "SPAN" in attributes
