"""Short rows: the figures find their columns only where one way is left, by the word of HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

import pytest

from lint_reports.figures.placement import place
from lint_reports.figures.solver.constraint import Constraint
from tests.corpus import LAYOUTS, report
from tests.corpus.figures import SCALES
from tests.corpus.form import APPLICANT_COLUMNS, REQUEST_ROWS
from tests.figures.solver.test_system import fulfilled
from tests.figures.test_impute import intervals
from tests.figures.test_localize import YEARS, Form, corrupted, form_of, sound_values
from tests.support.linting import findings

Way = tuple[int, ...]


def row_of(form: Form, number: int) -> list[int]:
    """The figures of a row of table three."""
    return list(range(7 * number, 7 * number + 7))


def ways(form: Form, values: Sequence[Any], row: Sequence[int], found: Sequence[Any]) -> dict[Way, tuple[Any, ...]]:
    """Every way to spread the cells over the row that can be, and what the row then holds, None for what is open."""
    possible = {}
    for way in combinations(range(len(row)), len(found)):
        trial = list(values)
        for index in row:
            trial[index] = None
        for at, value in zip(way, found, strict=True):
            trial[row[at]] = value
        asked = intervals(form, trial)
        if asked is not None:
            forced = {index: low for index, (low, high) in asked.items() if low == high}
            possible[way] = tuple(forced.get(index, trial[index]) for index in row)
    return possible


def agrees(form: Form, values: Sequence[Any], row: Sequence[int], found: Sequence[Any]) -> bool:
    """Whether the row has its columns; asserts that it has them where HiGHS leaves one outcome and nowhere else."""
    possible = ways(form, values, row, found)
    outcomes = set(possible.values())
    came = place(form.constraints, values, row, found)
    if len(outcomes) != 1 or None in next(iter(outcomes)):
        assert came is None
        return False
    assert came is not None
    way, only = came
    assert way in possible and only == (len(possible) == 1)
    return True


@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("scale", SCALES[:4])
def test_a_short_row_has_its_columns_where_one_outcome_is_left(scale: int, lost: int) -> None:
    rng = Random(f"short {scale} {lost}")
    placed = 0
    for number in range(14 if lost == 1 else 5):
        year = YEARS[number % 2]
        form = form_of(year, "requests")
        right = sound_values(form, year, rng, scale)
        row = row_of(form, rng.randrange(len(right) // 7))
        kept = sorted(rng.sample(range(7), 7 - lost))
        if agrees(form, right, row, [right[row[at]] for at in kept]):
            placed += 1
    assert placed


@pytest.mark.parametrize("scale", [3, 500])
def test_blanks_elsewhere_leave_more_ways(scale: int) -> None:
    form, rng = form_of(2021, "requests"), Random(f"blanks {scale}")
    for _ in range(10):
        right = sound_values(form, 2021, rng, scale)
        row = row_of(form, rng.randrange(25))
        values = [None if rng.random() < 0.08 and at not in row else value for at, value in enumerate(right)]
        kept = sorted(rng.sample(range(7), 6))
        agrees(form, values, row, [right[row[at]] for at in kept])


def test_a_blank_in_a_short_row_keeps_its_place() -> None:
    form, rng = form_of(2021, "requests"), Random("blank cells")
    for _ in range(15):
        right = sound_values(form, 2021, rng, 20)
        row = row_of(form, rng.randrange(25))
        kept = sorted(rng.sample(range(7), 6))
        found = [right[row[at]] for at in kept]
        found[rng.randrange(6)] = None
        agrees(form, right, row, found)


@pytest.mark.parametrize("scale", SCALES[1:])
def test_what_is_placed_is_the_true_row(scale: int) -> None:
    form, rng = form_of(2021, "requests"), Random(f"true {scale}")
    for _ in range(100):
        right = sound_values(form, 2021, rng, scale)
        row = row_of(form, rng.randrange(25))
        kept = sorted(rng.sample(range(7), rng.randint(4, 6)))
        came = place(form.constraints, right, row, [right[row[at]] for at in kept])
        if came is not None:
            placed = dict(zip(came[0], (right[row[at]] for at in kept), strict=True))
            assert all(right[row[at]] == value for at, value in placed.items())


def test_a_row_whose_figures_fit_nowhere_has_no_columns() -> None:
    form, rng = form_of(2021, "requests"), Random("nowhere")
    for _ in range(40):
        right = sound_values(form, 2021, rng, 20)
        row = row_of(form, rng.randrange(25))
        found = [right[at] for at in row[:6]]
        found[rng.randrange(6)] += 1000
        assert place(form.constraints, right, row, found) is None


def test_a_wrong_figure_elsewhere_leaves_no_way() -> None:
    """The relations cannot all hold however the row is laid out: nothing is certain of it."""
    form, rng = form_of(2021, "requests"), Random("elsewhere")
    for _ in range(40):
        values, (cell,) = corrupted(rng, sound_values(form, 2021, rng, 20), 1)
        row = row_of(form, rng.choice([each for each in range(25) if each != cell // 7]))
        came = place(form.constraints, values, row, [values[at] for at in row[1:]])
        assert came is None or ways(form, values, row, [values[at] for at in row[1:]])


def with_two_rows(form: Form, one: tuple[int, int], other: tuple[int, int]) -> tuple[list[Any], list[int]]:
    """A table with cases in two rows and two columns only, blank in the second row; and where the first row stands."""
    index = {address[1:]: at for at, address in enumerate(form.addresses)}
    values: list[Any] = [0] * len(form.addresses)
    for row, cells in (
        ("3.3.1", one),
        ("3.3.2", other),
        *((each, (one[0] + other[0], one[1] + other[1])) for each in ("1", "3.7")),
    ):
        for column, value in zip(("natural", "business", "total"), (*cells, sum(cells)), strict=True):
            values[index[row, column]] = value
    assert fulfilled(form.constraints, values)
    for column in ("natural", "business"):
        values[index["3.3.2", column]] = None
    return values, [at for at, address in enumerate(form.addresses) if address[1] == "3.3.1"]


def test_of_two_ways_with_other_outcomes_none_is_taken() -> None:
    """The 5 cases may be of either column: the blanks below make up for it."""
    form = form_of(2021, "requests")
    values, row = with_two_rows(form, (5, 0), (6, 6))
    assert len(set(ways(form, values, row, [5, 0, 0, 0, 0, 5]).values())) > 1
    assert not agrees(form, values, row, [5, 0, 0, 0, 0, 5])


def test_a_row_that_the_only_way_leaves_open_has_no_columns() -> None:
    """Both columns have lost their cell, which is certain; but how the 5 are spread is not."""
    form = form_of(2021, "requests")
    values, row = with_two_rows(form, (3, 2), (1, 1))
    (only,) = ways(form, values, row, [0, 0, 0, 0, 5]).values()
    assert None in only
    assert not agrees(form, values, row, [0, 0, 0, 0, 5])


def test_a_row_with_too_many_ways_is_left_alone() -> None:
    form = form_of(2021, "disputes")
    right = sound_values(form, 2021, Random(3), 20)
    assert place(form.constraints, right, range(15), right[:13]) is None


@pytest.mark.parametrize("year", YEARS)
def test_the_finding_names_the_column_only_where_it_is_certain(year: int) -> None:
    rng = Random(f"finding {year}")
    named = 0
    for _ in range(25):
        source = report(rng, year, rng.choice(SCALES[1:4]))
        form = form_of(year, "requests")
        number = rng.randrange(len(REQUEST_ROWS[source.figures.edition]))
        key = REQUEST_ROWS[source.figures.edition][number].key
        lost = rng.randrange(7)
        rendered = LAYOUTS["tabs"](source)
        span = rendered.cells["requests", key, APPLICANT_COLUMNS[lost]]
        lines = rendered.text.split("\n")
        line = lines[span.line - 1]
        gone = line[: span.column - 2] + line[span.end_column - 1 :]  # With the tab before it.
        lines[span.line - 1] = gone
        found = [each for each in findings("\n".join(lines)) if each.name == "short-row"]
        right = [source.figures[address] for address in form.addresses]
        row = row_of(form, number)
        possible = ways(form, right, row, [right[row[at]] for at in range(7) if at != lost])
        (only,) = found
        certain = len(possible) == 1 and None not in next(iter(possible.values()))
        named += certain
        assert ("缺少" in only.message.zh) == certain
        if only.fix is not None:
            assert only.fix.applicability == "unsafe"
            assert only.fix.edits[0].content.strip() == str(right[row[lost]])
    assert named


def test_of_ways_that_hold_the_same_the_one_whose_last_cell_stands_rightmost_is_taken_and_then_the_first() -> None:
    """Of four columns of noughts that add up to nothing, two or three are there."""
    total = [Constraint(((0, 1), (1, 1), (2, 1), (3, 1)), "=", 0)]
    assert place(total, [None] * 4, [0, 1, 2, 3], [0, 0]) == ((0, 3), False)
    assert place(total, [None] * 4, [0, 1, 2, 3], [0, 0, 0]) == ((0, 1, 3), False)
