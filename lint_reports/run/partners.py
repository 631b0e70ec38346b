"""Find the partners of each report of a run, that is, the reports that it is compared with; read missing ones from the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lint_reports.archive.candidates import Folders, candidates
from lint_reports.archive.matching import Archive, similar_reports, year_of
from lint_reports.archive.summary_store import ReportKey, SummaryStore
from lint_reports.archive.units import NO_UNITS, Units, covering_year, unit_files, units_of
from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.model.result import FileResult
from lint_reports.run import processes


class Partners(NamedTuple):
    """The reports that one report is compared with."""

    previous: ReportKey | None
    """The same body's report for the year before."""
    covered: Units
    duplicates: tuple[ReportKey, ...]
    """The other reports of the same body and year; only the second of them has any, so that each is reported once."""
    similar: tuple[ReportKey, ...]
    """Reports of other bodies for the same year that may have the same text."""

    @property
    def none(self) -> bool:
        """Whether there is nothing to compare the report with, and no report is missing."""
        return not (self.previous or self.covered.units or self.covered.missing or self.duplicates or self.similar)


class PartnerFinder:
    """Finds the partners of the reports of one run."""

    def __init__(
        self, settings: Callable[[str], Settings], folders: Folders, store: SummaryStore, options: RunOptions
    ) -> None:
        self.settings = settings
        self.folders = folders
        self.store = store
        self.options = options
        self.given: Sequence[ReportKey] = ()
        self.read: dict[str, ReportKey | None] = {}
        """The reports of the run and those read from the disk, by real path; None for a file that is no report."""

    def partners(self, reports: Sequence[ReportKey]) -> dict[int, Partners]:
        """The partners of each report of the run, by the index of its summary. `reports` are sorted by path."""
        self.given, self.read = reports, {}
        archive = Archive(self.settings)
        for report in reports:
            archive.add(report)
        duplicates = {report.at: several for report in reports if len(several := archive.same_year(report)) > 1}
        previous = self._previous([each for each in reports if each.at not in duplicates], archive)
        covered = self._covered(reports)
        similar = similar_reports(reports)
        return {
            report.at: Partners(
                previous.get(report.at),
                covered.get(report.at, NO_UNITS),
                _others_of_the_second(report, duplicates.get(report.at, [])),
                similar.get(report.at, ()),
            )
            for report in reports
        }

    def _previous(self, reports: Sequence[ReportKey], archive: Archive) -> dict[int, ReportKey]:
        """By the index of a report, the same body's for the year before, if it is the only one for that year."""
        found: dict[int, ReportKey] = {}
        waiting: list[tuple[ReportKey, Iterator[list[str]]]] = []
        for report in reports:
            previous = archive.previous(report)
            settings = self.settings(report.path)
            if len(previous) == 1 and len(archive.same_year(previous[0])) == 1:
                found[report.at] = previous[0]
            elif not previous and report.path != "-" and (year := year_of(report, settings)) is not None:
                waiting.append((report, candidates(report.path, year, self.folders, settings)))
        while waiting:
            waiting = self._next_candidates(waiting, found)
        return found

    def _next_candidates(
        self, waiting: list[tuple[ReportKey, Iterator[list[str]]]], found: dict[int, ReportKey]
    ) -> list[tuple[ReportKey, Iterator[list[str]]]]:
        """Read the next candidates of all waiting reports in one batch; return the reports that still wait."""
        turn = [(report, groups, next(groups, None)) for report, groups in waiting]
        self._read(path for _, _, group in turn for path in group or ())
        left = []
        for report, groups, group in turn:
            if group is None:
                continue
            archive = Archive(self.settings)
            for each in self._reports(group):
                archive.add(each)
            previous = archive.previous(report)
            if not previous:
                left.append((report, groups))
            elif len(previous) == 1:
                found[report.at] = previous[0]
        return left

    def _covered(self, reports: Sequence[ReportKey]) -> dict[int, Units]:
        """The reports covered by each report that covers others, by its index."""
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

    def _read(self, paths: Iterable[str]) -> None:
        """Read and summarise files that were not read before, with no rule applied to them."""
        fresh = {os.path.realpath(path): path for path in paths}
        if fresh and not self.read:
            self.read = {os.path.realpath(report.path): report for report in self.given}
        tasks = [
            processes.Task(path, _unruled(self.settings(path)), summarise=True)
            for real, path in sorted(fresh.items())
            if real not in self.read
        ]

        def store(outcome: processes.Outcome) -> processes.Outcome:
            summary = outcome.summary if isinstance(outcome, FileResult) else None
            key = self.store.add(outcome.path, summary) if summary else None
            self.read[os.path.realpath(outcome.path)] = key
            return outcome._replace(summary=None) if isinstance(outcome, FileResult) else outcome

        processes.run(tasks, self.options, receive=store)

    def _reports(self, paths: Iterable[str]) -> list[ReportKey]:
        """The reports among files that were read, each once, in their order."""
        found = {real: self.read[real] for real in map(os.path.realpath, paths)}
        return [report for report in found.values() if report is not None]


def _others_of_the_second(report: ReportKey, same: list[ReportKey]) -> tuple[ReportKey, ...]:
    """The other reports of the same body and year, for the second of them by path; none for any other."""
    return tuple(each for each in same if each is not report) if len(same) > 1 and same[1] is report else ()


def _unruled(settings: Settings) -> Settings:
    """The settings with no rule selected, for a report that is only summarised."""
    return settings._replace(select=(), extend_select=(), fallback=None)
