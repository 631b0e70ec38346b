"""The format json with one finding a line, for `jq`, `grep` and streams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.json import dumps, records

NAME = "json-lines"


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    for record in records(results, options):
        stream.write(dumps(record) + "\n")
