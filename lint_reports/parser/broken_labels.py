"""Joining of labels that are broken over cells, lines, rows or pages."""

from __future__ import annotations

from lint_reports.form.sections import FormSection
from lint_reports.model.document import Cell
from lint_reports.parser.cells import PHRASE, WORDS, CellKind, Classifier
from lint_reports.parser.rows import Line, blanks, is_next
from lint_reports.text.folding import fold

FURTHEST = 24
"""The largest distance, in cells, between the parts of a label: a page break has a row or two between them."""


def join_broken(line: Line, classifier: Classifier) -> None:
    """Join neighbouring cells that spell a phrase only together: labels wrapped over lines or cells."""
    cells, part = line.cells, classifier.part
    index = 0
    while index < len(cells):
        text = fold(cells[index].text)
        if text and (text in part.prefixes or classifier.kind(cells[index].text).name == WORDS):
            count = _spelling(cells, index, text, part) or _nearly_spelling(cells, index, line, classifier)
            if count:
                head, tail = cells[index], cells[index + count]
                joined = "".join(cell.text for cell in cells[index : index + count + 1])
                whole = Cell(joined, head.line, head.column, tail.end_line, tail.end_column)
                cells[index : index + count + 1] = [whole] if line.loose else [whole, *blanks(tail, count)]
                if line.loose and (start := fold(joined)) in part.prefixes and start not in part.terminals:
                    _join_apart(cells, index, start, classifier)
            elif line.loose and not text.isdigit():
                _join_apart(cells, index, text, classifier)
        index += 1


def _join_apart(cells: list[Cell], index: int, text: str, classifier: Classifier) -> None:
    """Join a label split by a page break, with the figures of its row between the parts."""
    for at, cell in enumerate(cells[index + 2 : index + FURTHEST], index + 2):
        if cell.text.isdigit() or fold(text + cell.text) not in classifier.part.terminals:
            continue
        if classifier.kind(cell.text).name == WORDS:
            head = cells[index]
            joined = head.text + cell.text
            cells[index] = Cell(joined, head.line, head.column, head.end_line, head.end_column)
            del cells[at]
            return


def _spelling(cells: list[Cell], index: int, text: str, part: FormSection) -> int:
    """The number of cells after `index` that spell a phrase together with it; 0 for none."""
    best = 0
    for count, cell in enumerate(cells[index + 1 : index + 8], 1):
        if not cell.text:
            break
        text = fold(text + cell.text)
        if text in part.terminals:
            best = count
        elif text not in part.prefixes:
            break
    return best


def _nearly_spelling(cells: list[Cell], index: int, line: Line, classifier: Classifier) -> int:
    """1 where a cell nearly spells a phrase together with the one on the next line, 0 where it does not."""
    if not line.loose or index + 1 >= len(cells) or not is_next(cells[index + 1], cells[index].end_line):
        return 0
    one, other = cells[index].text, cells[index + 1].text
    if classifier.kind(one).name != WORDS or classifier.kind(other).name != WORDS:
        return 0
    return int(classifier.kind(one + other).name == PHRASE)


def _is_partial(kind: CellKind) -> bool:
    """Whether a cell may be half a label: words, or what only nearly spells a phrase."""
    return kind.name == WORDS or not kind.exact


def join_across(one: Line, other: Line, classifier: Classifier) -> None:
    """Join labels split by a row break, the rest of which is in the next row."""
    part = classifier.part
    rests = [cell for cell in other.cells if _is_partial(classifier.kind(cell.text))]
    for index, cell in enumerate(one.cells):
        head = fold(cell.text)
        if not rests or not _is_partial(classifier.kind(cell.text)) or head not in part.prefixes:
            continue
        rest = next((r for r in rests if fold(head + r.text) in part.terminals), None)
        if rest is not None:
            rests.remove(rest)
            one.cells[index] = Cell(cell.text + rest.text, cell.line, cell.column, cell.end_line, cell.end_column)
            other.cells[other.cells.index(rest)] = blanks(rest, 1)[0]
