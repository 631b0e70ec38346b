"""Locations as text: line and column; in a file without lines, counted blocks (第3段, table 2, row 4)."""

from __future__ import annotations

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.location import Location, Place
from lint_reports.text.language import Language, Text


def place_of(diagnostic: Diagnostic, language: Language = "zh") -> str:
    """`path:line:column`; the path and words where the format has no lines; the path alone for the file as a whole."""
    path, where = diagnostic.location.path, short_place(diagnostic.location, language)
    return f"{path}:{where}" if where else path


def short_place(location: Location, language: Language = "zh") -> str:
    """`line:column`, or words; "" for the file as a whole."""
    if location.range is not None:
        return f"{location.range.start.line}:{location.range.start.column}"
    return words(location.place).of(language) if location.place is not None else ""


def full_place(location: Location, language: Language = "zh") -> str:
    """In a file without lines, the words and the path in the form; "" where there are lines."""
    if location.range is not None:
        return ""
    return " ".join(filter(None, (short_place(location, language), location.node)))


def words(place: Place) -> Text:
    """A place in a file without lines, in words."""
    if not place.table:
        return Text(f"第{place.paragraph}段", f"paragraph {place.paragraph}")
    zh, en = f"第{place.table}个表第{place.row}行", f"table {place.table}, row {place.row}"
    return Text(f"{zh}第{place.cell}格", f"{en}, cell {place.cell}") if place.cell else Text(zh, en)
