"""The one module that knows all the parts: bytes in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lint_reports.config.settings import Settings
from lint_reports.form.sources import first_years
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import MARK, Document
from lint_reports.model.location import Location, Range
from lint_reports.model.result import FileResult, PackedSummary, Suppressed
from lint_reports.readers.formats import UNREAD, format_named, has_lines, suffix_of, unsupported
from lint_reports.readers.source import Source
from lint_reports.rules.selection import rules_with
from lint_reports.system.by_identity import ByIdentity
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.figures.relations import Relation
    from lint_reports.model.report import Report
    from lint_reports.model.rule import Rule
    from lint_reports.model.suppression import Suppression

_NO_REPORT = Text("不是政府信息公开工作年度报告", "no annual report on government information disclosure")


def lint(path: str, data: bytes, settings: Settings) -> FileResult:
    """Check one file. Never raises on what a file holds: that it cannot be read is a finding."""
    return lint_source(Source.of(path, data, settings.encoding), settings)


def lint_source(source: Source, settings: Settings) -> FileResult:
    """Check a file whose format is recognised."""
    return settled(_checked(source, settings), settings)


def settled(result: FileResult, settings: Settings) -> FileResult:
    """The result without what the configuration lets pass and what is in the baseline."""
    if settings.suppressions:
        from lint_reports.suppression.listed import by_configuration

        result = by_configuration(result, settings.suppressions, settings.today)
    return settings.baseline.without_known(result) if settings.baseline is not None else result


def _checked(source: Source, settings: Settings) -> FileResult:
    path = source.path
    if source.is_unrelated:
        return FileResult(path, "skipped", reason=_NO_REPORT)
    document = source.read()
    fatal = next((fault for fault in document.faults if fault.fatal and fault.message), None)
    if fatal is not None and fatal.message:
        return _one(path, fatal.rule, fatal.message, settings, fatal.severity)
    report, older = _report(document, settings, _relations(settings) if settings.relations else None)
    if report is None and not any(fault.fatal for fault in document.faults):
        return _no_report(path, document, older, settings)
    result, suppressions = _result(path, document, list(_findings(document, report, settings)), settings)
    if report is None:
        return result
    if settings.beside:
        result = result._replace(summary=_packed(report, source.data, suppressions, settings))
    report.root.unlink()
    return result


def _no_report(path: str, document: Document, year: int | None, settings: Settings) -> FileResult:
    """The result for a document that was not read as a report: a finding where it is one all the same.

    `year` is the report year where that is before the first edition of the form.
    """
    from lint_reports.parser.traces import has_filled_form
    from lint_reports.rules.file.unrecognised_report import UNSTRUCTURED, older

    if year is not None:
        return _one(path, "unrecognised-report", older(year, first_years()[0]), settings, Severity.INFO)
    if has_filled_form(document):
        return _one(path, "unrecognised-report", UNSTRUCTURED, settings)
    return FileResult(path, "skipped", reason=_NO_REPORT)


def _packed(report: Report, data: bytes, suppressions: list[Suppression], settings: Settings) -> PackedSummary:
    """What the report is compared by, as it goes from one process to another."""
    from zlib import crc32

    from lint_reports.archive.summarise import lines_of, summarise
    from lint_reports.archive.summary_store import packed

    summary = summarise(report, suppressions)
    summary.checksum = crc32(data)
    if settings.unsaved or settings.diff:
        summary.lines = lines_of(summary, report.document)
    return packed(summary)


def parse(path: str, data: bytes, settings: Settings) -> Report | None:
    """The report in a file, None where there is none."""
    return parse_source(Source.of(path, data, settings.encoding), settings)


def parse_source(source: Source, settings: Settings) -> Report | None:
    """The report in a file whose format is recognised."""
    document = source.read()
    report, _ = _report(document, settings)
    return report


def _report(
    document: Document, settings: Settings, relations: Mapping[int, tuple[Relation, ...]] | None = None
) -> tuple[Report | None, int | None]:
    """The report in a document; where there is none, None, and the report year if that is before the form.

    `relations` are the user's, by the edition of the form whose tables they are laid on.
    """
    from lint_reports.parser.parse import NotAReport
    from lint_reports.parser.parse import parse as parse_document

    try:
        return parse_document(document, settings.edition, settings.year, settings.body or "", relations), None
    except NotAReport as reason:
        return None, reason.older


def unreadable(path: str, detail: Text) -> FileResult:
    """The result for a file that exists and cannot be opened; `detail` says why and what to do."""
    return FileResult(path, "checked", (whole_file("unreadable-file", path, detail),))


def unread_beside(path: str) -> FileResult:
    """The result for a file met below a folder whose format is not read: it is named and counted, not opened."""
    format = UNREAD[suffix_of(path)]
    return FileResult(path, "skipped", reason=unsupported(format), unread=format.name)


def whole_file(name: str, path: str, message: Text) -> Diagnostic:
    """A finding of that rule about a file as a whole."""
    from lint_reports.rules.registry import find

    rule = find(name)
    assert rule is not None
    return Diagnostic(rule.code, rule.name, rule.severity, message, _whole(path))


def _one(path: str, name: str, message: Text, settings: Settings, level: Severity | None = None) -> FileResult:
    """The result for a file with one finding about the file as a whole, of the rule's severity if no other is given."""
    from lint_reports.rules.registry import find

    rule = find(name)
    assert rule is not None
    if not settings.selects(rule):
        return FileResult(path, "skipped", reason=message)
    severity = settings.severity.get(name, level or rule.severity)
    return FileResult(path, "checked", (Diagnostic(rule.code, rule.name, severity, message, _whole(path)),))


def _whole(path: str) -> Location:
    """The place of a finding about a file as a whole."""
    return Location(path, Range.of(1, 1, 1, 1) if has_lines(path) else None)


def _findings(document: Document, report: Report | None, settings: Settings) -> Iterator[Diagnostic]:
    rules = _chosen(settings)
    if report is not None and report.is_elsewhere:
        rules = [rule for rule in rules if rule.name == "report-elsewhere"]
    for rule in rules:
        made = _made(rule, document, report) if not rule.plugin else _made_by_plugin(rule, document, report)
        placed = document.source_map.remark if rule.read is not None else document.source_map.diagnostic
        for each in map(placed, made):
            level = settings.severity.get(each.name)
            yield each._replace(severity=level) if level else each


@ByIdentity
def _chosen(settings: Settings) -> list[Rule]:
    """The rules that run."""
    return [rule for rule in rules_with(settings.relations, settings.plugins) if settings.selects(rule)]


@ByIdentity
def _relations(settings: Settings) -> dict[int, tuple[Relation, ...]]:
    """The user's relations whose rules run, by edition of the form."""
    from lint_reports.rules.user_relations import by_edition

    return by_edition(settings.relations, {rule.name for rule in _chosen(settings)})


def _made(rule: Rule, document: Document, report: Report | None) -> Iterable[Diagnostic]:
    if rule.read is not None:
        return rule.read(document, rule)
    return rule.check(report, rule) if rule.check is not None and report is not None else ()


def _made_by_plugin(rule: Rule, document: Document, report: Report | None) -> Iterable[Diagnostic]:
    """What a plugin's rule finds, or that it failed: no fault of its may cost the user what the others find."""
    try:
        return list(_made(rule, document, report))
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        zh = f"插件 {rule.plugin} 的规则 {rule.name} 出错，没有检查完：{what}"
        message = Text(zh, f"the rule {rule.name} of the plugin {rule.plugin} failed: {what}")
        return [whole_file("failing-plugin", document.path, message)]


def _without_twins(found: list[Diagnostic]) -> list[Diagnostic]:
    """The findings in order, of several that say the same the one with the first code; users' rules have but one.

    Twins may be told by what lives in this process only, so that nothing is left of them.
    """
    first: dict[str, tuple[str, str]] = {}
    for each in found:
        if each.twin:
            rule = each.code, each.name
            first[each.twin] = min(first.get(each.twin, rule), rule)
    kept = [each._replace(twin="") for each in found if not each.twin or first[each.twin] == (each.code, each.name)]
    return sorted(kept, key=lambda each: each.sort_key)


def _result(
    path: str, document: Document, found: list[Diagnostic], settings: Settings
) -> tuple[FileResult, list[Suppression]]:
    """What came of a file, and the comments in it that let findings pass."""
    found = _without_twins(found)
    suppressed: tuple[Suppressed, ...] = ()
    suppressions: list[Suppression] = []
    if any(MARK in comment.text for comment in document.comments):
        found, suppressed, suppressions = _passed(document, found, settings)
    source = document.file_lines
    every = (*found, *(each.diagnostic for each in suppressed))
    numbers = {place.line for each in every for range in _ranges(each) for place in range}
    lines = {n: source[n - 1] for n in sorted(numbers) if 0 < n <= len(source)}
    return FileResult(path, "checked", tuple(found), lines, suppressed=suppressed), suppressions


def _passed(
    document: Document, found: list[Diagnostic], settings: Settings
) -> tuple[list[Diagnostic], tuple[Suppressed, ...], list[Suppression]]:
    """The findings that no comment lets pass, those on comments among them, those that one does, and the comments."""
    from datetime import date

    from lint_reports.suppression import by_comments, judged

    rules = rules_with(settings.relations, settings.plugins)
    chosen = _chosen(settings)
    ran = {rule.name for rule in chosen if rule.check is not None or rule.read is not None}
    mandatory = {rule.name for rule in rules if settings.requires(rule)}
    passed = by_comments(document, found, rules, ran, mandatory, settings.today or date.today())
    remarks = map(document.source_map.remark, judged(passed.suppressions, chosen))
    said = [each._replace(severity=settings.severity_of(each)) for each in remarks]
    kept = sorted((*passed.kept, *said), key=lambda each: each.sort_key)
    return kept, tuple(passed.suppressed), passed.suppressions


def _ranges(found: Diagnostic) -> Iterator[Range]:
    """What a finding has to do with in its own file."""
    places = [found.location, *(each.location for each in found.related if each.location.path == found.location.path)]
    yield from (place.span for place in places if place.span)
    yield from (edit.range for edit in (found.fix.edits if found.fix else ()))


def lint_example(start: str, text: str, edition: int, settings: Settings, suffix: str = ".txt") -> list[Diagnostic]:
    """The findings in a piece of a report: `start` is its rule in the grammar. For examples and tests of rules."""
    from lint_reports.rules.registry import all_rules

    if start == "report":
        return list(lint(f"report{suffix}", text.encode(), settings).diagnostics)
    report = piece(start, text, edition, suffix)
    rules = [rule for rule in all_rules() if settings.selects(rule) and rule.check]
    found = [each for rule in rules if rule.check for each in rule.check(report, rule)]
    found = sorted(found, key=lambda each: each.sort_key)
    return _passed(report.document, found, settings)[0]


def piece(start: str, text: str, edition: int, suffix: str = ".txt") -> Report:
    """A piece of a report as one of which nothing else is there."""
    from lint_reports.parser.fragment import parse_fragment

    source = Source("", text.encode(), format_named(suffix))
    return parse_fragment(source.read(), start, edition)
