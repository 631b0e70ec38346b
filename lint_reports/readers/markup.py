"""Remove the inline syntax of Markdown from a text (emphasis, links, code, tags, escapes), keeping the offset of each character.

Emphasis is what CommonMark defines, wide punctuation counting as a letter: `**一、**总体情况` is meant as bold by
every converter that writes it, and shown so by those that know Chinese. Whatever pairs with nothing is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple
from unicodedata import category

_SPECIAL = re.compile(r"\*+|_+|`+|~+|\\|<|&|!?\[|\]|\^")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TARGET = re.compile(
    r"\(\s*(?:<[^<>]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_ATTRIBUTES = re.compile(r"\{(?:[#.:]|[\w-]+=)[^{}]*\}")
_RAISED = re.compile(r"\^(\d{1,3})\^|<sup\b[^<>]*>(\d{1,3})</sup>", re.I)
_ABOVE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ITEM = re.compile(r"第?[一二三四五六七八九十\d]{1,3}(?:部分)?[、.．)）:：]|[(（][一二三四五六七八九十\d]{1,3}[)）]")
_PARTING = frozenset("br p div li ul ol tr td th table tbody thead hr h1 h2 h3 h4 h5 h6 center".split())
"""Tags that separate the text before them from the text behind."""


class Span(NamedTuple):
    """A part of the text without marks, and its original range; offsets from 0. A replaced part (an escape) maps as a whole."""

    at: int
    size: int
    start: int
    length: int


@dataclass(slots=True)
class _Piece:
    """A part of the text: what is left of it is `text`. `count` marks of emphasis are left of a run."""

    start: int
    end: int
    text: str
    mark: str = ""
    opens: bool = False
    closes: bool = False
    bracket: bool = False


def unmarked(text: str) -> tuple[str, list[Span]]:
    """(text without marks, spans that map it to the original text)."""
    return _joined(_Reading(text).pieces)


def _joined(pieces: Iterable[_Piece]) -> tuple[str, list[Span]]:
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        size, length = len(piece.text), piece.end - piece.start
        if not size:
            continue
        last = spans[-1] if spans else None
        if last and last.size == last.length and size == length and last.start + last.length == piece.start:
            spans[-1] = Span(last.at, last.size + size, last.start, last.length + length)
        else:
            spans.append(Span(at, size, piece.start, length))
        at += size
    return "".join(piece.text for piece in pieces), spans


class _Reading:
    """Reads a text in one pass; emphasis is paired once the brackets around it are known."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[_Piece] = []
        self.brackets: list[int] = []
        """The indices of the pieces that are brackets not closed yet."""
        self.ticks: dict[int, list[int]] | None = None
        at = 0
        while at < len(text):
            special = _SPECIAL.search(text, at)
            start = special.start() if special else len(text)
            if at < start:
                self.pieces.append(_Piece(at, start, text[at:start]))
            at = self._special(special.group(), start) if special else start
        self._pair(0)

    def _special(self, mark: str, start: int) -> int:
        """Read the syntax that may begin at a character; return the offset behind it."""
        text, end = self.text, start + len(mark)
        if mark[0] in "*_~":
            return self._run(mark, start, end)
        if mark[0] == "`":
            return self._code(mark, start, end)
        if mark == "\\":
            return self._escape(start)
        if mark in "<^" and (raised := _RAISED.match(text, start)):
            digits = raised.group(1) or raised.group(2)
            return self._add(start, raised.end(), digits.translate(_ABOVE))
        if mark == "<":
            return self._tag(start)
        if mark == "&" and (entity := _ENTITY.match(text, start)):
            return self._add(start, entity.end(), unescape(entity.group()))
        if mark in ("[", "!["):
            self.brackets.append(len(self.pieces))
            self.pieces.append(_Piece(start, end, mark, bracket=True))
            return end
        if mark == "]" and self.brackets:
            return self._close(start)
        return self._add(start, end, mark)

    def _add(self, start: int, end: int, text: str) -> int:
        self.pieces.append(_Piece(start, end, text))
        return end

    def _escape(self, start: int) -> int:
        """An escaped mark; one at the end of the line breaks it."""
        after = self.text[start + 1 : start + 2]
        if after in _ESCAPABLE:
            return self._add(start, start + len(after) + 1, after)
        return self._add(start, start + 1, "\\")

    def _tag(self, start: int) -> int:
        link = _AUTOLINK.match(self.text, start)
        if link:
            self._add(start, start + 1, "")
            self._add(start + 1, link.end() - 1, link.group(1))
            return self._add(link.end() - 1, link.end(), "")
        tag = _TAG.match(self.text, start)
        if tag:
            return self._add(start, tag.end(), " " if tag.group(1).lower() in _PARTING else "")
        return self._add(start, start + 1, "<")

    def _code(self, mark: str, start: int, end: int) -> int:
        """What stands between two runs of as many backticks is code, and has no marks in it."""
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer("`+", self.text):
                self.ticks.setdefault(len(run.group()), []).append(run.start())
        places = self.ticks.get(len(mark), [])
        while places and places[0] < end:
            places.pop(0)
        if not places:
            return self._add(start, end, mark)
        self._add(start, end, "")
        self._add(end, places[0], self.text[end : places[0]])
        return self._add(places[0], places[0] + len(mark), "")

    def _run(self, mark: str, start: int, end: int) -> int:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        opens, closes = _flanks(mark, before, after)
        if mark == "__" and not closes and self._is_item_mark(start):
            closes = True
        self.pieces.append(_Piece(start, end, mark, mark[0], opens, closes))
        return end

    def _is_item_mark(self, end: int) -> bool:
        """Whether the marks close an emphasis around the number of a heading, as some converters write a bold one."""
        opener = self.pieces[-2] if len(self.pieces) > 1 else None
        if opener is None or opener.text != "__" or not opener.opens:
            return False
        return _ITEM.fullmatch(self.text[opener.end : end]) is not None

    def _close(self, start: int) -> int:
        """The end of a link, of a picture, or of a text with attributes; else a bracket is one."""
        index = self.brackets.pop()
        opener = self.pieces[index]
        target = _TARGET.match(self.text, start + 1) or _ATTRIBUTES.match(self.text, start + 1)
        if target is None:
            return self._add(start, start + 1, "]")
        self._pair(index)
        picture = opener.text == "!["
        for piece in self.pieces[index:] if picture else [opener]:
            piece.text = ""
        attributes = _ATTRIBUTES.match(self.text, target.end())
        return self._add(start, (attributes or target).end(), "")

    def _pair(self, first: int) -> None:
        """Remove the paired marks of emphasis, from a piece on (CommonMark 0.31, "process emphasis")."""
        runs = [piece for piece in self.pieces[first:] if piece.mark]
        open_: list[_Piece] = []
        fruitless: dict[tuple[str, bool, int], int] = {}
        for run in runs:
            while run.closes and run.text:
                key = (run.mark, run.opens, len(run.text) % 3)
                low = fruitless.get(key, 0)
                at = next((i for i in range(len(open_) - 1, low - 1, -1) if _pairs(open_[i], run)), -1)
                if at < 0:
                    fruitless[key] = len(open_)
                    break
                fruitless = {each: min(place, at) for each, place in fruitless.items()}
                del open_[at + 1 :]
                _take(open_[at], run)
                if not open_[at].text:
                    open_.pop()
            if run.opens and run.text:
                open_.append(run)
        for run in runs:
            run.mark = ""


def _take(opener: _Piece, closer: _Piece) -> None:
    """Remove the marks of one emphasis from the runs on both sides of it."""
    count = 2 if len(opener.text) > 1 and len(closer.text) > 1 else 1
    opener.text, opener.end = opener.text[:-count], opener.end - count
    closer.text, closer.start = closer.text[count:], closer.start + count


def _pairs(opener: _Piece, closer: _Piece) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.mark == "~":
        return opener.text == closer.text
    either = opener.closes or closer.opens
    total = len(opener.text) + len(closer.text)
    return not (either and total % 3 == 0 and len(opener.text) % 3)


def _flanks(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of marks can open and close an emphasis, by the characters on both sides of it."""
    if mark[0] == "~":
        return mark == "~~" and not _is_space(after), mark == "~~" and not _is_space(before)
    wide = mark[0] == "*"
    left = _flanks_left(before, after, wide)
    right = _flanks_left(after, before, wide)
    if not wide:
        return left and (not right or _is_point(before)), right and (not left or _is_point(after))
    if left and right and len(mark) > 2:
        return False, False  # 公开***条 is a blank left to fill in
    return left, right


def _flanks_left(before: str, after: str, wide: bool) -> bool:
    if _is_space(after):
        return False
    if not _is_point(after) or (wide and _is_wide(after)):
        return True
    return _is_space(before) or _is_point(before) or (wide and _is_wide(before))


def _is_space(character: str) -> bool:
    return not character or character.isspace()


def _is_wide(character: str) -> bool:
    return character >= "\u2e80" or character in "“”‘’…—"


def _is_point(character: str) -> bool:
    return bool(character) and category(character)[0] in "PS"


def placed(spans: Iterable[Span], column: int) -> Iterator[tuple[int, int, int, int]]:
    """The spans as columns from where the text began: where a part is set out, its size, where it stood, how long."""
    for at, size, start, length in spans:
        yield column + at, size, column + start, length
