"""Blocks as short lines, so that a test can show what a reader saw."""

from __future__ import annotations

from collections.abc import Sequence

from lint_reports.model.document import Block, Cell, Document, Paragraph, Picture, Row, Table, places_of
from lint_reports.model.location import Range
from lint_reports.readers.formats import format_named
from lint_reports.readers.source import Source


def read(text: str | bytes, suffix: str = ".txt", encoding: str | None = None) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return Source("", data, format_named(suffix), encoding=encoding).read()


def restored(document: Document) -> Document:
    """The document with the places that its blocks have in the file."""
    for each in places_of(document.blocks):
        span = Range.of(each.line, each.column, each.end_line, each.end_column)
        (each.line, each.column), (each.end_line, each.end_column) = document.source_map.range(span)
    return document


def seen(blocks: Sequence[Block]) -> list[object]:
    """A paragraph as its text, a picture as `<text>`, a table as rows of texts; a loose row is a tuple."""
    return [_seen(block) for block in blocks]


def _seen(block: Block) -> object:
    if isinstance(block, Paragraph):
        return "#" * block.level + " " * bool(block.level) + block.text
    if isinstance(block, Picture):
        return f"<{block.text}>"
    return [_row(row) for row in block.rows]


def _row(row: Row) -> object:
    texts = [cell.text for cell in row.cells]
    return tuple(texts) if row.loose else texts


def table(document: Document) -> Table:
    """The only table of a document."""
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def cells(document: Document) -> list[Cell]:
    return [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row.cells]


def at(cell: Cell | Paragraph | Picture) -> str:
    """`line:column-column`, or `line:column-line:column` over several lines."""
    end = f"{cell.end_column}" if cell.line == cell.end_line else f"{cell.end_line}:{cell.end_column}"
    return f"{cell.line}:{cell.column}-{end}"


def cut(document: Document, cell: Cell | Paragraph) -> str:
    """What stands in the file at a cell's range."""
    assert cell.line == cell.end_line
    return document.lines[cell.line - 1][cell.column - 1 : cell.end_column - 1]
