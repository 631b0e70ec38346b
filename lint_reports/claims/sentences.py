"""A passage of prose cut at its punctuation into pieces, each a row of words of the grammar, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from lint_reports.claims.lexicon import GAP, Lexicon, lengths_of
from lint_reports.claims.numerals import FIRST, number_at

_BREAKS = frozenset("。!?;,:()\n")
_SENTENCE_ENDS = frozenset("。!?\n")
_SKIPPED = frozenset("“”‘’\"'「」『』*_`\\\u200b\u200c\u200d\u2060\ufeff\u00ad")
_CITED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》?")


class Word(NamedTuple):
    letter: str
    start: int
    end: int
    value: Decimal | None = None


class Piece(NamedTuple):
    """What stands between two marks of punctuation; the places are those of the passage as written."""

    letters: str
    words: list[Word]
    text: str
    """As written."""
    first: bool
    """The first of its sentence."""
    after: str
    """The mark behind it, "" at the end."""
    depth: int
    """How deep in brackets."""


def folded(text: str) -> tuple[str, list[int]]:
    """The text in one width without white space and quotes, and where each character came from."""
    plain: list[str] = []
    places: list[int] = []
    for place, each in enumerate(text):
        if each > "\x7f":
            other = normalize("NFKC", each)
            each = other if len(other) == 1 else each
        if not each.isspace() and each not in _SKIPPED:
            plain.append(each)
            places.append(place)
    return "".join(plain), places


def own_names(body: str) -> frozenset[str]:
    """What a report calls its own body: its name, or the end of it; a county's name alone is that of its area."""
    name = "".join(body.split())
    names = {name}
    stem = name.removesuffix("人民政府")
    if stem != name:
        names |= {stem + "政府"} | ({stem} if stem.endswith(("镇", "乡", "街道")) else set())
    if name.endswith("办公室"):
        names |= {name.removesuffix("公室"), name.replace("人民政府", "政府"), name.replace("人民政府办公室", "政府办")}
    elif name.endswith("办事处"):
        names.add(name.removesuffix("办事处"))
    return frozenset(each[at:] for each in names for at in range(max(1, len(each) - 2)) if len(each) > 2)


class Reader:
    """Cuts passages of the report of one body for one year."""

    def __init__(self, lexicon: Lexicon, body: str, year: int | None) -> None:
        own = dict.fromkeys(own_names(body), lexicon.letters["OWN"])
        self.letters = lexicon.letters
        self.words = {**lexicon.words, **own}
        self.lengths = {**lexicon.lengths}
        for first, lengths in lengths_of(own).items():
            self.lengths[first] = tuple(sorted({*lengths, *self.lengths.get(first, ())}, reverse=True))
        self.year = year
        self.units = self.letters["UNIT"]
        self.joined = self.letters["AND"]

    def pieces(self, text: str) -> Iterator[Piece]:
        plain, places = folded(text)
        plain = _CITED.sub(lambda match: "■" * len(match.group()), plain)
        words: list[Word] = []
        at, depth, first = 0, 0, True
        while at <= len(plain):
            each = plain[at] if at < len(plain) else ""
            if not each or each in _BREAKS or self._breaks(plain, at, words):
                if words:
                    yield _piece(words, text, places, first, each, depth)
                    words, first = [], False
                depth += 1 if each == "(" else -1 if each == ")" and depth else 0
                first = first or each in _SENTENCE_ENDS
                at += 1
                continue
            word = self._word(plain, at)
            at = word.end
            if word.letter == GAP and words and words[-1].letter == GAP:
                word = Word(GAP, words.pop().start, word.end)
            words.append(word)

    def _breaks(self, plain: str, at: int, words: list[Word]) -> bool:
        """Whether an "and" joins two pieces: behind a number with its unit."""
        if not words or words[-1].letter != self.units or len(words) < 2 or words[-2].value is None:
            return False
        return self.words.get(plain[at]) == self.joined

    def _word(self, plain: str, at: int) -> Word:
        first = plain[at]
        if first in FIRST:
            number = self._number(plain, at)
            if number is not None:
                return number
        for length in self.lengths.get(first, ()):
            letter = self.words.get(plain[at : at + length])
            if letter == self.letters["PER_HUNDRED"]:
                return self._per_hundred(plain, at, at + length)
            if letter is not None:
                return Word(letter, at, at + length)
        return Word(GAP, at, at + 1)

    def _per_hundred(self, plain: str, at: int, end: int) -> Word:
        if plain.startswith("百", end):
            return Word(self.letters["PERCENT"], at, end + 1, Decimal(100))
        value, behind = number_at(plain, end) if plain[end : end + 1] in FIRST else (None, end)
        return Word(GAP if value is None else self.letters["PERCENT"], at, behind, value)

    def _class(self, plain: str, at: int, *classes: str) -> tuple[str, int]:
        """Which of the classes of words a word at that place is of, and where it ends."""
        for length in self.lengths.get(plain[at : at + 1], ()):
            letter = self.words.get(plain[at : at + length])
            for name in classes:
                if letter == self.letters[name]:
                    return name, at + length
        return "", at

    def _number(self, plain: str, at: int) -> Word | None:
        """A number with its unit, a date or a share; None where it is neither, and so no word."""
        value, end = number_at(plain, at)
        if value is None:
            return None
        arabic = plain[at] in "0123456789"
        if at and (plain[at - 1] in "第./" or (plain[at - 1] in "-—~至" and plain[at - 2 : at - 1].isdigit())):
            return Word(GAP, at, end)
        unit, behind = self._class(
            plain, end, "UNIT", "PERCENT_SIGN", "YUAN", "TEN_THOUSAND_YUAN", "YEAR_WORD", "MONTH_WORD"
        )
        if unit == "UNIT":
            return Word(self.letters["NUMBER"], at, end, value) if value == int(value) else Word(GAP, at, behind)
        if unit == "PERCENT_SIGN":
            return Word(self.letters["PERCENT"], at, behind, value)
        if unit in ("YUAN", "TEN_THOUSAND_YUAN"):
            return Word(self.letters["MONEY"], at, behind, value * (1 if unit == "YUAN" else 10_000))
        if unit == "YEAR_WORD" and end - at == 4:
            return Word(self._year(int(value)), at, behind)
        if unit == "MONTH_WORD":
            return self._date(plain, at, int(value), behind)
        return Word(GAP, at, end) if arabic else None

    def _year(self, year: int) -> str:
        if self.year is None:
            return self.letters["PERIOD"]
        name = {-1: "YEAR_BEFORE", 0: "THIS_YEAR", 1: "YEAR_AFTER"}.get(year - self.year, "PERIOD")
        return self.letters[name]

    def _date(self, plain: str, at: int, month: int, behind: int) -> Word:
        """A day: the first and the last of the year are its bounds, every other is of a part of it."""
        if plain[behind : behind + 1].isdigit():
            day, end = number_at(plain, behind)
            unit, end = self._class(plain, end, "DAY_WORD")
            bound = (month == 1 and day == 1) or (month == 12 and day in (30, 31))
            if unit and bound:
                return Word(self.letters["FROM"], at, end)
            return Word(self.letters["PERIOD"], at, end)
        return Word(self.letters["PERIOD"], at, behind)


def _piece(words: list[Word], text: str, places: list[int], first: bool, after: str, depth: int) -> Piece:
    placed = [Word(w.letter, places[w.start], places[w.end - 1] + 1, w.value) for w in words]
    written = text[placed[0].start : placed[-1].end]
    return Piece("".join([each.letter for each in words]), placed, written, first, after, depth)
