"""GitLab's Code Quality report, which a merge request shows with the changed lines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.fingerprints import fingerprints, portable
from lint_reports.reporters.json import dumps
from lint_reports.reporters.summary import findings
from lint_reports.text.language import Language
from lint_reports.text.terminal import escape

NAME = "gitlab"
COUNTS = False

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    stream.write(dumps(list(_issues(results, options.language)), indent=2) + "\n")


def _issues(results: Sequence[FileResult], language: Language) -> Iterator[dict[str, Any]]:
    for result in results:
        diagnostics = [diagnostic for _, diagnostic in findings([result])]
        for diagnostic, fingerprint in zip(diagnostics, fingerprints(result, diagnostics), strict=True):
            yield {
                "description": escape(f"{diagnostic.code} {diagnostic.message.of(language)}"),
                "check_name": diagnostic.name,
                "fingerprint": fingerprint,
                "severity": _LEVELS[diagnostic.severity],
                "location": {
                    "path": escape(portable(diagnostic.location.path, os.environ.get("CI_PROJECT_DIR"))),
                    "lines": _lines(diagnostic),
                },
            }


def _lines(diagnostic: Diagnostic) -> dict[str, int]:
    """The lines of a finding. GitLab has no columns, and requires a first line even for a file without lines."""
    where = diagnostic.location.range
    return {"begin": where.start.line, "end": where.end.line} if where else {"begin": 1}
