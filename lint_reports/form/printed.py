"""The layout of the printed form, read off its grammar: the cells of each line, and which of them are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lark import Lark
from lark.grammar import Rule as GrammarRule

from lint_reports.form.editions import Edition, edition
from lint_reports.form.sections import CELL, END, Form
from lint_reports.model.report import short_name
from lint_reports.model.sheet import Blank, Chapter, Sheet, Square


def printed(first: int, body: str, year: int) -> Blank:
    """The blank form of the edition whose first report year is `first`. Raises ValueError where the body's name fits no title."""
    which = edition(first)
    chapters = (_chapter(which, part.name, part.phrase, part.tabular) for part in which.form.sections)
    return Blank(_title(which.form.title, body, year), tuple(chapters))


def _title(pattern: str, body: str, year: int) -> str:
    """The shortest title that matches the grammar's pattern, with body and year. Raises ValueError where none does."""
    text = re.sub(r"\(\?P<body>.*?\)(?=\(\?P<year>)", lambda _: "\0", pattern)
    text = re.sub(r"\(\?P<year>.*?\)", str(year), text)
    title = re.sub(r".\?", "", text).replace("\0", body)
    match = re.fullmatch(pattern, title)
    if match is None or match["body"] != body or match["year"] != str(year):
        raise ValueError(body)
    return title


def _chapter(which: Edition, name: str, phrase: str, tabular: bool) -> Chapter:
    return Chapter(name, phrase, _Print(which.form, which.lark, name).sheet() if tabular else None)


class _Word(NamedTuple):
    """A phrase on a printed line; `last` is the index of the last line of the rule that it opens, for merged cells."""

    phrase: str
    last: int


class _Figure(NamedTuple):
    """Room for a figure: the names of its row and its column in the grammar."""

    row: str
    column: str


class _Line:
    """A printed line: its phrases, followed by room for figures."""

    def __init__(self) -> None:
        self.words: list[_Word] = []
        self.figures: list[_Figure] = []


class _Print:
    """Lays out the table of one section as lines and columns; `labels` is the number of label columns."""

    def __init__(self, form: Form, lark: Lark, section: str) -> None:
        self.form = form
        self.section = section
        self.rules: dict[str, GrammarRule] = {}
        for rule in lark.rules:
            known = self.rules.get(rule.origin.name)
            if known is None or rule.order < known.order:
                self.rules[rule.origin.name] = rule
        self.lines = [_Line()]
        table = next(name for name in self.rules if short_name(name) == f"{section}_table")
        self._expand(table, "")
        self.lines = [line for line in self.lines if line.words or line.figures]
        bodies = [line for line in self.lines if line.figures]
        self.labels = max(len(line.words) + self._open(number) for number, line in self._bodies())
        self.figures = max((line.figures for line in bodies), key=len)
        self.width = self.labels + len(self.figures)

    def sheet(self) -> Sheet:
        """The table as squares with their spans."""
        covered: set[tuple[int, int]] = set()
        rows = []
        for number, line in enumerate(self.lines):
            squares = self._body(number, line) if line.figures else self._head(number, line, covered)
            rows.append(tuple(squares))
        return Sheet(self.width, tuple(rows))

    def _expand(self, name: str, row: str) -> None:
        """Append the lines of a rule, by the first of its alternatives; `row` is the name of the row it is in."""
        rule = self.rules[name]
        words: list[tuple[int, int]] = []
        own = row if _is_inlined(name) else short_name(rule.alias or name)
        for symbol in rule.expansion:
            line = self.lines[-1]
            if symbol.name == CELL or short_name(symbol.name) == CELL:
                line.figures.append(_Figure(row, own))
            elif short_name(symbol.name) == END:
                self.lines.append(_Line())
            elif symbol.name in self.form.phrases:
                words.append((len(self.lines) - 1, len(line.words)))
                line.words.append(_Word(self.form.phrases[symbol.name], len(self.lines) - 1))
            else:
                self._expand(symbol.name, own)
        last = len(self.lines) - 1 if self.lines[-1].words or self.lines[-1].figures else len(self.lines) - 2
        for number, index in words:
            word = self.lines[number].words[index]
            self.lines[number].words[index] = word._replace(last=max(last, word.last))

    def _bodies(self) -> Iterator[tuple[int, _Line]]:
        return ((number, line) for number, line in enumerate(self.lines) if line.figures)

    def _open(self, number: int) -> int:
        """The number of labels of earlier lines whose cells span this line too."""
        above = (word for at, line in self._bodies() if at < number for word in line.words)
        return sum(word.last >= number for word in above)

    def _body(self, number: int, line: _Line) -> Iterator[Square]:
        """The squares of a line of figures: labels over several lines are one column wide, the last label and figure fill the rest."""
        for at, word in enumerate(line.words, 1):
            rest = self.labels - self._open(number) - at + 1
            own = at == len(line.words)
            yield Square(word.phrase, rest if own else 1, 1 if own else word.last - number + 1)
        for at in range(1, len(line.figures) + 1):
            stretched = len(self.figures) - at + 1 if at == len(line.figures) else 1
            yield Square("", stretched, figure=True)

    def _head(self, number: int, line: _Line, covered: set[tuple[int, int]]) -> list[Square]:
        """The squares of a line of the head: a phrase that names a column or row spans it, the others span what is left.

        `covered` are the (line, column) of squares already laid out; adds to them.
        """
        free = [column for column in range(self.width) if (number, column) not in covered]
        last = next(at for at, each in enumerate(self.lines) if at > number and each.figures) - 1
        squares = []
        for (word, columns), named in self._places(line, free):
            deep = last - number + 1 if named or (columns[0] < self.labels and len(line.words) > 1) else 1
            squares.append(Square(word, len(columns), deep))
            covered |= {(number + down, column) for down in range(deep) for column in columns}
        return squares

    def _places(self, line: _Line, free: list[int]) -> Iterator[tuple[tuple[str, list[int]], bool]]:
        """Yield ((phrase, its columns), whether it names a column) for the phrases of a line of the head."""
        words = [word.phrase for word in line.words]
        if len(words) > 1 and self.labels and free[0] == 0:
            yield (words.pop(0), free[: self.labels]), False
            free = free[self.labels :]
        while words:
            word = words.pop(0)
            columns, named = self._named(word, free)
            if not columns:
                columns = self._gap(words, free)
            yield (word, columns), named
            free = [column for column in free if column > columns[-1]]

    def _named(self, word: str, free: Sequence[int]) -> tuple[list[int], bool]:
        """(the columns of figures that a phrase names, whether it names a single column and not a row of several)."""
        for column in free:
            figure = self.figures[column - self.labels]
            if column >= self.labels and self._word(figure.column) == word:
                return [column], True
        rows = [c for c in free if c >= self.labels and self._word(self.figures[c - self.labels].row) == word]
        return rows, False

    def _gap(self, rest: Sequence[str], free: Sequence[int]) -> list[int]:
        """The free columns before the next phrase that names one; without such a phrase one column, or all for the last phrase."""
        for word in rest:
            columns, _ = self._named(word, free)
            if columns:
                return [column for column in free if column < columns[0]]
        return list(free[:1]) if rest else list(free)

    def _word(self, name: str) -> str:
        return self.form.words.get(f"{self.section}.{name}", "")


def _is_inlined(name: str) -> bool:
    """Whether lark inlines a rule: its name, after the prefix of an import, begins with an underscore."""
    return name.startswith("_") or "___" in name
