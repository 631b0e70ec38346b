"""Use claims of the prose to decide which cell of a broken table is wrong.

A claim is one more relation. It supports a change if it is broken now, and holds with this change but with no other change
that would correct the table; it contradicts a change if it holds now and would be broken by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lint_reports.figures.blame import Blame
from lint_reports.figures.localize import Culprits
from lint_reports.figures.table import TableFigures
from lint_reports.model.report import Report
from lint_reports.prose.claims import FINISHED
from lint_reports.prose.comparison import ReportClaim, claims_of
from lint_reports.prose.lexicon import Sum
from lint_reports.prose.totals import figures_of

Changes = Mapping[int, int]
"""New values of figures, by their index in the table."""


class Verdict(NamedTuple):
    """A figure that is wrong, and the claim, if any, that supports or contradicts this."""

    culprits: Culprits
    proved: bool
    claim: ReportClaim | None = None

    @property
    def cell(self) -> int:
        return self.culprits.cells[0]

    @property
    def right(self) -> int | None:
        """The right value, None where that is not known."""
        return self.culprits.values.get(self.cell)


def verdict(report: Report, table: TableFigures, blame: Blame, culprits: Culprits) -> Verdict:
    """The verdict on a figure that is in every smallest set of wrong cells; the claims decide whether it is proved."""
    if not culprits.values:
        return Verdict(culprits, False)
    contradicting = next(_contradicting(report, table, culprits.values), None)
    if contradicting is not None or culprits.proved:
        return Verdict(culprits, contradicting is None, contradicting)
    alone = len(blame.certain) == 1 and not blame.possible
    supporting = next(_supporting(report, table, culprits.values, []), None) if alone else None
    return Verdict(culprits, supporting is not None, supporting)


def supported(report: Report, table: TableFigures, blame: Blame) -> Verdict | None:
    """Of several figures, one of which is wrong, the only one that a claim supports and none contradicts; None otherwise."""
    if blame.certain or any(len(each.cells) != 1 or not each.values for each in blame.possible):
        return None
    verdicts = []
    for culprits in blame.possible:
        others = [each.values for each in blame.possible if each is not culprits]
        claim = next(_supporting(report, table, culprits.values, others), None)
        if claim is not None:
            verdicts.append(Verdict(culprits, True, claim))
    if len(verdicts) != 1 or next(_contradicting(report, table, verdicts[0].culprits.values), None):
        return None
    return verdicts[0]


def _supporting(
    report: Report, table: TableFigures, changes: Changes, others: Sequence[Changes]
) -> Iterator[ReportClaim]:
    for claim in _about(report, table, changes):
        if _holds(claim, table, changes) and all(_holds(claim, table, other) is False for other in ({}, *others)):
            yield claim


def _contradicting(report: Report, table: TableFigures, changes: Changes) -> Iterator[ReportClaim]:
    for claim in _about(report, table, changes):
        if _holds(claim, table, {}) and _holds(claim, table, changes) is False:
            yield claim


def _about(report: Report, table: TableFigures, changes: Changes) -> Iterator[ReportClaim]:
    """Yield the claims that may refer to one of the changed figures."""
    for claim in claims_of(report):
        if claim.claim.kind.at_most or claim.name in FINISHED:
            continue
        terms = (term for reading in claim.readings for term in reading.terms)
        figures = (figure for _, row, column in terms for figure in figures_of(report, row, column))
        if any(each.table is table and each.at in changes for each in figures):
            yield claim


def _holds(claim: ReportClaim, table: TableFigures, changes: Changes) -> bool | None:
    """Whether a claim holds, in one of its readings, with these changes; None where that is not known."""
    found = [_value(claim.report, reading, table, changes) for reading in claim.readings]
    if claim.value in found:
        return True
    return None if None in found else False


def _value(report: Report, reading: Sum, table: TableFigures, changes: Changes) -> Decimal | None:
    """What a sum comes to with these changes; None where a figure of it is not known."""
    total = Decimal(0)
    for sign, row, column in reading.terms:
        figures = figures_of(report, row, column)
        if not figures:
            return None
        for each in figures:
            changed = each.table is table and each.at in changes
            value = changes[each.at] if changed else each.table.values[each.at]
            if not isinstance(value, (int, Decimal)):
                return None
            total += sign * value
    return total
