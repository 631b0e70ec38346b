"""Read tables of AsciiDoc (`|===`) and MediaWiki (`{|`). A cell begins at a bar and ends at the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint_reports.model.document import Cell, Row, Table
from lint_reports.readers.raster import Piece, cell_of
from lint_reports.readers.rows import marked_cell

_MOST_COLUMNS = 200
_COLUMNS = re.compile(r'cols="?([^"\]]*)')
_REPEATED = re.compile(r"(\d{1,3})\*")
_ADOC_BAR = re.compile(r"(?<!\\)(?:(?<!\S)(?:(\d{1,3})?(?:\.(\d{1,3}))?[+*])?[<^>.]{0,4}[adehlmsv]?)?\|")
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?(\d{1,3})""")
_WIKI_PART = re.compile(r"\|\||!!")


def read_asciidoc(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """The table whose `|===` is at an index, and the index of the line behind it."""
    end = next((n for n in range(start + 1, len(lines)) if lines[n].strip() == "|==="), -1)
    if end < 0:
        return None, start + 1
    cells: list[tuple[list[Piece], int, int]] = []
    first_line = 0
    for number in range(start + 1, end):
        for match, piece in _adoc_pieces(lines[number], number):
            if match is None:
                if cells:
                    cells[-1][0].append(piece)
                continue
            cells.append(([piece], int(match.group(1) or 1), int(match.group(2) or 1)))
        if not first_line:
            first_line = sum(min(width, _MOST_COLUMNS) for _, width, _ in cells)
    columns = _columns(lines[start - 1]) if start else 0
    made = [cell_of(pieces, min(width, _MOST_COLUMNS), height) for pieces, width, height in cells]
    rows = list(_filled(made, columns or first_line))
    return (Table(rows) if rows else None), end + 1


def _columns(line: str) -> int:
    """How many columns the attributes above a table name, 0 where they do not."""
    match = _COLUMNS.search(line)
    if match is None:
        return 0
    names = match.group(1).split(",")
    return sum(int(more.group(1)) if (more := _REPEATED.match(name.strip())) else 1 for name in names)


def _adoc_pieces(line: str, number: int) -> Iterator[tuple[re.Match[str] | None, Piece]]:
    bars = list(_ADOC_BAR.finditer(line))
    first = bars[0].start() if bars else len(line)
    if line[:first].strip():
        yield None, Piece(number + 1, 0, line[:first])
    for place, bar in enumerate(bars):
        stop = bars[place + 1].start() if place + 1 < len(bars) else len(line)
        yield bar, Piece(number + 1, bar.end(), line[bar.end() : stop])


def _filled(cells: Sequence[Cell], columns: int) -> Iterator[Row]:
    """The cells in rows of so many columns, those left out that merged cells of rows above cover."""
    if not 0 < columns <= _MOST_COLUMNS:
        return
    covered = [0] * columns
    row: list[Cell] = []
    column = 0
    for cell in cells:
        while column < columns and covered[column]:
            column += 1
        if column >= columns:
            yield Row(row)
            row, column, covered = [], 0, [max(0, rest - 1) for rest in covered]
            while column < columns and covered[column]:
                column += 1
        row.append(cell)
        for at in range(column, min(column + cell.colspan, columns)):
            covered[at] = cell.rowspan
        column += cell.colspan
    if row:
        yield Row(row)


def read_wiki(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """The table whose `{|` is at an index, and the index of the line behind it."""
    end = next((n for n in range(start + 1, len(lines)) if lines[n].strip() == "|}"), -1)
    if end < 0:
        return None, start + 1
    rows: list[list[tuple[list[Piece], str]]] = [[]]
    for number in range(start + 1, end):
        line = lines[number]
        text = line.lstrip()
        if text.startswith("|-"):
            rows.append([])
        elif text[:1] in ("|", "!") and not text.startswith("|+"):
            rows[-1] += _wiki_cells(line, number, len(line) - len(text) + 1)
        elif rows[-1]:
            rows[-1][-1][0].append(Piece(number + 1, 0, line))
    made = [Row([_wiki_cell(pieces, attributes) for pieces, attributes in row]) for row in rows if row]
    return (Table(made) if made else None), end + 1


def _wiki_cells(line: str, number: int, at: int) -> Iterator[tuple[list[Piece], str]]:
    starts = [at, *(match.end() for match in _WIKI_PART.finditer(line, at))]
    ends = [*(match.start() for match in _WIKI_PART.finditer(line, at)), len(line)]
    for start, end in zip(starts, ends, strict=True):
        bar = line.find("|", start, end)
        attributes = line[start:bar] if bar >= 0 and "[[" not in line[start:bar] else ""
        first = bar + 1 if attributes else start
        yield [Piece(number + 1, first, line[first:end])], attributes


def _wiki_cell(pieces: Sequence[Piece], attributes: str) -> Cell:
    spans = {kind: int(size) for kind, size in _SPAN.findall(attributes)}
    cell = cell_of(pieces, spans.get("col", 1), spans.get("row", 1))
    if "&" in cell.text or "<" in cell.text:
        cell.text = marked_cell(cell.text, cell.line, cell.column)[0].text
    return cell
