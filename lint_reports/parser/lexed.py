"""The leaves of a section and what the lexer noticed on the way; those of a section that is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint_reports.form.sections import END, TEXT
from lint_reports.model.document import Block, Cell, Paragraph, Picture, Table
from lint_reports.model.report import Leaf


@dataclass(slots=True, eq=False)
class Lexed:
    """The leaves of a section, a list for every printed line, and what was noticed on the way."""

    rows: list[list[Leaf]]
    pictures: list[Picture] = field(default_factory=list)
    shifted: list[tuple[Leaf, int]] = field(default_factory=list)
    misspelt: list[Leaf] = field(default_factory=list)
    figures: int = 0
    """How many cells for figures were found, blank ones included."""
    wanted: int = 0
    """How many the rows found should have."""
    joined: int = 0
    """How many rows have one figure, as long as all of theirs with nothing between them."""
    loose: bool = False
    """Whether every cell stands on a line of its own."""
    is_doubtful: bool = False
    """Whether only blanks set the cells apart, and how they belong together is not certain."""

    @property
    def loss(self) -> str:
        """Why a table most of whose cells are lost is not read, "" for others: nothing said of its cells could be trusted."""
        if self.is_doubtful:
            return "blanks"
        if self.wanted and self.figures * 2 < self.wanted:
            return "cells"
        return self.pictures[0].kind if self.pictures and not self.wanted else ""

    @property
    def leaves(self) -> list[Leaf]:
        return [leaf for row in self.rows for leaf in row]


def lex_prose(blocks: list[Block]) -> Lexed:
    """The leaves of a section that is written: a TEXT for every paragraph, and for every row of a table in it."""
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
    """What stands in a cell or a paragraph as a leaf."""
    return Leaf(type, cell.text, cell.line, cell.column, cell.end_line, cell.end_column, phrase, False, exact, grid)


def end_of(leaf: Leaf) -> Leaf:
    """The end of a printed line whose last leaf that is."""
    return Leaf(END, "", leaf.end_line, leaf.end_column, leaf.end_line, leaf.end_column)


def heading_row(leaf: Leaf) -> list[Leaf]:
    """The printed line of a section's heading."""
    return [leaf, end_of(leaf)]
