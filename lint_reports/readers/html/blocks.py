"""The tree of a page as blocks, each paragraph and each row on a line of its own, with the places they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_reports.model.document import Block, Cell, Paragraph, Picture, Row, Table
from lint_reports.model.piece_map import Piece, PieceMap
from lint_reports.readers.html.counts import without_counts
from lint_reports.readers.html.spots import are_set_apart, placed_lines
from lint_reports.readers.html.texts import Spans, composed, trimmed
from lint_reports.readers.html.tree import Box, Grid, Image, Item, Tree, Words
from lint_reports.readers.html.typed import Line, blocks_of, is_typed, typed_lines, with_bars

LONGEST_CELL = 120
"""More text than this in several paragraphs is no cell of a table of figures, but a page laid out with a table."""
LONGEST_FIGURE = 12
"""A cell that swallowed what stands behind its table (`</table>` is missing) begins with no more than this."""


class Setting:
    """Sets out the blocks of a page below one another; `number` is the line to come."""

    def __init__(self, tree: Tree, source_map: PieceMap) -> None:
        self.tree = tree
        self.source_map = source_map
        self.source = source_map.text
        self.number = source_map.first
        self.blocks: list[Block] = []
        self.rows: list[list[Box]] = []

    def set_out(self) -> list[Block]:
        self._items(self.tree.items)
        self.blocks = with_bars(self.blocks)
        return self.blocks

    def _items(self, items: Iterable[Item]) -> None:
        run: list[Words] = []
        placed: list[Words] = []
        for item in items:
            if isinstance(item, Words) and item.spot is not None:
                placed.append(item)
                continue
            if isinstance(item, Words) and item.typed and not item.level and not placed:
                run.append(item)
                continue
            if run or placed:
                self._typed(run)
                self._placed(placed)
                run, placed = [], []
            if isinstance(item, Words):
                self._words(item)
            elif isinstance(item, Grid):
                self._grid(item)
            else:
                self._picture(item)
        self._typed(run)
        self._placed(placed)

    # ------------------------------------------------------------------------------------------------------ paragraphs

    def _words(self, words: Words) -> None:
        """A paragraph, unless it only serves to find one's way on the site."""
        if self._is_boilerplate(words):
            return
        if words.linked and self._is_link(words):
            if words.file:
                self._picture(Image(words.spans[0][0], words.spans[-1][1]))
            return
        self.paragraph(words.spans, words.level, words.tight, words.mark.text if words.mark else "")

    def _is_boilerplate(self, words: Words) -> bool:
        return bool(words.boilerplate) and words.boilerplate not in self.tree.kept

    def _typed(self, run: list[Words]) -> None:
        """Text whose lines stay as they are typed; where there is but one line in each, it is a run of paragraphs."""
        run = [words for words in run if not self._is_boilerplate(words)]
        lines = typed_lines(self.source, run)
        if is_typed(lines):
            self.lines(lines)
        else:
            for words in run:
                self._words(words)

    def _placed(self, run: list[Words]) -> None:
        """Text in places of the page: in lines, unless the page flows in one of them."""
        if are_set_apart(run):
            self.lines(placed_lines(self.source, run))
        elif run:
            for words in run:
                words.spot = None
            self._items(run)

    def lines(self, lines: list[Line]) -> None:
        """Blocks of lines of text."""
        self.number += 1
        first = self.number + 1
        self.number += len(lines)
        self.blocks += blocks_of(
            [line.text for line in lines], [(number, 0) for number in range(first, self.number + 1)]
        )
        self.source_map.pieces.update((number, line.pieces) for number, line in enumerate(lines, first))

    def _is_link(self, words: Words) -> bool:
        """Whether half of the text or more is links: navigation, breadcrumbs, a list of files."""
        linked, whole = (
            sum(map(str.isalnum, composed(self.source, spans)[0])) for spans in (words.linked, words.spans)
        )
        return linked * 2 >= whole

    def paragraph(self, spans: Spans, level: int = 0, tight: bool = False, drawn: str = "") -> None:
        raw, pieces = composed(self.source, spans, drawn)
        lead, text = trimmed(raw)
        if text:
            self.number += 1 if tight else 2
            self.source_map.pieces[self.number] = pieces
            self.blocks.append(Paragraph(text, self.number, lead + 1, self.number, lead + 1 + len(text), level))

    def _picture(self, image: Image, kind: str = "picture") -> None:
        self.number += 2
        size = image.end - image.start
        text = self.source[image.start : image.end]
        self.source_map.pieces[self.number] = [Piece(1, size, image.start, size)]
        self.blocks.append(Picture(text, self.number, 1, self.number, size + 1, kind))

    # ---------------------------------------------------------------------------------------------------------- tables

    def _grid(self, grid: Grid) -> None:
        """A table, or where a page is laid out with one, what stands in its cells."""
        last = next((row for row in reversed(grid.rows) if isinstance(row, list) and row), None)
        laid_out = {id(row) for row in grid.rows if isinstance(row, list) and any(map(self._is_laid_out, row))}
        # what the last row of a table without an end holds may stand behind it
        in_layout = bool(laid_out) and (len(laid_out) > 1 or id(last) not in laid_out or last is None or len(last) == 1)
        for row in grid.shown():
            if not isinstance(row, list):
                self._end_table()
                self._items([row])
            elif row:
                rest = (
                    self._swallowed(row) if row is last and (not grid.closed or self._has_swallowed(grid, row)) else []
                )
                self._row(row, any(map(self._is_laid_out, row)) if rest else id(row) in laid_out, in_layout)
                if rest:
                    self._end_table()
                    self._items(rest)
        self._end_table()

    def _row(self, row: list[Box], is_laid_out: bool, in_layout: bool) -> None:
        """A row of figures and labels, or what stands in the cells of one that lays out the page."""
        if is_laid_out or (in_layout and sum(bool(box.items) for box in row) == 1):
            self._end_table()
            for box in row:
                self._items(box.items)
        else:
            self.rows.append(row)

    def _swallowed(self, row: list[Box]) -> list[Item]:
        """Remove from a row's last cell what belongs behind the table, where the table's end tag is missing."""
        end = row[-1]
        if not self._begins_short(end):
            return []
        end.items, rest = end.items[:1], end.items[1:]
        return rest

    def _has_swallowed(self, grid: Grid, row: list[Box]) -> bool:
        """Whether a table with an end, which may be that of another one, has more in its last cell than a cell."""
        return len(row) > 1 and len(self.rows) > 1 and len(grid.rows) > 2 and self._is_laid_out(row[-1])

    def _is_laid_out(self, box: Box) -> bool:
        items = box.items
        if not items or (len(items) == 1 and isinstance(items[0], Words) and not items[0].typed):
            return False
        if any(isinstance(item, Grid) and self._holds_more(item) for item in box.items):
            return True
        words = [item for item in box.items if isinstance(item, Words)]
        if any(each.typed and _length(each) > LONGEST_CELL for each in words):
            return is_typed(typed_lines(self.source, words))
        if len(words) > 1 and any(each.level for each in words):
            return True
        length = sum(map(_length, words))
        return len(words) > 1 and length > LONGEST_CELL < len(self._text(box)[0])

    def _holds_more(self, grid: Grid) -> bool:
        """Whether a table within a cell is more than a frame around the cell's text."""
        boxes = [box for row in grid.rows if isinstance(row, list) for box in row]
        return len(boxes) > 1 or any(map(self._is_laid_out, boxes))

    def _begins_short(self, box: Box) -> bool:
        if len(box.items) < 2 or not isinstance(box.items[0], Words):
            return False
        return len(composed(self.source, box.items[0].spans)[0]) <= LONGEST_FIGURE

    def _end_table(self) -> None:
        rows, self.rows = self.rows, []
        if rows and (rows[-1][0].head or all(box.head for box in rows[0])):
            rows = without_counts(rows, lambda box: self._text(box)[0])
        if not rows:
            return
        fields = [
            box.input for row in rows for box in row if box.input and len(row) > 1 and not self._text(box)[0].strip()
        ]
        if fields:
            self._picture(Image(*fields[0]), "fields")
            return
        self.number += 1
        images = [image for row in rows for box in row for image in _images(box)]
        made = [self._line(row) for row in rows]
        if not images or any(cell.text for row in made for cell in row.cells):
            self.blocks.append(Table(made))
        for image in images:
            self._picture(image)

    def _line(self, row: list[Box]) -> Row:
        self.number += 1
        pieces: list[Piece] = []
        self.source_map.pieces[self.number] = pieces
        cells = []
        column = 1
        for box in row:
            cell, own = self._cell(box, column)
            pieces += own
            cells.append(cell)
            column = own[-1].end + 1
        return Row(cells)

    def _cell(self, box: Box, column: int) -> tuple[Cell, list[Piece]]:
        raw, pieces = self._text(box)
        lead, text = trimmed(raw)
        if not text:
            size, offset, length = 0, box.place, 0
            if box.blank is not None:
                size, offset, length = 1, box.blank[0], box.blank[1] - box.blank[0]
            elif pieces:
                size, offset, length = 1, pieces[0].offset, pieces[-1].offset + pieces[-1].length - pieces[0].offset
            piece = Piece(column, size, offset, length)
            return Cell("", self.number, column, self.number, column + size, box.colspan, box.rowspan), [piece]
        start = column + lead
        end = start + len(text)
        shifted = [Piece(each[0] + column - 1, *each[1:]) for each in pieces]
        return Cell(text, self.number, start, self.number, end, box.colspan, box.rowspan), shifted

    def _text(self, box: Box) -> tuple[str, list[Piece]]:
        """The text of a cell, its paragraphs parted by a space."""
        if len(box.items) == 1 and isinstance(box.items[0], Words):
            mark = box.items[0].mark
            return composed(self.source, box.items[0].spans, mark.text if mark else "")
        parts: list[str] = []
        pieces: list[Piece] = []
        size = 0
        for words in _all_words(box.items):
            text, own = composed(self.source, words.spans, words.mark.text if words.mark else "")
            if parts:
                parts.append(" ")
                size += 1
            parts.append(text)
            pieces += (Piece(each[0] + size, *each[1:]) for each in own)
            size += len(text)
        return "".join(parts), pieces


def _length(words: Words) -> int:
    """How long a text is in the file."""
    return sum(end - start for start, end, _ in words.spans)


def _all_words(items: Iterable[Item]) -> Iterator[Words]:
    """The words in a cell, those of tables with one cell in it as well."""
    for item in items:
        if isinstance(item, Words):
            yield item
        elif isinstance(item, Grid):
            yield from _all_words(
                inner for row in item.rows if isinstance(row, list) for box in row for inner in box.items
            )


def _images(box: Box) -> Iterator[Image]:
    return (item for item in box.items if isinstance(item, Image))
