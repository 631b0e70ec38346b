"""Which reports belong together: the same body's of two years, and those that may have the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from lint_reports.config import Settings
from lint_reports.model.summary import Summary

Key = tuple[object, ...]
"""A body as it is told: by its name in the title, or by its place in a series."""

SKETCH = 8
"""Of texts that share nine tenths of their shingles, it is next to certain that they share one of the least eight hashes."""
LIKEST = 3


def year_of(report: Summary, settings: Settings) -> int | None:
    """The year in the title, else the one in the path; None where they differ."""
    years = {named.year for pattern in settings.series if (named := pattern.read(report.path)) and named.year}
    if report.year is not None:
        years.add(report.year)
    return years.pop() if len(years) == 1 else None


def keys_of(report: Summary, settings: Settings) -> Iterator[tuple[Key, int]]:
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
        self.reports: dict[tuple[Key, int], list[Summary]] = defaultdict(list)

    def add(self, report: Summary) -> None:
        for key in keys_of(report, self.settings(report.path)):
            self.reports[key].append(report)

    def claims(self, report: Summary) -> list[Summary]:
        """All reports of the same body and year, this one among them, by path."""
        found = {id(report): report}
        for key in keys_of(report, self.settings(report.path)):
            found |= {id(each): each for each in self.reports[key]}
        return sorted(found.values(), key=lambda each: each.path)

    def previous(self, report: Summary) -> list[Summary]:
        """The reports of the same body for the year before: in the same series, else of the same name."""
        for key, year in keys_of(report, self.settings(report.path)):
            if self.reports.get((key, year - 1)):
                return self.reports[key, year - 1]
        return []


def alike(reports: Sequence[Summary]) -> dict[int, tuple[Summary, ...]]:
    """By the id of a report, the few of other bodies for the same year whose text may be the same.

    What may be the same is told by the least hashes of two texts, so that not every text is compared with every other.
    """
    holders: dict[tuple[int | None, str, int], list[Summary]] = defaultdict(list)
    for report in reports:
        for where in _sketch(report):
            holders[where].append(report)
    return {id(report): tuple(_likest(report, holders)) for report in reports}


def _sketch(report: Summary) -> Iterator[tuple[int | None, str, int]]:
    return (
        (report.year, passage.section, value) for passage in report.passages for value in passage.shingles[:SKETCH]
    )


def _likest(report: Summary, holders: Mapping[tuple[int | None, str, int], list[Summary]]) -> Iterator[Summary]:
    counts: Counter[int] = Counter()
    known: dict[int, Summary] = {}
    for where in _sketch(report):
        for other in holders[where] if len(holders[where]) > 1 else ():
            if other.body != report.body:
                counts[id(other)] += 1
                known[id(other)] = other
    order = sorted(known.values(), key=lambda other: (-counts[id(other)], other.path))
    return iter(order[:LIKEST])
