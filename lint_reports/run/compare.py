"""The second pass of a run: compare the reports, after the first pass has checked each by itself.

The first pass stores a summary of each report; other reports needed for the comparison are read from the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from lint_reports.archive.candidates import Folders, has_neighbours
from lint_reports.archive.layouts import layouts
from lint_reports.archive.summary_store import ReportKey, SummaryStore
from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.linter import settled
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult, Suppressed
from lint_reports.model.rule import Rule
from lint_reports.model.summary import Compared, Summary
from lint_reports.readers.source import Source
from lint_reports.rules.selection import rules_with
from lint_reports.run import processes
from lint_reports.run.partners import PartnerFinder, Partners
from lint_reports.suppression.comments import apply_suppressions
from lint_reports.system import files
from lint_reports.system.console import Progress, no_progress

if TYPE_CHECKING:
    from lint_reports.config.lookup import Lookup


class Comparison:
    """The two passes over the files of one run, with the summaries stored in between."""

    def __init__(
        self, paths: Sequence[str], lookup: Lookup, options: RunOptions, progress: Progress = no_progress
    ) -> None:
        self.settings = lookup.of_file
        self.options = options
        self.progress = progress
        self.folders = Folders(lookup.filter_of, paths)
        self.single = len(paths) == 1
        self.store = SummaryStore()
        self.reports: dict[str, ReportKey] = {}
        """The reports among the files, by path."""

    def task(self, path: str) -> processes.Task:
        """The task of the first pass for a file; it summarises if rules that compare are selected and a partner may exist."""
        settings = self.settings(path)
        comparable = not self.single or has_neighbours(path, self.folders, settings)
        return processes.Task(path, settings, summarise=comparable and bool(_rules(settings)))

    def run(self, paths: Sequence[str]) -> list[processes.Outcome]:
        """Check each file by itself and store the summaries."""
        return processes.run([self.task(path) for path in paths], self.options, self.progress, self._stored)

    def compare(self, outcomes: Iterable[processes.Outcome]) -> list[processes.Outcome]:
        """The outcomes, with the findings of comparing added; also a `Crash` for each report whose comparison raises."""
        outcomes = [self._stored(each) for each in outcomes]
        reports = sorted(self.reports.values(), key=lambda report: report.path)
        if not reports:
            return outcomes
        partners = PartnerFinder(self.settings, self.folders, self.store, self.options.unchanged).partners(reports)
        compared = {
            at: list(self._compared(result, report, partners[report.at]))
            for at, result, report in self._by_body_and_year(outcomes)
            if not partners[report.at].none
        }
        return [each for at, outcome in enumerate(outcomes) for each in compared.get(at, (outcome,))]

    def _stored(self, outcome: processes.Outcome) -> processes.Outcome:
        """Move the summary of an outcome, if it has one, to the store."""
        if not isinstance(outcome, FileResult) or outcome.summary is None:
            return outcome
        self.reports[outcome.path] = self.store.add(outcome.path, outcome.summary)
        return outcome._replace(summary=None)

    def _by_body_and_year(self, outcomes: Sequence[processes.Outcome]) -> list[tuple[int, FileResult, ReportKey]]:
        """(index, result, key) of each report, sorted by body and year, so that most summaries are loaded once."""
        triples = [
            (at, each, self.reports[each.path])
            for at, each in enumerate(outcomes)
            if isinstance(each, FileResult) and each.path in self.reports
        ]
        return sorted(triples, key=lambda triple: (triple[2].body, triple[2].year or 0, triple[0]))

    def _compared(self, outcome: FileResult, report: ReportKey, partners: Partners) -> Iterator[processes.Outcome]:
        """Yield the result with the findings of comparing; where that raises, the unchanged result and a `Crash`."""
        try:
            yield self._with_findings(outcome, self._loaded(report, partners))
        except Exception as error:
            yield outcome
            yield processes.crash(outcome.path, error)

    def _loaded(self, report: ReportKey, partners: Partners) -> Compared:
        """The summaries of a report and its partners."""
        get = self.store.get
        return Compared(
            get(report),
            layouts,
            previous=get(partners.previous) if partners.previous else None,
            units=tuple(map(get, partners.covered.units)),
            missing=partners.covered.missing,
            duplicates=tuple(map(get, partners.duplicates)),
            similar=tuple(map(get, partners.similar)),
        )

    def _with_findings(self, outcome: FileResult, compared: Compared) -> FileResult:
        """The result with the findings of comparing, suppressed by comments, configuration and baseline as all others."""
        report = compared.report
        settings = self.settings(report.path)
        found = list(findings(compared, settings, _rules(settings)))
        suppressed: Sequence[Suppressed] = ()
        if report.suppressions and found:
            mandatory = {each.name for each in found if settings.requires(each)}
            split = apply_suppressions(found, report.suppressions, mandatory)
            found, suppressed = split.kept, split.suppressed
        every = (*found, *(each.diagnostic for each in suppressed))
        numbers = {each.location.span.start.line for each in every if each.location.span}
        shown = self._lines(report, sorted(numbers)) if numbers else {}
        more = settled(FileResult(outcome.path, "checked", tuple(found), shown), settings)
        return outcome._replace(
            diagnostics=tuple(sorted((*outcome.diagnostics, *more.diagnostics), key=lambda each: each.sort_key)),
            lines={**shown, **outcome.lines},
            suppressed=(*outcome.suppressed, *suppressed, *more.suppressed),
            known=(*outcome.known, *more.known),
        )

    def _lines(self, report: Summary, numbers: list[int]) -> dict[int, str]:
        """The source lines by number; empty where the file has changed since it was read."""
        lines = report.lines
        if not lines:
            try:
                data = files.read(report.path)
            except files.Unreadable:
                return {}
            if crc32(data) != report.checksum:
                return {}
            source = Source.of(report.path, data, self.settings(report.path).encoding)
            lines = dict(enumerate(source.lines(), 1))
        return {number: lines[number] for number in numbers if number in lines}


def findings(compared: Compared, settings: Settings, rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """Yield the findings of rules that compare, with the severities that the user set."""
    for rule in rules:
        assert rule.compare is not None
        for each in rule.compare(compared, rule):
            yield each._replace(severity=settings.severity_of(each))


@lru_cache(maxsize=100)
def _rules(settings: Settings) -> list[Rule]:
    """The selected rules that compare reports."""
    rules = rules_with(settings.relations, settings.plugins)
    return [rule for rule in rules if rule.compare is not None and settings.selects(rule)]
