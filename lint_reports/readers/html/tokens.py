"""HTML as a run of texts and tags with their places, as browsers part it (WHATWG HTML, 13.2.5), in one pass.

The standard library's parser takes time that grows as the square of what is never closed, in most of the Pythons that
are supported, and spends it on attributes, of which four matter here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_TAGS = 100_000
"""In a page of 270 kB that Word has written there are some 5 000."""

LONGEST_TAG = 100_000
"""Quotes that are closed further on than this are none; a picture within a tag has its own."""

_MARK = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s<>/]*)([^<>"']*(?:(?:"[^"<>]*"|'[^'<>]*')[^<>"']*){0,200})>""")
_NAME = re.compile(r"</?([A-Za-z][^\s<>/]*)")
_VALUE_OR_END = re.compile(r"""=[ \t\n\r\f]{0,99}(["'])|>""")

UNSEEN = frozenset(
    "script style textarea title xmp iframe noembed noframes noscript template select button svg math xml object".split()
)
"""Elements whose content is no part of the text that a page shows."""
_SWALLOWING = frozenset(["script", "style"])
"""Those that reach to the end of the page where they are not closed; of the others then only the tag is passed over."""


class Token(NamedTuple):
    """A text (no `name`), a start tag, or an end tag, whose name begins with a slash. Offsets are from 0."""

    name: str
    start: int
    end: int
    attributes: str = ""


class TooManyTags(Exception):
    """No page of a report has so many."""


class Tokens:
    """The tokens of a text. What has been looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_end = text.rfind(">")
        self.last_comment_end = text.rfind("-->")
        self.never_closed: set[str] = set()

    def run(self, at: int = 0) -> Iterator[Token]:
        """The tokens from an offset on. Raises TooManyTags."""
        text, count = self.text, 0
        while True:
            mark = _MARK.search(text, at)
            place = mark.start() if mark else len(text)
            if at < place:
                yield Token("", at, place)
            if mark is None or place > self.last_end:
                return
            count += 1
            if count > MOST_TAGS:
                raise TooManyTags
            token = self._tag(place) if text[place + 1] not in "!?" else None
            at = token.end if token else self._passed(place)
            if token is None:
                continue
            yield token
            if token.name in UNSEEN:
                at = self._unseen(token.name, at)
                if token.name == "title":
                    yield Token("", token.end, at)

    def _tag(self, place: int) -> Token | None:
        """The tag at a place; None for an end tag without a name, which is a comment."""
        match = _TAG.match(self.text, place)
        if match:
            slash, name, attributes = match.groups()
            return Token(slash + name.lower(), place, match.end(), attributes)
        named = _NAME.match(self.text, place)
        if named is None:
            return None
        end = self._end_of_tag(named.end())
        slash = "/" if self.text[place + 1] == "/" else ""
        return Token(slash + named[1].lower(), place, end, self.text[named.end() : end - 1])

    def _end_of_tag(self, at: int) -> int:
        """Behind the tag's end; one within a quoted value is none, unless the quotes are never closed."""
        longest = at + LONGEST_TAG
        while True:
            match = _VALUE_OR_END.search(self.text, at, longest)
            if match is None:
                return self.text.find(">", at) + 1 or len(self.text)
            if not match[1]:
                return match.end()
            close = self.text.find(match[1], match.end()) if match[1] not in self.never_closed else -1
            if close < 0:
                self.never_closed.add(match[1])
            at = match.end() if close < 0 else close + 1

    def _passed(self, place: int) -> int:
        """Behind a comment, a declaration or a processing instruction."""
        if self.text.startswith("<!--", place) and place + 2 <= self.last_comment_end:
            return self.text.index("-->", place + 2) + 3
        return self.text.index(">", place) + 1

    def _unseen(self, name: str, at: int) -> int:
        """The place of an element's end tag."""
        if name not in self.never_closed:
            found = re.compile(rf"</{name}(?=[\s/>])", re.I).search(self.text, at)
            if found:
                return found.start()
            self.never_closed.add(name)
        return len(self.text) if name in _SWALLOWING else at
