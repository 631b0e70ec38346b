"""What a reader saw in a file: headings, paragraphs and tables with exact positions, and nothing of their meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a table, its text without the white space and mark-up around it.

    The range of an empty cell is the space it has between its separators.
    """

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    colspan: int = 1
    rowspan: int = 1


@dataclass(slots=True, eq=False)
class Row:
    cells: list[Cell]
    loose: bool = False
    """One cell on a line of its own, so that the row's extent is not known from the line."""


@dataclass(slots=True, eq=False)
class Table:
    """Rows that stand together, with no empty line between them."""

    rows: list[Row]


@dataclass(slots=True, eq=False)
class Paragraph:
    """A line of prose."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    level: int = 0
    """The level of a heading where the format marks one (1 the highest), else 0."""


@dataclass(slots=True, eq=False)
class Picture:
    """A picture or an attachment, which no reader can read."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int


Block = Paragraph | Table | Picture


@dataclass(slots=True, eq=False)
class Document:
    """A file as read. `lines` are without their line ends; `newline` is the one the file uses."""

    path: str
    blocks: list[Block]
    lines: list[str]
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    faults: list[Fault] = field(default_factory=list)


class Fault(NamedTuple):
    """Something that could not be read: a byte outside the encoding, mojibake."""

    rule: str
    detail: str
    line: int = 1
    column: int = 1
    end_column: int = 1
