"""Classification of the cells of a table: a phrase of the form, a figure, blank, or other words."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from lint_reports.form.sections import FormSection
from lint_reports.parser.headings import similarity
from lint_reports.text.folding import fold
from lint_reports.text.numerals import NOTHING, has_chinese_digits_only

PHRASE, FIGURE, BLANK, WORDS = "phrase", "figure", "blank", "words"

_NOTED = re.compile(r"^\d[\d,.]*[件条次项个元万]*\(.*\)$")
"""A figure followed by a note in brackets."""
_LETTERS = re.compile(r"^[\dOoIl]{1,6}$")
"""Digits, or letters that look like digits."""
_ITEM = re.compile(r"^\(?[\d一二三四五六七八九十]{1,2}[.、)]\D")
_CAPTION = re.compile(r"^[(\[<:]?(?:[附续]?[表图]|附件|附录)[\d一二三四五六七八九十]{1,3}(?:[-.]\d{1,2})?(?!\d)")
"""The number of a table, a picture or an annex at the start of a caption."""
PAGE_NUMBER = re.compile(r"^(?:[-—–－·]\s*\d{1,3}\s*[-—–－·]|第\s*\d{1,3}\s*页.{0,8})$")


class CellKind:
    """The kind of a cell: `name` is PHRASE, FIGURE, BLANK or WORDS, `terminal` that of a phrase in the grammar.

    `exact` is False for a nearly spelt phrase. Equal kinds are one object (`kind_of`), so that they compare by identity.
    """

    __slots__ = ("name", "terminal", "exact")

    def __init__(self, name: str, terminal: str, exact: bool) -> None:
        self.name = name
        self.terminal = terminal
        self.exact = exact

    def __repr__(self) -> str:
        return f"CellKind({self.name}, {self.terminal!r}{'' if self.exact else ', almost'})"


@cache
def kind_of(name: str, terminal: str = "", exact: bool = True) -> CellKind:
    """The kind with these fields, always the same object."""
    return CellKind(name, terminal, exact)


_BLANK, _FIGURE, _WORDS = kind_of(BLANK), kind_of(FIGURE), kind_of(WORDS)


class Classifier:
    """Classifies the cells of one section and caches the kinds by text; `compared` counts costly comparisons."""

    def __init__(self, part: FormSection) -> None:
        self.part = part
        self.known: dict[str, CellKind] = {"": _BLANK, "0": _FIGURE}
        self.compared = 0

    def kind(self, text: str) -> CellKind:
        """The kind of a cell with that text."""
        known = self.known.get(text)
        if known is None:
            if len(self.known) > 5_000:
                self.known.clear()
            known = self.known[text] = self._classify(text)
        return known

    def _classify(self, text: str) -> CellKind:
        if text.isascii() and text.isdigit():
            return _FIGURE
        folded = fold(text)
        if not folded:
            return _BLANK
        terminal = self.part.terminals.get(folded)
        if terminal is not None:
            return kind_of(PHRASE, terminal)
        if _is_figure(folded):
            return _FIGURE
        return self._nearly(folded)

    def _nearly(self, folded: str) -> CellKind:
        """The kind of a text that may nearly spell a phrase: one clearly more similar than any other, or one with a note."""
        if len(folded) < 3 or len(folded) > 60 or "。" in folded or self.compared > 2_000:
            return _WORDS
        scored = sorted(((self._likeness(folded, label), label) for label in self.part.terminals), reverse=True)
        (best, label), (second, _) = scored[0], scored[1]
        if best >= 0.75 and best - second >= 0.02:
            return kind_of(PHRASE, self.part.terminals[label], exact=False)
        return _WORDS

    def _likeness(self, folded: str, label: str) -> float:
        if folded.startswith(label + "(") and folded.endswith(")"):
            return 1.0
        longer = max(len(folded), len(label))
        if len(set(folded) & set(label)) < 0.5 * min(longer, len(set(label))) or abs(len(folded) - len(label)) > 8:
            return 0.0
        self.compared += 1
        return similarity(folded, label)


def _is_figure(folded: str) -> bool:
    """Whether a cell is meant as a figure, however badly it is written."""
    if folded in NOTHING or has_chinese_digits_only(folded) or _NOTED.match(folded) or _LETTERS.match(folded):
        return True
    if (
        len(folded) > 20
        or _ITEM.match(folded)
        or _CAPTION.match(folded)
        or sum("\u4e00" <= char <= "\u9fff" for char in folded) > 8
    ):
        return False
    return any(char.isdigit() for char in normalize("NFKC", folded))
