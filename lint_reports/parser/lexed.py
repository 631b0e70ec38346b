"""The result of the lexer for a section, and the leaves of sections of prose."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint_reports.form.sections import END, TEXT
from lint_reports.model.document import Block, Cell, Paragraph, Picture, Table
from lint_reports.model.report import Leaf


@dataclass(slots=True, eq=False)
class Lexed:
    """The result of the lexer: the leaves of a section, a list for each printed line, and observations for the repair."""

    rows: list[list[Leaf]]
    pictures: list[Picture] = field(default_factory=list)
    shifted: list[tuple[Leaf, int]] = field(default_factory=list)
    misspelt: list[Leaf] = field(default_factory=list)
    figures: int = 0
    """The number of cells for figures found, blank ones included."""
    wanted: int = 0
    """The number of figures that the rows found should have."""
    joined: int = 0
    """The number of rows with a single figure that may be all their figures without separators."""
    loose: bool = False
    """Whether every cell is on a line of its own."""
    is_doubtful: bool = False
    """Whether only blanks separate the cells and the rows are uncertain."""

    @property
    def loss(self) -> str:
        """Why a table is unreadable (see `Section.unreadable`): rows uncertain, most cells lost, or a picture; "" otherwise."""
        if self.is_doubtful:
            return "blanks"
        if self.wanted and self.figures * 2 < self.wanted:
            return "cells"
        return self.pictures[0].kind if self.pictures and not self.wanted else ""

    @property
    def leaves(self) -> list[Leaf]:
        return [leaf for row in self.rows for leaf in row]


def lex_prose(blocks: list[Block]) -> Lexed:
    """The leaves of a section of prose: a TEXT for each paragraph and for each row of a table in it."""
    lexed = Lexed([])
    for block in blocks:
        if isinstance(block, Table):
            lexed.rows.extend([leaf] for row in block.rows if (leaf := _row_text([c for c in row.cells if c.text])))
        else:
            lexed.rows.append([leaf_of(TEXT, block)])
    return lexed


def _row_text(cells: list[Cell]) -> Leaf | None:
    if not cells:
        return None
    text = "　".join(cell.text for cell in cells)
    return Leaf(TEXT, text, cells[0].line, cells[0].column, cells[-1].end_line, cells[-1].end_column)


def leaf_of(type: str, cell: Cell | Paragraph | Picture, phrase: str = "", exact: bool = True, grid: int = -1) -> Leaf:
    """The leaf of a cell or a paragraph."""
    return Leaf(type, cell.text, cell.line, cell.column, cell.end_line, cell.end_column, phrase, False, exact, grid)


def end_of(leaf: Leaf) -> Leaf:
    """The END leaf of a printed line after its last leaf."""
    return Leaf(END, "", leaf.end_line, leaf.end_column, leaf.end_line, leaf.end_column)


def heading_row(leaf: Leaf) -> list[Leaf]:
    """The printed line of a section's heading: its leaf and an END."""
    return [leaf, end_of(leaf)]
