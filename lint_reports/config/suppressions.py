"""`suppressions`: findings that are let pass by path and by cell or section, with nothing to see in what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lint_reports.config import reading
from lint_reports.config.shapes import Fields, ListOf, OneOf, Schema, Selector, Words
from lint_reports.config.values import Value, range_of, refused
from lint_reports.model.suppression import Listed
from lint_reports.text.errors import closest
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

SECTIONS = ("一", "二", "三", "四", "五", "六")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "disclosure": ("0", "1", "2"),
    "requests": ("natural", "business", "research", "charity", "legal", "other", "total"),
    "disputes": ("upheld", "corrected", "other", "pending", "total"),
}
"""By table; those of table two are counted."""


@dataclass(frozen=True)
class Label:
    """A text, or a number taken as it is written: 3.1 is a row."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> str:
        return str(reading.expect(key, value, "text", "integer", "number"))

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"type": ["string", "number"]}


@dataclass(frozen=True)
class Day:
    """A date."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> date:
        text = str(reading.expect(key, value, "date", "text"))
        try:
            return date(*map(int, text.split("-")))
        except (TypeError, ValueError):
            zh, en = f"{key} 要写成 2026-12-31 这样的日期", f"{key} takes a date such as 2026-12-31"
            raise refused(value, Text(zh, en)) from None

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"type": "string", "format": "date"}


_CELL = Fields({"table": OneOf(tuple(COLUMNS)), "row": Label(), "column": Label()}, ("table",))
LISTED = Fields(
    {
        "path": Words(),
        "rules": ListOf(Selector(), 1),
        "cell": _CELL,
        "section": OneOf(SECTIONS),
        "reason": Words(),
        "until": Day(),
    },
    ("path", "rules", "reason"),
)


def suppressions(key: str, value: Value, rules: Sequence[Rule]) -> tuple[Listed, ...]:
    return tuple(_listed(key, each, rules) for each in reading.items(key, value))


def _listed(key: str, value: Value, rules: Sequence[Rule]) -> Listed:
    given = LISTED.read(key, value, rules)
    inner = {name.content: each for name, each in value.content}
    if "cell" in given and "section" in given:
        raise refused(inner["section"], Text("cell 和 section 只能写一个", "cell and section exclude each other"))
    cell = given.pop("cell", {})
    if "column" in cell:
        where = next(each for name, each in inner["cell"].content if name.content == "column")
        _refuse_column(where, cell["table"], cell["column"])
    return Listed(**given, **cell, file=value.file.path, place=range_of(value))


def _refuse_column(value: Value, table: str, column: str) -> None:
    allowed = COLUMNS[table]
    if column in allowed:
        return
    guess = closest(column, allowed)
    tail = Text(f"，可用的有 {'、'.join(allowed)}", f"; there are {', '.join(allowed)}")
    if guess:
        tail = Text(f"，是不是想写 {guess}？", f", did you mean {guess}?")
    raise refused(value, Text(f"表 {table} 没有这一列：{column}{tail.zh}", f"{table} has no column {column}{tail.en}"))
