"""The mandated form of an edition, read off its compiled grammar: phrases, sections, and how many figures a row has.

No label of the form is written in Python: the grammar has them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.model.report import short_name
from lint_reports.text.folding import fold

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule as GrammarRule

END = "_END"
CELL = "CELL"
TEXT = "TEXT"
_BREAK = ""
"""Separates two alternatives of a rule in a linear sequence of terminals."""


class Printed(NamedTuple):
    """A printed line of a table: the terminals of its labels, and how many figures follow them."""

    labels: tuple[str, ...]
    figures: int


@dataclass(slots=True, eq=False)
class FormSection:
    """A section of the report as the form prescribes it; labels are given by their terminals."""

    name: str
    number: int
    heading: str
    """The terminal of its heading; `number` is its number from 1, `name` its rule in the grammar."""
    phrase: str
    """The heading as printed."""
    tabular: bool
    """Whether it has a table of figures; the others are prose."""
    terminals: dict[str, str]
    """The terminal of every label by its folded phrase."""
    arity: dict[str, int] = field(default_factory=dict)
    """The number of figures that follow a label."""
    unlabelled: int = 0
    """The number of figures of a row without a label, 0 where there is no such row."""
    groups: set[str] = field(default_factory=set)
    """Labels of groups of rows, printed in front of the label of the first row."""
    follow: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of labels that follow one another on a printed line."""
    enders: set[str] = field(default_factory=set)
    """Labels that can end a printed line."""
    prefixes: set[str] = field(default_factory=set)
    """Every proper prefix of a folded phrase, to join labels that are broken in two."""
    printed: list[list[Printed]] = field(default_factory=list)
    """The lines of the table in their order, each as its alternatives, the mandated wording first."""

    @property
    def widest(self) -> int:
        """The largest number of figures of a row."""
        return max([self.unlabelled, *self.arity.values()])


@dataclass(slots=True, eq=False)
class Form:
    """An edition of the form; `year` is its first report year."""

    year: int
    phrases: dict[str, str]
    """The mandated words of each terminal of the form."""
    sections: list[FormSection]
    title: str
    """The regular expression of the mandated title, for folded text."""
    title_terminal: str
    words: dict[str, str]
    """The form's words for columns and rows without a label of their own, by section and name: "requests.legal"."""

    def section(self, name: str) -> FormSection:
        """The section of that name. Raises StopIteration for an unknown one."""
        return next(section for section in self.sections if section.name == name)


_NAMED = re.compile(r"^(\w+):\s+(?:CELL|_cases)(?:\s+-> (\w+))?\s+// (\S+)$", re.M)
"""A rule of the grammar for a column or an unlabelled row: the comment that follows it has the form's words for it."""


def form_of(year: int, lark: Lark, sources: str) -> Form:
    """Read an edition's form off its compiled grammar, and the names of its columns off the sources."""
    grammar = _Grammar(lark)
    title = next(terminal for terminal in lark.terminals if short_name(terminal.name) == "TITLE")
    phrases = {t.name: t.pattern.value for t in lark.terminals if t.pattern.type == "str" and t is not title}
    names = [str(symbol.name) for symbol in grammar.rules["report"][0].expansion]
    sections = [name for name in names if short_name(name) != "title"]
    parts = [_part(number, name, grammar, phrases) for number, name in enumerate(sections, 1)]
    return Form(year, phrases, parts, str(title.pattern.value), title.name, _words(sections, grammar, sources))


def _words(sections: list[str], grammar: _Grammar, sources: str) -> dict[str, str]:
    named = {rule: (alias or rule, words) for rule, alias, words in _NAMED.findall(sources)}
    found = {}
    for section in sections:
        for rule in map(short_name, grammar.below(section)):
            if rule in named:
                name, words = named[rule]
                found[f"{short_name(section)}.{name}"] = words
    return found


class _Grammar:
    def __init__(self, lark: Lark) -> None:
        self.rules: dict[str, list[GrammarRule]] = {}
        for rule in lark.rules:
            self.rules.setdefault(str(rule.origin.name), []).append(rule)

    def linear(self, name: str, seen: tuple[str, ...] = ()) -> list[str]:
        """The terminals below a symbol in their order, its alternatives one after the other, separated by `_BREAK`."""
        if name not in self.rules:
            return [str(name)]
        if name in seen:
            return []
        sequences = [
            [terminal for symbol in rule.expansion for terminal in self.linear(str(symbol.name), (*seen, name))]
            for rule in self.rules[name]
        ]
        joined: list[str] = []
        for sequence in filter(None, sequences):
            joined += [_BREAK, *sequence] if joined else sequence
        return joined

    def below(self, name: str) -> set[str]:
        """The names of the rules reachable from a rule, itself included."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each in self.rules and each not in found:
                found.add(each)
                waiting += [str(symbol.name) for rule in self.rules[each] for symbol in rule.expansion]
        return found


def _part(number: int, name: str, grammar: _Grammar, phrases: dict[str, str]) -> FormSection:
    sequence = grammar.linear(name)
    heading = sequence[0]
    labels = {fold(phrases[t]): t for t in sequence[1:] if t in phrases}
    part = FormSection(short_name(name), number, heading, phrases[heading], CELL in sequence, labels)
    part.prefixes = {label[:size] for label in labels for size in range(1, len(label))}
    for row in _rows(sequence[2:]):
        _learn_row(part, row, phrases)
    _learn_neighbours(part, sequence[1:], phrases)
    part.printed = list(_printed(sequence[2:], phrases))
    return part


def _printed(sequence: list[str], phrases: dict[str, str]) -> Iterable[list[Printed]]:
    """The printed lines of a table, each with its alternative wordings.

    After a break that follows the end of a line, the terminals up to the next figures are an alternative to the lines
    before; of these only lines with another wording are kept.
    """
    lines: list[list[Printed]] = []
    row: list[str] = []
    instead, before = False, ""
    for terminal in sequence:
        if terminal == END and row:
            line = Printed(tuple(each for each in row if each in phrases), row.count(CELL))
            instead = instead and not line.figures
            if not instead:
                lines.append([line])
            elif line not in lines[-1] and line.labels[:1] == lines[-1][0].labels[:1]:
                lines[-1].append(line)
            row = []
        elif terminal == _BREAK:
            row, instead = [], instead or before == END
        elif terminal in phrases or terminal == CELL:
            row.append(terminal)
        before = terminal
    return lines


def _rows(sequence: list[str]) -> Iterable[list[str]]:
    row: list[str] = []
    for terminal in sequence:
        if terminal in (END, _BREAK):
            yield row
            row = []
        elif terminal != TEXT:
            row.append(terminal)


def _learn_row(part: FormSection, row: list[str], phrases: dict[str, str]) -> None:
    figures = row.count(CELL)
    if not figures:
        return
    labels = [terminal for terminal in row if terminal in phrases]
    if labels:
        part.arity[labels[-1]] = figures
        part.groups.update(labels[:-1])
    else:
        part.unlabelled = max(part.unlabelled, figures)


def _learn_neighbours(part: FormSection, sequence: list[str], phrases: dict[str, str]) -> None:
    for terminal, after in pairwise(sequence):
        if terminal in phrases and after in phrases:
            part.follow.add((terminal, after))
        elif terminal in phrases and after == END:
            part.enders.add(terminal)
