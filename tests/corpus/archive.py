"""The reports of one body year after year, which agree with one another, and breaks planted between two of them.

A break leaves every table sound by itself, and the years after it follow from what is then printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import NamedTuple

from . import form, prose
from .draft import Report, report
from .figures import Figures, Number, sound
from .form import Address


class Planted(NamedTuple):
    """What is to be found, at the figure of that address."""

    year: int
    rule: str
    address: Address


def archive(
    rng: Random, body: str, years: Sequence[int], breaks: Mapping[int, Iterable[str]] | None = None
) -> tuple[list[Report], list[Planted]]:
    """A report for each year, and what was planted; `breaks` names those of a year."""
    reports: list[Report] = []
    planted: list[Planted] = []
    for year in years:
        made = report(rng, year, scale=30)
        figures = following(rng, reports[-1].figures, year) if reports else _steady(sound(rng, year, 30))
        for name in (breaks or {}).get(year, ()):
            planted.append(Planted(year, *BREAKS[name](figures)))
        assert not figures.broken()
        reports.append(replace(made, body=body, figures=figures, prose=_prose(rng, body, year)))
    return reports, planted


_PLACES = ("东街", "西街", "河口", "北坡", "老码头", "新桥", "竹园", "盐井", "石坝", "果林")
_DEEDS = ("张贴公开栏", "召开恳谈会", "更换查阅终端", "核对存量文件", "发放办事指南", "回访申请人")


def _prose(rng: Random, body: str, year: int) -> prose.Prose:
    """With a paragraph as long as the rest that no other year has."""
    deeds = "；".join(f"{rng.choice(_PLACES)}{rng.choice(_DEEDS)}" for _ in range(30))
    written = prose.write(rng, body, year)
    return replace(written, overview=(*written.overview, f"按社区记录，{deeds}。"))


def _steady(figures: Figures) -> Figures:
    """Fees that can be compared, and no 规章, which few bodies may make."""
    figures.values |= {("disclosure", "规章", column): 0 for column in range(3)}
    if figures.edition == 2021:
        figures.values["disclosure", form.FEE_ROW, 0] = Decimal("1.25")
    return figures


def following(rng: Random, before: Figures, year: int) -> Figures:
    """The figures of the year after: what was carried over is, what was in force still is, and not much else is new."""
    figures = sound(rng, year, 30) if form.edition_of(year) != before.edition else deepcopy(before)
    figures.year = year
    _follow_requests(rng, before, figures)
    if before.edition == figures.edition:
        _follow_disclosure(rng, before, figures)
    return _steady(figures) if before.edition != figures.edition else figures


def _follow_requests(rng: Random, before: Figures, figures: Figures) -> None:
    values, details = figures.values, form.detail_keys(figures.edition)
    for column in form.APPLICANTS:
        for row in details:
            was = before.values.get(("requests", row, column), 0)
            values["requests", row, column] = max(0, int(was) + rng.choice((-1, 0, 0, 1)))
        done = sum(int(values["requests", row, column]) for row in details)
        carried_in = int(before["requests", "4", column])
        left = max(carried_in - done, rng.randint(0, 9))
        for row, value in (("1", done + left - carried_in), ("2", carried_in), ("3.7", done), ("4", left)):
            values["requests", row, column] = value
    for line in form.REQUEST_ROWS[figures.edition]:
        _total(figures, line.key)


def _total(figures: Figures, row: str) -> None:
    figures.values["requests", row, "total"] = sum(int(figures["requests", row, each]) for each in form.APPLICANTS)


def _follow_disclosure(rng: Random, before: Figures, figures: Figures) -> None:
    values = figures.values
    for article in form.ARTICLES[figures.edition]:
        for row in article.rows:
            first = int(before["disclosure", row, 0])
            if row == "规章":
                continue
            if figures.edition == 2021 and article.number == "一":
                in_force = int(before["disclosure", row, 2])
                issued, repealed = rng.randint(0, 3), rng.randint(0, min(2, in_force))
                drawn: tuple[Number, ...] = (issued, repealed, in_force + issued - repealed)
            elif article.columns[0] == "上一年项目数量":
                now = first + int(before["disclosure", row, 1])
                drawn = (now, rng.randint(0, 2), *([before["disclosure", row, 2]] if len(article.columns) > 2 else []))
            else:
                continue
            for column, value in enumerate(drawn):
                values["disclosure", row, column] = value


def _add(figures: Figures, row: str, column: str, number: int) -> None:
    figures.values["requests", row, column] = int(figures["requests", row, column]) + number
    _total(figures, row)


def _one_more_carried_in(figures: Figures) -> tuple[str, Address]:
    for row in ("2", "3.1", "3.7"):
        _add(figures, row, "natural", 1)
    return "carried-in-differs", ("requests", "2", "total")


def _classed_anew(figures: Figures) -> tuple[str, Address]:
    """One applicant carried in as a business who was a natural person in the year before."""
    for row in ("2", "3.1", "3.7"):
        _add(figures, row, "natural", 2)
        _add(figures, row, "business", -2)
    return "carried-in-differs", ("requests", "2", "natural")


def _three_more_in_force(figures: Figures) -> tuple[str, Address]:
    address = ("disclosure", "行政规范性文件", 2)
    figures.values[address] = figures[address] + 3
    return "in-force-differs", address


def _other_last_year(figures: Figures) -> tuple[str, Address]:
    address = ("disclosure", "行政许可", 0)
    figures.values[address] = figures[address] + 2
    return "last-year-count-differs", address


def _fees_in_yuan(figures: Figures) -> tuple[str, Address]:
    address = ("disclosure", form.FEE_ROW, 0)
    figures.values[address] = figures[address] * 10_000
    return "unlikely-change", address


BREAKS: dict[str, Callable[[Figures], tuple[str, Address]]] = {
    "one more carried in": _one_more_carried_in,
    "classed anew": _classed_anew,
    "three more in force": _three_more_in_force,
    "another number last year": _other_last_year,
    "fees in yuan": _fees_in_yuan,
}
