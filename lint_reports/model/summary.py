"""Summaries of reports, for the comparison between reports, and a report with those it is compared with."""

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
    """The names of its row and of the groups of rows that contain it."""
    column: str
    number: int
    """The index in its row, from 0."""
    address: CellAddress
    labels: tuple[str, str]
    path: str


Layout = tuple[FigurePlace, ...]
"""The figures of a table in the form's order."""
Layouts = Callable[[int], Mapping[str, Layout]]
"""A function from an edition's first year to the layouts of its tables by section."""


class TableSummary(NamedTuple):
    """The figures of one table, in the form's order."""

    section: str
    edition: int
    values: tuple[Value, ...]
    spans: tuple[int, ...]
    """The positions of the figures, from 1, as parallel runs: all lines, all columns, all end columns and, where they differ
    from the lines, all end lines."""
    doubtful: dict[int, Number | None]
    """The figures shown to be wrong by relations of their own table: the right value by index, None where it is not certain."""

    def range_of(self, index: int) -> Range:
        """The range of the figure at an index."""
        line, column, end_column, *more = self.spans[index :: len(self.values)]
        return Range.of(line, column, more[0] if more else line, end_column)

    @property
    def lines(self) -> Sequence[int]:
        """The line of each figure."""
        return self.spans[: len(self.values)]


class Passage(NamedTuple):
    """The text of a section of prose without figures, names and formulas; "" where it is too short to compare."""

    section: str
    phrase: str
    range: Range
    text: str


@dataclass(slots=True, eq=False)
class Summary:
    """The parts of a report that are compared with others; positions are those in the file."""

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
    """For a text that is not on the disk: the source lines, by number, that findings can point to."""
    places: PlaceMap | None = None
    """The map of a format without lines (.docx), else None."""
    suppressions: tuple[Suppression, ...] = ()
    """The suppression comments of the report."""

    def table(self, section: str) -> TableSummary | None:
        return next((table for table in self.tables if table.section == section), None)

    def passage(self, section: str) -> Passage | None:
        return next((passage for passage in self.passages if passage.section == section), None)

    def location(self, span: Range | None, node: str = "") -> Location:
        """The location in the file of a range of this summary."""
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
    """The paths of missing reports of units that it covers."""
    duplicates: tuple[Summary, ...] = ()
    """The other reports of the same body and year, where this one gets the finding."""
    similar: tuple[Summary, ...] = ()
    """The reports of other bodies for the same year that may have the same text."""
