"""How one number is mistyped as another, and what is no slip."""

from __future__ import annotations

import pytest

from lint_reports.figures.localize import Culprits
from lint_reports.figures.typing_errors import slip, slip_in_one


@pytest.mark.parametrize(
    ("written", "right", "named"),
    [
        (12, 123, "digit-dropped"),
        (23, 123, "digit-dropped"),
        (13, 123, "digit-dropped"),
        (12, 345, ""),
        (1, 123, ""),
        (1123, 123, "digit-added"),
        (1223, 123, "digit-added"),
        (1233, 123, "digit-added"),
        (1243, 123, "digit-added"),
        (4123, 123, "digit-added"),
        (1324, 123, ""),
        (12333, 123, ""),
        (97, 7, "digit-added"),
        (7, 97, "digit-dropped"),
        (30, 0, ""),
        (0, 30, ""),
        (0, 10, ""),
        (3, 8, ""),
        (-3, 38, ""),
        (213, 123, "digits-swapped"),
        (132, 123, "digits-swapped"),
        (321, 123, ""),
        (124, 123, "digit-replaced"),
        (923, 123, "digit-replaced"),
        (135, 123, ""),
        (2143, 1234, ""),
        (123, 123, ""),
    ],
)
def test_a_slip_is_a_digit_missing_too_many_or_another_one_or_two_neighbours_swapped(
    written: int, right: int, named: str
) -> None:
    assert slip_in_one(written, right) == named


def test_two_figures_may_have_each_others_values() -> None:
    assert slip(Culprits((0, 3), {0: 5, 3: 8}), {0: 8, 3: 5}) == "exchanged"
    assert slip(Culprits((0, 3), {0: 5, 3: 8}), {0: 8, 3: 6}) == ""
    assert slip(Culprits((0, 3), {0: 1, 3: 0}), {0: 0, 3: 1}) == ""
    assert slip(Culprits((0, 3), {0: 5, 3: 8}), {0: 7, 3: 5}) == ""
    assert slip(Culprits((0, 3), {0: 5}), {0: 8, 3: 5}) == ""
    assert slip(Culprits((4,), {4: 21}), {4: 12}) == "digits-swapped"
    assert slip(Culprits((0, 1, 2), {0: 1, 1: 2, 2: 3}), {0: 3, 1: 1, 2: 2}) == ""
