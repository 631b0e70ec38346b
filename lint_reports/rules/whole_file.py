"""Findings about a file as a whole, reported by the linter itself: unreadable files and files that are no report."""

from __future__ import annotations

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.location import Location, Range
from lint_reports.readers.formats import has_lines
from lint_reports.rules.registry import find
from lint_reports.text.language import Text


def whole_file(name: str, path: str, message: Text, severity: Severity | None = None) -> Diagnostic:
    """A finding of the rule of that name; its severity is that of the rule unless one is given."""
    rule = find(name)
    assert rule is not None
    location = Location(path, Range.of(1, 1, 1, 1) if has_lines(path) else None)
    return Diagnostic(rule.code, rule.name, severity or rule.severity, message, location)
