"""Reviewdog's Diagnostic Format. Its columns count bytes of UTF-8, also for files in other encodings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from lint_reports.model.diagnostic import Diagnostic, Edit, Fix, Severity
from lint_reports.model.location import Location, Position, Range
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.fingerprints import portable
from lint_reports.reporters.json import dumps
from lint_reports.reporters.links import HOME, rule_id, url
from lint_reports.reporters.summary import findings
from lint_reports.text.language import Language
from lint_reports.text.terminal import escape

NAME = "rdjson"
COUNTS = False

Lines = Mapping[str, Mapping[int, str]]
"""Source lines by file and number."""

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    lines = {result.path: result.lines for result in results}
    record = {
        "source": {"name": "lint-reports", "url": HOME},
        "diagnostics": [_record(diagnostic, lines, options.language) for _, diagnostic in findings(results)],
    }
    stream.write(dumps(record, indent=2) + "\n")


def _record(diagnostic: Diagnostic, lines: Lines, language: Language) -> dict[str, Any]:
    record: dict[str, Any] = {
        "message": escape(diagnostic.message.of(language)),
        "location": _location(diagnostic.location, lines),
        "severity": _LEVELS[diagnostic.severity],
        "code": {
            "value": rule_id(diagnostic.code, diagnostic.name),
            "url": url(diagnostic.code, diagnostic.name),
        },
    }
    if diagnostic.related:
        record["related_locations"] = [
            {"message": escape(each.message.of(language)), "location": _location(each.location, lines)}
            for each in diagnostic.related
        ]
    own = lines.get(diagnostic.location.path, {})
    if diagnostic.fix and diagnostic.location.range and (found := list(_suggestions(diagnostic.fix, own))):
        record["suggestions"] = found
    return record


def _location(location: Location, lines: Lines) -> dict[str, Any]:
    place: dict[str, Any] = {"path": escape(portable(location.path))}
    if location.range:
        place["range"] = _range(location.range, lines.get(location.path, {}))
    return place


def _range(where: Range, lines: Mapping[int, str]) -> dict[str, Any]:
    """The range in bytes, or of whole lines where the text of a line is not known."""
    columns = [_byte_column(place, lines) for place in where]
    if None in columns:
        return {"start": {"line": where.start.line}, "end": {"line": where.end.line}}
    start, end = ({"line": place.line, "column": column} for place, column in zip(where, columns, strict=True))
    return {"start": start, "end": end}


def _byte_column(place: Position, lines: Mapping[int, str]) -> int | None:
    if place.column == 1:
        return 1
    if place.line not in lines:
        return None
    return len(lines[place.line][: place.column - 1].encode("utf-8", "surrogatepass")) + 1


def _suggestions(fix: Fix, lines: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    """The fix as one suggestion, since each can be accepted alone; none where its edits are on several lines."""
    edit = _joined(sorted(fix.edits), lines)
    if fix.applicability == "display" or edit is None:
        return
    where = _range(edit.range, lines)
    if "column" in where["start"]:
        yield {"range": where, "text": edit.content}


def _joined(edits: Sequence[Edit], lines: Mapping[int, str]) -> Edit | None:
    """One edit equal to all of them on a single line; None where they are on several lines."""
    if len(edits) <= 1:
        return edits[0] if edits else None
    line = edits[0].range.start.line
    if line not in lines or any(place.line != line for edit in edits for place in edit.range):
        return None
    content, at = "", edits[0].range.start.column
    for edit in edits:
        content += lines[line][at - 1 : edit.range.start.column - 1] + edit.content
        at = edit.range.end.column
    return Edit(Range(edits[0].range.start, edits[-1].range.end), content)
