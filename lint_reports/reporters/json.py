"""The format for other programs: a JSON array with every finding on its own, see docs/formats.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from lint_reports.model.diagnostic import CellAddress, Diagnostic, Fix, Related
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.fingerprints import fingerprints
from lint_reports.reporters.links import url
from lint_reports.reporters.summary import by_rule
from lint_reports.text.language import Language

NAME = "json"

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""Characters that JSON allows but a terminal, an editor or a UTF-8 file may not; `json` itself escapes control characters."""


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    stream.write(dumps(list(records(results, options)), indent=2) + "\n")


def records(results: Sequence[FileResult], options: ReportOptions) -> Iterator[dict[str, Any]]:
    """Yield the findings, sorted by file and position, or with `statistics` the counts by rule."""
    if options.statistics:
        for count, found in by_rule(results):
            yield {"code": found.code, "name": found.name, "severity": found.severity.value, "count": count}
        return
    for result in results:
        diagnostics = sorted(result.diagnostics, key=lambda diagnostic: diagnostic.sort_key)
        for diagnostic, fingerprint in zip(diagnostics, fingerprints(result, diagnostics), strict=True):
            yield _record(diagnostic, fingerprint, options.language)


def dumps(value: object, indent: int | None = None) -> str:

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if "##" in text:  # `##[name]` and `##vso[name]` would be commands in the log of a pipeline.
        text = re.sub(r"##(?=\w*\[)", r"#\\u0023", text)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _record(diagnostic: Diagnostic, fingerprint: str, language: Language) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.of(language),
        "filename": diagnostic.location.path,
        **_place(diagnostic.location.range),
        "node": diagnostic.location.node,
        "cell": _cell(diagnostic.cell),
        "related": [_related(related, diagnostic, language) for related in diagnostic.related],
        "fix": _fix(diagnostic, diagnostic.fix, language) if diagnostic.fix else None,
        "url": url(diagnostic.code, diagnostic.name),
        "fingerprint": fingerprint,
    }


def _place(where: Range | None) -> dict[str, dict[str, int] | None]:
    if where is None:
        return {"location": None, "end_location": None}
    return {
        "location": {"row": where.start.line, "column": where.start.column},
        "end_location": {"row": where.end.line, "column": where.end.column},
    }


def _cell(cell: CellAddress | None) -> dict[str, str | int | None] | None:
    return cell._asdict() if cell else None


def _related(related: Related, diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    """A related location, with its file only where that is another one (last year's report)."""
    record = {"message": related.message.of(language), **_place(related.location.range), "cell": _cell(related.cell)}
    if related.location.path != diagnostic.location.path:
        record["filename"] = related.location.path
    return record


def _fix(diagnostic: Diagnostic, fix: Fix, language: Language) -> dict[str, Any]:
    """A fix; its edits have no location in a format without lines."""
    lined = diagnostic.location.range is not None
    return {
        "applicability": fix.applicability,
        "message": fix.title.of(language),
        "edits": [{"content": edit.content, **_place(edit.range if lined else None)} for edit in fix.edits],
    }
