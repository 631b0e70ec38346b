"""`series` and `covers`: path patterns of the reports of other years and bodies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lint_reports.config.path_patterns import FIELDS, PIECE, Cover, Pattern
from lint_reports.config.shapes import Converted, Fields, ListOf, OneOrMany, Shape, Words
from lint_reports.config.values import Value, refused, refused_in
from lint_reports.readers.formats import SUFFIXES
from lint_reports.text.errors import closest
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

_PLACES = r"(?:[^{}]|\{year\}|\{body\})*"
_PATTERN = rf"^(?!/)(?![\s\S]*\*\*)(?=[\s\S]*\S){_PLACES}$"
_DATED = rf"^(?!/)(?![\s\S]*\*\*){_PLACES}\{{year\}}{_PLACES}$"
"""The same with {year}, for the JSON Schema."""


def _plain(key: str, value: Value, word: str, rules: Sequence[Rule]) -> Pattern:
    return _pattern(key, value)


def _dated(key: str, value: Value, word: str, rules: Sequence[Rule]) -> Pattern:
    return _pattern(key, value, needed="year")


def _report(key: str, value: Value, word: str, rules: Sequence[Rule]) -> Pattern | str:
    """A path or pattern, or else the name of a body."""
    is_path = "/" in word or "{" in word or "*" in word or os.path.splitext(word)[1].lower() in SUFFIXES
    return _pattern(key, value) if is_path else word


def _pattern(key: str, value: Value, needed: str = "") -> Pattern:
    """The pattern as written; `layers` adds the folder of the file, which it is relative to."""
    written = value.content
    at = 0
    for piece in PIECE.findall(written):
        if (piece[0] in "{}" and piece.strip("{}") not in FIELDS) or piece in ("{", "}"):
            raise refused_in(value, at, at + len(piece), _unknown(piece))
        at += len(piece)
    if needed and f"{{{needed}}}" not in written:
        zh = f"{key} 要有 {{{needed}}} 表示年度，如 reports/{{year}}/{{body}}.md"
        raise refused(value, Text(zh, f"{key} needs {{{needed}}}, as in reports/{{year}}/{{body}}.md"))
    if os.path.isabs(written) or "**" in written:
        zh = f"{key} 要从配置文件所在的文件夹写起，不能有 **"
        raise refused(value, Text(zh, f"{key} is written from the file's own folder, without **"))
    return Pattern(os.path.normpath(written).replace(os.sep, "/"), "")


def _unknown(piece: str) -> Text:
    if piece in ("{", "}"):
        return Text("花括号没有配对", "a lone brace")
    guess = closest(piece.strip("{}"), FIELDS)
    tail = Text(f"，是不是想写 {{{guess}}}？", f", did you mean {{{guess}}}?") if guess else Text("", "")
    zh, en = f"{{year}} 是年度，{{body}} 是机关，没有 {piece}", f"there are {{year}} and {{body}}, but no {piece}"
    return Text(zh + tail.zh, en + tail.en)


def _cover(key: str, value: Value, fields: dict[str, Any], rules: Sequence[Rule]) -> Cover:
    return Cover(**fields)


SERIES = OneOrMany(Converted(Words(_DATED), _dated))
_COVER: dict[str, Shape] = {
    "report": Converted(Words(_PATTERN), _report),
    "units": OneOrMany(Converted(Words(_PATTERN), _plain)),
}
COVERS = ListOf(Converted(Fields(_COVER, ("report", "units")), _cover))
