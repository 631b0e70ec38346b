"""The figures of a report's three tables, drawn so that every relation between them holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import NamedTuple

from . import form
from .form import Address

Number = int | Decimal
SCALES = (0, 3, 20, 500, 400_000)
"""Largest value of one cell: a village that had nothing, up to a city that counts every penalty."""


class Relation(NamedTuple):
    """An equality the form prints or implies: `wholes` and `parts` have the same sum."""

    rule: str
    where: str
    """The column for a balance or a column total, the row or block for the others."""
    wholes: tuple[Address, ...]
    parts: tuple[Address, ...]


@dataclass
class Figures:
    """What the cells say, by address."""

    year: int
    values: dict[Address, Number] = field(default_factory=dict)

    @property
    def edition(self) -> int:
        return form.edition_of(self.year)

    def text(self, address: Address) -> str:
        return format(self.values[address], "f" if isinstance(self.values[address], Decimal) else "d")

    def broken(self) -> tuple[Relation, ...]:
        """The equalities (R1..R4 of the domain notes) that do not hold."""
        return tuple(r for r in relations(self.edition) if self._sum(r.wholes) != self._sum(r.parts))

    def _sum(self, addresses: tuple[Address, ...]) -> Number:
        return sum((self.values[address] for address in addresses), 0)

    def __getitem__(self, address: Address) -> Number:
        return self.values[address]


def relations(edition: int) -> Iterator[Relation]:
    """R1 balance, R2 column total, R3 row total, R4 dispute total."""
    details = form.detail_keys(edition)
    for column in form.APPLICANT_COLUMNS:
        one, two, done, left = (("requests", row, column) for row in ("1", "2", "3.7", "4"))
        yield Relation("broken-balance", column, (done, left), (one, two))
        yield Relation("broken-column-total", column, (done,), tuple(("requests", row, column) for row in details))
    for row in form.REQUEST_ROWS[edition]:
        parts = tuple(("requests", row.key, column) for column in form.APPLICANTS)
        yield Relation("broken-row-total", row.key, (("requests", row.key, "total"),), parts)
    for block in form.BLOCKS:
        parts = tuple(("disputes", block, column) for column in form.OUTCOMES)
        yield Relation("broken-dispute-total", block, (("disputes", block, "total"),), parts)


def sound(rng: Random, year: int, scale: int = 20) -> Figures:
    """Figures of a report for `year` in which R1..R8 and R10 hold; no single cell drawn above `scale`."""
    figures = Figures(year)
    _draw_disclosure(figures, rng, scale)
    _draw_requests(figures, rng, scale)
    _draw_disputes(figures, rng, scale)
    return figures


def _draw(rng: Random, scale: int, busy: float = 0.5) -> int:
    """Zero more often than not, as in real reports."""
    return rng.randint(1, scale) if scale and rng.random() < busy else 0


def _draw_money(rng: Random, scale: int) -> Decimal:
    """An amount of at most four decimals, printed without trailing zeros (the wide unit note allows no more)."""
    amount = Decimal(_draw(rng, scale * 10_000)) / 10_000
    return amount.to_integral_value() if amount == amount.to_integral_value() else amount.normalize()


def _draw_disclosure(figures: Figures, rng: Random, scale: int) -> None:
    for article in form.ARTICLES[figures.edition]:
        for row in article.rows:
            if row == form.PURCHASE_ROW:
                drawn: tuple[Number, ...] = _purchases(rng, scale)
            elif article.number == "一":
                # Only a few bodies may make 规章, so most reports have none.
                drawn = _documents(rng, scale if row != "规章" or rng.random() < 0.15 else 0, figures.edition)
            elif figures.edition == 2019:
                drawn = _projects(rng, scale)
            else:
                drawn = (_draw_money(rng, scale),) if row == form.FEE_ROW else (_draw(rng, scale),)
            for column in range(len(article.columns)):
                figures.values["disclosure", row, column] = drawn[column]


def _documents(rng: Random, scale: int, edition: int) -> tuple[int, int, int]:
    """2021: issued, repealed, in force (R6). 2019: made, newly opened, open in all (R7, R8)."""
    issued = _draw(rng, scale)
    if edition == 2021:
        repealed = _draw(rng, scale, 0.3)
        return issued, repealed, max(0, issued - repealed) + _draw(rng, scale)
    opened = rng.randint(0, issued)
    return issued, opened, opened + _draw(rng, scale)


def _projects(rng: Random, scale: int) -> tuple[int, int, int]:
    """Projects of the year before, their change (at worst all are gone, R7), decisions taken."""
    before = _draw(rng, scale)
    change = rng.randint(-before, scale) if rng.random() < 0.4 else 0
    return before, change, _draw(rng, scale)


def _purchases(rng: Random, scale: int) -> tuple[Number, Number]:
    """R10: no purchase, no amount, and the other way round."""
    count = _draw(rng, scale)
    return count, _draw_money(rng, scale) or Decimal(scale) if count else 0


def _draw_requests(figures: Figures, rng: Random, scale: int) -> None:
    values, details = figures.values, form.detail_keys(figures.edition)
    for column in form.APPLICANTS:
        busy = 0.5 if column == "natural" else rng.choice((0.0, 0.05, 0.3))
        for row in details:
            values["requests", row, column] = _draw(rng, scale, busy)
        done = sum(int(values["requests", row, column]) for row in details)
        left = _draw(rng, scale, busy)
        before = min(done + left, _draw(rng, scale, busy))
        for row, value in (("1", done + left - before), ("2", before), ("3.7", done), ("4", left)):
            values["requests", row, column] = value
    for line in form.REQUEST_ROWS[figures.edition]:
        total = sum(int(values["requests", line.key, column]) for column in form.APPLICANTS)
        values["requests", line.key, "total"] = total


def _draw_disputes(figures: Figures, rng: Random, scale: int) -> None:
    for block in form.BLOCKS:
        outcomes = [_draw(rng, scale, 0.3) for _ in form.OUTCOMES]
        for column, value in zip(form.OUTCOME_COLUMNS, (*outcomes, sum(outcomes)), strict=True):
            figures.values["disputes", block, column] = value
