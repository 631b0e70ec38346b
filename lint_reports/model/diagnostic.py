"""A finding and what mends it. The terms are those of SARIF 2.1.0 and the Language Server Protocol 3.17."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Literal, NamedTuple

from lint_reports.model.location import Location, Range
from lint_reports.text.language import Text as Text  # Rules of other packages import it from here.

Applicability = Literal["safe", "unsafe", "display"]

USER_CODE = "LR390"
"""The code of all the rules that users make of relations of their own; their names tell them apart."""


class Severity(str, Enum):
    """How grave a finding is; `rank` orders them, 3 the gravest."""

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
    """Replace what stands in `range` by `content`."""

    range: Range
    content: str


class Fix(NamedTuple):
    """Edits that mend a finding; `title` is what the user is told they do."""

    title: Text
    edits: tuple[Edit, ...]
    applicability: Applicability


class Related(NamedTuple):
    """Another place that has to do with a finding: the other cells of a relation, the first of two headings."""

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
    """Findings of several rules with the same twin are one; the one with the first code is kept, and then without it."""

    def spans(self) -> Iterator[Range]:
        """The ranges in its own file: the finding's, those of related places and those of edits."""
        related = (each.location for each in self.related if each.location.path == self.location.path)
        yield from (place.span for place in (self.location, *related) if place.span)
        yield from (edit.range for edit in (self.fix.edits if self.fix else ()))

    @property
    def sort_key(self) -> tuple[object, ...]:
        where = self.location.span
        place = (where.start.line, where.start.column, where.end.line, where.end.column) if where else (0, 0, 0, 0)
        return (self.location.path, *place, self.code, self.location.node, self.message.zh)
