"""What an edition of the form asks, read off its compiled grammar: phrases, sections, and how many figures a row has.

Nothing here knows a label: the grammar has them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lark import Lark
from lark.grammar import Rule as GrammarRule

from lint_reports.model.report import short_name
from lint_reports.parser.folding import fold

END = "_END"
CELL = "CELL"
TEXT = "TEXT"
_BREAK = ""
"""Parts two alternatives of a rule in a linear sequence."""


@dataclass(slots=True)
class Part:
    """A section of the report as the form prescribes it."""

    name: str
    number: int
    heading: str
    """The terminal of its heading."""
    phrase: str
    """The heading as printed."""
    tabular: bool
    terminals: dict[str, str]
    """From the folded phrase of every label in it to its terminal."""
    arity: dict[str, int] = field(default_factory=dict)
    """How many figures stand behind a label."""
    unlabelled: int = 0
    """How many figures a row without a label has."""
    groups: set[str] = field(default_factory=set)
    """Labels that stand over several rows, in front of the first one's own."""
    follow: set[tuple[str, str]] = field(default_factory=set)
    """Terminals that stand next to each other in one printed line."""
    enders: set[str] = field(default_factory=set)
    """Labels that can end a printed line."""
    prefixes: set[str] = field(default_factory=set)
    """Every proper beginning of a folded phrase: a label broken in two can be mended."""

    @property
    def widest(self) -> int:
        return max([self.unlabelled, *self.arity.values()])


@dataclass(slots=True)
class Form:
    """An edition of the form, for the lexer."""

    year: int
    phrases: dict[str, str]
    """From a terminal to the form's own words."""
    parts: list[Part]
    title: str
    """The regular expression of the mandated title, for folded text."""
    title_terminal: str

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.name == name)


def form_of(year: int, lark: Lark) -> Form:
    """Read an edition's form off its grammar."""
    grammar = _Grammar(lark)
    title = next(terminal for terminal in lark.terminals if short_name(terminal.name) == "TITLE")
    phrases = {t.name: t.pattern.value for t in lark.terminals if t.pattern.type == "str" and t is not title}
    names = [str(symbol.name) for symbol in grammar.rules["report"][0].expansion]
    sections = [name for name in names if short_name(name) != "title"]
    parts = [_part(number, name, grammar, phrases) for number, name in enumerate(sections, 1)]
    return Form(year, phrases, parts, str(title.pattern.value), title.name)


class _Grammar:
    def __init__(self, lark: Lark) -> None:
        self.rules: dict[str, list[GrammarRule]] = {}
        for rule in lark.rules:
            self.rules.setdefault(str(rule.origin.name), []).append(rule)

    def linear(self, name: str, seen: tuple[str, ...] = ()) -> list[str]:
        """The terminals below a symbol in their order; alternatives stand one after the other, parted by a break."""
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


def _part(number: int, name: str, grammar: _Grammar, phrases: dict[str, str]) -> Part:
    sequence = grammar.linear(name)
    heading = sequence[0]
    labels = {fold(phrases[t]): t for t in sequence[1:] if t in phrases}
    part = Part(short_name(name), number, heading, phrases[heading], CELL in sequence, labels)
    part.prefixes = {label[:size] for label in labels for size in range(1, len(label))}
    for row in _rows(sequence[2:]):
        _learn_row(part, row, phrases)
    _learn_neighbours(part, sequence[1:], phrases)
    return part


def _rows(sequence: list[str]) -> Iterable[list[str]]:
    row: list[str] = []
    for terminal in sequence:
        if terminal in (END, _BREAK):
            yield row
            row = []
        elif terminal != TEXT:
            row.append(terminal)


def _learn_row(part: Part, row: list[str], phrases: dict[str, str]) -> None:
    figures = row.count(CELL)
    if not figures:
        return
    labels = [terminal for terminal in row if terminal in phrases]
    if labels:
        part.arity[labels[-1]] = figures
        part.groups.update(labels[:-1])
    else:
        part.unlabelled = max(part.unlabelled, figures)


def _learn_neighbours(part: Part, sequence: list[str], phrases: dict[str, str]) -> None:
    for terminal, after in zip(sequence, sequence[1:]):
        if terminal in phrases and after in phrases:
            part.follow.add((terminal, after))
        elif terminal in phrases and after == END:
            part.enders.add(terminal)
