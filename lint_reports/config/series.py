"""`series` and `covers`: where the reports are that stand beside one another."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_reports.config import reading
from lint_reports.config.path_patterns import FIELDS, PIECE, Cover, Pattern
from lint_reports.config.shapes import OneOrMany, Words
from lint_reports.config.values import Value, refused, refused_in
from lint_reports.readers.formats import SUFFIXES
from lint_reports.text.errors import closest
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

_PLACES = r"(?:[^{}]|\{year\}|\{body\})*"
PATTERN = rf"^(?!/)(?![\s\S]*\*\*)(?=[\s\S]*\S){_PLACES}$"
DATED = rf"^(?!/)(?![\s\S]*\*\*){_PLACES}\{{year\}}{_PLACES}$"
"""The same for the JSON Schema, which cannot say what is wrong."""
KEYS = ("report", "units")


def series(key: str, value: Value, rules: Sequence[Rule]) -> tuple[Pattern, ...]:
    """One pattern or a list of them, each with a place for the year."""
    return tuple(_pattern(key, each, ("year",)) for each in _one_or_more(key, value))


def covers(key: str, value: Value, rules: Sequence[Rule]) -> tuple[Cover, ...]:
    return tuple(_cover(key, each) for each in reading.items(key, value))


def _cover(key: str, value: Value) -> Cover:
    given = reading.fields(Text(f"{key} 的每一项", f"an item of {key}"), value, KEYS)
    for needed in KEYS:
        if needed not in given:
            raise refused(value, Text(f"缺少键 {needed}", f"the key {needed} is missing"))
    name = reading.text("report", given["report"])
    is_path = "/" in name or "{" in name or "*" in name or os.path.splitext(name)[1].lower() in SUFFIXES
    units = tuple(_pattern("units", each, ()) for each in _one_or_more("units", given["units"]))
    return Cover(_pattern("report", given["report"], ()) if is_path else name, units)


def _one_or_more(key: str, value: Value) -> list[Value]:
    OneOrMany(Words()).read(key, value, ())
    return reading.items(key, value) if value.kind == "list" else [value]


def _pattern(key: str, value: Value, needed: tuple[str, ...]) -> Pattern:
    """A pattern as it is written, seen from the folder of the file; `lookup` puts that in."""
    written = reading.text(key, value)
    at = 0
    for piece in PIECE.findall(written):
        if (piece[0] in "{}" and piece.strip("{}") not in FIELDS) or piece in ("{", "}"):
            raise refused_in(value, at, at + len(piece), _unknown(piece))
        at += len(piece)
    for name in needed:
        if f"{{{name}}}" not in written:
            zh = f"{key} 要有 {{{name}}} 表示年度，如 reports/{{year}}/{{body}}.md"
            raise refused(value, Text(zh, f"{key} needs {{{name}}}, as in reports/{{year}}/{{body}}.md"))
    if os.path.isabs(written) or "**" in written:
        zh, en = (
            f"{key} 要从配置文件所在的文件夹写起，不能有 **",
            f"{key} is written from the file's own folder, without **",
        )
        raise refused(value, Text(zh, en))
    return Pattern(os.path.normpath(written).replace(os.sep, "/"), "")


def _unknown(piece: str) -> Text:
    if piece in ("{", "}"):
        return Text("花括号没有配对", "a lone brace")
    guess = closest(piece.strip("{}"), FIELDS)
    tail = Text(f"，是不是想写 {{{guess}}}？", f", did you mean {{{guess}}}?") if guess else Text("", "")
    zh, en = f"{{year}} 是年度，{{body}} 是机关，没有 {piece}", f"there are {{year}} and {{body}}, but no {piece}"
    return Text(zh + tail.zh, en + tail.en)
