"""Tables with cells separated by blanks only, as layout-preserving converters write them, assembled by the form.

Labels continue over several lines, in several columns side by side, with the figures on any of these lines. A label is
assembled from words below one another that spell it. The result is certain if nothing is left over: every word is part of
a label, every label occurs as often as in the form, and every line of figures is level with one row's label. Otherwise the
table is read line by line if each line has its own label; else it is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lint_reports.form.sections import FormSection, Printed
from lint_reports.model.document import Block, Cell, Paragraph, Row, Table
from lint_reports.parser.cells import PAGE_NUMBER, Classifier
from lint_reports.parser.fragments import Columns, Fragment, Split, split_line
from lint_reports.parser.line_by_line import read_line_by_line
from lint_reports.parser.repetition import once, without_numbers
from lint_reports.parser.rows import Line, ProseLine, blanks_behind, text_of
from lint_reports.text.folding import fold
from lint_reports.text.widths import by_character, by_width

_MOST_LINES = 400
"""More lines than this are no single table of the form, whose rows have a few lines each."""
_MOST_WORDS = 100
_LONGEST_LINE = 3_000
_FARTHEST = 30
"""The largest distance between two lines of a label; a page may end between them."""


def is_set_apart(blocks: Sequence[Block], classifier: Classifier) -> bool:
    """Whether most figures follow labels or other figures on a line, separated by blanks only."""
    together = alone = lines = 0
    for block in blocks[:_MOST_LINES]:
        if isinstance(block, Table):
            if any(not row.loose and sum(map(bool, row.texts)) > 1 for row in block.rows):
                return False
            alone += len(block.rows)
        elif isinstance(block, Paragraph) and len(block.text) < _LONGEST_LINE and not block.text.isalnum():
            split = split_line(block, classifier, by_character)
            if len(split.words) + len(split.figures) > 1:
                together += len(split.figures)
                lines += bool(split.figures) + (not split.words)
            else:
                alone += len(split.figures)
    return lines > 1 and together > max(1, alone)


def read_columns(blocks: Sequence[Block], classifier: Classifier) -> list[Line | ProseLine] | None:
    """The rows of the table assembled by the form, else line by line; None where neither is certain."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and not PAGE_NUMBER.match(block.text)]
    if len(paragraphs) > _MOST_LINES:
        return None
    best: tuple[int, list[Line | ProseLine]] | None = None
    for measure, is_repeated in ((by_width, False), (by_character, False), (by_width, True), (by_character, True)):
        if best is None or not is_repeated:
            splits = without_numbers([split_line(each, classifier, measure) for each in paragraphs])
            assembly = _Assembly(splits, classifier, is_repeated)
            items = assembly.items()
            if items is not None and (best is None or assembly.unplaced < best[0]):
                best = assembly.unplaced, items
    return best[1] if best is not None else read_line_by_line(paragraphs, classifier)


@dataclass(slots=True, eq=False)
class _Label:
    """A label, or the part of it assembled so far, with its screen columns `left` to `right`."""

    text: str
    fragments: list[Fragment]
    left: int
    right: int

    @property
    def first(self) -> int:
        return self.fragments[0].line

    @property
    def last(self) -> int:
        return self.fragments[-1].line

    def overlap(self, fragment: Fragment, part: FormSection) -> int:
        """How well a word continues this label: the number of columns below it, 1000 on the same line; 0 where it does not."""
        text = fold(self.text + fragment.text)
        if text not in part.prefixes and text not in part.terminals:
            return 0
        end = self.fragments[-1]
        if end.line == fragment.line:
            return 1000 if fragment.number == end.number + 1 and fragment.left - end.right <= 2 else 0
        if fragment.line - end.line > _FARTHEST:
            return 0
        return max(0, min(self.right, fragment.right) - max(self.left, fragment.left) + 1)

    def append(self, fragment: Fragment) -> None:
        """Continue the label by a word."""
        self.text += fragment.text
        self.fragments.append(fragment)
        self.left, self.right = min(self.left, fragment.left), max(self.right, fragment.right)

    @property
    def cell(self) -> Cell:
        first, last = self.fragments[0], self.fragments[-1]
        return Cell(self.text, first.line, first.column, last.line, last.column + len(last.text))


class _Assembly:
    """Assembly of the words of a section to the labels of the form."""

    def __init__(self, splits: Sequence[Split], classifier: Classifier, is_repeated: bool) -> None:
        self.part = classifier.part
        self.is_repeated = is_repeated
        self.splits = once(splits, classifier) if is_repeated else splits
        self.unplaced = 0
        """The number of incomplete rows with uncertain columns."""
        self.labels: list[_Label] = []
        self.notes: list[Split] = []

    def items(self) -> list[Line | ProseLine] | None:
        """The printed lines with their labels and figures, None where something is left over or lacking."""
        if not self._put_labels_together():
            return None
        printed = self._printed()
        if printed is None:
            return None
        figures = self._figures(printed)
        return None if figures is None else list(self._lines(printed, figures))

    # --------------------------------------------------------------------------------------------------------- labels

    def _put_labels_together(self) -> bool:
        for split in self.splits:
            if len(split.words) > _MOST_WORDS or not self._add_line(split):
                return False
        return all(fold(label.text) in self.part.terminals for label in self.labels)

    def _add_line(self, split: Split) -> bool:
        before = len(self.labels)
        for place, word in enumerate(split.words):
            for fragment in self._parted(word):
                if self._add(fragment):
                    continue
                if place or split.figures or len(self.labels) > before:
                    return False
                self.notes.append(split)
                return True
        return True

    def _add(self, fragment: Fragment) -> bool:
        """Add a word to the label that it continues best, or begin a label; return False where neither is possible."""
        part = self.part
        scored = [
            (label.overlap(fragment, part), label) for label in self.labels[-60:] if fold(label.text) in part.prefixes
        ]
        best, label = max(scored, key=lambda each: each[0], default=(0, None))
        if label is not None and best:
            label.append(fragment)
            return True
        text = fold(fragment.text)
        if text not in part.terminals and text not in part.prefixes:
            return False
        self.labels.append(_Label(fragment.text, [fragment], fragment.left, fragment.right))
        return True

    def _parted(self, word: Fragment) -> Iterator[Fragment]:
        """Yield a word, split where it is two labels without a separator."""
        text, part = word.text, self.part
        whole = fold(text)
        if whole in part.terminals or whole in part.prefixes or len(text) > 60:
            yield word
            return
        for cut in range(len(text) - 1, 1, -1):
            rest = fold(text[cut:])
            if fold(text[:cut]) in part.terminals and (rest in part.terminals or rest in part.prefixes):
                middle = word.left + (word.right - word.left) * cut // len(text)
                yield word._replace(text=text[:cut], right=middle)
                yield word._replace(text=text[cut:], left=middle, column=word.column + cut)
                return
        yield word

    def _printed(self) -> list[tuple[list[_Label], int]] | None:
        """(labels, number of figures) of each printed line; None where a label is missing or surplus."""
        found: dict[str, list[_Label]] = {}
        for label in self.labels:
            found.setdefault(self.part.terminals[fold(label.text)], []).append(label)
        lines = [_as_found(line, found) for line in self.part.printed]
        wanted = Counter(terminal for line in lines for terminal in line.labels)
        if wanted != Counter({terminal: len(labels) for terminal, labels in found.items()}):
            return None
        queues = {terminal: iter(_in_order(labels)) for terminal, labels in found.items()}
        return [([next(queues[terminal]) for terminal in line.labels], line.figures) for line in lines]

    # -------------------------------------------------------------------------------------------------------- figures

    def _figures(self, printed: Sequence[tuple[list[_Label], int]]) -> list[list[Fragment]] | None:
        """The figures of each printed row; None where a line of figures is level with no row, or several with one row."""
        rows = [(labels, count) for labels, count in printed if count]
        given = [split for split in self.splits if split.figures]
        found: list[list[Fragment]] = []
        used: set[int] = set()
        last = 0
        for labels, count in rows:
            first, end = (labels[-1].first, labels[-1].last) if labels else (last + 1, 1 << 60)
            level = [split for split in given if first <= split.line <= end and split.line > last]
            if len(level) > 1:
                return None
            own = self._own(level[0].figures, count) if level else []
            if len(own) > count:
                return None
            if not level and (not labels or first <= last):
                return None
            last = level[0].line if level else last
            found.append(own)
            used.update(split.line for split in level)
        return found if all(split.line in used for split in given) else None

    def _lowest_heads(self) -> list[_Label]:
        """The labels without another label below, from left to right: each heads one column."""
        heads = [
            label
            for label in self.labels
            if not any(
                each.first > label.last and each.left < label.right and label.left < each.right for each in self.labels
            )
        ]
        return sorted(heads, key=lambda label: label.left)

    def _own(self, figures: list[Fragment], count: int) -> list[Fragment]:
        """The figures of a row without those that repeat a merged cell, where it is certain which do."""
        if not self.is_repeated or not count < self.part.widest or len(figures) != self.part.widest:
            return figures
        runs = [list(run) for _, run in groupby(figures, key=lambda figure: figure.text)]
        longer = [run for run in runs if len(run) > 1]
        surplus = len(figures) - count
        if len(longer) != 1 or len(longer[0]) <= surplus:
            return figures
        at = figures.index(longer[0][0])
        return figures[:at] + figures[at + surplus :]

    def _lines(
        self, printed: Sequence[tuple[list[_Label], int]], figures: list[list[Fragment]]
    ) -> Iterator[Line | ProseLine]:
        columns = {count: Columns(figures, count) for count in {count for _, count in printed if count}}
        bare = next((count for labels, count in printed if not labels), 0)
        if bare and not columns[bare].are_known:
            columns[bare].learn_from_heads([(label.left, label.right) for label in self._lowest_heads()])
        heads: list[_Label] = []
        notes, queue = iter(self.notes), iter(figures)
        note = next(notes, None)
        for place, (labels, count) in enumerate(printed):
            own = next(queue) if count else []
            line = own[0].line if own else labels[-1].first
            while note is not None and note.line < line:
                yield text_of(note.paragraph)
                note = next(notes, None)
            heads = heads if count else labels
            if 0 < len(own) < count and not columns[count].are_known:
                columns[count].learn_from_heads([(label.left, label.right) for label in heads[-count:]])
            cells = [label.cell for label in labels]
            cells += columns[count].filled(own) if own else blanks_behind(cells[-1:], count)
            self.unplaced += bool(own) and len(own) < count and not columns[count].place(own)
            yield Line(Row(cells), place == 0, 1)
        while note is not None:
            yield text_of(note.paragraph)
            note = next(notes, None)


def _as_found(line: Sequence[Printed], found: dict[str, list[_Label]]) -> Printed:
    """The wording of a printed line all labels of which were found, else the mandated one."""
    return next((each for each in line if all(label in found for label in each.labels)), line[0])


def _in_order(labels: list[_Label]) -> list[_Label]:
    """Labels of the same words in the form's order: from top to bottom or, where they are level, from left to right."""
    labels = sorted(labels, key=lambda label: (label.first, label.left))
    level = all(one.first <= other.last + 2 for one in labels for other in labels)
    return sorted(labels, key=lambda label: label.left) if level else labels
