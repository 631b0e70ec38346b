"""What blanks must hold: a value exactly where the relations leave one, by the word of HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from lint_reports.editing.impute import impute
from tests.corpus.figures import SCALES
from tests.editing.test_localize import YEARS, Form, form_of, sound_values
from tests.editing.test_system import MOST, Oracle


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
    for index, (low, high) in asked.items():
        least, most = forced.bounds.get(index, (0, MOST))
        assert least <= low and high <= most


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
@pytest.mark.parametrize("count", [2, 3, 5, 10, 25])
def test_a_few_blanks_have_a_value_where_they_are_forced_and_nowhere_else(count: int, scale: int) -> None:
    rng = Random(f"several {count} {scale}")
    for number in range(10):
        year, section = YEARS[number % 2], "requests" if number < 8 or count > 10 else "disputes"
        form = form_of(year, section)
        right = sound_values(form, year, rng, scale)
        agrees(form, right, rng.sample(range(len(right)), count))


@pytest.mark.parametrize("scale", SCALES[:4])
@pytest.mark.parametrize("count", [50, 100, 150])
def test_many_blanks_have_a_value_where_they_are_forced_and_nowhere_else(count: int, scale: int) -> None:
    form, rng = form_of(2021, "requests"), Random(f"many {count} {scale}")
    for _ in range(2):
        right = sound_values(form, 2021, rng, scale)
        agrees(form, right, rng.sample(range(len(right)), count))
