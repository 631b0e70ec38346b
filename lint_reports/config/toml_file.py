"""`[tool.lint-reports]` of a pyproject.toml as values with their places, of which the standard library keeps none.

The file is read by tomllib first, so that what is looked for here is known to be well written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from importlib import import_module
from typing import Any

from lint_reports.config.values import Kind, Value
from lint_reports.text.excerpt import File, error_at
from lint_reports.text.language import Text

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}(?!")|"(?:\\.|[^"\\\n])*"|' r"'''.*?'{3,5}(?!')|'[^'\n]*'", re.S)
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[^,\]}#\n]+")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_TYPES: tuple[tuple[type, Kind], ...] = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "number"),
    (datetime, "date"),
    (date, "date"),
    (time, "date"),
)


def parser() -> Callable[[str], dict[str, Any]] | None:
    """`tomllib.loads`, which Python 3.10 has only with tomli; None where there is neither."""
    for name in ("tomllib", "tomli"):
        try:
            loads: Callable[[str], dict[str, Any]] = import_module(name).loads
            return loads
        except ModuleNotFoundError:
            continue
    return None


def mentions(text: str) -> bool:
    """Whether a file that cannot be parsed seems to have the table."""
    return re.search(r"^[ \t]*\[\[?[ \t]*tool[ \t]*\.[ \t]*[\"']?lint-reports\b", text, re.M) is not None


def read(file: File, loads: Callable[[str], dict[str, Any]]) -> Value | None:
    """The table `tool.lint-reports`, None where there is none. Raises UsageError on a syntax error."""
    try:
        whole = loads(file.text)
    except ValueError as error:
        found = _PLACE.search(str(error))
        problem = _PLACE.sub("", str(error))
        index = len(file.text.rstrip())
        if found and found[1]:
            index = _index(file.text, int(found[1]), int(found[2]))
        message = Text(f"TOML 语法错误：{problem}", f"TOML syntax error: {problem}")
        raise error_at(file, index, index + 1, message) from error
    if not isinstance(whole.get("tool"), dict) or "lint-reports" not in whole["tool"]:
        return None
    root = _Document(file, loads).root
    return _child(_child(root, "tool"), "lint-reports")


def _index(text: str, line: int, column: int) -> int:
    """tomllib counts lines as text editors do, and a line's end of two characters as one."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))


def _child(value: Value | None, name: str) -> Value | None:
    pairs = value.content if value is not None and value.kind == "mapping" else ()
    return next((child for key, child in pairs if key.content == name), None)


class _Document:
    """The places of all keys and values. Tables grow as their headers and keys are met."""

    def __init__(self, file: File, loads: Callable[[str], dict[str, Any]]) -> None:
        self.file = file
        self.text = file.text
        self.loads = loads
        self.at = 0
        self.root = Value(file, 0, 0, "mapping", [])
        table = self.root
        self._skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _header(self) -> Value:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        keys = self._keys()
        self.at += brackets
        if brackets == 1:
            return self._table(self.root, keys)
        *path, last = keys
        parent = self._table(self.root, path)
        listed = _child(parent, last.content)
        if listed is None:
            listed = Value(self.file, last.start, last.end, "list", [])
            parent.content.append((last, listed))
        made = Value(self.file, last.start, last.end, "mapping", [])
        listed.content.append(made)
        return made

    def _table(self, table: Value, keys: list[Value]) -> Value:
        """The table by that name within another; the last one of a list of tables."""
        for key in keys:
            inner = _child(table, key.content)
            if inner is None:
                inner = Value(self.file, key.start, key.end, "mapping", [])
                table.content.append((key, inner))
            table = inner.content[-1] if inner.kind == "list" else inner
        return table

    def _pair(self, table: Value) -> None:
        *path, last = self._keys()
        self.at += 1
        self._skip()
        self._table(table, path).content.append((last, self._value()))

    def _keys(self) -> list[Value]:
        """The parts of a dotted key, up to what ends it."""
        keys = []
        while True:
            self._skip()
            match = _STRING.match(self.text, self.at) or _WORD.match(self.text, self.at)
            assert match is not None
            quoted = match[0][0] in "\"'"
            word = str(self.loads(f"x={match[0]}")["x"]) if quoted else match[0]
            keys.append(Value(self.file, match.start(), match.end(), "text", word))
            self.at = match.end()
            self._skip()
            if self.text[self.at] != ".":
                return keys
            self.at += 1

    def _value(self) -> Value:
        start = self.at
        opening = self.text[start]
        if opening in "[{":
            return self._several(start, "]" if opening == "[" else "}")
        match = _STRING.match(self.text, start)
        if match:
            self.at = match.end()
            style = match[0][:3] if match[0][:3] in ('"""', "'''") else match[0][0]
            return Value(self.file, start, self.at, "text", self.loads(f"x={match[0]}")["x"], style)
        match = _PLAIN.match(self.text, start)
        assert match is not None
        word = match[0].rstrip()
        self.at = start + len(word)
        made = self.loads(f"x={word}")["x"]
        return Value(self.file, start, self.at, next(kind for type_, kind in _TYPES if isinstance(made, type_)), word)

    def _several(self, start: int, closing: str) -> Value:
        """A list, or a table in one line."""
        self.at += 1
        made = Value(self.file, start, start, "list" if closing == "]" else "mapping", [])
        self._skip()
        while self.text[self.at] != closing:
            if made.kind == "list":
                made.content.append(self._value())
            else:
                self._pair(made)
            self._skip()
            if self.text[self.at] == ",":
                self.at += 1
                self._skip()
        self.at += 1
        return made._replace(end=self.at)
