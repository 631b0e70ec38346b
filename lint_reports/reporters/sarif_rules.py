"""The linter and its rules as SARIF describes them, so that a server can show the manual with a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lint_reports import __version__
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.links import HOME, rule_id, url
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_BASIS = Text("依据：", "Basis: ")


def tool(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> dict[str, Any]:
    """The linter with the rules that were broken, in the order of their codes."""
    known = {rule_id(rule.code, rule.name): rule for rule in options.rules()}
    broken = {rule_id(each.code, each.name): each for each in diagnostics}
    driver = {
        "name": "lint-reports",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": HOME,
        "language": _LANGUAGES[options.language],
        "rules": [_rule(key, broken[key], known.get(key), options.language) for key in sorted(broken)],
    }
    return {"driver": driver}


def _rule(key: str, example: Diagnostic, rule: Rule | None, language: Language) -> dict[str, Any]:
    record: dict[str, Any] = {"id": key, "name": example.name, "helpUri": url(example.code, example.name)}
    if rule is None:
        return record
    summary, source = rule.summary.of(language), _BASIS.of(language) + rule.source.of(language)
    manual = rule.manual.of(language).strip()
    return record | {
        "shortDescription": {"text": _text(summary)},
        "fullDescription": {"text": _text(f"{summary}\n{source}")},
        "help": {
            "text": _text(f"{summary}\n\n{manual}\n\n{source}"),
            "markdown": _text(f"**{summary}**\n\n{manual}\n\n{source}"),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _text(text: str) -> str:
    return escape(text, keep="\n")


def message(text: str) -> dict[str, str]:
    """A message that is all text: words in brackets before a target in parentheses would be a link (3.11.6)."""
    return {"text": escape(text).replace("](", "] (")}
