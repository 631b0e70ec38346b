"""Lists of parts of a whole (120 条，其中甲 70 条、乙 50 条): sums within the prose, whatever the tables say.

A list is read only if each of its clauses ends in one number of the whole's unit; any other clause ends it or, where a
number is rough or stands elsewhere, makes it unreadable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from lint_reports.model.report import Report, once_per_report
from lint_reports.prose.clauses import Clause, Sentence, Tokenizer, sentences, tokenizer_of
from lint_reports.prose.paragraphs import full_text
from lint_reports.prose.passages import Passage, passages

VERBS = ("RECEIVED", "NEW", "HANDLED", "DONE", "ANSWERED", "CARRIED", "OUT", "IN")
APPLICATIONS = ("APPLICATIONS", "ON_REQUEST", "BARE", *VERBS)


class Count(NamedTuple):
    """A number with its unit and its indexes in the passage."""

    value: Decimal
    unit: str
    name: str
    """What is counted, as written before it."""
    start: int
    end: int


class Share(NamedTuple):
    """A percentage of a count, with its indexes in the passage."""

    percent: Decimal
    decimals: int
    of: Count
    start: int
    end: int


@dataclass(slots=True)
class PartList:
    """Parts and the wholes that they may be parts of, the nearest first."""

    wholes: list[Count]
    parts: list[Count] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    complete: bool = False
    """Whether the text says that they are all parts."""
    by_channel: bool = False
    """Whether they are channels of disclosure; one item may be disclosed by several."""
    about_applications: bool = False
    readable: bool = True

    @property
    def total(self) -> Decimal:
        return sum((each.value for each in self.parts), Decimal(0))

    def possible(self) -> list[Decimal]:
        """The values that the parts may add up to: each whole, and all wholes together."""
        values = [each.value for each in self.wholes]
        return [*values, sum(values, Decimal(0))]

    @property
    def alike(self) -> bool:
        """Whether their names end alike, so that they certainly divide the whole by one criterion."""
        return len({each.name[-2:] for each in self.parts}) == 1 and not self.by_channel

    def verdict(self) -> str:
        """How the sum differs from the whole: `exceed`, `differ`, `doubtful`, or "" for no certain difference."""
        possible, nearest = self.possible(), self.wholes[0].value
        if any(each.value > max(possible) for each in self.parts):
            return "exceed"
        if any(total in possible for total in self._prefixes()) or self.by_channel:
            return ""  # A second list by another criterion may follow, or one item be counted twice.
        if self.total > max(possible) and self.alike:
            return "exceed"
        if self.complete and len(self.wholes) == 1 and self.total != nearest:
            return "differ"
        return "doubtful" if self.total > nearest and (self.alike or not self.about_applications) else ""

    def _prefixes(self) -> Iterator[Decimal]:
        total = Decimal(0)
        for each in self.parts:
            total += each.value
            yield total


@once_per_report
def part_lists(report: Report) -> list[tuple[Passage, PartList]]:
    """The lists of parts in the written sections, each with its passage."""
    if "其中" not in full_text(report) and "分别" not in full_text(report):
        return []
    found = passages(report)
    lists = read_part_lists([each.text for each in found], report.body, report.year)
    return [(found[number], each) for number, each in lists]


def read_part_lists(texts: Sequence[str], body: str, year: int | None) -> Iterator[tuple[int, PartList]]:
    """The lists of parts in texts of passages, as (index of the passage, list)."""
    tokenizer = tokenizer_of(body, year)
    for number, text in enumerate(texts):
        for group in _groups(text):
            clauses = [clause for sentence in group for clause in tokenizer.clauses(sentence)]
            yield from ((number, found) for found in _PartListReader(tokenizer).read(clauses) if found.parts)


def _groups(text: str) -> Iterator[list[Sentence]]:
    """Groups of sentences that list parts, each with the sentences that it continues."""
    group: list[Sentence] = []
    for sentence in sentences(text) if "其中" in text or "分别" in text else ():
        goes_on = sentence.text.startswith(("其中", "分别"))
        if group and not goes_on and any("其中" in each.text or "分别" in each.text for each in group):
            yield group
        group = [*group, sentence] if goes_on else [sentence]
    if any("其中" in each.text or "分别" in each.text for each in group):
        yield group


class _PartListReader:
    """Reads the lists of parts of one group of sentences, clause by clause."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.letters = tokenizer.letters
        self.counts: list[Count | None] = []
        """The counts of this sentence and, if it begins with 其中, of the one before; None for a rough number."""
        self.open: PartList | None = None
        """The list that is being read."""
        self.depth = 0
        self.about_applications = False

    def _has(self, clause: Clause, *classes: str) -> bool:
        return any(self.letters[name] in clause.letters for name in classes)

    def read(self, clauses: list[Clause]) -> Iterator[PartList]:
        for clause in clauses:
            opens = self._has(clause, "AMONG_THESE") or clause.letters[0] == self.letters["RESPECTIVELY"]
            if clause.first and not opens:
                yield from self._close()
                self.counts = []
                self.about_applications = False
            if self.open is not None and (opens or self._ends(clause)):
                yield from self._close()
            if opens:
                self._start(clause)
            self._read_clause(clause)
        yield from self._close()

    def _close(self) -> Iterator[PartList]:
        if self.open is not None and self.open.readable:
            yield self.open
        self.open = None

    def _start(self, clause: Clause) -> None:
        self.depth = clause.depth
        known = [each for each in reversed(self.counts) if each is not None]
        known = [each for each in known if each.unit == known[0].unit]
        self.open = PartList(known, complete=self._has(clause, "RESPECTIVELY"))
        self.open.about_applications = self.about_applications
        self.open.readable = bool(known) and None not in self.counts

    def _ends(self, clause: Clause) -> bool:
        """Whether a clause is no part of the open list."""
        assert self.open is not None
        if clause.depth != self.depth:
            return clause.depth < self.depth
        if self._has(clause, "PERCENT"):
            return False
        told = bool(self.open.parts)
        return told and (
            not self._has(clause, "UNIT") or self._has(clause, *VERBS) or self._has(clause, "ADVERB", "PERIOD")
        )

    def _read_clause(self, clause: Clause) -> None:
        count = self._count(clause)
        numbers = sum(token.letter == self.letters["NUMBER"] for token in clause.tokens)
        rough = self._has(clause, "ROUGH") or (self._has(clause, "UNIT") and not numbers)
        self.about_applications = self.about_applications or self._has(clause, *APPLICATIONS)
        if self.open is not None and clause.depth == self.depth:
            self._add(clause, count, numbers, rough)
        if clause.depth <= self.depth or self.open is None:
            if count is not None and not rough:
                self.counts.append(count)
            elif numbers or rough:
                self.counts.append(None)

    def _add(self, clause: Clause, count: Count | None, numbers: int, rough: bool) -> None:
        assert self.open is not None
        found = self.open
        found.by_channel = found.by_channel or self._has(clause, "CHANNEL")
        found.about_applications = found.about_applications or self._has(clause, *APPLICATIONS)
        unit = found.wholes[0].unit if found.wholes else ""
        if count is not None and not rough and numbers == 1 and count.unit == unit:
            found.parts.append(count)
            found.complete = found.complete or (
                self._has(clause, "OTHERS", "THE_REST") and clause.after in ("。", "", ")")
            )
        elif numbers or rough:
            found.readable = False
        elif self._has(clause, "PERCENT") and found.parts:
            share = self._share(clause, found.parts[-1])
            found.shares += [share] if share else []

    def _count(self, clause: Clause) -> Count | None:
        """The number that a clause ends in."""
        if len(clause.tokens) < 2 or clause.tokens[-1].letter != self.letters["UNIT"]:
            return None
        number, unit = clause.tokens[-2:]
        if number.value is None or number.letter != self.letters["NUMBER"]:
            return None
        start = clause.tokens[0].start
        name = clause.text[: number.start - start].strip()
        return Count(number.value, clause.text[unit.start - start :].strip(), name, number.start, number.end)

    def _share(self, clause: Clause, of: Count) -> Share | None:
        if len(clause.tokens) > 3 or not self._has(clause, "SHARE"):
            return None
        token = next(token for token in clause.tokens if token.letter == self.letters["PERCENT"])
        if token.value is None:
            return None
        return Share(token.value, decimals_of(token.value), of, token.start, token.end)


def decimals_of(value: Decimal) -> int:
    """The number of decimals that a number is printed with."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def fits(part: Decimal, whole: Decimal, percent: Decimal, decimals: int) -> bool:
    """Whether a printed percentage is part of whole, rounded or cut off: one unit of its last digit is tolerated."""
    if whole <= 0:
        return False
    return abs(part * 100 / whole - percent) <= Decimal(1).scaleb(-decimals)
