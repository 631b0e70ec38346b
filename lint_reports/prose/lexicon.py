"""`grammar/claims.lark` compiled: every word with a letter for its class, and an automaton of all claims over the letters.

A piece of a sentence becomes a string of letters, which the automaton takes or not. lark reads the file and no more: it
would have to parse all that a sentence says beside its claims.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from lint_reports.form.sources import compiled, sources
from lint_reports.prose import automaton as automata
from lint_reports.prose.automaton import Automaton, automaton_of

GAP = " "
"""The letter of whatever is no word of the grammar."""


SUBJECTS = (
    "APPLICATIONS", "ON_REQUEST", "BARE", "OPEN", "REVIEW", "LAWSUIT", "DIRECT", "AFTER_REVIEW", "NORMATIVE", "LICENCE",
    "PENALTY", "COERCION", "FEE", "NOTICE",
)  # fmt: skip
"""The classes of words that something is claimed of."""


CONTINUING = (
    "RECEIVED", "NEW", "HANDLED", "DONE", "ANSWERED", "RATE", "TIMELY_RATE", "IN", "OUT", "CARRIED", "GRANTED",
    "PARTLY_GRANTED", "REFUSED", "UNAVAILABLE", "NOT_PROCESSED", "OTHERWISE", "NATURAL", "ORGANISATIONS", "BUSINESS",
    "RESEARCH", "CHARITY", "LEGAL", "UPHELD", "CORRECTED", "PENDING", "OTHER_OUTCOME", "COLLECTED",
)  # fmt: skip
"""The classes of words that may claim something of what the sentence before spoke of."""


class Sum(NamedTuple):
    """Figures that are added up, each with its sign, its row or group of rows, and its column, "" for the usual one."""

    terms: tuple[tuple[int, str, str], ...]


class Kind(NamedTuple):
    """One claim of the grammar, and the sums that it may mean."""

    name: str
    at_most: bool
    """Whether it claims no more than that the figure is not smaller."""
    readings: dict[int, tuple[Sum, ...]]
    """By the edition of the form; 0 stands for those that are not named."""


class Lexicon(NamedTuple):
    letters: dict[str, str]
    """The letter of each class of words."""
    words: dict[str, str]
    """The letter of each word."""
    lengths: dict[str, tuple[int, ...]]
    """How long the words are that begin with a character, the longest first."""
    kinds: dict[str, Kind]
    """The claims by their names."""
    automaton: Automaton
    """Tells which of the claims a string of letters is."""
    subjects: str
    """A pattern of the words that something is claimed of; a sentence without one has no claim of its own."""
    counts: str
    """A pattern of numbers with a unit."""
    sayings: str
    """A pattern of what claims something: a number, or a word that means none or all."""
    continuing: str
    """A pattern of the words that claim something of what was spoken of before."""
    headings: str
    """A pattern of the words that head what is told of applications."""
    mentions: str
    """A pattern of the words for disclosure."""


@cache
def lexicon() -> Lexicon:
    text = sources("claims.lark")
    return compiled("claims", text, (__file__, automata.__file__), lambda: compile_claims(text))


@cache
def pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def lengths_of(words: dict[str, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def compile_claims(text: str) -> Lexicon:
    """Read a grammar of claims with lark's grammar of grammars. Raises lark.UnexpectedInput or KeyError."""
    from lark import Lark

    reader = Lark.open_from_package("lark", "lark.lark", ["grammars"], parser="lalr", maybe_placeholders=False)
    tree: Any = reader.parse(text)
    rules: dict[str, Any] = {}
    letters: dict[str, str] = {}
    words: dict[str, str] = {}
    for item in tree.children:
        name = str(item.children[0])
        if item.data == "rule":
            rules[name] = item.children[-1]
        elif item.data == "token":
            letters[name] = chr(0x100 + len(letters))
            words.update((str(each)[1:-1], letters[name]) for each in item.scan_values(_is_string))
        else:
            for each in item.scan_values(lambda token: True):
                letters[str(each)] = chr(0x100 + len(letters))
    subjects = _alternatives(words, letters, SUBJECTS)
    units = _alternatives(words, letters, ("UNIT",))
    counts = rf"[\d〇零一二两三四五六七八九十百千万几多余]\s*(?:{units})"
    sayings = rf"{counts}|[%％]|{_alternatives(words, letters, ('NOT', 'ALL', 'PER_HUNDRED', 'YUAN'))}"
    continuing = _alternatives(words, letters, CONTINUING)
    remarks = dict(re.findall(r"^([a-z]\w*):.*?// *(.*)$", text, re.M))
    kinds = {name: _kind(name, remarks.get(name, "")) for name in rules if name[0] != "_"}
    automaton = automaton_of(kinds, rules, letters)
    headings = _alternatives(words, letters, ("APPLICATIONS", "ON_REQUEST"))
    mentions = _alternatives(words, letters, ("APPLICATIONS", "ON_REQUEST", "OPEN"))
    lengths = lengths_of(words)
    return Lexicon(letters, words, lengths, kinds, automaton, subjects, counts, sayings, continuing, headings, mentions)


def _alternatives(words: dict[str, str], letters: dict[str, str], classes: tuple[str, ...]) -> str:
    """A pattern of the words of these classes, those left out that contain another."""
    wanted = {letters[name] for name in classes if name in letters}
    mine = sorted((word for word, letter in words.items() if letter in wanted), key=len)
    kept: list[str] = []
    for word in mine:
        if not any(each in word for each in kept):
            kept.append(word)
    return "|".join(map(re.escape, kept)) or "(?!)"


def _is_string(token: Any) -> bool:
    return bool(token.type == "STRING")


def _kind(name: str, remark: str) -> Kind:
    said = re.findall(r"(\d{4})? ?(?:等于|不多于) ([^；]+)", remark)
    return Kind(name, "不多于" in remark, {int(year or 0): _sums(sums) for year, sums in said})


def _sums(text: str) -> tuple[Sum, ...]:
    found = []
    for part in text.split("或"):
        terms = re.findall(r"(-?) ?([a-z_]+)(?:\.(\w+))?", part)
        found.append(Sum(tuple((-1 if sign else 1, row, column) for sign, row, column in terms)))
    return tuple(found)
