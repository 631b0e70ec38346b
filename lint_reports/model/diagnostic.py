"""A finding and its fix. The terms are those of SARIF 2.1.0 and the Language Server Protocol 3.17."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Literal, NamedTuple

from lint_reports.model.location import Location, Range
from lint_reports.text.language import Text as Text  # Rules of other packages import it from here.

Applicability = Literal["safe", "unsafe", "display"]

USER_CODE = "LR390"
"""The code shared by all rules for the relations of users; they differ in their names."""


class Severity(str, Enum):
    """The severity of a finding; `rank` orders them from 1 to 3, the most severe."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class CellAddress(NamedTuple):
    """The address of a figure: table, row and column in the form's own numbering.

    `column` is a name, the index of the figure in its row from 0, or None for a row as a whole.
    """

    table: str
    row: str
    column: str | int | None


class Edit(NamedTuple):
    """Replace the text of `range` by `content`."""

    range: Range
    content: str


class Fix(NamedTuple):
    """Edits that resolve a finding; `title` describes them to the user."""

    title: Text
    edits: tuple[Edit, ...]
    applicability: Applicability


class Related(NamedTuple):
    """A related location of a finding: another cell of a relation, the first of two headings."""

    message: Text
    location: Location
    cell: CellAddress | None = None


class Diagnostic(NamedTuple):
    """One finding: one primary location, any number of related ones."""

    code: str
    name: str
    severity: Severity
    message: Text
    location: Location
    cell: CellAddress | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    labels: tuple[str, str] | None = None
    """The form's words for the row and the column of `cell`, for people."""

    twin: str = ""
    """A key of duplicates: of findings with the same key only that of the first code is kept, its key emptied."""

    def spans(self) -> Iterator[Range]:
        """Yield the ranges in its own file: the finding's, those of related locations and those of edits."""
        related = (each.location for each in self.related if each.location.path == self.location.path)
        yield from (place.span for place in (self.location, *related) if place.span)
        yield from (edit.range for edit in (self.fix.edits if self.fix else ()))

    @property
    def sort_key(self) -> tuple[object, ...]:
        where = self.location.span
        place = (where.start.line, where.start.column, where.end.line, where.end.column) if where else (0, 0, 0, 0)
        return (self.location.path, *place, self.code, self.location.node, self.message.zh)
