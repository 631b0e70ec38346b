"""The rows of a section, whatever the layout.

Text formats have no merged cells: these become empty cells, surplus ones at the end, or nothing. So a row is found by its
label, and its figures are the cells after it, as many as the form prints; other empty cells are filler.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lint_reports.form.sections import FormSection
from lint_reports.model.document import Block, Cell, Paragraph, Picture, Row, piece_of
from lint_reports.model.report import Leaf
from lint_reports.parser.cells import BLANK, FIGURE, PAGE_NUMBER, PHRASE, WORDS, CellKind, Classifier
from lint_reports.text.folding import fold


class Line:
    """A row as in the file; `first` is True for the first row of a piece of a table."""

    __slots__ = ("row", "loose", "first", "piece", "kinds")

    def __init__(self, row: Row, first: bool = False, piece: int = 0) -> None:
        self.row = row
        self.loose = row.loose
        self.first = first
        self.piece = piece
        """The number of its piece of the table, from 1: page breaks and empty lines split a table. 0 for a loose row."""
        self.kinds: list[CellKind] = []
        """The kinds of the cells, set by the lexer."""

    @property
    def cells(self) -> list[Cell]:
        return self.row.cells

    def drop_cells(self) -> None:
        self.row, self.kinds = Row([], self.loose), []


@dataclass(slots=True, eq=False)
class ProseLine:
    """A paragraph before, between or after the rows."""

    leaf: Leaf


@dataclass(slots=True, eq=False)
class Content:
    """The contents of a section with a table; `pieces` is the number of pieces of the table."""

    items: list[Line | ProseLine] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pieces: int = 0
    is_doubtful: bool = False
    """Whether only blanks separate the cells and the rows are uncertain."""


def read_content(blocks: Sequence[Block], classifier: Classifier) -> Content:
    """The contents of a section; cells on lines of their own are joined to rows where possible."""
    content = Content()
    loose: list[list[Cell]] = []
    last = -1
    if _may_be_set_apart(blocks):
        # Imported here: `columns` imports this module.
        from lint_reports.parser.columns import is_set_apart, read_columns

        if is_set_apart(blocks, classifier):
            items = read_columns(blocks, classifier)
            if items is not None:
                return Content(items, [block for block in blocks if isinstance(block, Picture)], 1)
            content.is_doubtful = True
    for block in blocks:
        if isinstance(block, Picture):
            content.pictures.append(block)
        elif isinstance(block, Paragraph):
            if PAGE_NUMBER.match(block.text):
                continue
            cells = _loose_cells(block, classifier, near=is_next(block, last) and bool(loose))
            if cells is None:
                content.items += [*_rows_of(loose, classifier), text_of(block)]
                loose = []
                continue
            _add_loose(loose, cells, new=not is_next(block, last))
            last = block.end_line
        else:
            last = _add_rows(block.rows, content, loose, last, classifier)
    content.items += _rows_of(loose, classifier)
    return content


def _may_be_set_apart(blocks: Sequence[Block]) -> bool:
    """Whether some paragraph has blanks and ends in a digit: a quick test before that for columns separated by blanks."""
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph) and not block.text.isalnum() and len(block.text.split(None, 1)) > 1:
            count += block.text[-1].isdigit()
    return count > 0


def is_next(block: Cell | Paragraph, last: int) -> bool:
    """Whether a block begins on the line after the line `last`."""
    return block.line == last + 1


def _add_rows(rows: list[Row], content: Content, loose: list[list[Cell]], last: int, classifier: Classifier) -> int:
    """Add the rows of a table; return the line on which the last loose cell ends."""
    first = True
    for row in rows:
        if row.loose:
            if row.cells:
                _add_loose(loose, row.cells, new=not is_next(row.cells[0], last))
                last = row.cells[-1].end_line
            elif loose:
                loose.append([])
            continue
        if loose:
            content.items += _rows_of(loose, classifier)
            loose.clear()
        content.pieces += first
        content.items.append(Line(row, first, content.pieces))
        first = False
    return last


def _add_loose(loose: list[list[Cell]], cells: list[Cell], new: bool) -> None:
    if new or not loose:
        loose.append([])
    loose[-1].extend(cells)


def _rows_of(groups: list[list[Cell]], classifier: Classifier) -> list[Line]:
    """Rows from groups of cells on lines of their own.

    Where empty lines or bars separate rows, most figures are in groups of several cells; where they separate cells, each
    group is one cell, and only labels show where a row begins.
    """
    groups = [group for group in groups if group]
    if not groups:
        return []
    figures = [sum(classifier.kind(cell.text).name in (FIGURE, BLANK) for cell in group) for group in groups]
    grouped = sum(count for count, group in zip(figures, groups, strict=True) if len(group) > 1)
    if grouped * 2 > sum(figures):
        return [Line(Row(group, loose=True)) for group in _whole(groups, classifier)]
    return [Line(Row([cell for group in groups for cell in group], loose=True))]


def _whole(groups: list[list[Cell]], classifier: Classifier) -> list[list[Cell]]:
    """The groups, with figures appended to the row before where that lacks some: an empty line may be a blank cell, or a
    page may end within a row."""
    whole: list[list[Cell]] = []
    for group in groups:
        if whole and classifier.kind(group[0].text).name == FIGURE and _lacks_figures(whole[-1], classifier):
            whole[-1] += group
        else:
            whole.append(group)
    return whole


def _lacks_figures(group: list[Cell], classifier: Classifier) -> bool:
    """Whether fewer figures follow the last label of a group than the form prints."""
    part = classifier.part
    for count, cell in enumerate(reversed(group)):
        kind = classifier.kind(cell.text)
        if kind.name == PHRASE:
            return count < part.arity.get(kind.terminal, part.unlabelled if count else 0)
    return False


def _loose_cells(block: Paragraph, classifier: Classifier, near: bool) -> list[Cell] | None:
    """The cells of a line of text, None where it is prose. `near`: it directly follows a cell."""
    cell = Cell(block.text, block.line, block.column, block.end_line, block.end_column)
    if classifier.kind(block.text).name != WORDS:
        return [cell]
    glued = _decompose(block, classifier.part)
    if glued:
        return glued
    folded = fold(block.text)
    if len(folded) <= 40 and any(folded in label for label in classifier.part.terminals):
        return [cell]
    pieces = _pieces(block)
    if len(pieces) > 1 and sum(classifier.kind(piece.text).name != WORDS for piece in pieces) >= 2:
        return pieces
    return [cell] if near and len(folded) <= 10 and "。" not in folded else None


def _decompose(block: Paragraph, part: FormSection) -> list[Cell]:
    """The cells of a line of labels and digits without separators; empty for any other line.

    Digits after a label with several figures are omitted, since they can be split in several ways.
    """
    text = fold(block.text)
    if len(text) != len(block.text) or len(text) > 200:
        return []
    cells: list[Cell] = []
    at = 0
    while at < len(text):
        size = next((n for n in range(min(60, len(text) - at), 0, -1) if text[at : at + n] in part.terminals), 0)
        digits = 0
        while not size and at + digits < len(text) and text[at + digits].isdigit():
            digits += 1
        if not size and not digits:
            return []
        arity = part.arity.get(part.terminals.get(fold(cells[-1].text), ""), 0) if cells else 0
        if size or arity == 1:
            cells.append(piece_of(block, at, at + size + digits))
        at += size + digits
    return cells if len(cells) > 1 or at > len(cells[0].text if cells else "") else []


def _pieces(block: Paragraph) -> list[Cell]:
    pieces = []
    at = 0
    for word in block.text.split():
        at = block.text.index(word, at)
        pieces.append(piece_of(block, at, at + len(word)))
        at += len(word)
    return pieces


def text_of(block: Paragraph) -> ProseLine:
    """The line of prose of a paragraph."""
    return ProseLine(Leaf("TEXT", block.text, block.line, block.column, block.end_line, block.end_column))


def blanks(cell: Cell, count: int) -> list[Cell]:
    """`count` empty cells directly after a cell."""
    return [Cell("", cell.end_line, cell.end_column, cell.end_line, cell.end_column)] * count


def blanks_behind(cells: Sequence[Cell], count: int) -> list[Cell]:
    """`count` empty cells directly after the last of the cells; none without cells."""
    return [cell for last in cells[-1:] for cell in blanks(last, count)]
