"""Read tables whose columns are marked by lines of dashes or equals signs with gaps, as pandoc and docutils write them.

    ------ ------        ====== ======
     自然人  总计          自然人  总计
    ------ ------        ====== ======

Each line is a row; with empty lines between rows, a row may have several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lint_reports.model.document import Row, Table
from lint_reports.readers.raster import Piece, Seen, cell_of, seen
from lint_reports.text.widths import MEASURES

_RULE = re.compile(r"[ \t]*(?:-+|=+)(?:[ ]+(?:-+|=+))*[ \t]*")
_GROUP = re.compile(r"-+|=+")
_MOST_COLUMNS = 60
"""The form's widest table has fifteen."""
_NO_TEXT = ".."
"""What reStructuredText has in an empty first cell, without which a line would go on with the row above."""
_LONGEST = 2_000
"""Lines of a table; the form's longest has thirty rows."""


def is_column_rule(line: str) -> bool:
    """Whether a line rules columns: at least two of them, and no more than a table has."""
    text = line.strip()
    return " " in text and len(text.split()) <= _MOST_COLUMNS and _RULE.fullmatch(line) is not None


def _is_bar(line: str, width: int) -> bool:
    """Whether a line is drawn over the whole width."""
    text = line.strip()
    return len(text) >= width and len(set(text)) == 1 and text[0] in "-="


def read_ruled(lines: Sequence[str], start: int, lowest: int = 0) -> tuple[Table | None, int, int]:
    """The table with a column rule at an index: the table, the index of its first line and of the line behind it.

    `lowest` is the first line that may belong to it. None where what stands below does not stand in columns.
    """
    rule = lines[start]
    groups = [match.span() for match in _GROUP.finditer(rule)]
    width = len(rule.strip())
    head = _head(lines, start, lowest, width)
    body, end = _body(lines, start, width, rule)
    inner = [number for number in (*range(head, start), *range(start + 1, body)) if not _is_drawn(lines[number])]
    for measure in MEASURES:
        shown = {number: seen(lines[number], measure) for number in inner}
        if all(_fits(line, groups) for line in shown.values()):
            rows = list(_rows(lines, range(head, body), shown, groups))
            return (Table(rows) if rows else None), head, end
    return None, start, start + 1


def _is_drawn(line: str) -> bool:
    return _RULE.fullmatch(line) is not None and len(line.strip()) > 1


def _head(lines: Sequence[str], start: int, lowest: int, width: int) -> int:
    """The first line of what stands right above the rule, as far as it stands under the table's own first line."""
    first = start
    while first > lowest and lines[first - 1].strip() and not _is_drawn(lines[first - 1]):
        first -= 1
    opened = first > lowest and _is_bar(lines[first - 1], width)
    if opened:
        return first - 1
    indent = len(lines[start]) - len(lines[start].lstrip())
    inside = all(len(line) - len(line.lstrip()) >= indent for line in lines[first:start])
    return first if inside and start - first == 1 else start


def _body(lines: Sequence[str], start: int, width: int, rule: str) -> tuple[int, int]:
    """(index behind the last row, index behind the table). A line over the whole width, or the same rule again, ends it."""
    last = -1
    number = start + 1
    while number < len(lines) and number - start < _LONGEST:
        line = lines[number]
        if line.strip() == rule.strip() or _is_bar(line, width):
            last = number
            if number + 1 >= len(lines) or not lines[number + 1].strip():
                return number, number + 1
        elif line.strip() and len(line) - len(line.lstrip()) < len(rule) - len(rule.lstrip()):
            break
        elif last >= 0 and not line.strip():
            return last, last + 1
        number += 1
    end = start + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return end, end


def _fits(line: Seen, groups: Sequence[tuple[int, int]]) -> bool:
    """Whether a line is blank in the gaps between the columns."""
    if line.text[: line.place(groups[0][0])].strip():
        return False
    return all(
        not line.text[line.place(end) : line.place(start)].strip() and line.char(start) != ""
        for (_, end), (start, _) in pairwise(groups)
    )


def _rows(
    lines: Sequence[str], numbers: range, shown: dict[int, Seen], groups: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    parted = any(not lines[number].strip() for number in numbers)
    together: list[int] = []
    for number in (*numbers, -1):
        ends = number < 0 or _is_drawn(lines[number]) or (parted and not lines[number].strip())
        if not ends:
            together.append(number)
        if together and (ends or not parted):
            yield _row(together, shown, groups)
            together = []


def _row(numbers: Sequence[int], shown: dict[int, Seen], groups: Sequence[tuple[int, int]]) -> Row:
    cells = []
    for column, (start, full) in enumerate(groups):
        stop = groups[column + 1][0] if column + 1 < len(groups) else None
        pieces = []
        for number in numbers:
            line = shown[number]
            first = line.place(start)
            end = line.place(stop) if stop is not None else len(line.text)
            pieces.append(Piece(number + 1, first, line.text[first:end]))
        cells.append(cell_of(pieces, room=full - start))
    if cells[0].text == _NO_TEXT:
        cells[0] = replace(cells[0], text="")
    return Row(cells)
