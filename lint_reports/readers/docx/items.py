"""What stands in the body of a Word file: paragraphs of stretches of text, tables of cells of them, and text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

REVISION, FIELD, CONTROL, DRAWN = "revision", "field", "control", "drawn"
"""Why text must not be rewritten: it is part of a tracked change, a field's result or a form's, or no typed text."""


@dataclass(slots=True, eq=False)
class Stretch:
    """Text that stands together: a `w:t` element, or what is shown for something else."""

    text: str
    paragraph: Para
    at: int = -1
    """The index in the XML's bytes at which the element begins; -1 for what is not typed text."""
    lock: str = ""
    raised: int = 0
    """1 for text above the line, -1 for text below it."""


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph; `start` and `end` are the indexes in the XML's bytes of its start tag and its end tag."""

    start: int = -1
    end: int = -1
    text: list[Stretch] = field(default_factory=list)
    style: str = ""
    number: int = -1
    depth: int = -1
    outline: int = -1
    heading: int = 0
    erased: bool = False
    """Whether its mark is deleted, so that it runs on into the next one."""
    hidden: bool = False
    picture: bool = False
    lock: str = ""
    remarks: list[tuple[str, bool, int]] = field(default_factory=list)
    """Ids of the comments that begin here (True) or end, each before which stretch."""
    boxes: list[Box] = field(default_factory=list)
    """The text boxes that are anchored here."""

    @property
    def words(self) -> str:
        return "".join(stretch.text for stretch in self.text)


@dataclass(slots=True, eq=False)
class TableCell:
    items: list[Item] = field(default_factory=list)
    span: int = 1
    continued: bool = False
    """Whether it is the lower part of a cell that is merged over rows, or the right one over columns."""
    sideways: bool = False
    erased: bool = False


@dataclass(slots=True, eq=False)
class TableRow:
    cells: list[TableCell] = field(default_factory=list)
    erased: bool = False


@dataclass(slots=True, eq=False)
class TableItem:
    rows: list[TableRow] = field(default_factory=list)


Item = Para | TableItem


@dataclass(slots=True, eq=False)
class Box:
    """A text box and the paragraph that it is anchored to."""

    paragraph: Para
    items: list[Item] = field(default_factory=list)
    wanted: bool = False
    """Whether it is to be read in its place."""
    read: bool = False

    @property
    def text(self) -> str:
        return " ".join(words for each in paragraphs_of(self.items) if (words := each.words.strip()))

    @property
    def has_table(self) -> bool:
        return any(isinstance(item, TableItem) for item in self.items)


def paragraphs_of(items: Iterable[Item]) -> Iterator[Para]:
    """The paragraphs, those of tables included and those of boxes left out."""
    for item in items:
        if isinstance(item, Para):
            yield item
        else:
            yield from (each for row in item.rows for cell in row.cells for each in paragraphs_of(cell.items))


def tables_of(items: Iterable[Item]) -> Iterator[TableItem]:
    """The tables, those inside of others included."""
    for item in items:
        if isinstance(item, TableItem):
            yield item
            yield from (each for row in item.rows for cell in row.cells for each in tables_of(cell.items))
