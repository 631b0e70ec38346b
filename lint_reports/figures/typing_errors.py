"""Typing errors that would explain a wrong figure: a digit too many, missing, mistyped or swapped with the next, or two cells
exchanged.

They prove nothing: of a total 7 and its part 97 either may be mistyped. So they are only mentioned, for every figure in
question.
"""

from __future__ import annotations

from typing import Literal

from lint_reports.figures.localize import Culprits
from lint_reports.text.language import Text

Slip = Literal["", "digit-dropped", "digit-added", "digit-replaced", "digits-swapped", "exchanged"]

WORDS: dict[str, Text] = {
    "digit-dropped": Text("可能漏写一位数字", "possibly a digit missing"),
    "digit-added": Text("可能多写一位数字", "possibly a digit too many"),
    "digit-replaced": Text("可能写错一位数字", "possibly one digit mistyped"),
    "digits-swapped": Text("可能相邻两位数字颠倒", "possibly two digits swapped"),
    "exchanged": Text("可能两格互换", "possibly two cells exchanged"),
}


def slip_in_one(written: int, right: int) -> Slip:
    """The slip that makes one number of another, "" where none does.

    0 is no number with digits missing, and any single digit is another one mistyped.
    """
    one, other = str(written), str(right)
    if not written or not right or written < 0 or right < 0 or one == other:
        return ""
    if len(one) + 1 == len(other):
        return "digit-dropped" if _is_without_one(one, other) else ""
    if len(one) == len(other) + 1:
        return "digit-added" if _is_without_one(other, one) else ""
    if len(one) != len(other) or len(one) == 1:
        return ""
    places = [i for i in range(len(one)) if one[i] != other[i]]
    if len(places) == 1:
        return "digit-replaced"
    return "digits-swapped" if _is_swap(one, other, places) else ""


def _is_without_one(short: str, long: str) -> bool:
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _is_swap(one: str, other: str, places: list[int]) -> bool:
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


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
        apart = abs(written[one] - written[other]) > 1  # Else a case may as well have been counted in the other cell.
        if apart and values[one] == written[other] and values[other] == written[one]:
            return "exchanged"
    return ""
