"""Removal of empty columns between those of the form: columns of a spreadsheet, or doubled separators.

A program that lays several tables out on one grid gives each cell several columns of it and writes all of them. A column
that is empty in every row is none of the table's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from lint_reports.model.document import Row
from lint_reports.parser.cells import BLANK, FIGURE, PHRASE, Classifier
from lint_reports.parser.rows import Line


def close_up(lines: Iterable[Line], classifier: Classifier) -> None:
    """Remove empty columns, provided that the figures of every row are adjacent afterwards."""
    rows = (line for line in lines if not line.loose)
    for _, piece in groupby(rows, key=lambda line: line.piece):
        table = list(piece)
        texts = [line.row.texts for line in table]
        apart = _apart(texts, classifier)
        if not apart:
            continue
        used = _used(texts)
        closed = [[text for at, text in enumerate(each) if used[at]] for each in texts]
        if not _apart(closed, classifier):
            for line in table:
                line.row = Row([cell for at, cell in enumerate(line.cells) if used[at]])


def _apart(rows: Iterable[Sequence[str]], classifier: Classifier) -> int:
    """The number of rows with no more figures than the form prints, but with gaps between them."""
    count = 0
    for texts in rows:
        kinds = [classifier.kind(text) for text in texts]
        last = max((at for at, kind in enumerate(kinds) if kind.name == PHRASE), default=-1)
        wanted = classifier.part.arity.get(kinds[last].terminal, 0) if last >= 0 else classifier.part.unlabelled
        places = [at for at in range(last + 1, len(kinds)) if kinds[at].name != BLANK]
        are_figures = all(kinds[at].name == FIGURE for at in places)
        count += are_figures and 1 < len(places) <= wanted <= places[-1] - places[0]
    return count


def _used(rows: Sequence[Sequence[str]]) -> list[bool]:
    """For each column, whether any row has text in it."""
    used = [False] * max(map(len, rows))
    for texts in rows:
        for at, text in enumerate(texts):
            used[at] = used[at] or bool(text)
    return used
