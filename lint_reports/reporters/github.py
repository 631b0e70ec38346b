"""The format for GitHub Actions: workflow commands that annotate the lines of a pull request.

No text of a report, which a stranger may have written, may become a command: values are escaped as in the runner's
toolkit, and listed lines begin with a hyphen and contain no `##[` (a command anywhere in a line).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TextIO

from lint_reports.model.diagnostic import Severity
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.concise import line_of
from lint_reports.reporters.fingerprints import portable
from lint_reports.reporters.job_summary import append_table
from lint_reports.reporters.location_text import full_place
from lint_reports.reporters.merged_findings import MergedFinding, merge_blanks
from lint_reports.reporters.summary import findings, statistics, summary
from lint_reports.text.language import Text
from lint_reports.text.terminal import escape

NAME = "github"
COMMANDS = True

SHOWN = 10
"""Annotations of a kind that GitHub shows for one step."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    merged = merge_blanks(diagnostic for _, diagnostic in findings(results))
    if options.statistics:
        stream.write(statistics(results, options.language))
        return
    shown, rest = _divided(merged)
    for finding in shown:
        stream.write(_command(finding, options) + "\n")
    for finding in rest:
        stream.write(_plain(finding, options) + "\n")
    if rest:
        more = Text(f"另有 {len(rest)} 项没有在此标出，见日志", f"{len(rest)} more not shown here, see the log")
        stream.write(f"::notice title=lint-reports::{_data(more.of(options.language))}\n")
        if not options.to_file:
            append_table(merged, os.environ.get("GITHUB_STEP_SUMMARY", ""), options)
    if not options.quiet:
        stream.write(summary(results, options.language) + "\n")


def _divided(merged: Sequence[MergedFinding]) -> tuple[list[MergedFinding], list[MergedFinding]]:
    """(findings that GitHub will show, errors first; the rest). One notice is reserved for the count of the rest."""
    by_kind = [[finding for finding in merged if finding.first.severity is severity] for severity in _KINDS]
    crowded = any(len(kind) > SHOWN for kind in by_kind)
    rooms = (SHOWN, SHOWN, SHOWN - 1 if crowded else SHOWN)
    shown = [finding for kind, room in zip(by_kind, rooms, strict=True) for finding in kind[:room]]
    rest = [finding for kind, room in zip(by_kind, rooms, strict=True) for finding in islice(kind, room, None)]
    return shown, rest


def _command(finding: MergedFinding, options: ReportOptions) -> str:
    first = finding.first
    properties = [
        ("file", portable(first.location.path, os.environ.get("GITHUB_WORKSPACE"))),
        *_position(first.location.range),
        ("title", f"{first.code} {first.name}"),
    ]
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties)
    place = full_place(first.location, options.language)
    message = finding.message.of(options.language)
    return f"::{_KINDS[first.severity]} {listed}::{_data(f'{place}: {message}' if place else message)}"


def _position(where: Range | None) -> Iterator[tuple[str, str]]:
    """GitHub counts columns from 1 and does not say whether endColumn is in or out; ruff and ESLint give it excluded.

    The runner drops both columns of a range over several lines, with a warning in the log, so none are given there.
    """
    if where is None:
        return
    yield "line", str(where.start.line)
    yield "endLine", str(where.end.line)
    if where.start.line == where.end.line:
        yield "col", str(where.start.column)
        yield "endColumn", str(where.end.column)


def _data(text: str) -> str:
    return escape(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(finding: MergedFinding, options: ReportOptions) -> str:
    return f"- {line_of(finding.first, finding.message, options.language)}".replace("##[", "## [")
