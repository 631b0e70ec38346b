"""Which reports belong together: the same body's of two years, and those that may have the same text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from lint_reports.archive.summary_store import ReportKey
from lint_reports.config.settings import Settings

Series = tuple[str, ...]
"""The reports of one body over the years: the body's name, or the pattern of a `series` and what it reads as body."""

MOST = 3
"""Similar reports that are compared with one."""
SHARED = 4
"""Texts that share nine tenths of their shingles hardly ever share fewer of the least eight hashes of each (1 in 10,000)."""
NEAREST = 16
"""Holders of a hash that are looked at on either side of a report: a phrase that very many texts have tells nothing, and a copy
shares rarer ones or is next to other copies."""


def year_of(report: ReportKey, settings: Settings) -> int | None:
    """The year in the title, else the one that a `series` reads in the path; None where they differ."""
    if not settings.series:
        return report.year
    years = {named.year for pattern in settings.series if (named := pattern.read(report.path)) and named.year}
    if report.year is not None:
        years.add(report.year)
    return years.pop() if len(years) == 1 else None


def series_of(report: ReportKey, settings: Settings) -> Iterator[tuple[Series, int]]:
    """The series that a report belongs to, each with its year: those that the configuration names, then its body's."""
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
        for series in series_of(report, self.settings(report.path)):
            self.reports[series].append(report)

    def same_year(self, report: ReportKey) -> list[ReportKey]:
        """All reports of the same series and year, this one among them, sorted by path."""
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
    """By the index of a report, the few of other bodies for the same year whose text may be the same.

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
    """The hashes that two reports or more have, and a few others: a table of bits takes less memory than all hashes would."""
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
    """The reports that share most hashes with one. Of a hash that many have, only the holders nearest to it count."""
    report = reports[number]
    shared: Counter[int] = Counter()
    for value in report.sketch:
        having = holders.get(value, [])
        here = bisect_left(having, number)
        shared.update(having[max(0, here - NEAREST) : here + NEAREST + 1])
    likely = (other for other, count in shared.items() if count >= SHARED and reports[other].body != report.body)
    return (reports[other] for other in sorted(likely, key=lambda other: (-shared[other], other))[:MOST])
