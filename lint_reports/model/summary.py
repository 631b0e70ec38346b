"""The summary of a report by which it is compared with others, and a report with those it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.figure import Number, Value
from lint_reports.model.location import Location, Range
from lint_reports.model.source_map import PlaceMap
from lint_reports.model.suppression import Suppression


class FigurePlace(NamedTuple):
    """The names of a figure's place in the form, for relations, programs and people."""

    row: str
    within: tuple[str, ...]
    """The names of the row and of the groups of rows that it belongs to."""
    column: str
    number: int
    """The index in its row, from 0."""
    address: CellAddress
    labels: tuple[str, str]
    path: str


Layout = tuple[FigurePlace, ...]
"""The figures of a table in the form's order."""
Layouts = Callable[[int], Mapping[str, Layout]]
"""From an edition's first year to its tables, by section."""


class TableSummary(NamedTuple):
    """The figures of one table, in the form's order."""

    section: str
    edition: int
    values: tuple[Value, ...]
    spans: tuple[int, ...]
    """Where the figures stand, from 1: the lines of all, their columns, their end columns and, unless they are the lines, their
    end lines."""
    doubtful: dict[int, Number | None]
    """By their index the figures that their own table shows to be wrong; what they should be, None where that is not certain."""

    def range_of(self, index: int) -> Range:
        line, column, end_column, *more = self.spans[index :: len(self.values)]
        return Range.of(line, column, more[0] if more else line, end_column)

    @property
    def lines(self) -> Sequence[int]:
        """On which line each figure stands."""
        return self.spans[: len(self.values)]


class Passage(NamedTuple):
    """The text of a written section without figures, names and formulas; empty where it is too short to be compared."""

    section: str
    phrase: str
    range: Range
    text: str


@dataclass(slots=True, eq=False)
class Summary:
    """What of a report is compared with others."""

    path: str
    body: str
    year: int | None
    edition: int
    title: Range | None
    tables: tuple[TableSummary, ...]
    passages: tuple[Passage, ...] = ()
    checksum: int = 0
    """The CRC-32 of the bytes that were read."""
    lines: dict[int, str] = field(default_factory=dict)
    """The source lines on which a finding can stand, of a text that is not on the disk."""
    places: PlaceMap | None = None
    """What the lines stand for in a format that has none (.docx)."""
    suppressions: tuple[Suppression, ...] = ()
    """The comments in it that let findings pass."""

    def table(self, section: str) -> TableSummary | None:
        return next((table for table in self.tables if table.section == section), None)

    def passage(self, section: str) -> Passage | None:
        return next((passage for passage in self.passages if passage.section == section), None)

    def location(self, span: Range | None, node: str = "") -> Location:
        found = Location(self.path, span, node)
        return found if self.places is None else self.places.location(found)


@dataclass(slots=True, eq=False)
class Compared:
    """A report with the reports that it is compared with."""

    report: Summary
    layouts: Layouts
    previous: Summary | None = None
    """The same body's report for the year before."""
    units: tuple[Summary, ...] = ()
    missing: tuple[str, ...] = ()
    """The files of the reports of units it covers that are not there."""
    duplicates: tuple[Summary, ...] = ()
    """The other reports of the same body and year, where the finding stands at this one."""
    similar: tuple[Summary, ...] = ()
    """The reports of other bodies for the same year that may have the same text."""
