"""The blank form of one body and year, with subheadings where prose goes."""

from __future__ import annotations

from lint_reports.form.editions import governing
from lint_reports.form.printed import printed
from lint_reports.form.sources import first_years
from lint_reports.form.subheadings import with_subheadings
from lint_reports.model.sheet import Blank


def blank_report(edition: int | None, body: str, year: int) -> Blank:
    """The blank form: of `edition` (its first report year), else of the edition that governs `year`, else of the oldest.

    Raises ValueError where the mandated title has no room for the body's name.
    """
    return with_subheadings(printed(edition or governing(year) or first_years()[0], body, year), body, year)
