"""Which reports belong together: the same body's of two years, and those that may have the same text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from lint_reports.archive.summary_store import ReportKey
from lint_reports.config.settings import Settings

Key = tuple[object, ...]
"""A body as it is told: by its name in the title, or by its place in a series."""

LIKEST = 3
SHARED = 4
"""Texts that share nine tenths of their shingles hardly ever share fewer of the least eight hashes of each (1 in 10,000)."""
NEXT = 16
"""A phrase that is in very many texts tells nothing; a copy shares rarer ones, or stands beside copies."""


def year_of(report: ReportKey, settings: Settings) -> int | None:
    """The year in the title, else the one in the path; None where they differ."""
    if not settings.series:
        return report.year
    years = {named.year for pattern in settings.series if (named := pattern.read(report.path)) and named.year}
    if report.year is not None:
        years.add(report.year)
    return years.pop() if len(years) == 1 else None


def keys_of(report: ReportKey, settings: Settings) -> Iterator[tuple[Key, int]]:
    """What a report is found by: its place in a series, and its body's name; each with its year."""
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
    """Reports by body and year."""

    def __init__(self, settings: Callable[[str], Settings]) -> None:
        self.settings = settings
        self.reports: dict[tuple[Key, int], list[ReportKey]] = defaultdict(list)

    def add(self, report: ReportKey) -> None:
        for key in keys_of(report, self.settings(report.path)):
            self.reports[key].append(report)

    def claims(self, report: ReportKey) -> list[ReportKey]:
        """All reports of the same body and year, this one among them, by path."""
        found = {report.at: report}
        for key in keys_of(report, self.settings(report.path)):
            found |= {each.at: each for each in self.reports[key]}
        return sorted(found.values(), key=lambda each: each.path)

    def previous(self, report: ReportKey) -> list[ReportKey]:
        """The reports of the same body for the year before: in the same series, else of the same name."""
        for key, year in keys_of(report, self.settings(report.path)):
            if self.reports.get((key, year - 1)):
                return self.reports[key, year - 1]
        return []


def alike(reports: Sequence[ReportKey]) -> dict[int, tuple[ReportKey, ...]]:
    """By the place of a report, the few of other bodies for the same year whose text may be the same.

    What may be the same is told by the least hashes of two texts, so that not every text is compared with every other.
    """
    holders: dict[int, list[int]] = {value: [] for value in _repeated(reports)}
    for number, report in enumerate(reports):
        for value in report.sketch:
            if value in holders:
                holders[value].append(number)
    found = ((report.at, tuple(_likest(number, reports, holders))) for number, report in enumerate(reports))
    return {at: likest for at, likest in found if likest}


def _repeated(reports: Sequence[ReportKey]) -> set[int]:
    """The hashes that two reports or more have, and a few whose last bits alone come again: it takes little memory."""
    slots = 1 << (8 * sum(len(report.sketch) for report in reports)).bit_length()
    taken = bytearray(slots)
    found = set()
    for report in reports:
        for value in report.sketch:
            slot = value & (slots - 1)
            if taken[slot]:
                found.add(value)
            taken[slot] = 1
    return found


def _likest(number: int, reports: Sequence[ReportKey], holders: Mapping[int, list[int]]) -> Iterator[ReportKey]:
    """The reports that share most hashes with that one; of a hash that many have, only those next to it are asked."""
    mine = reports[number]
    counts: Counter[int] = Counter()
    for value in mine.sketch:
        having = holders.get(value, [])
        here = bisect_left(having, number)
        counts.update(having[max(0, here - NEXT) : here + NEXT + 1])
    likely = (other for other, count in counts.items() if count >= SHARED and reports[other].body != mine.body)
    return (reports[other] for other in sorted(likely, key=lambda other: (-counts[other], other))[:LIKEST])
