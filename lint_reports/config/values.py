"""The values of a configuration file, each with its place, where errors show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal, NamedTuple

from lint_reports.model.location import Range
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import LINE_BREAK, File, error_at, position_in
from lint_reports.text.language import Text

Kind = Literal["text", "integer", "number", "boolean", "date", "nothing", "list", "mapping", "other"]

KINDS: dict[Kind, Text] = {
    "text": Text("文字", "a text"),
    "integer": Text("整数", "a whole number"),
    "number": Text("小数", "a number with a fraction"),
    "boolean": Text(" true 或 false", "true or false"),
    "date": Text("日期", "a date"),
    "nothing": Text("空的", "an empty value"),
    "list": Text("列表", "a list"),
    "mapping": Text("键和值", "keys with values"),
    "other": Text("带标签的值", "a value with a tag"),
}

_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\s+|.)|\S")
_BLANK_ESCAPES = frozenset("ntvrf\tNLP_")
"""What stands behind a backslash for a blank or a line break."""


UNPLACED = -1


class Value(NamedTuple):
    """A value, from `start` to `end` in the file's text; both are UNPLACED where that is not known, as in most of TOML."""

    file: File
    start: int
    end: int
    kind: Kind
    content: Any
    """The text of a scalar, a list of values, or a list of pairs of values: keys may come twice."""
    style: str = ""
    """How a text is written: its opening quotes, or `|` or `>`, or nothing."""
    path: str = ""
    """Key path in a TOML file, which errors name instead of a position; "" in YAML."""

    def place_of(self, index: int) -> int:
        """Where in the file a character of this text stands, whatever quotes, folding and escapes make of it.

        Blanks are where they differ from what is written, so that the others are counted. A blank, or the end, stands
        behind the last character before it.
        """
        seen = sum(not character.isspace() for character in self.content[:index])
        marks = self._marks()
        if seen < len(self.content) and index < len(self.content) and not self.content[index].isspace():
            return next(islice(marks, seen, None), (self.start, self.start))[0]
        return next(islice(marks, seen - 1, None), (self.start, self.start))[1] if seen else self._body[0]

    @property
    def _body(self) -> tuple[int, int]:
        """Where the text itself begins and ends."""
        if self.style in ("|", ">"):
            header = LINE_BREAK.search(self.file.text, self.start, self.end)
            return (header.end() if header else self.end), self.end
        return self.start + len(self.style), self.end - len(self.style)

    def _marks(self) -> Iterator[tuple[int, int]]:
        """Where each character that is no blank is written, from and to."""
        pattern = re.compile(r"''|\S") if self.style == "'" else re.compile(r"\S")
        if self.style == '"':
            pattern = _ESCAPED
        for match in pattern.finditer(self.file.text, *self._body):
            if not (self.style == '"' and _is_blank(match[0])):
                yield match.span()


def _is_blank(escape: str) -> bool:
    if escape[0] != "\\" or len(escape) == 1:
        return False
    if escape[1] in "xuU" and len(escape) > 2:
        return chr(int(escape[2:], 16)).isspace()
    return escape[1] in _BLANK_ESCAPES or escape[1].isspace()


def named(value: Value) -> dict[str, Value]:
    """The values of a mapping by their keys."""
    return {key.content: each for key, each in value.content}


def refused(value: Value, message: Text) -> UsageError:
    """The error for a value as a whole."""
    if value.path:
        return UsageError(*(f"{value.file.path}: {value.path}: {text}" for text in message))
    return error_at(value.file, value.start, value.end, message)


def refused_in(value: Value, start: int, end: int, message: Text) -> UsageError:
    """The error for some characters of a text."""
    if value.path:
        return refused(value, message)
    first = value.place_of(start)
    last = value.place_of(end - 1) + 1 if end > start else first
    return error_at(value.file, first, last, message)


def range_of(value: Value) -> Range | None:
    """From where a value begins up to the end of the line; None where that is not known."""
    if value.start == UNPLACED:
        return None
    line, column, source = position_in(value.file, value.start)
    return Range.of(line, column + 1, line, len(source) + 1)
