"""The form with nothing filled in, for one body and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_reports.form.sources import first_years

if TYPE_CHECKING:
    from lint_reports.model.sheet import Blank


def blank_report(edition: int | None, body: str, year: int) -> Blank:
    """The form with nothing filled in, of that edition or else of the one for that year.

    Raises ValueError for a body's name that the title cannot have.
    """
    from lint_reports.form.editions import governing
    from lint_reports.form.headings import with_skeleton
    from lint_reports.form.printed import printed

    return with_skeleton(printed(edition or governing(year) or first_years()[0], body, year), body, year)
