"""The units whose reports another report covers (a county's covers its departments'), by the setting `covers`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from lint_reports.archive.candidates import Folders, like
from lint_reports.archive.matching import year_of
from lint_reports.archive.summary_store import ReportKey
from lint_reports.config.path_patterns import Cover
from lint_reports.config.settings import Settings


class Units(NamedTuple):
    """The reports of the units that a report covers, and the files of those that are missing."""

    units: tuple[ReportKey, ...] = ()
    missing: tuple[str, ...] = ()

    def with_more(self, more: Units) -> Units:
        return Units(self.units + more.units, self.missing + more.missing)


NO_UNITS = Units()


def covering_year(report: ReportKey, cover: Cover, settings: Settings) -> int | None:
    """The report year, if the report is the covering one of `cover`; None for any other report or where the years differ."""
    year = year_of(report, settings)
    if isinstance(cover.report, str):
        return year if "".join(normalize("NFKC", cover.report).split()) == report.body else None
    named = cover.report.read(report.path)
    if named is None:
        return None
    return named.year if year is None and report.year is None else year if named.year in (year, None) else None


def unit_files(report: ReportKey, cover: Cover, year: int, folders: Folders) -> tuple[list[str], list[str]]:
    """(paths of the units' reports, paths of reports that are missing), for that year.

    Missing are the reports of units that had one the year before, and one path for a pattern that matches no file.
    """
    files: list[str] = []
    missing: list[str] = []
    for pattern in cover.units:
        there = [each for each in folders.files(pattern, year) if folders.has(each)]
        bodies = {named.body for each in there if (named := pattern.read(each))}
        before = {named.body for each in folders.files(pattern, year - 1) if (named := pattern.read(each))}
        if "{year}" in pattern.text and "{body}" in pattern.text:
            missing += [pattern.filled(year, body) for body in sorted(before - bodies)]
        if not there and not missing:
            missing.append(pattern.filled(year))
        files += [like(report.path, each) for each in there]
    mine = os.path.realpath(report.path)
    return [each for each in dict.fromkeys(files) if os.path.realpath(each) != mine], missing


def units_of(cover: Cover, year: int, read: Iterable[tuple[str, ReportKey | None]], missing: Sequence[str]) -> Units:
    """The units among the files read, as (path, key; None for no report).

    A file whose name has the year and that holds no report of it counts as missing, as does one that holds no report.
    """
    units: list[ReportKey] = []
    missing = list(missing)
    for path, unit in read:
        dated = any("{year}" in pattern.text and pattern.read(path) for pattern in cover.units)
        if unit is not None and unit.year in (year, None):
            units.append(unit)
        elif unit is None or dated:
            missing.append(path)
    return Units(tuple(units), tuple(missing))
