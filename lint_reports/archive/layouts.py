"""The layouts of the tables of each edition: the names of the places of their figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lint_reports.form.compiled import compiled
from lint_reports.model.summary import Layout


@cache
def layouts(year: int) -> Mapping[str, Layout]:
    """The layout of each table of an edition (its first report year) by section; cached between runs."""

    def read_off() -> dict[str, Layout]:
        # Imported here: with a cached layout a run loads no parser.
        from lint_reports.archive.summarise import layout_of
        from lint_reports.parser.empty import empty_report

        report = empty_report(year)
        tables = ((section.name, report.table(section.name)) for section in report.sections)
        return {name: layout_of(report, table) for name, table in tables if table is not None}

    return compiled(f"layouts_{year}", dict[str, Layout], read_off)
