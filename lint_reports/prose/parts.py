"""Wholes and their parts: A 条，其中甲 b 条、乙 c 条. The sums that prose makes by itself, whatever the tables say.

A list of parts is read only if each of its pieces ends in one number of the whole's unit; anything else ends it or, where
a number is rough or stands elsewhere, makes it unreadable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from lint_reports.prose.sentences import Piece, Reader, Sentence, reader_of, sentences

VERBS = ("RECEIVED", "NEW", "HANDLED", "DONE", "ANSWERED", "CARRIED", "OUT", "IN")


APPLICATIONS = ("APPLICATIONS", "ON_REQUEST", "BARE", *VERBS)


class Count(NamedTuple):
    """A number with its unit, and where it stands; `name` is what is counted, as written before it."""

    value: Decimal
    unit: str
    name: str
    start: int
    end: int


class Share(NamedTuple):
    """A percentage said of a count."""

    percent: Decimal
    decimals: int
    of: Count
    start: int
    end: int


@dataclass(slots=True)
class Parts:
    """A list of parts and what they may be parts of, the nearest first."""

    wholes: list[Count]
    parts: list[Count] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    complete: bool = False
    """Whether they are given as all there are."""
    by_channel: bool = False
    """Whether one thing may be counted in several of them."""
    about_applications: bool = False
    readable: bool = True

    @property
    def total(self) -> Decimal:
        return sum((each.value for each in self.parts), Decimal(0))

    def possible(self) -> list[Decimal]:
        """The sums that the parts may belong to: each whole, and all that were told before together."""
        values = [each.value for each in self.wholes]
        return [*values, sum(values, Decimal(0))]

    @property
    def alike(self) -> bool:
        """Whether they certainly divide by one measure: their names end alike."""
        return len({each.name[-2:] for each in self.parts}) == 1 and not self.by_channel

    def verdict(self) -> str:
        """What is wrong with the sum: `exceed`, `differ`, `doubtful`, or "" where nothing certain is."""
        possible, nearest = self.possible(), self.wholes[0].value
        if any(each.value > max(possible) for each in self.parts):
            return "exceed"
        if any(total in possible for total in self._prefixes()) or self.by_channel:
            return ""  # a second list by another measure may follow, or one thing be counted twice
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


def lists(passages: Sequence[str], body: str, year: int | None) -> Iterator[tuple[int, Parts]]:
    """The lists of parts in passages, each with the number of its passage."""
    reader = reader_of(body, year)
    for number, text in enumerate(passages):
        for group in _groups(text):
            pieces = [piece for sentence in group for piece in reader.pieces(sentence)]
            yield from ((number, found) for found in _Lists(reader).read(pieces) if found.parts)


def _groups(text: str) -> Iterator[list[Sentence]]:
    """Sentences that list parts, each with those before it that it goes on from."""
    group: list[Sentence] = []
    for sentence in sentences(text) if "其中" in text or "分别" in text else ():
        goes_on = sentence.text.startswith(("其中", "分别"))
        if group and not goes_on and any("其中" in each.text or "分别" in each.text for each in group):
            yield group
        group = [*group, sentence] if goes_on else [sentence]
    if any("其中" in each.text or "分别" in each.text for each in group):
        yield group


class _Lists:
    def __init__(self, reader: Reader) -> None:
        self.letters = reader.letters
        self.counts: list[Count | None] = []
        """What was counted in this sentence and, if it begins with 其中, in the one before; None for a rough number."""
        self.open: Parts | None = None
        self.depth = 0
        self.about_applications = False

    def has(self, piece: Piece, *classes: str) -> bool:
        return any(self.letters[name] in piece.letters for name in classes)

    def read(self, pieces: list[Piece]) -> Iterator[Parts]:
        for piece in pieces:
            opens = self.has(piece, "AMONG_THESE") or piece.letters[0] == self.letters["RESPECTIVELY"]
            if piece.first and not opens:
                yield from self._close()
                self.counts = []
                self.about_applications = False
            if self.open is not None and (opens or self._ends(piece)):
                yield from self._close()
            if opens:
                self._start(piece)
            self._take(piece)
        yield from self._close()

    def _close(self) -> Iterator[Parts]:
        if self.open is not None and self.open.readable:
            yield self.open
        self.open = None

    def _start(self, piece: Piece) -> None:
        self.depth = piece.depth
        known = [each for each in reversed(self.counts) if each is not None]
        known = [each for each in known if each.unit == known[0].unit]
        self.open = Parts(known, complete=self.has(piece, "RESPECTIVELY"))
        self.open.about_applications = self.about_applications
        self.open.readable = bool(known) and None not in self.counts

    def _ends(self, piece: Piece) -> bool:
        """Whether a piece is no part of the open list."""
        assert self.open is not None
        if piece.depth != self.depth:
            return piece.depth < self.depth
        if self.has(piece, "PERCENT"):
            return False
        told = bool(self.open.parts)
        return told and (not self.has(piece, "UNIT") or self.has(piece, *VERBS) or self.has(piece, "ADVERB", "PERIOD"))

    def _take(self, piece: Piece) -> None:
        count = self._count(piece)
        numbers = sum(word.letter == self.letters["NUMBER"] for word in piece.words)
        rough = self.has(piece, "ROUGH") or (self.has(piece, "UNIT") and not numbers)
        self.about_applications = self.about_applications or self.has(piece, *APPLICATIONS)
        if self.open is not None and piece.depth == self.depth:
            self._add(piece, count, numbers, rough)
        if piece.depth <= self.depth or self.open is None:
            if count is not None and not rough:
                self.counts.append(count)
            elif numbers or rough:
                self.counts.append(None)

    def _add(self, piece: Piece, count: Count | None, numbers: int, rough: bool) -> None:
        assert self.open is not None
        found = self.open
        found.by_channel = found.by_channel or self.has(piece, "CHANNEL")
        found.about_applications = found.about_applications or self.has(piece, *APPLICATIONS)
        unit = found.wholes[0].unit if found.wholes else ""
        if count is not None and not rough and numbers == 1 and count.unit == unit:
            found.parts.append(count)
            found.complete = found.complete or (
                self.has(piece, "OTHERS", "THE_REST") and piece.after in ("。", "", ")")
            )
        elif numbers or rough:
            found.readable = False
        elif self.has(piece, "PERCENT") and found.parts:
            share = self._share(piece, found.parts[-1])
            found.shares += [share] if share else []

    def _count(self, piece: Piece) -> Count | None:
        """The number that a piece ends in."""
        if len(piece.words) < 2 or piece.words[-1].letter != self.letters["UNIT"]:
            return None
        number, unit = piece.words[-2:]
        if number.value is None or number.letter != self.letters["NUMBER"]:
            return None
        start = piece.words[0].start
        name = piece.text[: number.start - start].strip()
        return Count(number.value, piece.text[unit.start - start :].strip(), name, number.start, number.end)

    def _share(self, piece: Piece, of: Count) -> Share | None:
        if len(piece.words) > 3 or not self.has(piece, "SHARE"):
            return None
        word = next(word for word in piece.words if word.letter == self.letters["PERCENT"])
        if word.value is None:
            return None
        exponent = word.value.as_tuple().exponent
        return Share(
            word.value, -exponent if isinstance(exponent, int) and exponent < 0 else 0, of, word.start, word.end
        )


def fits(part: Decimal, whole: Decimal, percent: Decimal, decimals: int) -> bool:
    """Whether a printed percentage is part of whole, rounded or cut off, one unit of its last digit being forgiven."""
    if whole <= 0:
        return False
    return abs(part * 100 / whole - percent) <= Decimal(1).scaleb(-decimals)
