"""Matching of reports: those of one body for different years, and those of other bodies with a similar text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from lint_reports.archive.summary_store import ReportKey
from lint_reports.config.settings import Settings

Series = tuple[str, ...]
"""The reports of one body over the years: the body's name, or the pattern of a `series` and what it reads as body."""

MOST = 3
"""The number of similar reports that one report is compared with at most."""
SHARED = 4
"""The number of hashes that two sketches must share. Of texts with nine tenths of their shingles in common, 1 in 10,000
shares fewer of the eight least hashes."""
NEAREST = 16
"""The number of holders of a hash examined on either side of a report: a hash that very many texts have shows no similarity,
and a copy shares rarer ones too or is next to other copies."""


def year_of(report: ReportKey, settings: Settings) -> int | None:
    """The report year: that of the title, else that which a `series` pattern finds in the path; None where they differ."""
    if not settings.series:
        return report.year
    years = {named.year for pattern in settings.series if (named := pattern.read(report.path)) and named.year}
    if report.year is not None:
        years.add(report.year)
    return years.pop() if len(years) == 1 else None


def series_of(report: ReportKey, settings: Settings) -> Iterator[tuple[Series, int]]:
    """Yield (series, year) of a report: the series of the configuration, then that of its body; nothing without a year."""
    year = year_of(report, settings)
    if year is None:
        return
    for pattern in settings.series:
        named = pattern.read(report.path)
        if named is not None:
            yield (pattern.folder, pattern.text, named.body), year
    if report.body:
        yield (report.body,), year


class Archive:
    """Reports by series and year."""

    def __init__(self, settings: Callable[[str], Settings]) -> None:
        self.settings = settings
        self.reports: dict[tuple[Series, int], list[ReportKey]] = defaultdict(list)

    def add(self, report: ReportKey) -> None:
        """Index a report."""
        for series in series_of(report, self.settings(report.path)):
            self.reports[series].append(report)

    def same_year(self, report: ReportKey) -> list[ReportKey]:
        """All reports of the same series and year, this one included, sorted by path."""
        found = {report.at: report}
        for series in series_of(report, self.settings(report.path)):
            found |= {each.at: each for each in self.reports[series]}
        return sorted(found.values(), key=lambda each: each.path)

    def previous(self, report: ReportKey) -> list[ReportKey]:
        """The reports for the year before, of the first series of the report that has any."""
        for series, year in series_of(report, self.settings(report.path)):
            if self.reports.get((series, year - 1)):
                return self.reports[series, year - 1]
        return []


def similar_reports(reports: Sequence[ReportKey]) -> dict[int, tuple[ReportKey, ...]]:
    """By the index of a report (`ReportKey.at`), up to `MOST` reports of other bodies for the same year with a similar text.

    Sketches are compared instead of texts (Broder, On the resemblance and containment of documents, 1997), and only those that
    have a hash in common.
    """
    holders: dict[int, list[int]] = {value: [] for value in _repeated(reports)}
    for number, report in enumerate(reports):
        for value in report.sketch:
            if value in holders:
                holders[value].append(number)
    found = ((report.at, tuple(_most_similar(number, reports, holders))) for number, report in enumerate(reports))
    return {at: similar for at, similar in found if similar}


def _repeated(reports: Sequence[ReportKey]) -> set[int]:
    """The hashes that several reports have, and a few false positives: a Bloom-like table takes less memory than a set."""
    slots = 1 << (8 * sum(len(report.sketch) for report in reports)).bit_length()
    seen = bytearray(slots)
    found = set()
    for report in reports:
        for value in report.sketch:
            slot = value & (slots - 1)
            if seen[slot]:
                found.add(value)
            seen[slot] = 1
    return found


def _most_similar(number: int, reports: Sequence[ReportKey], holders: Mapping[int, list[int]]) -> Iterator[ReportKey]:
    """The reports that share most hashes with the one of that number; of each hash only the nearest holders are counted."""
    report = reports[number]
    shared: Counter[int] = Counter()
    for value in report.sketch:
        having = holders.get(value, [])
        here = bisect_left(having, number)
        shared.update(having[max(0, here - NEAREST) : here + NEAREST + 1])
    likely = (other for other, count in shared.items() if count >= SHARED and reports[other].body != report.body)
    return (reports[other] for other in sorted(likely, key=lambda other: (-shared[other], other))[:MOST])
