"""Figures of a report with their addresses, for programs that compute with them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.location import Range

Number = int | Decimal


class Unreadable:
    """The value of a cell whose text is no number: unknown, and not blank."""


Value = Number | None | type[Unreadable]
"""The value of a cell: a number, None for a blank, or the class `Unreadable` itself."""


class Figure(NamedTuple):
    """One cell of the tables. `labels` are the form's words for its row and column."""

    cell: CellAddress
    node: str
    labels: tuple[str, str]
    text: str | None
    """The text of the cell, "" where it is blank, None where the cell is missing."""

    value: int | Decimal | None
    """The number it reads as, None where it reads as no certain one."""

    range: Range | None
