"""Faults in a single figure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from .draft import Cell, Draft
from .faults import Fault, choose_table, data_rows, fault
from .figures import Figures
from .form import FEE_ROW, PURCHASE_ROW, Address

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def blank_cell(draft: Draft, rng: Random) -> Fault:
    cell, address = _any_figure(draft, rng)
    cell.text = ""
    return fault("blank-cell", cell=address)


def not_a_number(draft: Draft, rng: Random) -> Fault:
    """A dash for nothing, a unit, a sign or a fraction in a count."""
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: "/",
        lambda text: "无",
        lambda text: f"{text}件",
        lambda text: f"-{text}" if text != "0" else "-3",
        lambda text: f"{text}.5",
    )
    cell, address = _any_figure(draft, rng, counts_only=True)
    cell.text = rng.choice(ways)(cell.text)
    return fault("not-a-number", cell=address)


def number_style(draft: Draft, rng: Random) -> Fault:
    """The right number in full-width digits or with a comma for thousands, the latter only if one is large enough."""
    cell, address = _any_figure(draft, rng, counts_only=True)
    if len(cell.text) > 3 and rng.random() < 0.5:
        cell.text = f"{int(cell.text):,}"
    else:
        cell.text = cell.text.translate(_FULL_WIDTH)
    return fault("number-style", cell=address)


def changed_figure(draft: Draft, rng: Random) -> Fault:
    """Another whole number in table 三 or 四, where every figure belongs to some total."""
    cell, address = _any_figure(draft, rng, "requests", "disputes")
    old = int(cell.text)
    new = rng.choice([value for value in (0, old - 1, old + 1, old + 9, old * 10, rng.randint(0, 999)) if value >= 0])
    cell.text = str(new if new != old else old + 1)
    changed = Figures(draft.report.year, {**draft.report.figures.values, address: int(cell.text)})
    broken = changed.broken()
    return Fault(frozenset(relation.rule for relation in broken), address, relations=broken)


def _any_figure(draft: Draft, rng: Random, *tables: str, counts_only: bool = False) -> tuple[Cell, Address]:
    table = choose_table(draft, rng, *(tables or ("disclosure", "requests", "disputes")))
    return rng.choice(
        [
            (cell, cell.address)
            for row in data_rows(table)
            for cell in row.cells
            if cell.address and not (counts_only and _is_no_count(cell.address, draft.report.figures))
        ]
    )


def _is_no_count(address: Address, figures: Figures) -> bool:
    """Sums of money, and the 2019 form's 本年增/减, which may be negative."""
    table, row, column = address
    if table != "disclosure":
        return False
    if figures.edition == 2021:
        return row == FEE_ROW
    is_change = column == 1 and row not in ("规章", "规范性文件", PURCHASE_ROW)
    return is_change or (row == PURCHASE_ROW and column == 1) or isinstance(figures[address], Decimal)
