"""Text written piece by piece, so that the place of every figure is known and not searched for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .draft import Cell
from .form import Address


class Span(NamedTuple):
    """1-based code points, the end exclusive.

    An empty cell has zero width and stands where its figure's first character would: after the separator before it
    and after any padding there.
    """

    line: int
    column: int
    end_column: int


@dataclass(frozen=True)
class Rendered:
    """A report as text. Where something stands twice, the first place counts."""

    text: str
    suffix: str
    cells: dict[Address, Span]
    rows: dict[tuple[str, str], int]
    """Line of a row's own label; for table 四, whose row has none, of the block's first figure."""
    headings: dict[int, int]
    title_line: int | None
    marked: tuple[int, ...] = ()
    """Lines of what a mutation marked."""
    packed: bytes = b""
    """The file, where it is no text; `text` is then what a reader is to see in it."""

    @property
    def data(self) -> bytes:
        return self.packed or self.text.encode()


class Writer:
    """Collects text and remembers where cells and headings went."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.line = self.column = 1
        self.cells: dict[Address, Span] = {}
        self.rows: dict[tuple[str, str], int] = {}
        self.headings: dict[int, int] = {}
        self.title_line: int | None = None
        self.marked: list[int] = []

    def write(self, text: str) -> None:
        self.parts.append(text)
        if "\n" in text:
            self.line += text.count("\n")
            self.column = len(text) - text.rfind("\n")
        else:
            self.column += len(text)

    def cell(self, cell: Cell, shown: str | None = None) -> None:
        """Write a cell's text, or `shown` in its stead (wrapped or escaped words)."""
        if cell.names:
            self.rows.setdefault(cell.names, self.line)
        if cell.mark:
            self.marked.append(self.line)
        line, column = self.line, self.column
        self.write(cell.text if shown is None else shown)
        if cell.address:
            self.cells.setdefault(cell.address, Span(line, column, self.column))

    def rendered(self, suffix: str, packed: bytes = b"") -> Rendered:
        text = "".join(self.parts).rstrip("\n") + "\n"
        marked = tuple(self.marked)
        return Rendered(text, suffix, self.cells, self.rows, self.headings, self.title_line, marked, packed)
