"""`suppressions`: findings suppressed by path and by cell or section, without a comment in the published report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from lint_reports.config.shapes import Converted, Fields, ListOf, OneOf, Schema, Selector, Words, expect
from lint_reports.config.values import Value, named, range_of, refused
from lint_reports.model.suppression import ConfiguredSuppression
from lint_reports.text.errors import did_you_mean
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
    """A text, or a number as it is written: 3.1 is a row."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> str:
        return str(expect(key, value, "text", "integer", "number"))

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"type": ["string", "number"]}


@dataclass(frozen=True)
class Day:
    """A date."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> date:
        text = str(expect(key, value, "date", "text"))
        try:
            return date(*map(int, text.split("-")))
        except (TypeError, ValueError):
            zh, en = f"{key} 要写成 2026-12-31 这样的日期", f"{key} takes a date such as 2026-12-31"
            raise refused(value, Text(zh, en)) from None

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"type": "string", "format": "date"}


def _cell(key: str, value: Value, cell: dict[str, str], rules: Sequence[Rule]) -> dict[str, str]:
    if "column" in cell:
        _refuse_column(named(value)["column"], cell["table"], cell["column"])
    return cell


def _refuse_column(value: Value, table: str, column: str) -> None:
    allowed = COLUMNS[table]
    if column in allowed:
        return
    every = Text(f"，可用的有 {'、'.join(allowed)}", f"; there are {', '.join(allowed)}")
    tail = did_you_mean(column, allowed, every)
    raise refused(value, Text(f"表 {table} 没有这一列：{column}{tail.zh}", f"{table} has no column {column}{tail.en}"))


def _listed(key: str, value: Value, fields: dict[str, Any], rules: Sequence[Rule]) -> ConfiguredSuppression:
    if "cell" in fields and "section" in fields:
        there = named(value)["section"]
        raise refused(there, Text("cell 和 section 只能写一个", "cell and section exclude each other"))
    cell = fields.pop("cell", {})
    return ConfiguredSuppression(**fields, **cell, file=value.file.path, place=range_of(value))


_LISTED = Fields(
    {
        "path": Words(),
        "rules": ListOf(Selector(), 1),
        "cell": Converted(
            Fields({"table": OneOf(tuple(COLUMNS)), "row": Label(), "column": Label()}, ("table",)), _cell
        ),
        "section": OneOf(SECTIONS),
        "reason": Words(),
        "until": Day(),
    },
    ("path", "rules", "reason"),
)
SUPPRESSIONS = ListOf(Converted(_LISTED, _listed))
