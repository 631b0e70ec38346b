"""`grammar/claims.lark` compiled: words, each with the letter of its class, and an automaton of all claims over letters.

A clause becomes a string of letters, which the automaton accepts as a claim or not. lark only reads the file: as a
parser of claims it would have to parse all the rest of a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from lint_reports.form.compiled import compiled
from lint_reports.form.sources import sources
from lint_reports.prose.automaton import Automaton, automaton_of

GAP = " "
"""The letter of everything that is no word of the grammar."""

SUBJECTS = (
    "APPLICATIONS", "ON_REQUEST", "BARE", "OPEN", "REVIEW", "LAWSUIT", "DIRECT", "AFTER_REVIEW", "NORMATIVE", "LICENCE",
    "PENALTY", "COERCION", "FEE", "NOTICE",
)  # fmt: skip
"""The classes of words for subjects of claims."""

CONTINUING = (
    "RECEIVED", "NEW", "HANDLED", "DONE", "ANSWERED", "RATE", "TIMELY_RATE", "IN", "OUT", "CARRIED", "GRANTED",
    "PARTLY_GRANTED", "REFUSED", "UNAVAILABLE", "NOT_PROCESSED", "OTHERWISE", "NATURAL", "ORGANISATIONS", "BUSINESS",
    "RESEARCH", "CHARITY", "LEGAL", "UPHELD", "CORRECTED", "PENDING", "OTHER_OUTCOME", "COLLECTED",
)  # fmt: skip
"""The classes of words that may continue a claim about the subject of the sentence before."""


class Sum(NamedTuple):
    """A sum of figures of the tables."""

    terms: tuple[tuple[int, str, str], ...]
    """(sign, row or group of rows, column), by their names in the grammar; column "" is the total."""


class ClaimKind(NamedTuple):
    """A rule of the grammar, and the sums that a claim of it may mean."""

    name: str
    at_most: bool
    """Whether the figure may also be greater than the claimed number."""
    readings: dict[int, tuple[Sum, ...]]
    """By the edition of the form; 0 stands for all editions that are not named."""


class Lexicon(NamedTuple):
    """The compiled grammar. Patterns are strings: few reports need all of them compiled."""

    letters: dict[str, str]
    """The letter of each class of words."""
    words: dict[str, str]
    """The letter of each word."""
    lengths: dict[str, tuple[int, ...]]
    """By its first character: the lengths of words, longest first."""
    kinds: dict[str, ClaimKind]
    """The claims by their names."""
    automaton: Automaton
    """Accepts the strings of letters that are claims."""
    subjects: str
    """Words of `SUBJECTS`; a sentence without one has no claim of its own."""
    counts: str
    """Pattern of numbers with a unit."""
    sayings: str
    """Pattern of what may be a value: a number, or a word for none or all."""
    continuing: str
    """Words of `CONTINUING`."""
    headings: str
    """Pattern of words in headings of passages on applications."""
    mentions: str
    """Pattern of words for disclosure."""


@cache
def lexicon() -> Lexicon:
    """The lexicon of the packaged grammar, from the cache of compiled grammars where it is there."""
    return compiled("claims", Lexicon, lambda: compile_claims(sources("claims.lark")))


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """A pattern of the lexicon, compiled when it is first asked for."""
    return re.compile(expression)


def lengths_of(words: dict[str, str]) -> dict[str, tuple[int, ...]]:
    """By their first character, the lengths of words, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def compile_claims(text: str) -> Lexicon:
    """Compile the text of a grammar of claims. Raises lark.UnexpectedInput or KeyError."""
    rules, letters, words = _definitions(text)
    remarks = dict(re.findall(r"^([a-z]\w*):.*?// *(.*)$", text, re.M))
    kinds = {name: _kind(name, remarks.get(name, "")) for name in rules if name[0] != "_"}
    counts = rf"[\d〇零一二两三四五六七八九十百千万几多余]\s*(?:{_alternatives(words, letters, ('UNIT',))})"
    return Lexicon(
        letters,
        words,
        lengths_of(words),
        kinds,
        automaton_of(kinds, rules, letters),
        _alternatives(words, letters, SUBJECTS),
        counts,
        rf"{counts}|[%％]|{_alternatives(words, letters, ('NOT', 'ALL', 'PER_HUNDRED', 'YUAN'))}",
        _alternatives(words, letters, CONTINUING),
        _alternatives(words, letters, ("APPLICATIONS", "ON_REQUEST")),
        _alternatives(words, letters, ("APPLICATIONS", "ON_REQUEST", "OPEN")),
    )


def _definitions(text: str) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    """The trees of the rules by their names, the letters of the classes of words, and the letters of the words."""
    from lark import Lark  # A door of its own: lark is loaded only where no compiled grammar is cached.

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
    return rules, letters, words


def _alternatives(words: dict[str, str], letters: dict[str, str], classes: tuple[str, ...]) -> str:
    """A pattern of the words of these classes, without those that contain another."""
    wanted = {letters[name] for name in classes if name in letters}
    mine = sorted((word for word, letter in words.items() if letter in wanted), key=len)
    kept: list[str] = []
    for word in mine:
        if not any(each in word for each in kept):
            kept.append(word)
    return "|".join(map(re.escape, kept)) or "(?!)"


def _is_string(token: Any) -> bool:
    return bool(token.type == "STRING")


def _kind(name: str, remark: str) -> ClaimKind:
    """The kind of a claim from the remark behind its rule: `// 2019 等于 a.total 或 b - c；等于 d`."""
    readings = re.findall(r"(\d{4})? ?(?:等于|不多于) ([^；]+)", remark)
    return ClaimKind(name, "不多于" in remark, {int(year or 0): _sums(sums) for year, sums in readings})


def _sums(text: str) -> tuple[Sum, ...]:
    found = []
    for part in text.split("或"):
        terms = re.findall(r"(-?) ?([a-z_]+)(?:\.(\w+))?", part)
        found.append(Sum(tuple((-1 if sign else 1, row, column) for sign, row, column in terms)))
    return tuple(found)
