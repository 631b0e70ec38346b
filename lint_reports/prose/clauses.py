"""Sentences cut at their punctuation into clauses, and these into tokens: words of the lexicon, numbers, and gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from lint_reports.prose.lexicon import GAP, Lexicon, lengths_of, lexicon, pattern
from lint_reports.prose.normalized import HIDDEN, normalized
from lint_reports.text.numerals import FIRST, LONGEST, number_at

_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]?")
_BREAKS = frozenset("。!?;,:()\n")
_SPECIAL = frozenset((HIDDEN, "百"))
"""What may begin a token besides words and numbers."""


class Token(NamedTuple):
    """A word, a number or a gap, with the letter of its class and its indexes in the text."""

    letter: str
    start: int
    end: int
    value: Decimal | None = None


class Clause(NamedTuple):
    """The part of a sentence between two marks of punctuation; indexes are those of the passage as written."""

    letters: str
    """Of its tokens."""
    tokens: list[Token]
    text: str
    """As written."""
    first: bool
    """Whether it is the first of its sentence."""
    after: str
    """The mark behind it, "" at the end."""
    depth: int
    """In how many brackets it stands."""


class Sentence(NamedTuple):
    """A sentence of a passage, normalized."""

    text: str
    at: int
    """Its index in the normalized passage."""
    written: str
    """The passage as written."""
    indexes: Sequence[int]
    """From characters of the normalized passage to those of the written one."""


def sentences(text: str) -> list[Sentence]:
    """The sentences of a passage."""
    plain, indexes = normalized(text)
    return [Sentence(match.group(), match.start(), text, indexes) for match in _SENTENCE.finditer(plain)]


class Tokenizer:
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
        """By the first character of a name of the body: the lengths of its names and of words of the lexicon."""
        self.joining = _joining()
        self.year = year
        self.subject = pattern(lexicon.subjects)
        self.saying = pattern(lexicon.sayings)

    def clauses(self, sentence: Sentence) -> Iterator[Clause]:
        """Yield the clauses of a sentence that have a token."""
        plain, end = sentence.text, len(sentence.text)
        tokens: list[Token] = []
        at, depth, first = 0, 0, True
        while at < end:
            char = plain[at]
            if char in _BREAKS or (char in self.joining and len(tokens) > 1 and self._joins(plain, at, tokens)):
                if tokens:
                    yield _clause(tokens, sentence, first, char, depth)
                    tokens, first = [], False
                depth += 1 if char == "(" else -1 if char == ")" and depth else 0
                at += 1
                continue
            token = self._token(plain, at, char)
            if token.letter == GAP and tokens and tokens[-1].letter == GAP:
                tokens[-1] = Token(GAP, tokens[-1].start, token.end)
            else:
                tokens.append(token)
            at = token.end
        if tokens:
            yield _clause(tokens, sentence, first, "", depth)

    def _token(self, plain: str, at: int, char: str) -> Token:
        """The token that begins at an index: a number or the like, the longest word, or a gap of one character."""
        token = self._special(plain, at) if char in FIRST or char in _SPECIAL else None
        if token is not None:
            return token
        for length in self.own_lengths.get(char) or self.lengths.get(char, ()):
            name = plain[at : at + length]
            letter = self.own.get(name) or self.words.get(name)
            if letter is not None and len(name) == length:
                return Token(letter, at, at + length)
        return Token(GAP, at, at + 1)

    def _joins(self, plain: str, at: int, tokens: list[Token]) -> bool:
        """Whether an "and" parts two clauses: behind a number with its unit, a 、 behind all that has one."""
        letters = self.letters
        if plain[at] == "、":
            return tokens[-1].letter != letters["REVIEW"] and any(each.letter == letters["UNIT"] for each in tokens)
        return tokens[-1].letter == letters["UNIT"] and tokens[-2].value is not None

    def _special(self, plain: str, at: int) -> Token | None:
        """A number with what it counts, or the name of a document; None where a word may stand."""
        if plain[at] == HIDDEN:
            return Token(self.letters["CITED"], at, at + len(plain[at:]) - len(plain[at:].lstrip(HIDDEN)))
        if plain[at] == "百":
            name, end = self._class(plain, at, "PER_HUNDRED")
            if name:
                return self._per_hundred(plain, at, end)
        return self._number(plain, at)

    def _per_hundred(self, plain: str, at: int, end: int) -> Token:
        if plain.startswith("百", end):
            return Token(self.letters["PERCENT"], at, end + 1, Decimal(100))
        value, behind = number_at(plain, end) if plain[end : end + 1] in FIRST else (None, end)
        return Token(GAP if value is None else self.letters["PERCENT"], at, behind, value)

    def _class(self, plain: str, at: int, *classes: str) -> tuple[str, int]:
        """Which of these classes the longest word at an index is of ("" for none), and the index behind it."""
        for length in self.lengths.get(plain[at : at + 1], ()):
            letter = self.words.get(plain[at : at + length])
            for name in classes if at + length <= len(plain) else ():
                if letter == self.letters[name]:
                    return name, at + length
        return "", at

    def _number(self, plain: str, at: int) -> Token | None:
        """A number with its unit, a date or a share; None for a Chinese numeral that is none of these."""
        value, end = number_at(plain, at)
        if value is None:
            return Token(GAP, at, end) if end - at > LONGEST else None
        arabic = plain[at] in "0123456789"
        if at and (plain[at - 1] in "第./" or (plain[at - 1] in "-—~至" and plain[at - 2 : at - 1].isdigit())):
            return Token(GAP, at, end)
        unit, behind = self._class(
            plain, end, "UNIT", "PERCENT_SIGN", "YUAN", "TEN_THOUSAND_YUAN", "YEAR_WORD", "MONTH_WORD"
        )
        if unit == "UNIT":
            return Token(self.letters["NUMBER"], at, end, value) if value == int(value) else Token(GAP, at, behind)
        if unit == "PERCENT_SIGN":
            return Token(self.letters["PERCENT"], at, behind, value)
        if unit in ("YUAN", "TEN_THOUSAND_YUAN"):
            return Token(self.letters["MONEY"], at, behind, value * (1 if unit == "YUAN" else 10_000))
        if unit == "YEAR_WORD" and end - at == 4:
            return Token(self._year(int(value)), at, behind)
        if unit == "MONTH_WORD":
            return self._date(plain, at, int(value), behind)
        return Token(GAP, at, end) if arabic else None

    def _year(self, year: int) -> str:
        if self.year is None:
            return self.letters["PERIOD"]
        name = {-1: "YEAR_BEFORE", 0: "THIS_YEAR", 1: "YEAR_AFTER"}.get(year - self.year, "PERIOD")
        return self.letters[name]

    def _date(self, plain: str, at: int, month: int, behind: int) -> Token:
        """A day: the first and the last of the year bound it, every other one bounds a part of the year."""
        if plain[behind : behind + 1].isdigit():
            day, end = number_at(plain, behind)
            unit, end = self._class(plain, end, "DAY_WORD")
            bound = (month == 1 and day == 1) or (month == 12 and day in (30, 31))
            if unit and bound:
                return Token(self.letters["FROM"], at, end)
            return Token(self.letters["PERIOD"], at, end)
        return Token(self.letters["PERIOD"], at, behind)


@lru_cache(maxsize=256)
def tokenizer_of(body: str, year: int | None) -> Tokenizer:
    """The tokenizer of a body's report of a year. Cached."""
    return Tokenizer(lexicon(), body, year)


@cache
def _joining() -> frozenset[str]:
    """The single characters that join two things; no body's name is so short."""
    known = lexicon()
    return frozenset(word for word, letter in known.words.items() if len(word) == 1 and letter == known.letters["AND"])


def _clause(tokens: list[Token], sentence: Sentence, first: bool, after: str, depth: int) -> Clause:
    indexes, at = sentence.indexes, sentence.at
    placed = [
        Token(each.letter, indexes[at + each.start], indexes[at + each.end - 1] + 1, each.value) for each in tokens
    ]
    written = sentence.written[placed[0].start : placed[-1].end]
    return Clause("".join([each.letter for each in tokens]), placed, written, first, after, depth)


def own_names(body: str) -> frozenset[str]:
    """The names for its own body in a report: the full name or the end of it, but not a county's name, which is that of an area."""
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
