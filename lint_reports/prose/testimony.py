"""What the prose says of the figures that a table's own relations put in question.

A claim is one more relation. It speaks for a change if it is broken as the table stands and holds with the change, and
with no other that would mend the table; it speaks against one if it holds as the table stands and would be broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lint_reports.figures.blame import Blame
from lint_reports.figures.localize import Culprits
from lint_reports.figures.table import TableFigures
from lint_reports.model.report import Report
from lint_reports.prose.compared import Told, readings, told
from lint_reports.prose.context import FINISHED
from lint_reports.prose.tallies import Held, figures_of

Changes = Mapping[int, int]
"""New values of figures, by their index in the table."""


class Verdict(NamedTuple):
    """One figure that is wrong, and the claim that bears it out or contradicts it, if any."""

    culprits: Culprits
    proved: bool
    claim: Told | None = None

    @property
    def cell(self) -> int:
        return self.culprits.cells[0]

    @property
    def right(self) -> int | None:
        """What it should be, None where that is not known."""
        return self.culprits.values.get(self.cell)


def verdict(report: Report, table: TableFigures, blame: Blame, culprits: Culprits) -> Verdict:
    """Whether a figure that is in every smallest set is proved to be wrong, the prose heard."""
    if not culprits.values:
        return Verdict(culprits, False)
    against = next(_against(report, table, culprits.values), None)
    if against is not None or culprits.proved:
        return Verdict(culprits, against is None, against)
    alone = len(blame.certain) == 1 and not blame.possible
    heard = next(_for(report, table, culprits.values, []), None) if alone else None
    return Verdict(culprits, heard is not None, heard)


def chosen(report: Report, table: TableFigures, blame: Blame) -> Verdict | None:
    """Of several single figures one of which is wrong, the one that the prose bears out and nothing contradicts."""
    if blame.certain or any(len(each.cells) != 1 or not each.values for each in blame.possible):
        return None
    ways = [each.values for each in blame.possible]
    borne_out = []
    for culprits in blame.possible:
        others = [each for each in ways if each is not culprits.values]
        heard = next(_for(report, table, culprits.values, others), None)
        if heard is not None:
            borne_out.append(Verdict(culprits, True, heard))
    if len(borne_out) != 1 or next(_against(report, table, borne_out[0].culprits.values), None):
        return None
    return borne_out[0]


def _for(report: Report, table: TableFigures, changes: Changes, others: Sequence[Changes]) -> Iterator[Told]:
    for each in _about(report, table, changes):
        if _agrees(report, each, table, changes) and not any(
            _agrees(report, each, table, other) is not False for other in ({}, *others)
        ):
            yield each


def _against(report: Report, table: TableFigures, changes: Changes) -> Iterator[Told]:
    for each in _about(report, table, changes):
        if _agrees(report, each, table, {}) and _agrees(report, each, table, changes) is False:
            yield each


def _about(report: Report, table: TableFigures, changes: Changes) -> Iterator[Told]:
    """The claims of a number, or of none, that may speak of the figures changed."""
    for each in told(report):
        if each.claim.kind.at_most or each.claim.name in FINISHED:
            continue
        held = (held for terms in _sums(report, each) for _, figures in terms for held in figures)
        if any(one.table is table and one.at in changes for one in held):
            yield each


def _sums(report: Report, one: Told) -> Iterator[list[tuple[int, list[Held]]]]:
    for reading in readings(report, one.claim):
        yield [(sign, figures_of(report, row, column)) for sign, row, column in reading.terms]


def _agrees(report: Report, one: Told, table: TableFigures, changes: Changes) -> bool | None:
    """Whether a claim holds, in one of its readings, with these changes; None where that is not known."""
    found = [_value(terms, table, changes) for terms in _sums(report, one)]
    if one.claim.value in found:
        return True
    return None if None in found else False


def _value(terms: list[tuple[int, list[Held]]], table: TableFigures, changes: Changes) -> Decimal | None:
    total = Decimal(0)
    for sign, figures in terms:
        for held in figures:
            value = changes.get(held.at) if held.table is table and held.at in changes else held.table.values[held.at]
            if not isinstance(value, (int, Decimal)):
                return None
            total += sign * value
    return total if all(figures for _, figures in terms) else None
