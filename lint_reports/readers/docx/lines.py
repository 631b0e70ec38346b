"""A Word file's paragraphs and rows as numbered lines, by which all later stages name positions.

A paragraph is a line, and so is a row of a table, its cells parted by tabs. The user never meets these numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint_reports.model.document import Block, Cell, Comment, Paragraph, Picture, Row, Table
from lint_reports.model.location import Place
from lint_reports.model.source_map import PlaceMap
from lint_reports.readers.docx.boxes import leads
from lint_reports.readers.docx.items import DRAWN, Box, Item, Para, Stretch, TableCell, TableItem, TableRow
from lint_reports.readers.rows import bar_row, cell_at, tab_row

_FIGURE_BEHIND_TAB = re.compile(r"\S[^\t]*\t[ \t]*[\d０-９][\d０-９,，.]*\s*")
"""A label and its figure, with nothing but a tab between them."""
_MAY_BE_ROW = re.compile(r"(?![（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]?\t)[^\t。；]+\t[^\t。；]*(?:\t\s*)?$")
"""Words, a tab and words, or tabs with nothing behind them; not the tab behind a heading's number."""
_LONGEST_ROW = 60
"""Characters of such a row; what is longer is prose."""


@dataclass(slots=True, eq=False)
class Line:
    """The text of a line, and where in the file each stretch of it comes from."""

    stretches: list[Stretch]

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(slots=True, eq=False)
class Lines:
    """The body of a Word file in lines, and as the blocks that a parser reads."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    places: PlaceMap = field(default_factory=PlaceMap)
    remarks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Where each comment begins and ends, by its id: lines and columns."""
    starts: dict[int, int] = field(default_factory=dict)
    """The lines that paragraphs begin on, by the paragraphs' ids."""
    tables: int = 0
    paragraphs: int = 0
    typed_rows: list[Row] = field(default_factory=list)
    """Rows that are typed with tabs or bars, and have no table around them."""
    doubtful: list[tuple[Row, Paragraph]] = field(default_factory=list)
    """Lines with one tab in them, which are rows if one that is certain follows."""

    @classmethod
    def of(cls, items: list[Item]) -> Lines:
        self = cls()
        self._add_items(items)
        self._end_typed_rows()
        return self

    def _add_items(self, items: list[Item]) -> None:
        for item in items:
            if isinstance(item, TableItem):
                self._end_typed_rows()
                self._add_table(item)
            else:
                self._add_paragraph(item)

    def _line(self, stretches: list[Stretch], place: Place) -> int:
        """Add a line; returns its number."""
        self.lines.append(Line(stretches))
        self.places.lines.append(place)
        return len(self.lines)

    # -------------------------------------------------------------------------------------------------- paragraphs

    def _add_paragraph(self, paragraph: Para) -> None:
        """A line for every line of the paragraph that is broken by hand."""
        self._add_boxes([box for box in paragraph.boxes if leads(box)])
        self.paragraphs += bool(paragraph.words.strip())
        self.starts[id(paragraph)] = len(self.lines) + 1
        start = 0
        for index, stretch in enumerate([*paragraph.text, Stretch("\n", paragraph)]):
            if stretch.text == "\n":
                number = self._line(paragraph.text[start:index], Place(max(self.paragraphs, 1)))
                self._remark(paragraph, start, index, number, 1)
                self._add_words(self.lines[-1].text, number, paragraph)
                start = index + 1
        self._add_boxes([box for box in paragraph.boxes if not leads(box)])

    def _add_boxes(self, boxes: list[Box]) -> None:
        """What stands in text boxes that are read in their place."""
        for box in boxes:
            if box.wanted and not box.read:
                box.read = True
                self._add_items(box.items)

    def _add_words(self, text: str, number: int, paragraph: Para) -> None:
        row = _typed_row(text, number)
        if row is not None:
            self.typed_rows += [doubtful for doubtful, _ in self.doubtful]
            self.doubtful = []
            self.typed_rows.append(row)
            return
        cell = cell_at(text, number, 1)
        made = Paragraph(cell.text, cell.line, cell.column, cell.end_line, cell.end_column, paragraph.heading)
        if _MAY_BE_ROW.match(text.lstrip()) and not paragraph.heading and len(text) <= _LONGEST_ROW:
            self.doubtful.append((tab_row(text, number), made))
            return
        self._end_typed_rows(blank=not cell.text and not paragraph.picture)
        if cell.text:
            self.blocks.append(made)
        elif paragraph.picture:
            self.blocks.append(Picture("", number, 1, number, 1))

    def _end_typed_rows(self, blank: bool = False) -> None:
        """What could be a row and has none behind it is none, unless it ends with the tabs of empty cells of a table.

        A `blank` line ends a table; what stands above it may yet begin the next one.
        """
        while self.typed_rows and self.doubtful and not self.doubtful[0][0].cells[-1].text:
            self.typed_rows.append(self.doubtful.pop(0)[0])
        if self.typed_rows:
            self.blocks.append(Table(self.typed_rows))
        self.typed_rows = []
        if not blank:
            self.blocks += [made for _, made in self.doubtful]
            self.doubtful = []

    # ------------------------------------------------------------------------------------------------------ tables

    def _add_table(self, table: TableItem) -> None:
        """The rows as one block; but what is laid out by means of a table is paragraphs and tables of its own."""
        anchored = [box for row in table.rows for cell in row.cells for each in _paragraphs(cell) for box in each.boxes]
        self._add_boxes([box for box in anchored if leads(box)])
        self.tables += 1
        number = self.tables
        narrow = all(len(row.cells) == 1 for row in table.rows)
        rows: list[Row] = []
        for place, row in enumerate(table.rows, 1):
            if any(_is_layout(cell, narrow) for cell in row.cells):
                if rows:
                    self.blocks.append(Table(rows))
                rows = []
                for cell in row.cells:
                    self._add_items(cell.items)
                self._end_typed_rows()
                continue
            cells = self._add_row(row, Place(table=number, row=place), first=place == 1)
            if cells:
                rows.append(Row(cells))
        if rows:
            self.blocks.append(Table(rows))
        self._add_boxes(anchored)

    def _add_row(self, row: TableRow, place: Place, first: bool) -> list[Cell]:
        """The cells that can be seen begin in this row, with their places in its line."""
        number = len(self.lines) + 1
        stretches: list[Stretch] = []
        cells: list[Cell] = []
        starts: list[tuple[int, int]] = []
        column = ordinal = 0
        for cell in row.cells:
            ordinal += not cell.sideways
            if cell.continued and not (first and not cell.sideways):
                continue
            if cells:
                stretches.append(Stretch("\t", Para(), lock=DRAWN))
                column += 1
            inside = list(_cell_text(cell))
            raw = "".join(stretch.text for stretch in inside)
            for paragraph in _paragraphs(cell):
                self.starts[id(paragraph)] = number
                self._remark_in_cell(paragraph, inside, number, column + 1)
            made = cell_at(raw, number, column + 1)
            made.colspan = cell.span
            cells.append(made)
            starts.append((column + 1, ordinal))
            stretches += inside
            column += len(raw)
        if cells:
            self._line(stretches, place)
            self.places.cells[number] = starts
        return cells

    # ---------------------------------------------------------------------------------------------------- comments

    def _remark(self, paragraph: Para, start: int, end: int, number: int, column: int) -> None:
        """The places of the comments that begin or end among these stretches of a paragraph."""
        for remark, _, at in paragraph.remarks:
            if start <= at <= end:
                before = sum(len(stretch.text) for stretch in paragraph.text[start:at])
                self.remarks.setdefault(remark, []).append((number, column + before))

    def _remark_in_cell(self, paragraph: Para, inside: list[Stretch], number: int, column: int) -> None:
        for remark, _, at in paragraph.remarks:
            known = {id(stretch) for stretch in paragraph.text[:at]}
            before = [index for index, stretch in enumerate(inside) if id(stretch) in known]
            length = sum(len(stretch.text) for stretch in inside[: before[-1] + 1]) if before else 0
            self.remarks.setdefault(remark, []).append((number, column + length))

    def comments(self, texts: dict[str, str]) -> Iterator[Comment]:
        """The comments with the text they are on; one that is on nothing that is read is on nothing."""
        for remark, text in texts.items():
            places = sorted(self.remarks.get(remark, []))
            if places:
                yield Comment(text, *places[0], *places[-1])


def _typed_row(text: str, number: int) -> Row | None:
    """A paragraph that is a row of a table without a table: cells parted by tabs or bars."""
    inner = text.strip()
    bars = sum(inner.count(bar) for bar in "|｜│")
    if bars >= 2 or (bars and inner[-1] in "|｜│"):
        return bar_row(text, number)
    if inner.count("\t") >= 2 or _FIGURE_BEHIND_TAB.fullmatch(inner):
        return tab_row(text, number)
    return None


def _paragraphs(cell: TableCell) -> Iterator[Para]:
    """The paragraphs in a cell, those of a table in it included."""
    for item in cell.items:
        if isinstance(item, Para):
            yield item
        else:
            for row in item.rows:
                for inner in row.cells:
                    yield from _paragraphs(inner)


def _is_layout(cell: TableCell, narrow: bool) -> bool:
    """Whether a cell holds a part of the report rather than a figure or a label."""
    if narrow and sum(bool(paragraph.words.strip()) for paragraph in _paragraphs(cell)) > 1:
        return True
    tables = (item for item in cell.items if isinstance(item, TableItem))
    return any(len(table.rows) > 1 or any(len(row.cells) > 1 for row in table.rows) for table in tables)


def _cell_text(cell: TableCell) -> Iterator[Stretch]:
    """The text of a cell on one line. Of an empty one, a place in which text could be put."""
    paragraphs = list(_paragraphs(cell))
    filled = [paragraph for paragraph in paragraphs if paragraph.words.strip()]
    for index, paragraph in enumerate(filled):
        if index:
            yield Stretch(" ", paragraph, lock=DRAWN)
        for stretch in paragraph.text:
            blank = stretch.text in ("\t", "\n")
            yield Stretch(" ", paragraph, stretch.at, DRAWN) if blank else stretch
    if not filled and paragraphs:
        typed = [stretch for paragraph in paragraphs for stretch in paragraph.text if stretch.at >= 0]
        yield from typed[:1] or [Stretch("", paragraphs[0])]
