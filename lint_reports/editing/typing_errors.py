"""The slips that explain a wrong figure: a digit dropped, doubled or swapped, two cells exchanged, the next cell filled."""

from __future__ import annotations

from typing import Literal

from lint_reports.editing.localize import Culprits
from lint_reports.model.diagnostic import Text

Slip = Literal["", "digit-dropped", "digit-doubled", "digits-swapped", "exchanged"]

WORDS: dict[str, Text] = {
    "digit-dropped": Text("漏写一位数字", "a digit was dropped"),
    "digit-doubled": Text("多写一位相同的数字", "a digit was doubled"),
    "digits-swapped": Text("相邻两位数字颠倒", "two digits were swapped"),
    "exchanged": Text("两格互换", "two cells were exchanged"),
}


def slip_in_one(written: int, right: int) -> Slip:
    """The slip that makes one number of another, "" where none does."""
    one, other = str(written), str(right)
    if len(one) + 1 == len(other) and any(other[:i] + other[i + 1 :] == one for i in range(len(other))):
        return "digit-dropped"
    if len(one) == len(other) + 1 and any(other[:i] + other[i - 1 : i] + other[i:] == one for i in range(1, len(one))):
        return "digit-doubled"
    if len(one) == len(other) and one != other and _is_swap(one, other):
        return "digits-swapped"
    return ""


def _is_swap(one: str, other: str) -> bool:
    places = [i for i in range(len(one)) if one[i] != other[i]]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def slip(culprits: Culprits, written: dict[int, int]) -> Slip:
    """The slip that explains a set of wrong figures: one figure's, or two that have each other's value."""
    values = culprits.values
    if len(values) != len(culprits.cells):
        return ""
    if len(culprits.cells) == 1:
        (cell,) = culprits.cells
        return slip_in_one(written[cell], values[cell])
    if len(culprits.cells) == 2:
        one, other = culprits.cells
        if values[one] == written[other] and values[other] == written[one]:
            return "exchanged"
    return ""
