"""The second pass: once every report is checked by itself, those that stand beside one another are compared.

The first pass leaves a summary of each report; what is missing to compare them is looked for on the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from lint_reports.archive.candidates import Folders, are_there, candidates
from lint_reports.archive.layouts import layouts
from lint_reports.archive.matching import Archive, alike, year_of
from lint_reports.archive.summary_store import ReportKey, SummaryStore
from lint_reports.archive.units import NO_UNITS, Units, covering_year, unit_files, units_of
from lint_reports.config.settings import Settings
from lint_reports.linter import settled
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult, Suppressed
from lint_reports.model.rule import Rule
from lint_reports.model.summary import Beside, Summary
from lint_reports.readers.source import Source
from lint_reports.rules.selection import rules_with
from lint_reports.run import processes
from lint_reports.system import files
from lint_reports.system.by_identity import ByIdentity
from lint_reports.system.progress import Progress, unwatched

if TYPE_CHECKING:
    from lint_reports.config.lookup import Lookup


class Comparison:
    """Reports to be compared: what is asked of each file, what was read beside them, and what came of it."""

    def __init__(self, paths: Sequence[str], lookup: Lookup, jobs: int | None, progress: Progress = unwatched) -> None:
        self.settings = lookup.of_file
        self.jobs = jobs
        self.progress = progress
        self.folders = Folders(lookup.of_folder, paths)
        self.alone = len(paths) == 1
        self.rules = ByIdentity(_rules)
        self.flagged = ByIdentity(self._flagged)
        self.store = SummaryStore()
        self.read: dict[str, ReportKey | None] = {}
        """By real path, what was read, None for what is no report."""
        self.given: dict[str, ReportKey] = {}
        """By path, those given that are reports."""

    def settings_for(self, path: str) -> Settings:
        """The settings for the first pass: with a summary, where there is anything to compare the report with."""
        settings = self.settings(path)
        if self.alone and not are_there(path, self.folders, settings):
            return settings
        return self.flagged(settings)

    def _flagged(self, settings: Settings) -> Settings:
        return settings._replace(beside=True) if self.rules(settings) else settings

    def run(self, paths: Sequence[str]) -> list[processes.Outcome]:
        """What came of each file by itself, not yet compared."""
        tasks = [(path, self.settings_for(path)) for path in paths]
        return processes.run(tasks, self.jobs, self.progress, self.put_aside)

    def put_aside(self, outcome: processes.Outcome) -> processes.Outcome:
        """The outcome with its summary on the shelf, where it is found by the file's path."""
        if not isinstance(outcome, FileResult) or outcome.summary is None:
            return outcome
        self.given[outcome.path] = self.store.add(outcome.path, outcome.summary)
        return outcome._replace(summary=None)

    def compare(self, outcomes: Iterable[processes.Outcome]) -> list[processes.Outcome]:
        """The outcomes with what was found by comparing."""
        outcomes = [self.put_aside(each) for each in outcomes]
        reports = self._given()
        if not reports:
            return outcomes
        self.read = {}
        beside = self._beside(reports)
        found = {
            at: list(self._compared(result, report, beside))
            for at, (result, report) in self._body_by_body(outcomes)
            if not beside[report.at].is_alone
        }
        return [each for at, outcome in enumerate(outcomes) for each in found.get(at, (outcome,))]

    def _given(self) -> list[ReportKey]:
        """The reports that are to be compared, by path."""
        return sorted(self.given.values(), key=lambda report: report.path)

    def _body_by_body(self, outcomes: Iterable[processes.Outcome]) -> list[tuple[int, tuple[FileResult, ReportKey]]]:
        """Those that are compared, by place, in an order in which few are taken off the shelf more than once."""
        there = [(at, each) for at, each in enumerate(outcomes) if isinstance(each, FileResult)]
        pairs = [(at, (each, self.given[each.path])) for at, each in there if each.path in self.given]
        return sorted(pairs, key=lambda pair: (pair[1][1].body, pair[1][1].year or 0, pair[0]))

    def _beside(self, reports: list[ReportKey]) -> dict[int, _Found]:
        archive = Archive(self.settings)
        for report in reports:
            archive.add(report)
        claims = {report.at: several for report in reports if len(several := archive.claims(report)) > 1}
        earlier = self._earlier([each for each in reports if each.at not in claims], archive)
        covered = self._covered(reports)
        similar = alike(reports)
        return {
            report.at: _Found(
                earlier.get(report.at),
                covered.get(report.at, NO_UNITS),
                _told_here(report, claims.get(report.at, [])),
                similar.get(report.at, ()),
            )
            for report in reports
        }

    def _unpacked(self, report: ReportKey, found: _Found) -> Beside:
        def all_of(entries: Iterable[ReportKey]) -> tuple[Summary, ...]:
            return tuple(map(self.store.get, entries))

        return Beside(
            self.store.get(report),
            layouts,
            previous=self.store.get(found.previous) if found.previous else None,
            units=all_of(found.covered.units),
            missing=found.covered.missing,
            claims=all_of(found.claims),
            alike=all_of(found.alike),
        )

    # ---------------------------------------------------------------------------------------------- the year before

    def _earlier(self, reports: list[ReportKey], archive: Archive) -> dict[int, ReportKey]:
        """By the place of a report, the same body's for the year before, where there is one and no other claims to be."""
        found: dict[int, ReportKey] = {}
        waiting: list[tuple[ReportKey, Iterator[list[str]]]] = []
        for report in reports:
            known = archive.previous(report)
            if not known:
                year = year_of(report, self.settings(report.path))
                if year is not None and report.path != "-":
                    groups = candidates(report.path, year, self.folders, self.settings(report.path))
                    waiting.append((report, groups))
            elif len(known) == 1 and len(archive.claims(known[0])) == 1:
                found[report.at] = known[0]
        while waiting:
            waiting = self._next_round(waiting, found)
        return found

    def _next_round(
        self, waiting: list[tuple[ReportKey, Iterator[list[str]]]], found: dict[int, ReportKey]
    ) -> list[tuple[ReportKey, Iterator[list[str]]]]:
        """Read the next files for each report that still lacks the one of the year before."""
        turn = [(report, groups, next(groups, None)) for report, groups in waiting]
        self._read(path for _, _, group in turn for path in group or ())
        left = []
        for report, groups, group in turn:
            if group is None:
                continue
            nearby = Archive(self.settings)
            for each in self._summaries(group):
                nearby.add(each)
            known = nearby.previous(report)
            if not known:
                left.append((report, groups))
            elif len(known) == 1:
                found[report.at] = known[0]
        return left

    def _read(self, paths: Iterable[str]) -> None:
        """Read reports beside the given ones, with no rule applied to them."""
        fresh = {os.path.realpath(path): path for path in paths}
        if fresh and not self.read:
            self.read = {os.path.realpath(report.path): report for report in self._given()}
        tasks = [
            (
                path,
                self.settings(path)._replace(
                    select=(), extend_select=(), below=None, fix=False, diff=False, beside=True
                ),
            )
            for real, path in sorted(fresh.items())
            if real not in self.read
        ]

        def put_aside(outcome: processes.Outcome) -> processes.Outcome:
            summary = outcome.summary if isinstance(outcome, FileResult) else None
            key = self.store.add(outcome.path, summary) if summary else None
            self.read[os.path.realpath(outcome.path)] = key
            return outcome._replace(summary=None) if isinstance(outcome, FileResult) else outcome

        processes.run(tasks, self.jobs, receive=put_aside)

    def _summaries(self, paths: Iterable[str]) -> list[ReportKey]:
        """What was read of those files, each once, in their order."""
        found = {real: self.read[real] for real in map(os.path.realpath, paths)}
        return [summary for summary in found.values() if summary is not None]

    # ---------------------------------------------------------------------------------------------- those it covers

    def _covered(self, reports: list[ReportKey]) -> dict[int, Units]:
        """By the place of a report that covers others, those that it covers."""
        plans = []
        for report in reports:
            settings = self.settings(report.path)
            for cover in settings.covers:
                year = covering_year(report, cover, settings)
                if year is not None:
                    plans.append((report, year, cover, *unit_files(report, cover, year, self.folders)))
        self._read(path for plan in plans for path in plan[3])
        found: dict[int, Units] = {}
        for report, year, cover, paths, missing in plans:
            read = [(path, self.read[os.path.realpath(path)]) for path in paths]
            found[report.at] = found.get(report.at, NO_UNITS).with_more(units_of(cover, year, read, missing))
        return found

    # ---------------------------------------------------------------------------------------------- what is found

    def _compared(
        self, outcome: FileResult, report: ReportKey, beside: dict[int, _Found]
    ) -> Iterator[processes.Outcome]:
        try:
            yield self._with_findings(outcome, self._unpacked(report, beside[report.at]))
        except Exception as error:
            yield outcome
            yield processes.crash(outcome.path, error)

    def _with_findings(self, outcome: FileResult, beside: Beside) -> FileResult:
        report = beside.report
        settings = self.settings(report.path)
        found = list(findings(beside, settings, self.rules(settings)))
        suppressed: Sequence[Suppressed] = ()
        if report.suppressions and found:
            from lint_reports.suppression import by_known

            mandatory = {each.name for each in found if settings.requires(each)}
            passed = by_known(found, report.suppressions, mandatory)
            found, suppressed = passed.kept, passed.suppressed
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
        """The source lines of those numbers, none where the file is no longer the one that was read."""
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


class _Found(NamedTuple):
    """What a report is compared with, not yet taken off the shelf."""

    previous: ReportKey | None
    covered: Units
    claims: tuple[ReportKey, ...]
    alike: tuple[ReportKey, ...]

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands beside it and nothing is missing there."""
        return not (self.previous or self.covered.units or self.covered.missing or self.claims or self.alike)


def findings(beside: Beside, settings: Settings, rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """What these rules find by comparing. A level that the user has set goes before a rule's lower one."""
    for rule in rules:
        assert rule.compare is not None
        for each in rule.compare(beside, rule):
            yield each._replace(severity=settings.severity_of(each))


def _rules(settings: Settings) -> list[Rule]:
    """The rules that were chosen and that compare."""
    rules = rules_with(settings.relations, settings.plugins)
    return [rule for rule in rules if rule.compare is not None and settings.selects(rule)]


def _told_here(report: ReportKey, claims: list[ReportKey]) -> tuple[ReportKey, ...]:
    """The others of the same body and year, at the second of them: it is told once."""
    return tuple(each for each in claims if each is not report) if len(claims) > 1 and claims[1] is report else ()
