"""Read tables drawn with lines: `+---+` as in reStructuredText and from databases, ├──┼──┤ as from text browsers.

A cell is the area between the lines drawn around it; it may span several lines, columns and rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from lint_reports.model.document import Cell, Row, Table
from lint_reports.readers.raster import Piece, Seen, cell_of, seen
from lint_reports.text.widths import MEASURES

UPRIGHT = frozenset("|│┃║┊┆╎")
LEVEL = frozenset("-=─━═┄┈╌╍╴╶:")
CROSSING = frozenset("+├┤┬┴┼┌┐└┘╭╮╰╯┏┓┗┛┣┫┳┻╋┠┨┯┷┿╂┰┸┝┥╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫╪╄╇╈╉╊┡┢┩┪┱┲┹┺")
_EDGE = UPRIGHT | CROSSING
_DOUBTFUL = UPRIGHT | {"+"}
_DASHES = ("-", "=", "─", "━", "═")
_GOES_ON = CROSSING | LEVEL
_MOST_SQUARES = 500_000
"""Lines times columns of a box; the form's largest table, wrapped as narrowly as can be, has some five thousand."""


def is_box_rule(line: str) -> bool:
    """Whether a line is drawn from end to end, as above, below and between the rows of a box."""
    text = line.strip()
    if len(text) < 3 or text[0] not in _EDGE or (text[0] in UPRIGHT and text[1] not in LEVEL):
        return False
    marks = set(text)
    return marks <= LEVEL | _EDGE and bool(marks & LEVEL)


def read_box(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """The box whose first line is at an index, and the index of the line behind it; None where it is no box."""
    end = start
    while end < len(lines) and lines[end].strip()[:1] in _EDGE and lines[end].strip():
        end += 1
    for measure in MEASURES:
        box = _Box([seen(line, measure) for line in lines[start:end]], start + 1)
        if box.fits():
            rows = list(box.rows())
            return (Table(rows) if rows else None), end
    return None, end


class _Box:
    """The squares of a box: between two neighbouring uprights of any of its lines, line by line."""

    def __init__(self, lines: list[Seen], first: int) -> None:
        self.lines = lines
        self.first = first
        self.drawn = [is_box_rule(line.text) for line in lines]
        self.stops: list[list[int]] = []
        self.edges = sorted(
            {at for line, drawn in zip(lines, self.drawn, strict=True) for at in _crossings(line, drawn)}
        )

    def fits(self) -> bool:
        """Whether the vertical strokes of all lines are aligned, or each line has one for every edge."""
        if not 1 < len(self.edges) <= _MOST_SQUARES // len(self.lines) or sum(self.drawn) < 2:
            return False
        self.stops = [stops for line in self.lines if (stops := self._stops(line))]
        return len(self.stops) == len(self.lines)

    def _stops(self, line: Seen) -> list[int]:
        """The index of the character at each edge, or of the first behind it; none where the line does not fit."""
        known = set(self.edges)
        bars = [place for place, char in enumerate(line.text) if char in UPRIGHT]
        stops = [line.place(edge) for edge in self.edges]
        ends = all(line.char(edge) in _EDGE for edge in (self.edges[0], self.edges[-1]))
        if ends and not line.text[stops[-1] + 1 :].strip() and all(line.at[place] in known for place in bars):
            return stops
        return bars if len(bars) == len(self.edges) and not line.text[bars[-1] + 1 :].strip() else []

    def rows(self) -> Iterator[Row]:
        """The rows of the table. Where no lines part them, each line of text is one."""
        bands = self._bands()
        by_line = max(bands, default=0) < 2
        rows: dict[int, list[Cell]] = defaultdict(list)
        for squares in self._cells(by_line):
            line = squares[0][0]
            rows[line if by_line else bands[line]].append(self._cell(squares))
        for number in sorted(rows):
            yield Row(rows[number])

    def _bands(self) -> list[int]:
        """Below how many drawn lines each line stands, counted from the first with text between."""
        bands, number, text = [], 0, False
        for line in range(len(self.lines)):
            if any(self._is_drawn(line, column) for column in range(len(self.edges) - 1)):
                number, text = number + text, False
            else:
                text = True
            bands.append(number)
        return bands

    def _cells(self, by_line: bool) -> list[list[tuple[int, int]]]:
        """The squares of each cell, those between which nothing is drawn, by the column in which the cell begins."""
        width = len(self.edges) - 1
        owner = list(range(len(self.lines) * width))
        open_squares = []
        for square in range(len(owner)):
            line, column = divmod(square, width)
            if self._is_drawn(line, column):
                owner[square] = -1
                continue
            open_squares.append(square)
            if column and owner[square - 1] >= 0 and not self._is_barred(line, column):
                _join(owner, square - 1, square)
            if not by_line and line and owner[square - width] >= 0:
                _join(owner, square - width, square)
        cells: dict[int, list[tuple[int, int]]] = {}
        for square in open_squares:
            cells.setdefault(_root(owner, square), []).append(divmod(square, width))
        return sorted(cells.values(), key=lambda squares: min(column for _, column in squares))

    def _is_drawn(self, line: int, column: int) -> bool:
        """Whether a horizontal line crosses a square."""
        text, stops = self.lines[line].text, self.stops[line]
        start, end = stops[column], stops[column + 1]
        inner = text[start + 1 : end]
        if not inner or not all(char in LEVEL for char in inner):
            return False
        return self.drawn[line] or text[start] in _GOES_ON or text[end : end + 1] in _GOES_ON

    def _is_barred(self, line: int, column: int) -> bool:
        stop = self.stops[line][column]
        return self.lines[line].text[stop : stop + 1] in _EDGE and self._is_at(line, column)

    def _is_at(self, line: int, column: int) -> bool:
        """Whether a character stands at the edge, and not only behind it."""
        own, stop = self.lines[line], self.stops[line][column]
        return own.at[stop] == self.edges[column] or own.text[stop : stop + 1] in UPRIGHT

    def _cell(self, squares: list[tuple[int, int]]) -> Cell:
        pieces = []
        for line, group in groupby(squares, key=lambda square: square[0]):
            columns = [column for _, column in group]
            stops = self.stops[line]
            start, end = stops[columns[0]] + 1, stops[columns[-1] + 1]
            pieces.append(Piece(self.first + line, start, self.lines[line].text[start:end]))
        first, last = (edge(column for _, column in squares) for edge in (min, max))
        room = self.edges[last + 1] - self.edges[first] - 3
        return cell_of(pieces, last - first + 1, room=room)


def _crossings(line: Seen, drawn: bool) -> Iterator[int]:
    """Yield the columns at which lines cross; in a line of text, a plus sign or bar counts only next to a horizontal line."""
    text = line.text
    for place, char in enumerate(text):
        if drawn or char not in _DOUBTFUL:
            crosses = char in _EDGE if drawn else char in CROSSING
        else:
            crosses = text[place + 1 : place + 2] in _DASHES or (place > 0 and text[place - 1] in _DASHES)
        if crosses:
            yield line.at[place]


def _root(owner: list[int], square: int) -> int:
    while owner[square] != square:
        owner[square] = owner[owner[square]]
        square = owner[square]
    return square


def _join(owner: list[int], one: int, other: int) -> None:
    one, other = _root(owner, one), _root(owner, other)
    owner[max(one, other)] = min(one, other)
