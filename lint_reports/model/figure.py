"""A figure of a report with its address, as it is handed to programs that reckon with reports."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.location import Range

Number = int | Decimal


class Unreadable:
    """Stands for the value of a cell that says something which is no number: nothing is known of it."""


Value = Number | None | type[Unreadable]
"""What a cell says; None for a blank."""


class Figure(NamedTuple):
    """One cell of the tables. `labels` are the form's words for its row and column."""

    cell: CellAddress
    node: str
    labels: tuple[str, str]
    text: str | None
    """What stands in the cell, "" where it is blank, None where the cell is not there at all."""

    value: int | Decimal | None
    """The number it says, None where it says no certain one."""

    range: Range | None
