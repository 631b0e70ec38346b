"""The places of the figures in the tables of each edition, for reports compared by their figures alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from lint_reports.form.sources import compiled, sources

if TYPE_CHECKING:
    from lint_reports.model.summary import Layout

_SUMMARISING = os.path.join(os.path.dirname(__file__), "summarise.py")


@cache
def layouts(year: int) -> Mapping[str, Layout]:
    """The places of the figures in the tables of an edition of the form, by section; kept from run to run."""

    def made() -> dict[str, Layout]:
        from lint_reports.archive.summarise import layout_of
        from lint_reports.parser.fragment import empty_report

        report = empty_report(year)
        tables = ((section.name, report.table(section.name)) for section in report.sections)
        return {name: layout_of(report, table) for name, table in tables if table is not None}

    words = sources("cells.lark", "sections.lark", f"edition_{year}.lark")
    return compiled(f"layouts_{year}", words, _SUMMARISING, made)
