"""Sentences cut at their punctuation into pieces, each a row of words of the grammar, with the place of each.

Most sentences have no claim, which one look tells; only the others are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from lint_reports.prose.lexicon import GAP, Lexicon, lengths_of, lexicon, pattern
from lint_reports.prose.passages import HIDDEN, folded, own_names
from lint_reports.text.numerals import FIRST, LONGEST, number_at

_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]?")
_BREAKS = frozenset("。!?;,:()\n")


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


class Sentence(NamedTuple):
    """A sentence of a passage, folded, and where it begins in the folded passage."""

    text: str
    at: int
    written: str
    places: Sequence[int]


def sentences(text: str) -> list[Sentence]:
    plain, places = folded(text)
    return [Sentence(match.group(), match.start(), text, places) for match in _SENTENCE.finditer(plain)]


class Reader:
    """Cuts the sentences of the report of one body for one year."""

    def __init__(self, lexicon: Lexicon, body: str, year: int | None) -> None:
        self.lexicon = lexicon
        self.letters = lexicon.letters
        self.words = lexicon.words
        self.lengths = lexicon.lengths
        self.own = dict.fromkeys(own_names(body), lexicon.letters["OWN"])
        self.own_lengths = {
            first: tuple(sorted({*lengths, *lexicon.lengths.get(first, ())}, reverse=True))
            for first, lengths in lengths_of(self.own).items()
        }
        """By the first character of a name of the body's own: how long its names and the lexicon's words may be."""
        self.joining = _joining()
        self.year = year
        self.subject = pattern(lexicon.subjects)
        self.saying = pattern(lexicon.sayings)

    def pieces(self, sentence: Sentence) -> Iterator[Piece]:
        plain, lengths, words_of, joining = sentence.text, self.lengths, self.words, self.joining
        own, own_lengths = self.own, self.own_lengths
        words: list[Word] = []
        at, depth, first, end = 0, 0, True, len(plain)
        while at < end:
            each = plain[at]
            if each in _BREAKS or (each in joining and len(words) > 1 and self._joins(plain, at, words)):
                if words:
                    yield _piece(words, sentence, first, each, depth)
                    words, first = [], False
                depth += 1 if each == "(" else -1 if each == ")" and depth else 0
                at += 1
                continue
            word = self._special(plain, at) if each in FIRST or each in _MARKS else None
            for length in (own_lengths.get(each) or lengths.get(each, ())) if word is None else ():
                name = plain[at : at + length]
                letter = own.get(name) or words_of.get(name)
                if letter is not None and at + length <= end:
                    word = Word(letter, at, at + length)
                    break
            if word is not None and word.letter != GAP:
                words.append(word)
            elif words and words[-1].letter == GAP:
                words[-1] = Word(GAP, words[-1].start, word.end if word else at + 1)
            else:
                words.append(word or Word(GAP, at, at + 1))
            at = words[-1].end
        if words:
            yield _piece(words, sentence, first, "", depth)

    def _joins(self, plain: str, at: int, words: list[Word]) -> bool:
        """Whether an "and" joins two pieces: behind a number with its unit, a 、 behind all that has one."""
        letters = self.letters
        if plain[at] == "、":
            return words[-1].letter != letters["REVIEW"] and any(word.letter == letters["UNIT"] for word in words)
        return words[-1].letter == letters["UNIT"] and words[-2].value is not None

    def _special(self, plain: str, at: int) -> Word | None:
        """A number with what it counts, a document's name; None where a word may stand."""
        if plain[at] == HIDDEN:
            return Word(self.letters["CITED"], at, at + len(plain[at:]) - len(plain[at:].lstrip(HIDDEN)))
        if plain[at] == "百":
            name, end = self._class(plain, at, "PER_HUNDRED")
            if name:
                return self._per_hundred(plain, at, end)
        return self._number(plain, at)

    def _per_hundred(self, plain: str, at: int, end: int) -> Word:
        if plain.startswith("百", end):
            return Word(self.letters["PERCENT"], at, end + 1, Decimal(100))
        value, behind = number_at(plain, end) if plain[end : end + 1] in FIRST else (None, end)
        return Word(GAP if value is None else self.letters["PERCENT"], at, behind, value)

    def _class(self, plain: str, at: int, *classes: str) -> tuple[str, int]:
        """Which of the classes of words a word at that place is of, and where it ends."""
        for length in self.lengths.get(plain[at : at + 1], ()):
            letter = self.words.get(plain[at : at + length])
            for name in classes if at + length <= len(plain) else ():
                if letter == self.letters[name]:
                    return name, at + length
        return "", at

    def _number(self, plain: str, at: int) -> Word | None:
        """A number with its unit, a date or a share; None where it is neither, and so no word."""
        value, end = number_at(plain, at)
        if value is None:
            return Word(GAP, at, end) if end - at > LONGEST else None
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


@lru_cache(maxsize=256)
def reader_of(body: str, year: int | None) -> Reader:
    return Reader(lexicon(), body, year)


@cache
def _joining() -> frozenset[str]:
    """The single characters that join two things; no body's name is so short."""
    known = lexicon()
    return frozenset(word for word, letter in known.words.items() if len(word) == 1 and letter == known.letters["AND"])


_MARKS = frozenset((HIDDEN, "百"))


def _piece(words: list[Word], sentence: Sentence, first: bool, after: str, depth: int) -> Piece:
    places, at = sentence.places, sentence.at
    placed = [Word(w.letter, places[at + w.start], places[at + w.end - 1] + 1, w.value) for w in words]
    written = sentence.written[placed[0].start : placed[-1].end]
    return Piece("".join([each.letter for each in words]), placed, written, first, after, depth)
