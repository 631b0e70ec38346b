"""Suppressions, by comments in a report and by entries of the configuration, and the result of applying them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from lint_reports.model.diagnostic import Diagnostic, Edit
from lint_reports.model.location import Range
from lint_reports.model.result import Suppressed
from lint_reports.text.language import Text

Verb = Literal["ignore", "disable", "enable", "file-ignore", ""]


class Named(NamedTuple):
    """A selector in the brackets of a comment, and the names of the rules that it matches; none for an unknown one."""

    text: str
    range: Range
    rules: frozenset[str]
    guess: str = ""
    """The rule that was probably meant."""


class Flaw(NamedTuple):
    """Why a comment has no effect, and the range of the mistake."""

    message: Text
    range: Range


@dataclass(slots=True, eq=False)
class Suppression:
    """A suppression comment. Its sets of numbers (indexes into `names`) are filled in while findings are split by it."""

    path: str
    place: Range
    """The comment, or what it is attached to."""
    verb: Verb
    names: tuple[Named, ...]
    reason: str = ""
    until: date | None = None
    flaw: Flaw | None = None
    lines: range | None = range(0)
    """The lines it holds for, None for the file as a whole."""
    ends: dict[int, int] = field(default_factory=dict)
    """For names of a `disable` that an `enable` ends, its line."""
    closing: dict[int, tuple[Suppression, int]] = field(default_factory=dict)
    """For the same names, that `enable` and which of its names it is."""
    closes: dict[int, int] = field(default_factory=dict)
    """How many names of a `disable` each name of an `enable` ends."""
    within: Range | None = None
    """The part of the text it is attached to, where that is less than its lines."""
    expired: bool = False
    used: set[int] = field(default_factory=set)
    """The names that suppressed a finding."""
    idle: set[int] = field(default_factory=set)
    """The names that suppressed nothing, though all their rules ran."""
    forbidden: set[int] = field(default_factory=set)
    """The names of rules that no comment may suppress (`mandatory`)."""
    removal: tuple[Edit, ...] = ()
    """The edit that removes the comment; none where it is not in the text of the file (a Word comment)."""
    wanted: tuple[str, ...] = ()
    """For a comment that names no rule: the rules with findings on its lines, to be suggested."""

    @property
    def holds(self) -> bool:
        return self.flaw is None and not self.expired

    def covers(self, found: Range | None, number: int = -1) -> bool:
        """Whether it, or its name of that number, covers a finding at that range."""
        if self.lines is None:
            return True
        if found is None or found.start.line not in self.lines:
            return False
        if found.start.line > self.ends.get(number, found.start.line):
            return False
        return self.within is None or (found.start <= self.within.end and self.within.start <= found.end)

    def without(self, useless: set[int]) -> tuple[Edit, ...]:
        """The edits that leave the names that are of use: in it, and in what ends it."""
        edits = self._less(useless)
        ended: dict[int, tuple[Suppression, set[int]]] = {}
        for number in useless & self.closing.keys():
            enable, place = self.closing[number]
            if enable.closes[place] == 1:
                ended.setdefault(id(enable), (enable, set()))[1].add(place)
        return edits + tuple(edit for enable, places in ended.values() for edit in enable._less(places))

    def _less(self, useless: set[int]) -> tuple[Edit, ...]:
        kept = [name.text for number, name in enumerate(self.names) if number not in useless]
        if not kept or not self.removal:
            return self.removal
        return (Edit(Range(self.names[0].range.start, self.names[-1].range.end), ", ".join(kept)),)


@dataclass(slots=True)
class SuppressionResult:
    """Findings split into kept and suppressed ones, and the suppression comments of the file."""

    kept: list[Diagnostic]
    suppressed: list[Suppressed] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)


class ConfiguredSuppression(NamedTuple):
    """A suppression of the configuration: which files, which rules, which part of the report."""

    path: str
    """As in a .gitignore."""
    rules: tuple[str, ...]
    """Selectors."""
    reason: str
    table: str = ""
    row: str = ""
    column: str = ""
    section: str = ""
    """The number of a section ("三"), "" for the whole report or where a cell is named."""
    until: date | None = None
    file: str = ""
    """The path of the configuration file."""
    place: Range | None = None
    """The range in that file; None where it is not known, as of some in TOML."""
    folder: str = ""
    """The folder that `path` is relative to."""

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether it covers the cell or section of this finding."""
        cell = diagnostic.cell
        if self.table:
            column = "" if cell is None or cell.column is None else str(cell.column)
            there = cell is not None and cell.table == self.table and self.row in ("", cell.row)
            return there and self.column in ("", column)
        return not self.section or diagnostic.location.node[:1] == self.section
