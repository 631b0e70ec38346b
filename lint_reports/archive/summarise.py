"""Summaries of reports, by which they are compared without being parsed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

from lint_reports.archive.summary_store import packed
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.address import cell_address, column_words, node_path, row_of, row_words
from lint_reports.model.document import Document
from lint_reports.model.location import Range
from lint_reports.model.report import Node, Report, Section
from lint_reports.model.result import PackedSummary
from lint_reports.model.source_map import PlaceMap, SourceMap
from lint_reports.model.summary import FigurePlace, Layout, Passage, Summary, TableSummary
from lint_reports.model.suppression import Suppression
from lint_reports.model.tree import Spans
from lint_reports.text.similarity import LEAST, plain_text

COMPARED = ("overview", "problems")
"""The written sections whose texts are compared; that of section six is mostly prescribed."""


def summarise(report: Report, suppressions: Sequence[Suppression] = ()) -> Summary:
    """Summarise a report; positions of figures and headings are those in the file."""
    source_map = report.document.source_map
    tables = tuple(_table(table, source_map) for table in tables_of(report))
    passages = tuple(_passages(report))
    title = source_map.range(report.title.range) if report.title is not None else None
    summary = Summary(report.path, report.body, report.year, report.edition, title, tables, passages)
    summary.suppressions = tuple(suppressions)
    summary.places = source_map if isinstance(source_map, PlaceMap) else None
    return summary


def packed_summary(report: Report, data: bytes, suppressions: Sequence[Suppression], unsaved: bool) -> PackedSummary:
    """The packed summary of a report read from `data`; with source lines if it is `unsaved`, as the disk may have another text."""
    summary = summarise(report, suppressions)
    summary.checksum = crc32(data)
    if unsaved:
        summary.lines = lines_of(summary, report.document)
    return packed(summary)


def lines_of(summary: Summary, document: Document) -> dict[int, str]:
    """The source lines, by number from 1, that findings between reports can point to."""
    numbers = {line for table in summary.tables for line in table.lines}
    numbers |= {each.range.start.line for each in summary.passages}
    numbers |= {summary.title.start.line} if summary.title is not None else set()
    lines = document.file_lines
    return {number: lines[number - 1] for number in sorted(numbers) if 0 < number <= len(lines)}


def _table(table: TableFigures, source_map: SourceMap) -> TableSummary:
    lines, columns, end_lines, end_columns = _spans(table, source_map)
    spans = (*lines, *columns, *end_columns, *(() if end_lines is lines else end_lines))
    return TableSummary(table.section.name, table.section.edition, tuple(table.values), spans, _doubtful(table))


def _spans(table: TableFigures, source_map: SourceMap) -> Spans:
    """The positions of the figures' cells in the file; for a format without lines, in the lines of the document."""
    spans = table.spans()
    if source_map.is_identity or not source_map.has_lines:
        return spans
    ranges = [source_map.range(Range.of(*each)) for each in zip(*spans, strict=True)]
    lines, columns = zip(*(each.start for each in ranges), strict=True)
    end_lines, end_columns = zip(*(each.end for each in ranges), strict=True)
    return Spans(lines, columns, lines if end_lines == lines else end_lines, end_columns)


def _doubtful(table: TableFigures) -> dict[int, Any]:
    """The figures shown to be wrong by relations of their own table: the proved value by index, None where it is not certain."""
    found: dict[int, Any] = {}
    for blame in table.blames if table.broken else ():
        if not blame.located:
            found |= dict.fromkeys(index for each in blame.broken for index in each.figures)
        for culprits in (*blame.certain, *blame.possible):
            found |= {index: culprits.values.get(index) if culprits.proved else None for index in culprits.cells}
    return found


def _passages(report: Report) -> Iterator[Passage]:
    for name in COMPARED:
        section = report.section(name)
        if section.heading is not None:
            text = plain_text(_paragraphs(report, section), report.body)
            heading = report.document.source_map.range(section.heading.range)
            yield Passage(name, section.phrase, heading, text if len(text) >= LEAST else "")


def _paragraphs(report: Report, section: Section) -> list[str]:
    return [leaf.text for leaf in report.node(section.name).all_leaves() if leaf is not section.heading and leaf.text]


def layout_of(report: Report, table: Node) -> Layout:
    """The layout of a table, read off a blank report."""

    def place(figure: Node) -> FigurePlace:
        row = row_of(figure)
        within = tuple(each.name for each in row.ancestors() if each.parent is not None)
        number = [id(each) for each in row.nodes].index(id(figure))
        labels = row_words(report, row), column_words(report, figure)
        return FigurePlace(
            row.name, within, figure.name, number, cell_address(figure), labels, node_path(report, figure)
        )

    return tuple(place(figure) for figure in table.figures)
