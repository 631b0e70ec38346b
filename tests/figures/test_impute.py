"""What blanks must hold: a value exactly where the relations leave one, by the word of HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from random import Random
from typing import Any

import pytest

from lint_reports.figures.impute import impute
from lint_reports.figures.solver import simplex
from lint_reports.figures.solver.constraint import Constraint
from tests.corpus import LAYOUTS, report
from tests.corpus.figures import SCALES
from tests.corpus.form import APPLICANTS as ROW_PARTS
from tests.figures.solver.test_system import MOST, Oracle, fulfilled
from tests.figures.test_localize import YEARS, Form, corrupted, form_of, sound_values
from tests.rules.totals.test_blame import is_shown, rewritten, suggested
from tests.support.linting import findings, names


def intervals(form: Form, values: Sequence[Any]) -> dict[int, tuple[int, float]] | None:
    """The least and the greatest value of every blank, None where the blanks cannot mend the table."""
    place = {index: at for at, index in enumerate(i for i, value in enumerate(values) if value is None)}
    rows = []
    for terms in form.sums:
        known = sum(factor * values[index] for index, factor in terms.items() if index not in place)
        rows.append(({place[index]: factor for index, factor in terms.items() if index in place}, "=", -known))
    oracle = Oracle([MOST] * len(place), rows)
    found = {}
    for index, at in place.items():
        interval = oracle.interval(at)
        if interval is None:
            return None
        found[index] = interval
    return found


def with_blanks(values: Sequence[Any], blanks: Sequence[int]) -> list[Any]:
    return [None if index in blanks else value for index, value in enumerate(values)]


def agrees(form: Form, right: Sequence[int], blanks: Sequence[int]) -> None:
    values = with_blanks(right, blanks)
    forced = impute(form.constraints, values)
    asked = intervals(form, values)
    assert asked is not None
    assert forced == {index: low for index, (low, high) in asked.items() if low == high}
    assert all(right[index] == value for index, value in forced.items())
    assert {index: forced.interval(index) for index in asked} == asked
    assert forced.decided


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("section", ["requests", "disputes"])
@pytest.mark.parametrize("year", YEARS)
def test_a_single_blank_of_a_sound_table_has_its_true_value(year: int, section: str, scale: int) -> None:
    """Every figure of tables three and four belongs to a sum."""
    form, rng = form_of(year, section), Random(f"single {year} {section} {scale}")
    for number in range(100):
        right = sound_values(form, year, rng, scale)
        blank = rng.randrange(len(right))
        assert impute(form.constraints, with_blanks(right, [blank])) == {blank: right[blank]}
        if number < 10 and scale < 1000:
            agrees(form, right, [blank])


@pytest.mark.parametrize("scale", SCALES[:4])
@pytest.mark.parametrize("count", [2, 3, 5, 10, 20])
def test_a_few_blanks_have_a_value_where_they_are_forced_and_nowhere_else(count: int, scale: int) -> None:
    rng = Random(f"several {count} {scale}")
    for number in range(6):
        year, section = YEARS[number % 2], "requests" if number < 5 or count > 10 else "disputes"
        form = form_of(year, section)
        right = sound_values(form, year, rng, scale)
        agrees(form, right, rng.sample(range(len(right)), count))


@pytest.mark.parametrize("scale", SCALES[:4])
@pytest.mark.parametrize("count", [30, 50, 100, 150])
def test_many_blanks_have_a_value_where_they_are_forced_and_nowhere_else(count: int, scale: int) -> None:
    form, rng = form_of(2021, "requests"), Random(f"many {count} {scale}")
    for _ in range(2 if count < 100 else 1):
        right = sound_values(form, 2021, rng, scale)
        agrees(form, right, rng.sample(range(len(right)), count))


@pytest.mark.parametrize("scale", SCALES[1:])
@pytest.mark.parametrize("year", YEARS)
def test_blanks_in_place_of_every_zero(year: int, scale: int) -> None:
    """As a provincial office leaves them: most are forced, since the others add up already."""
    form, rng = form_of(year, "requests"), Random(f"zeros {year} {scale}")
    right = sound_values(form, year, rng, scale)
    blanks = [index for index, value in enumerate(right) if value == 0]
    values = with_blanks(right, blanks)
    forced = impute(form.constraints, values)
    assert set(forced) <= set(blanks) and set(forced.values()) <= {0}
    if scale < 20:
        agrees(form, right, blanks)


def test_totals_of_zero_leave_nothing_but_zeros() -> None:
    """A village where nothing was asked writes the totals and leaves the applicants blank."""
    for year in YEARS:
        form = form_of(year, "requests")
        values = [0 if address[2] == "total" else None for address in form.addresses]
        blanks = [index for index, value in enumerate(values) if value is None]
        assert len(blanks) == (138 if year == 2020 else 150)
        assert impute(form.constraints, values) == dict.fromkeys(blanks, 0)
        without = [None if address[1] == "1" else value for address, value in zip(form.addresses, values, strict=True)]
        assert set(impute(form.constraints, without).values()) == {0}


def test_a_total_that_is_not_zero_leaves_its_parts_open() -> None:
    form = form_of(2021, "disputes")
    assert impute(form.constraints, [None, None, None, None, 1, *[0] * 10]) == {}
    assert impute(form.constraints, [1, None, None, None, 1, *[0] * 10]) == {1: 0, 2: 0, 3: 0}
    assert impute(form.constraints, [1, 2, None, 3, None, *[0] * 10]) == {}


def test_a_blank_that_only_several_sums_together_force() -> None:
    """Two rows have their blanks in two columns; what these columns want beyond stands in a third row, whose other
    blanks go round in a circle.
    """
    form, rng = form_of(2021, "requests"), Random("together")
    index = {address[1:]: at for at, address in enumerate(form.addresses)}
    rows = ["3.3.1", "3.3.2", "3.3.3", "3.3.4"]
    circle = [(row, column) for row in rows[:2] for column in ("natural", "business")]
    circle += [(row, column) for row in rows[2:] for column in ("research", "charity")]
    blanks = [index[each] for each in [*circle, ("3.3.3", "natural")]]
    for _ in range(20):
        right = sound_values(form, 2021, rng, 20)
        for at in blanks[:-1]:  # Nothing here is at its bound, so that only the sums decide.
            for step in (at, at // 7 * 7 + 6, index["3.7", form.addresses[at][2]], index["1", form.addresses[at][2]]):
                right[step] += 5
        for row in ("3.7", "1"):
            right[index[row, "total"]] = sum(right[index[row, column]] for column in ROW_PARTS)
        assert fulfilled(form.constraints, right)
        assert impute(form.constraints, with_blanks(right, blanks)) == {blanks[-1]: right[blanks[-1]]}
        agrees(form, right, blanks)


def test_a_blank_that_only_whole_numbers_force() -> None:
    """Of x, y and z one at most can be 1, though each could be a half: so t is 1."""
    pairs = [Constraint(((one, 1), (other, 1)), "<=", -1) for one, other in ((0, 1), (1, 2), (0, 2))]
    whole = [*pairs, Constraint(((0, 1), (1, 1), (2, 1), (3, 1)), "=", -2), Constraint(((3, 1), (4, 1)), "=", -1)]
    forced = impute(whole, [None] * 5)
    assert forced == {3: 1, 4: 0} and forced.interval(0) == (0, 1)


def test_a_table_that_no_figures_can_mend_gives_nothing() -> None:
    form, rng = form_of(2021, "requests"), Random("inconsistent")
    given = 0
    while given < 60:
        right = sound_values(form, 2021, rng, rng.choice(SCALES))
        values, _ = corrupted(rng, right, rng.randint(1, 3), rng.choice((1, 2, 8)))
        if intervals(form, values) is None:
            given += 1
            assert impute(form.constraints, values) == {}


def test_a_table_without_a_blank_gives_nothing() -> None:
    form, rng = form_of(2021, "requests"), Random("whole")
    right = sound_values(form, 2021, rng, 20)
    assert impute(form.constraints, right) == {}
    assert impute(form.constraints, corrupted(rng, right, 1)[0]) == {}


def test_the_cause_is_a_relation_that_the_blank_stands_in() -> None:
    form, rng = form_of(2021, "requests"), Random("cause")
    for _ in range(50):
        right = sound_values(form, 2021, rng, 20)
        forced = impute(form.constraints, with_blanks(right, rng.sample(range(len(right)), 4)))
        for index, cause in forced.causes.items():
            assert index in cause.cells and cause in form.constraints


@pytest.mark.parametrize("count", [1, 5, 30, 100])
def test_the_value_that_is_forced_is_offered_and_no_other(count: int) -> None:
    """In the file, by the word of HiGHS; and where 0 would be wrong the message does not offer it."""
    rng = Random(f"fix {count}")
    needed = 0
    for _ in range(10 if count < 100 else 4):
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES[1:4]))
        form = form_of(source.year, "requests")
        right = [int(source.figures[address]) for address in form.addresses]
        blanks = rng.sample(range(len(right)), count)
        asked = intervals(form, with_blanks(right, blanks))
        assert asked is not None
        rendered = LAYOUTS["tabs"](source)
        found = findings(rewritten(rendered, {form.addresses[at]: "" for at in blanks}))
        assert names(found) == ["blank-cell"] * count
        for each in found:
            assert each.cell is not None
            at = form.addresses.index(tuple(each.cell))
            low, high = asked[at]
            if low == high:
                assert suggested(each) == str(low) == str(right[at])
                assert (
                    ("没有别处印证" in each.message.zh)
                    == ("nothing else confirms it" in each.message.en)
                    == is_shown(each)
                )
            else:
                needed += low > 0
                words = "没有的填 0" if not low else f"不小于 {low}" if high == inf else f"在 {low} 至 {high} 之间"
                assert each.fix is None and words in each.message.zh
    assert (needed > 0) == (count > 5)


def test_at_the_bound_what_is_not_decided_is_not_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    form, rng = form_of(2021, "requests"), Random("bound")
    right = sound_values(form, 2021, rng, 20)
    values = with_blanks(right, rng.sample(range(len(right)), 100))
    whole = impute(form.constraints, values)
    pivots = whole.system.root.tableau.pivots if whole.system and whole.system.root else 0
    given_up = 0
    for most in range(0, pivots + 10, 7):
        monkeypatch.setattr(simplex, "MOST_PIVOTS", most)
        forced = impute(form.constraints, values)
        given_up += not forced.decided
        assert forced.items() <= whole.items() and (forced.decided or most < pivots)
        assert not forced.decided or forced == whole
    assert given_up > 3 and whole.decided
