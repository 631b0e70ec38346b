"""Tables with cells separated by blanks only, whose rows have their label and figures on one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lint_reports.model.document import Cell, Paragraph, Row
from lint_reports.parser.cells import PHRASE, WORDS, Classifier
from lint_reports.parser.fragments import Columns, Fragment, Split, split_line
from lint_reports.parser.repetition import without_numbers
from lint_reports.parser.rows import Line, ProseLine, blanks_behind, text_of
from lint_reports.text.folding import fold
from lint_reports.text.widths import MEASURES

_MOST_WORDS = 12
"""A line with more words than this that are no labels is prose; the form's longest line of labels has fifteen cells."""
_LONGEST_LABEL = 8
"""The largest number of words of a label."""
_NEAR_WORDS = 2
"""The largest number of words joined to a misspelt label."""
_MOST_TORN = 2
"""The number of labels that may be misspelt or in pieces; with more, labels continue over several lines."""
_NEARLY, _UNKNOWN = 1.0, 3.0
"""The costs of a nearly spelt label and of a word that is no label."""


def read_line_by_line(paragraphs: Sequence[Paragraph], classifier: Classifier) -> list[Line | ProseLine] | None:
    """Each line as a row; None where lines of figures have no label, or more figures than the form prints."""
    readings = []
    for measure in MEASURES:
        table = _Lines(without_numbers([split_line(each, classifier, measure) for each in paragraphs]), classifier)
        if not table.is_certain():
            return None
        readings.append(table)
        if not table.unplaced:
            break
    return min(readings, key=lambda table: table.unplaced).items()


class _Lines:
    """The lines of a section, each with its labels and its figures."""

    def __init__(self, splits: Sequence[Split], classifier: Classifier) -> None:
        self.splits = splits
        self.classifier = classifier
        self.part = classifier.part
        self.labels = [
            _labels(split.words, classifier) if len(split.words) <= 3 * _MOST_WORDS else [] for split in splits
        ]
        self.wanted = [self._wanted(cells, split) for cells, split in zip(self.labels, splits, strict=True)]
        counts = {count for count in self.wanted if count}
        self.columns = {
            count: Columns([s.figures for s, wanted in zip(splits, self.wanted, strict=True) if wanted == count], count)
            for count in counts
        }
        self.unplaced = sum(
            bool(split.figures) and len(split.figures) < count and not self.columns[count].place(split.figures)
            for split, count in zip(splits, self.wanted, strict=True)
            if count
        )

    def _wanted(self, cells: Sequence[Cell], split: Split) -> int:
        """The number of figures that a line should have, 0 where that is unknown."""
        if not cells:
            count = len(split.figures)
            return self.part.unlabelled if count > 1 and count >= self.part.unlabelled - 1 else 0
        return self.part.arity.get(self.classifier.kind(cells[-1].text).terminal, 0)

    def is_certain(self) -> bool:
        given = [(split, wanted) for split, wanted in zip(self.splits, self.wanted, strict=True) if split.figures]
        if any(len(split.figures) > wanted and not _is_wide(split.figures) for split, wanted in given if wanted):
            return False
        if sum(self._is_torn(cell) for cells in self.labels for cell in cells) > _MOST_TORN:
            return False
        lost = sum(not wanted and len(split.figures) not in self.part.arity.values() for split, wanted in given)
        bare = sum(not wanted for _, wanted in given)
        return bool(given) and lost * 10 <= len(given) and bare * 5 <= max(5, len(given))

    def _is_torn(self, cell: Cell) -> bool:
        """Whether a text is nearly a label or parts of labels, as where labels continue over several lines."""
        kind = self.classifier.kind(cell.text)
        if kind.name == PHRASE:
            return not kind.exact
        pieces = (fold(word) for word in cell.text.split())
        return all(any(piece in label for label in self.part.terminals) for piece in pieces)

    def items(self) -> list[Line | ProseLine]:
        items: list[Line | ProseLine] = []
        first = True
        for number, (split, cells) in enumerate(zip(self.splits, self.labels, strict=True)):
            kinds = [self.classifier.kind(cell.text).name for cell in cells]
            if not split.figures and PHRASE not in kinds and (len(cells) < 2 or len(split.words) > _MOST_WORDS):
                items.append(text_of(split.paragraph))
                continue
            items.append(Line(Row([*cells, *self._figures(number)]), first, 1))
            first = False
        return items

    def _figures(self, number: int) -> list[Cell]:
        split, wanted = self.splits[number], self.wanted[number]
        if not wanted:
            return [figure.cell for figure in split.figures]
        if split.figures:
            return self.columns[wanted].filled(split.figures)
        behind = self.splits[number + 1] if number + 1 < len(self.splits) else None
        if behind is not None and behind.figures and not behind.words:
            return []
        return blanks_behind(self.labels[number][-1:], wanted)


def _is_wide(figures: Sequence[Fragment]) -> bool:
    """Whether more than one blank separates all figures, so that none is a part of another."""
    return all(other.left - one.right > 1 for one, other in pairwise(figures))


def _labels(words: Sequence[Fragment], classifier: Classifier) -> list[Cell]:
    """The words joined to labels at least cost (dynamic programming over the words)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = (
            (best[start][0] + _cost(words[start:end], classifier), start)
            for start in range(max(0, end - _LONGEST_LABEL), end)
        )
        best.append(min(choices))
    spans: list[tuple[int, int]] = []
    end = len(words)
    while end:
        spans.append((best[end][1], end))
        end = best[end][1]
    cells: list[Cell] = []
    for start, stop in reversed(spans):
        cell = _joined(words[start:stop])
        if cells and all(classifier.kind(each.text).name == WORDS for each in (cells[-1], cell)):
            cell = Cell(f"{cells[-1].text} {cell.text}", cell.line, cells[-1].column, cell.line, cell.end_column)
            cells.pop()
        cells.append(cell)
    return cells


def _cost(words: Sequence[Fragment], classifier: Classifier) -> float:
    kind = classifier.kind("".join(word.text for word in words))
    if kind.name == PHRASE and (kind.exact or len(words) <= _NEAR_WORDS):
        return 0.0 if kind.exact else _NEARLY
    return _UNKNOWN if len(words) == 1 else 1e9


def _joined(words: Sequence[Fragment]) -> Cell:
    first, last = words[0], words[-1]
    return Cell("".join(word.text for word in words), first.line, first.column, last.line, last.column + len(last.text))
