"""Who agrees on a figure: what one wrong figure elsewhere could change is not written."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from lint_reports.figures.impute import impute
from lint_reports.figures.solver.constraint import Constraint
from lint_reports.figures.solver.simplex import Infeasible
from lint_reports.figures.solver.system import System
from lint_reports.figures.witnesses import forced_to_zero, required_by, rivals, solved_and_checked
from tests.corpus.figures import SCALES
from tests.figures.test_impute import with_blanks
from tests.figures.test_localize import YEARS, form_of, sound_values

SUM = Constraint(((0, 1), (1, -1), (2, -1)), "=")
"""The first is the sum of the others."""
OTHER = Constraint(((3, 1), (1, -1), (4, -1)), "=")


def test_a_relation_asks_for_a_value_where_all_else_is_known_and_not_in_question() -> None:
    values: list[Any] = [7, 9, 2, 8, 3]
    assert required_by([SUM, OTHER], values, 1, 5, ()) == 2
    assert required_by([SUM, OTHER], values, 1, 6, ()) == 0
    assert required_by([SUM, OTHER], values, 1, 5, (1, 4)) == 1
    assert required_by([SUM, OTHER], [7, 9, None, 8, 3], 1, 5, ()) == 1
    assert required_by([SUM, Constraint(OTHER.terms, ">=")], values, 1, 5, ()) == 1


def test_a_blank_that_two_sums_settle_is_held_fast_and_one_that_one_sum_settles_is_not() -> None:
    assert solved_and_checked([SUM, OTHER], [7, None, 2, 8, 3]) == {1}
    assert solved_and_checked([SUM], [7, None, 2]) == set()
    assert solved_and_checked([SUM, OTHER], [7, 5, None, 8, 3]) == set()


def test_what_a_sum_leaves_nothing_but_nought_is_nothing() -> None:
    assert forced_to_zero([SUM], [7, 7, None]) == {2}
    assert forced_to_zero([SUM], [0, None, None]) == {1, 2}
    assert forced_to_zero([SUM], [None, 0, 0]) == {0}
    assert forced_to_zero([SUM], [7, None, None]) == set()
    assert forced_to_zero([SUM, OTHER], [0, None, None, None, 0]) == {1, 2, 3}


@pytest.mark.parametrize("blanks", [1, 3, 8, 20, 40])
@pytest.mark.parametrize("section", ["requests", "disputes"])
def test_no_single_wrong_figure_changes_a_blank_that_is_held_fast(section: str, blanks: int) -> None:
    """Each known figure is let be anything in turn: the relations leave such a blank the same value all the while."""
    rng = Random(f"fast {section} {blanks}")
    fast = 0
    for _ in range(3):
        form = form_of(rng.choice(YEARS), section)
        right = sound_values(form, 2021 if form.table.section.edition == 2021 else 2020, rng, rng.choice(SCALES[1:4]))
        blank = rng.sample(range(len(right)), min(blanks, len(right) - 1))
        values = with_blanks(right, blank)
        held = solved_and_checked(form.constraints, values)
        fast += len(held)
        assert held <= set(impute(form.constraints, values)) <= set(blank)
        for figure in rng.sample(range(len(right)), min(60, len(right))):
            if values[figure] is None or not held:
                continue
            system = System(form.constraints, values, (figure,))
            system.solve()
            assert all(system.interval(index) == (right[index], right[index]) for index in held)
    assert bool(fast) == (section == "requests")


@pytest.mark.parametrize("blanks", [1, 5, 20, 60, 150])
def test_what_is_nothing_is_forced_to_be(blanks: int) -> None:
    rng = Random(f"nothing {blanks}")
    found = 0
    for section in ("requests", "disputes"):
        form = form_of(2021, section)
        for _ in range(3):
            right = sound_values(form, 2021, rng, rng.choice(SCALES[:3]))
            values = with_blanks(right, rng.sample(range(len(right)), min(blanks, len(right))))
            empty = forced_to_zero(form.constraints, values)
            found += len(empty)
            forced = impute(form.constraints, values)
            assert all(forced[index] == 0 for index in empty)
    assert found


def test_a_wrong_figure_beside_a_blank_that_is_held_fast_breaks_a_relation() -> None:
    """So nothing is filled in from it."""
    rng = Random("beside")
    form = form_of(2021, "requests")
    for _ in range(200):
        right = sound_values(form, 2021, rng, rng.choice(SCALES[1:4]))
        values = with_blanks(right, rng.sample(range(len(right)), rng.choice((1, 2, 6))))
        held = solved_and_checked(form.constraints, values)
        figure = rng.choice([index for index, value in enumerate(values) if value is not None])
        values[figure] += rng.randint(1, 9)
        try:
            System(form.constraints, values).solve()
        except Infeasible:
            continue
        assert all(impute(form.constraints, values).get(index) == right[index] for index in held)


def test_two_figures_are_in_doubt_where_three_corners_of_a_rectangle_explain_as_much() -> None:
    """a, b, d, e in two rows and two columns, their sums c, f and g, h: a and e seem to be 2 and 5 too large."""
    sums = [
        Constraint(((0, 1), (1, 1), (2, -1)), "="),
        Constraint(((3, 1), (4, 1), (5, -1)), "="),
        Constraint(((0, 1), (3, 1), (6, -1)), "="),
        Constraint(((1, 1), (4, 1), (7, -1)), "="),
    ]
    wrong: list[Any] = [6, 4, 8, 4, 9, 8, 8, 8]
    assert rivals(sums, wrong, {0: 4, 4: 4}) == {0, 4}  # Or b and d are 2 too large, and e is 3.
    empty: list[Any] = [6, 0, 4, 0, 9, 4, 4, 4]
    assert rivals(sums, empty, {0: 4, 4: 4}) == set()
    assert rivals(sums, wrong, {0: 4}) == set()
