"""SARIF 2.1.0, the OASIS standard that GitHub code scanning, Azure DevOps and editors read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from lint_reports.model.diagnostic import Diagnostic, Fix, Related
from lint_reports.model.location import Location, Range
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.fingerprints import fingerprints
from lint_reports.reporters.json import dumps
from lint_reports.reporters.links import rule_id
from lint_reports.reporters.location_text import short_place
from lint_reports.reporters.sarif_rules import LEVELS, message, tool
from lint_reports.reporters.summary import findings
from lint_reports.reporters.uris import absolute_uri, relative_uri
from lint_reports.text.language import Language
from lint_reports.text.terminal import escape

NAME = "sarif"
COUNTS = False

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "lintReports/v1"


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    stream.write(dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(results, options)]}, indent=2) + "\n")


class ShownFinding(NamedTuple):
    """A finding and its suppressions (3.27.23)."""

    diagnostic: Diagnostic
    suppressions: tuple[dict[str, str], ...] = ()


def _run(results: Sequence[FileResult], options: ReportOptions) -> dict[str, Any]:
    described = tool([each.diagnostic for result in results for each in _shown(result)], options)
    at = {rule["id"]: index for index, rule in enumerate(described["driver"]["rules"])}
    checked = [result for result in results if result.status == "checked"]
    return {
        "tool": described,
        "language": described["driver"]["language"],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(options)],
        "artifacts": [{"location": _artifact(result.path), "roles": ["analysisTarget"]} for result in checked],
        "results": list(_results(results, at, options.language)),
    }


def _invocation(options: ReportOptions) -> dict[str, Any]:
    record: dict[str, Any] = {"executionSuccessful": not options.failures and options.status != 2}
    if options.status is not None:
        record["exitCode"] = options.status
    if options.failures:
        record["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": message(failure.message),
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
            }
            for failure in options.failures
        ]
    return record


def _shown(result: FileResult) -> Iterator[ShownFinding]:
    """The findings of a file, then those that are suppressed."""
    yield from (ShownFinding(diagnostic) for _, diagnostic in findings([result]))
    for each in result.suppressed:
        reason = {"justification": escape(each.reason)} if each.reason else {}
        yield ShownFinding(each.diagnostic, ({"kind": each.kind, **reason},))
    yield from (ShownFinding(each, ({"kind": "external", "justification": "baseline"},)) for each in result.known)


def _results(results: Sequence[FileResult], at: dict[str, int], language: Language) -> Iterator[dict[str, Any]]:
    """Yield the results. If any has suppressions, all must have the property, even if empty (3.27.23)."""
    any_suppressed = any(result.suppressed or result.known for result in results)
    for result in results:
        shown = list(_shown(result))
        marks = fingerprints(result, [each.diagnostic for each in shown])
        for each, mark in zip(shown, marks, strict=True):
            record = _result(each.diagnostic, mark, at, language)
            yield record | {"suppressions": list(each.suppressions)} if any_suppressed else record


def _result(diagnostic: Diagnostic, fingerprint: str, at: dict[str, int], language: Language) -> dict[str, Any]:
    rule = rule_id(diagnostic.code, diagnostic.name)
    record: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": at[rule],
        "level": LEVELS[diagnostic.severity],
        "message": message(diagnostic.message.of(language)),
        "locations": [_place(diagnostic.location, language)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if diagnostic.related:
        record["relatedLocations"] = [
            _related(number, each, language) for number, each in enumerate(diagnostic.related)
        ]
    if diagnostic.fix and diagnostic.location.range and diagnostic.fix.applicability != "display":
        record["fixes"] = [_fix(diagnostic.fix, diagnostic.location.path, language)]
    return record


def _place(location: Location, language: Language) -> dict[str, Any]:
    """The location of a finding; in a format without lines, with a message that describes it."""
    words = short_place(location, language) if location.range is None else ""
    return {**_location(location), **({"message": message(words)} if words else {})}


def _related(number: int, related: Related, language: Language) -> dict[str, Any]:
    return {"id": number, "message": message(related.message.of(language)), **_location(related.location)}


def _location(location: Location) -> dict[str, Any]:
    """The file, the region where the format has lines, and the place in the form."""
    place: dict[str, Any] = {"artifactLocation": _artifact(location.path)}
    if location.range:
        place["region"] = _region(location.range)
    record: dict[str, Any] = {"physicalLocation": place}
    if location.node:
        record["logicalLocations"] = [{"fullyQualifiedName": message(location.node)["text"]}]
    return record


def _artifact(path: str) -> dict[str, str]:
    inner = relative_uri(path, os.environ.get("GITHUB_WORKSPACE"))
    return {"uri": absolute_uri(path)} if inner is None else {"uri": inner, "uriBaseId": ROOT}


def _region(where: Range) -> dict[str, int]:
    return {
        "startLine": where.start.line,
        "startColumn": where.start.column,
        "endLine": where.end.line,
        "endColumn": where.end.column,
    }


def _fix(fix: Fix, path: str, language: Language) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.range), "insertedContent": {"text": edit.content}} for edit in fix.edits
    ]
    return {
        "description": message(fix.title.of(language)),
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }
