"""The check of one file, from its bytes to its findings.

bytes → readers (which format, then Document) → parser (Report) → rules (findings) → suppression → FileResult

The parser is imported in functions, since cached results need none; so are summaries and suppressions, which most files do
not need: together they are a twentieth of the cold start.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from lint_reports.config.settings import Settings
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.document import MARK, Document
from lint_reports.model.result import FileResult
from lint_reports.model.suppression import SuppressionResult
from lint_reports.readers.source import Source
from lint_reports.rules.file.unrecognised_report import unrecognised
from lint_reports.rules.run import run
from lint_reports.rules.selection import rules_with
from lint_reports.rules.user_relations import by_edition
from lint_reports.rules.whole_file import whole_file
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.figures.relations import Relation
    from lint_reports.model.report import Report
    from lint_reports.model.rule import Rule

_NO_REPORT = Text("不是政府信息公开工作年度报告", "no annual report on government information disclosure")


def lint(path: str, data: bytes, settings: Settings, summarise: bool = False, unsaved: bool = False) -> FileResult:
    """Check one file, see `lint_source`."""
    return lint_source(Source.of(path, data, settings.encoding), settings, summarise, unsaved)


def lint_source(source: Source, settings: Settings, summarise: bool = False, unsaved: bool = False) -> FileResult:
    """Check a file whose format is recognised. Never raises because of its contents: an unreadable file is a finding.

    With `summarise`, the result has a summary of the report, for the comparison with others. With `unsaved`, the file on
    the disk may differ from `source`, so the summary also holds the source lines.
    """
    return settled(_checked(source, settings, summarise, unsaved), settings)


def _checked(source: Source, settings: Settings, summarise: bool, unsaved: bool) -> FileResult:
    """The result before the suppressions of the configuration and the baseline."""
    from lint_reports.parser.parse import NotAReport

    if source.is_unrelated:
        return FileResult(source.path, "skipped", reason=_NO_REPORT)
    document = source.read()
    fatal = document.fatal
    if fatal is not None and fatal.message is not None:
        return _only(whole_file(fatal.rule, source.path, fatal.message, fatal.severity), settings)
    report: Report | None = None
    try:
        report = _parsed(document, settings)
    except NotAReport as reason:
        if fatal is None:
            unread = unrecognised(document, reason.older)
            return _only(unread, settings) if unread else FileResult(source.path, "skipped", reason=_NO_REPORT)
    found = run(_chosen(settings), document, report, dict(settings.severity))
    split = suppressed_by_comments(document, found, settings)
    result = FileResult.checked(source.path, document.file_lines, split.kept, split.suppressed)
    if report is not None and summarise:
        from lint_reports.archive.summarise import packed_summary

        result = result._replace(summary=packed_summary(report, source.data, split.suppressions, unsaved))
    if report is not None:
        report.root.unlink()
        report.derived.clear()
    return result


def parse(path: str, data: bytes, settings: Settings) -> Report | None:
    """The report in a file, None where there is none."""
    return parse_source(Source.of(path, data, settings.encoding), settings)


def parse_source(source: Source, settings: Settings) -> Report | None:
    """The report in a file whose format is recognised, None where there is none."""
    from lint_reports.parser.parse import NotAReport

    try:
        return _parsed(source.read(), settings)
    except NotAReport:
        return None


def _parsed(document: Document, settings: Settings) -> Report:
    """The report in a document. Raises NotAReport."""
    from lint_reports.parser.parse import parse as parse_document

    relations = _relations(settings) if settings.relations else None
    return parse_document(document, settings.edition, settings.year, settings.body or "", relations)


def suppressed_by_comments(document: Document, found: list[Diagnostic], settings: Settings) -> SuppressionResult:
    """Split the findings by the suppression comments in the file, and add the findings on the comments themselves."""
    if not any(MARK in comment.text for comment in document.comments):
        return SuppressionResult(found)
    from lint_reports.suppression.comments import apply_comments, check_comments

    rules, chosen = rules_with(settings.relations, settings.plugins), _chosen(settings)
    ran = {rule.name for rule in chosen if rule.check is not None or rule.read is not None}
    mandatory = {rule.name for rule in rules if settings.requires(rule)}
    split = apply_comments(document, found, rules, ran, mandatory, settings.today or date.today())
    more = check_comments(split.suppressions, chosen, document)
    split.kept += (each._replace(severity=settings.severity_of(each)) for each in more)
    split.kept.sort(key=lambda each: each.sort_key)
    return split


def settled(result: FileResult, settings: Settings) -> FileResult:
    """The result less the findings that the configuration suppresses or the baseline has."""
    if settings.suppressions:
        from lint_reports.suppression.listed import by_configuration

        result = by_configuration(result, settings.suppressions, settings.today)
    return settings.baseline.without_known(result) if settings.baseline is not None else result


def _only(found: Diagnostic, settings: Settings) -> FileResult:
    """The result of a file with one finding about the file as a whole; skipped where its rule is not selected."""
    if not settings.selects(found):
        return FileResult(found.location.path, "skipped", reason=found.message)
    return FileResult(found.location.path, "checked", (found._replace(severity=settings.severity_of(found)),))


@lru_cache(maxsize=100)
def _chosen(settings: Settings) -> list[Rule]:
    """The selected rules."""
    return [rule for rule in rules_with(settings.relations, settings.plugins) if settings.selects(rule)]


@lru_cache(maxsize=100)
def _relations(settings: Settings) -> dict[int, tuple[Relation, ...]]:
    """The user's relations whose rules are selected, by edition of the form (its first report year)."""
    return by_edition(settings.relations, {rule.name for rule in _chosen(settings)})
