"""The names of the places of the figures in the tables of each edition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lint_reports.form.compiled import compiled
from lint_reports.model.summary import Layout


@cache
def layouts(year: int) -> Mapping[str, Layout]:
    """The places of the figures in the tables of an edition of the form, by section; cached between runs."""

    def made() -> dict[str, Layout]:
        from lint_reports.archive.summarise import layout_of
        from lint_reports.parser.fragment import empty_report

        report = empty_report(year)
        tables = ((section.name, report.table(section.name)) for section in report.sections)
        return {name: layout_of(report, table) for name, table in tables if table is not None}

    return compiled(f"layouts_{year}", dict[str, Layout], made)
