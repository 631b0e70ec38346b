"""The figures of reports for other programs (command `tables`): JSON, and CSV as spreadsheets read it (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, NamedTuple, TextIO

from lint_reports.model.figure import Figure
from lint_reports.reporters.json import dumps
from lint_reports.text.terminal import escape

COLUMNS = (
    *("filename", "body", "year", "edition", "table", "row", "column"),
    *("row_label", "column_label", "text", "value", "line", "character"),
)


class ReportFigures(NamedTuple):
    """A report and its figures."""

    path: str
    body: str
    year: int | None
    edition: int
    figures: tuple[Figure, ...]


def write_json(reports: Iterable[ReportFigures], stream: TextIO) -> None:
    """Write one array of figures, in the order of the files and of the form."""
    records = [{**_head(report), **_record(figure)} for report in reports for figure in report.figures]
    stream.write(dumps(records, indent=2) + "\n")


def write_csv(reports: Iterable[ReportFigures], stream: TextIO) -> None:
    """Write a header line, and a line for every figure."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for report in reports:
        head = list(map(_harmless, _head(report).values()))
        writer.writerows([*head, *map(_harmless, _fields(figure))] for figure in report.figures)


def _head(report: ReportFigures) -> dict[str, Any]:
    return {"filename": report.path, "body": report.body, "year": report.year, "edition": report.edition}


def _record(figure: Figure) -> dict[str, Any]:
    start = figure.range.start if figure.range else None
    return {
        "cell": figure.cell._asdict(),
        "node": figure.node,
        "row_label": figure.labels[0],
        "column_label": figure.labels[1],
        "text": figure.text,
        "value": _number(figure.value),
        "location": {"row": start.line, "column": start.column} if start else None,
    }


def _fields(figure: Figure) -> tuple[object, ...]:
    place = figure.range.start if figure.range else (None, None)
    return (*figure.cell, *figure.labels, figure.text, figure.value, *place)


def _number(value: Any) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)


def _harmless(field: object) -> object:
    """The field as text that no spreadsheet runs as a formula, and no terminal as a control sequence."""
    if not isinstance(field, str):
        return field
    formula = field[:1] in ("=", "+", "-", "@") and not field[1:].replace(".", "").isdigit() and len(field) > 1
    return ("'" if formula else "") + escape(field)
