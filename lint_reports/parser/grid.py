"""Groups of labels and the cells after them, and the choice of the figures among these: other empty cells are filler."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint_reports.model.document import Cell
from lint_reports.parser.cells import BLANK, FIGURE, PHRASE, WORDS, CellKind, Classifier
from lint_reports.parser.rows import Line
from lint_reports.text.folding import fold, ordinal


@dataclass(slots=True, eq=False)
class Group:
    """Labels and the cells after them, as (cell, kind, index in the row); `words` are other texts before the last label."""

    labels: list[tuple[Cell, CellKind, int]] = field(default_factory=list)
    words: list[tuple[Cell, int]] = field(default_factory=list)
    values: list[tuple[Cell, CellKind, int]] = field(default_factory=list)
    line: Line | None = None

    @property
    def has_figures(self) -> bool:
        return any(kind.name == FIGURE for _, kind, _ in self.values)


def groups_of(line: Line, classifier: Classifier) -> Iterator[Group]:
    """Yield the groups of a line: one, unless several rows are on it."""
    arity = classifier.part.arity
    group = Group(line=line)
    for index, (cell, kind) in enumerate(zip(line.cells, line.kinds, strict=True)):
        if kind.name != PHRASE:
            group.values.append((cell, kind, index))
            continue
        wanted = arity.get(group.labels[-1][1].terminal, 0) if group.labels else 0
        if group.has_figures or (wanted and len(group.values) >= wanted):
            yield group
            group = Group(line=line)
        else:
            group.words += [(c, i) for c, k, i in group.values if k.name == WORDS]
            group.values = []
        group.labels.append((cell, kind, index))
    yield group


class ColumnGrid:
    """The usual position of the figures in the rows of a table: first column and row width, by the number of figures."""

    def __init__(self, groups: list[Group], arity: dict[str, int]) -> None:
        self.widest = max((len(g.line.cells) for g in groups if g.line and not g.line.loose), default=-1)
        starts: dict[int, Counter[int]] = {}
        widths: dict[int, Counter[int]] = {}
        for group in groups:
            if group.line is None or group.line.loose or not group.labels or not group.values:
                continue
            wanted = arity.get(group.labels[-1][1].terminal)
            if wanted:
                widths.setdefault(wanted, Counter())[len(group.line.cells)] += 1
                if group.values[0][1].name != BLANK:
                    starts.setdefault(wanted, Counter())[group.values[0][2]] += 1
        self.starts = {wanted: _usual(votes) for wanted, votes in starts.items()}
        """The usual first column of the figures, by their number."""
        self.widths = {wanted: _usual(votes) for wanted, votes in widths.items()}
        self.behind = Counter(
            _leading(group.values) == 0
            for group in groups
            if group.labels
            and 0 < arity.get(group.labels[-1][1].terminal, 0) < len(group.values)
            and (group.values[0][1].name == BLANK) != (group.values[-1][1].name == BLANK)
        )
        """The number of rows with empty cells after the figures (True) and before them (False)."""
        self.leads: dict[str, Counter[int]] = {}
        for group in groups:
            wanted = arity.get(group.labels[-1][1].terminal, 0) if group.labels else 0
            if wanted and _is_loose(group) and group.has_figures:
                lead = _leading(group.values)
                if len(group.values) - lead == wanted:
                    self.leads.setdefault(_kind_of_label(group), Counter())[lead] += 1

    def figures(self, group: Group, wanted: int) -> list[tuple[Cell, CellKind, int]]:
        """The cells of a group that are figures: `wanted` of them, fewer or more where the row has another number.

        Surplus empty cells before and after them are filler of merged cells.
        """
        values = group.values
        lead = _leading(values)
        start, width = self.starts.get(wanted, -1), self.widths.get(wanted, -1)
        aligned = start - values[0][2] if start >= 0 and values and not _is_loose(group) else -1
        narrow = group.line is not None and len(group.line.cells) < width
        surplus = len(values) - wanted
        if narrow and 0 <= aligned <= lead < len(values) and (len(values) >= wanted or not aligned):
            filler = max(0, width - start - wanted)
            rest = values[aligned:]
            if len(rest) - filler < wanted and _leading(rest[::-1]) >= filler:
                return rest[: len(rest) - filler]
        if _is_loose(group) and group.labels and max(surplus, 0) < (usual := self.lead(group)) <= lead < len(values):
            return values[usual:]
        if surplus <= 0:
            return self._unpadded(group, surplus)
        if surplus > lead + _leading(values[::-1]):
            values = _without_words(values, surplus)
            surplus = len(values) - wanted
        trail = _leading(values[::-1]) if lead < len(values) else len(values)
        choices = range(max(0, surplus - trail), min(lead, surplus) + 1)
        if not choices:
            return values[min(lead, surplus) : len(values) - trail]
        if aligned in choices:
            return values[aligned : aligned + wanted]
        ending = [at for at in choices if values[at + wanted - 1][1].name != BLANK]
        if len(ending) == 1:  # A total alone is more likely than a missing total.
            return values[ending[0] : ending[0] + wanted]
        front = choices[0 if self.behind[True] > self.behind[False] else -1]
        return values[front : front + wanted]

    def lead(self, group: Group) -> int:
        """The usual number of empty cells between a label of this depth and its figures."""
        votes = self.leads.get(_kind_of_label(group), Counter())
        return max(votes, key=lambda k: (votes[k], -k), default=0)

    def _unpadded(self, group: Group, surplus: int) -> list[tuple[Cell, CellKind, int]]:
        """The cells of a row; without a label, and narrower than the head, an empty last cell is filler."""
        values = group.values
        if group.labels or _is_loose(group) or surplus < 0 or not group.line:
            return values
        padded = len(group.line.cells) < self.widest and values[-1][1].name == BLANK and values[0][1].name != BLANK
        return values[:-1] if padded else values


def _usual(votes: Counter[int]) -> int:
    """The most frequent value, the least of several."""
    return max(votes, key=lambda value: (votes[value], -value))


def _kind_of_label(group: Group) -> str:
    """The end of a label's item mark, which shows its depth in the table."""
    mark = ordinal(fold(group.labels[-1][0].text))
    return mark[-1:] if mark else ""


def _is_loose(group: Group) -> bool:
    return group.line is None or group.line.loose


def _without_words(values: list[tuple[Cell, CellKind, int]], surplus: int) -> list[tuple[Cell, CellKind, int]]:
    stray = [i for i, (_, kind, _) in enumerate(values) if kind.name == WORDS][-surplus:]
    return [value for i, value in enumerate(values) if i not in stray] if stray else values


def _leading(values: list[tuple[Cell, CellKind, int]]) -> int:
    count = 0
    for _, kind, _ in values:
        if kind.name != BLANK:
            break
        count += 1
    return count
