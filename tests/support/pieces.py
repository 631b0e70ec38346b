"""Findings in a piece of a report, as the examples of rules are."""

from __future__ import annotations

from lint_reports.config.settings import Settings
from lint_reports.linter import lint, suppressed_by_comments
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.report import Report
from lint_reports.parser.fragment import parse_fragment
from lint_reports.readers.formats import format_named
from lint_reports.readers.source import Source
from lint_reports.rules.registry import all_rules


def lint_example(start: str, text: str, edition: int, settings: Settings, suffix: str = ".txt") -> list[Diagnostic]:
    """The findings in a piece of a report; `start` is its rule in the grammar, or `report` for a whole one."""
    if start == "report":
        return list(lint(f"report{suffix}", text.encode(), settings).diagnostics)
    report = piece(start, text, edition, suffix)
    rules = [rule for rule in all_rules() if settings.selects(rule)]
    made = (each for rule in rules if rule.check is not None for each in rule.check(report, rule))
    found = sorted(map(report.document.source_map.diagnostic, made), key=lambda each: each.sort_key)
    return suppressed_by_comments(report.document, found, settings).kept


def piece(start: str, text: str, edition: int, suffix: str = ".txt") -> Report:
    """A piece of a report as one of which nothing else is there."""
    return parse_fragment(Source("", text.encode(), format_named(suffix)).read(), start, edition)
