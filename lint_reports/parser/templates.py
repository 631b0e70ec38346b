"""The leaves of a table, remembered: where they come from in its rows depends on what its cells are, not on what they say.

Sound reports differ in their figures, hardly in which of their cells are labels, figures and blanks. So the lexer is run
once over the coordinates of the cells, and what it makes of them is filled in for every table that looks the same, once
somebody asks for leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_reports.form.parts import END
from lint_reports.model.document import Cell, Row
from lint_reports.model.tree import Leaf, Spans, spans_of
from lint_reports.parser.cells import WORDS
from lint_reports.parser.rows import Content, Line, Words

if TYPE_CHECKING:
    from lint_reports.form.parts import Form
    from lint_reports.parser.cells import Classifier, Kind
    from lint_reports.parser.lexer import Lexed
    from lint_reports.parser.shapes import Plan

Look = tuple[tuple["bool | Kind", ...] | None, ...]
"""What a table looks like: for each row whether it begins a piece and what its cells are, None for a paragraph."""
_MOST = 32
"""Templates that are kept for a section."""
_MOST_SEEN = 2_000
_LARGEST = 2_000
"""Cells of a table that is worth remembering; the form's largest have four hundred."""
_END = -1
_PARAGRAPH = -2
"""The first paragraph's number; the second's is one less."""


class Template:
    """What the lexer makes of all tables that look the same."""

    __slots__ = ("places", "sizes", "types", "figures", "wanted", "plan")

    def __init__(self, lexed: Lexed) -> None:
        self.places = [
            (_END if leaf.type == END else leaf.line, leaf.type, leaf.phrase, leaf.grid) for leaf in lexed.leaves
        ]
        """Each leaf by the number of its cell with its type, its phrase and its place in its row."""
        self.sizes = [len(row) for row in lexed.rows]
        """How many leaves a printed line has."""
        self.types = tuple([leaf.type for leaf in lexed.leaves])
        self.figures = lexed.figures
        self.wanted = lexed.wanted
        self.plan: Plan | None = None
        """What the strict parser makes of it, once it was asked."""


class Templates:
    """The templates of a section. One is made when a look comes for the second time: it costs as much as it saves once."""

    def __init__(self) -> None:
        self.made: dict[Look, Template | None] = {}
        self.seen: set[int] = set()

    def fill(self, content: Content, form: Form, classifier: Classifier) -> Lexed | None:
        """The leaves of the table, None where the lexer has to look for itself."""
        look = _look(content, classifier)
        if look is None:
            return None
        if look not in self.made:
            if sum([len(row) for row in look if row]) > _LARGEST:
                return None
            mark = hash(look)
            if mark not in self.seen:
                if len(self.seen) >= _MOST_SEEN:
                    self.seen.clear()
                self.seen.add(mark)
                return None
            if len(self.made) >= _MOST:
                self.made.clear()
            self.made[look] = _template(content, look, form, classifier)
        template = self.made[look]
        return None if template is None else _filled(template, content)


class Filled:
    """A template with the rows of one table: its leaves, made when they are asked for. `head` stands before them."""

    __slots__ = ("template", "lines", "paragraphs", "head", "made", "_cells")

    def __init__(self, template: Template, rows: list[Row], paragraphs: list[Leaf]) -> None:
        self.template = template
        self.lines = rows
        self.paragraphs = paragraphs
        self.head: list[Leaf] = []
        self.made: dict[int, Leaf] = {}
        self._cells: list[Cell] = []

    def cells(self) -> list[Cell]:
        if not self._cells:
            self._cells = [cell for row in self.lines for cell in row.cells]
        return self._cells

    def texts(self) -> list[str]:
        """What its cells say."""
        texts: list[str] = []
        for row in self.lines:
            texts += row.texts
        return texts

    def spans(self) -> Spans:
        """Where its cells stand."""
        lines: list[int] = []
        columns: list[int] = []
        end_columns: list[int] = []
        for row in self.lines:
            cut = row.cut
            if row.made is not None or cut is None:
                return spans_of(self.cells())
            lines += [row.line] * len(cut.texts)
            columns += cut.starts
            end_columns += cut.ends
        return Spans(lines, columns, lines, end_columns)

    def __getitem__(self, place: int) -> Leaf:
        if place < len(self.head):
            return self.head[place]
        leaf = self.made.get(place)
        if leaf is None:
            leaf = self.made[place] = self._leaf(place)
        return leaf

    def _leaf(self, place: int) -> Leaf:
        from lint_reports.parser.lexer import end_of

        number, type, phrase, grid = self.template.places[place - len(self.head)]
        if number >= 0:
            cell = self.cells()[number]
            return Leaf(
                type, cell.text, cell.line, cell.column, cell.end_line, cell.end_column, phrase, False, True, grid
            )
        return end_of(self[place - 1]) if number == _END else self.paragraphs[_PARAGRAPH - number]

    def rows(self) -> list[list[Leaf]]:
        """The printed lines."""
        rows = [self.head] if self.head else []
        at = len(self.head)
        for size in self.template.sizes:
            rows.append([self[place] for place in range(at, at + size)])
            at += size
        return rows


def _look(content: Content, classifier: Classifier) -> Look | None:
    """None for cells on lines of their own: how they hang together depends on what they say."""
    known, kind = classifier.known, classifier.kind
    look: list[tuple[bool | Kind, ...] | None] = []
    for item in content.items:
        if item.__class__ is Words:
            look.append(None)
        elif item.loose:  # type: ignore[union-attr]
            return None
        else:
            look.append((item.first, *[known.get(text) or kind(text) for text in item.row.texts]))  # type: ignore[union-attr]
    return tuple(look)


def _template(content: Content, look: Look, form: Form, classifier: Classifier) -> Template | None:
    """What the lexer makes of the table, None where words of a cell have a part in it."""
    from lint_reports.parser.lexer import TableLexer

    kinds = [kind for row in look if row is not None for kind in row[1:]]
    if any(kind.name == WORDS or not kind.exact for kind in kinds):  # type: ignore[union-attr]
        return None
    lexer = TableLexer(_coordinates(content), form, classifier)
    lexed = lexer.lex()
    if lexer.has_read or lexed.shifted or lexed.misspelt:
        return None
    return Template(lexed)


def _coordinates(content: Content) -> Content:
    """The same rows, with the number of a cell or a paragraph in place of its line."""
    numbered = Content(pieces=content.pieces)
    cells, paragraph = 0, _PARAGRAPH
    for item in content.items:
        if isinstance(item, Words):
            numbered.items.append(Words(Leaf(item.leaf.type, "", paragraph, 0, paragraph, 0)))
            paragraph -= 1
        else:
            row = [Cell(cell.text, at, 0, at, 0) for at, cell in enumerate(item.cells, cells)]
            numbered.items.append(Line(Row(row, item.loose), item.first, item.piece))
            cells += len(row)
    return numbered


def _filled(template: Template, content: Content) -> Lexed:
    from lint_reports.parser.lexer import Lexed

    rows = [item.row for item in content.items if item.__class__ is Line]
    paragraphs = [item.leaf for item in content.items if item.__class__ is Words]
    filled = Filled(template, rows, paragraphs)
    return Lexed(filled, content.pictures, figures=template.figures, wanted=template.wanted)
