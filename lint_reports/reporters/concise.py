"""One line a finding, for an editor's error list: `%f:%l:%c: %m`; words instead of line and column in a file without lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.location_text import place_of
from lint_reports.reporters.merged_findings import merge_blanks
from lint_reports.reporters.summary import findings, statistics
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

NAME = "concise"


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    if options.statistics:
        stream.write(statistics(results, options.language))
        return
    for finding in merge_blanks(diagnostic for _, diagnostic in findings(results)):
        stream.write(line_of(finding.first, finding.message, options.language) + "\n")


def line_of(first: Diagnostic, message: Text, language: Language) -> str:
    node = f" {first.location.node}" if first.location.place and first.location.node else ""
    return escape(f"{place_of(first, language)}{node}: {first.code} {first.name} {message.of(language)}")
