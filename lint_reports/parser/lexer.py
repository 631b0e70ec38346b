"""Leaves for lark: every cell and paragraph of a section as the terminal of the grammar that it spells."""

from __future__ import annotations

from functools import cache

from lint_reports.form.sections import CELL, TEXT, Form, FormSection
from lint_reports.model.document import Block, Cell
from lint_reports.model.report import Leaf
from lint_reports.parser.broken_labels import join_across, join_broken
from lint_reports.parser.cells import BLANK, FIGURE, PHRASE, WORDS, CellKind, Classifier
from lint_reports.parser.gaps import fill_gaps
from lint_reports.parser.grid import ColumnGrid, Group, groups_of
from lint_reports.parser.lexed import Lexed, end_of, leaf_of
from lint_reports.parser.merged import undo
from lint_reports.parser.rows import Content, Line, ProseLine, read_content
from lint_reports.parser.spread import close_up
from lint_reports.text.folding import fold, ordinal

_classifiers: dict[tuple[int, str], Classifier] = {}


def classifier_for(form: Form, part: FormSection) -> Classifier:
    """The classifier of a section, cached so that each text is classified once in a run."""
    key = (form.year, part.name)
    if key not in _classifiers:
        _classifiers[key] = Classifier(part)
    _classifiers[key].compared = 0
    return _classifiers[key]


def lex_table(blocks: list[Block], form: Form, part: FormSection) -> Lexed:
    """The leaves of a section with a table."""
    classifier = classifier_for(form, part)
    return TableLexer(read_content(blocks, classifier), form, classifier).lex()


class TableLexer:
    """Turns the lines of one section into leaves. `pending` are labels whose figures have not been found yet."""

    def __init__(self, content: Content, form: Form, classifier: Classifier) -> None:
        self.content = content
        self.form = form
        self.part = classifier.part
        self.classifier = classifier
        self.lexed = Lexed([], content.pictures)
        self.pending: list[Group] = []
        self.seen: set[str] = set()
        self.open: Leaf | None = None
        """The last label of an unfinished printed line, None between lines."""
        self.places: list[tuple[int, int, Leaf, bool]] = []
        self.has_read = False
        """Whether the result depends on the text of a figure, so that it holds for no other figures."""

    def lex(self) -> Lexed:
        """The leaves of the section by printed line."""
        lines = [item for item in self.content.items if isinstance(item, Line)]
        self.lexed.is_doubtful = self.content.is_doubtful
        self.lexed.loose = bool(lines) and all(line.loose for line in lines)
        self.has_read = undo(lines, self.classifier)
        close_up(lines, self.classifier)
        self._join(lines)
        self._keep_blank_data(lines)
        groups = {id(line): list(groups_of(line, self.classifier)) for line in lines}
        each_group = [group for each in groups.values() for group in each]
        if any(line.loose for line in lines):
            fill_gaps(each_group, self.part.arity)
        self._make_grids(each_group)
        for item in self.content.items:
            if isinstance(item, ProseLine):
                self._close()
                self.lexed.rows.append([item.leaf])
                continue
            for group in groups[id(item)]:
                self._group(group)
            if not item.loose:
                self._end_line()
        self._flush()
        self._close()
        self._find_shifted()
        return self.lexed

    def _make_grids(self, groups: list[Group]) -> None:
        """Create the grid of the section, and one for each piece of the table with at least three rows of figures."""
        self.grid = ColumnGrid(groups, self.part.arity)
        self.grids: dict[int, ColumnGrid] = {}
        if self.content.pieces > 1:
            for piece in range(1, self.content.pieces + 1):
                mine = [group for group in groups if group.line and group.line.piece == piece]
                if sum(group.has_figures for group in mine if group.labels) >= 3:
                    self.grids[piece] = ColumnGrid(mine, self.part.arity)

    def _join(self, lines: list[Line]) -> None:
        """Classify the cells and join broken labels."""
        kind = self.classifier.kind
        for line in lines:
            line.kinds = [kind(cell.text) for cell in line.cells]
        broken = [any(kind.name == WORDS or not kind.exact for kind in line.kinds) for line in lines]
        for index, line in enumerate(lines):
            if broken[index] or line.loose:
                join_broken(line, self.classifier)
        for index in range(len(lines) - 1):
            if broken[index] and broken[index + 1]:
                join_across(lines[index], lines[index + 1], self.classifier)
        for index, line in enumerate(lines):
            if broken[index] or line.loose:
                line.kinds = [kind(cell.text) for cell in line.cells]

    def _keep_blank_data(self, lines: list[Line]) -> None:
        """Drop the cells of blank rows as filler, except for the only row of figures of a table without row labels."""
        blank = [i for i, line in enumerate(lines) if all(kind.name == BLANK for kind in line.kinds)]
        keep = -1
        if blank and self.part.unlabelled and not any(k.name == FIGURE for line in lines for k in line.kinds):
            heads = [i for i, line in enumerate(lines) if any(kind.name == PHRASE for kind in line.kinds)]
            behind = [i for i in blank if heads and i > heads[-1] and len(lines[i].cells) * 2 > self.part.unlabelled]
            keep = behind[0] if behind else -1
        for index in blank:
            if index != keep:
                lines[index].drop_cells()

    def _group(self, group: Group) -> None:
        if not group.labels and not group.values:
            return
        words = [leaf_of(TEXT, cell, grid=index) for cell, index in group.words]
        if group.labels:
            self._labelled(group, words)
        else:
            self._unlabelled(group)

    def _labelled(self, group: Group, words: list[Leaf]) -> None:
        wanted = self.part.arity.get(group.labels[-1][1].terminal, 0)
        if wanted and not any(k.name != BLANK for _, k, _ in group.values) and self._lacks_cells(group, wanted):
            self.pending.append(group)
            return
        self._flush()
        row = sorted(self._labels(group) + words, key=lambda leaf: leaf.grid)
        if wanted:
            own = len(row)
            while own and (row[own - 1].type in (TEXT, *self.part.arity) or row[own - 1].type in self.part.groups):
                own -= 1
            self._add_labels(row[:own])
            self._figures(row[own:], group, wanted)
            return
        self._add_labels(row)
        strays = [value for value in group.values if value[1].name != BLANK]
        if not strays:
            return
        data = [value for value in strays if value[1].name != WORDS]
        several = len(data) >= 2 or self._run_together(data, self.part.unlabelled)
        if self.part.unlabelled and several and row and row[-1].type in self.part.enders:
            self._close()
            self._figures([], Group([], [], group.values, group.line), self.part.unlabelled)
        else:
            self.lexed.rows[-1:] = [[*self.lexed.rows[-1], *(_value(*value) for value in strays)]]

    def _lacks_cells(self, group: Group, wanted: int) -> bool:
        return not group.values or (len(group.values) < wanted and group.line is not None and not group.line.loose)

    def _unlabelled(self, group: Group) -> None:
        if not group.line or not any(kind.name != BLANK for _, kind, _ in group.values):
            if self.part.unlabelled and group.values:
                self._figures([], group, self.part.unlabelled)
            return
        first = next(i for i, (_, kind, _) in enumerate(group.values) if kind.name != BLANK)
        if self.pending and group.has_figures and group.values[first][1].name != WORDS:
            waiting = self.pending.pop(0)
            waiting.values, waiting.line = group.values, group.line
            rest, self.pending = self.pending, []
            self._labelled(waiting, [])
            self.pending = rest
            return
        self._flush()
        words: list[Leaf] = []
        while first < len(group.values) and group.values[first][1].name == WORDS:
            cell, _, index = group.values[first]
            words.append(leaf_of(TEXT, cell, grid=index))
            first += 1
        rest_values = group.values[first:] if words else group.values
        if not any(kind.name != BLANK for _, kind, _ in rest_values):
            self._words_alone(words)
            return
        self._figures(words, Group([], [], rest_values, group.line), self._width(rest_values))

    def _words_alone(self, words: list[Leaf]) -> None:
        if self.open is not None:
            self.lexed.rows[-1] += words
        else:
            self.lexed.rows.extend([leaf] for leaf in words)

    def _width(self, values: list[tuple[Cell, CellKind, int]]) -> int:
        """The number of figures of a row without a known label: the least in the form that holds its figures."""
        filled = [i for i, (_, kind, _) in enumerate(values) if kind.name != BLANK]
        core = filled[-1] - filled[0] + 1
        sizes = sorted({*self.part.arity.values(), self.part.unlabelled} - {0})
        return next((size for size in sizes if size >= core), self.part.widest)

    def _flush(self) -> None:
        """Add the pending labels as rows without figures."""
        waiting, self.pending = self.pending, []
        for group in waiting:
            wanted = self.part.arity[group.labels[-1][1].terminal]
            self._figures(self._labels(group), Group([], [], group.values, group.line), wanted)

    def _labels(self, group: Group) -> list[Leaf]:
        leaves = []
        for cell, kind, index in group.labels:
            if kind.terminal in self.part.groups and kind.terminal in self.seen:
                continue
            self.seen.add(kind.terminal)
            leaf = leaf_of(kind.terminal, cell, self.form.phrases[kind.terminal], kind.exact, index)
            leaves.append(leaf)
            if not kind.exact:
                self.lexed.misspelt.append(leaf)
            if group.line is not None and not group.line.loose:
                depth = _depth(leaf.phrase)
                self.places.append((depth, index, leaf, group.line.first))
        return leaves

    def _add_labels(self, row: list[Leaf]) -> None:
        """Add labels of a head, a title row or a group; end the printed line before a label that cannot continue it."""
        for leaf in row:
            ends = self.open is not None and self.open.type in self.part.enders and leaf.type != TEXT
            if ends and self.open is not None and (self.open.type, leaf.type) not in self.part.follow:
                self._close()
            if self.open is None:
                self.lexed.rows.append([])
            self.lexed.rows[-1].append(leaf)
            if leaf.type != TEXT:
                self.open = leaf

    def _end_line(self) -> None:
        """End the printed line with the line of the file, where the form may end one."""
        if self.open is not None and (self.lexed.rows[-1][-1].type == TEXT or self.open.type in self.part.enders):
            self._close()

    def _close(self) -> None:
        if self.open is not None:
            self.lexed.rows[-1].append(end_of(self.lexed.rows[-1][-1]))
        self.open = None

    def _figures(self, row: list[Leaf], group: Group, wanted: int) -> None:
        piece = group.line.piece if group.line else 0
        cells = self.grids.get(piece, self.grid).figures(group, wanted)
        head = row
        if self.open is not None and self._ends_before(row):
            self._close()
        if self.open is not None:
            head = [*self.lexed.rows.pop(), *row]
        self.open = None
        leaves = [*head, *(_value(*cell) for cell in cells)]
        if not leaves:
            return
        joined = self._run_together(cells, wanted)
        self.lexed.joined += joined
        self.lexed.figures += 0 if joined else len(cells)
        self.lexed.wanted += wanted
        self.lexed.rows.append([*leaves, end_of(leaves[-1])])

    def _ends_before(self, row: list[Leaf]) -> bool:
        """Whether the unfinished line ends before the labels of a row: only the label of a group precedes these."""
        assert self.open is not None
        return self.open.type in self.part.enders or bool(row and self.open.type not in self.part.groups)

    def _run_together(self, cells: list[tuple[Cell, CellKind, int]], wanted: int) -> bool:
        """Whether the only figure of a row may be all its figures without separators."""
        if len(cells) != 1 or wanted <= 1:
            return False
        self.has_read = True
        text = cells[0][0].text
        return text.isdigit() and len(text) >= wanted

    def _find_shifted(self) -> None:
        """Record row labels further left than nearly all of their depth: a merged cell before them is lost."""
        for depth in (1, 2):
            columns = [column for each, column, _, _ in self.places if each == depth]
            usual = max(columns, key=columns.count, default=0)
            strays = [place for place in self.places if place[0] == depth and place[1] < usual]
            if len(strays) * 5 <= len(columns):
                self.lexed.shifted += [(leaf, usual - column) for _, column, leaf, first in strays if not first]


def _value(cell: Cell, kind: CellKind, index: int) -> Leaf:
    return Leaf(
        CELL, cell.text, cell.line, cell.column, cell.end_line, cell.end_column, "", False, kind.name != WORDS, index
    )


@cache
def _depth(phrase: str) -> int:
    mark = ordinal(fold(phrase))
    return 0 if not mark or mark.endswith("、") else 1 if mark.startswith("(") else 2
