"""The search for the wrong cells: against HiGHS, against trying every set, and against what was made wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import pytest

from lint_reports.config.settings import Settings
from lint_reports.figures import localize as search
from lint_reports.figures.localize import Located, _Search, localize
from lint_reports.figures.solver.constraint import Constraint
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.linter import parse
from tests.corpus import LAYOUTS, Figures, Report, report, sound
from tests.corpus.figures import SCALES, relations
from tests.corpus.form import APPLICANT_COLUMNS, Address, addresses, detail_keys
from tests.figures.solver.test_system import Oracle, Row, fulfilled
from tests.support.linting import findings
from tests.support.slips import mistyped

YEARS = (2020, 2021)
SUMS = ("broken-row-total", "broken-column-total", "broken-balance", "broken-dispute-total")


@dataclass(frozen=True)
class Form:
    """One table of an edition of the form: its figures' addresses, and its relations twice.

    `constraints` come from the grammar, `sums` from the corpus, which has them written down once more; so HiGHS and
    arithmetic are witnesses of both.
    """

    table: TableFigures
    addresses: tuple[Address, ...]
    constraints: list[Constraint]
    sums: list[dict[int, int]]
    """+1 for what is added up, -1 for what it comes to."""

    def with_values(self, values: Sequence[Any]) -> TableFigures:
        return replace(self.table, values=list(values))


@cache
def form_of(year: int, section: str) -> Form:
    rendered = LAYOUTS["tabs"](report(Random(1), year, 3))
    parsed = parse("年报.txt", rendered.text.encode(), Settings())
    assert parsed is not None
    table = next(each for each in tables_of(parsed) if each.section.name == section)
    chosen = tuple(address for address in addresses(table.section.edition) if address[0] == section)
    index = {address: at for at, address in enumerate(chosen)}
    sums = [
        {**{index[each]: -1 for each in relation.wholes}, **{index[each]: 1 for each in relation.parts}}
        for relation in relations(table.section.edition)
        if relation.wholes[0][0] == section
    ]
    return Form(table, chosen, table.constraints, sums)


def sound_values(form: Form, year: int, rng: Random, scale: int) -> list[Any]:
    figures = sound(rng, year, scale)
    return [figures[address] for address in form.addresses]


def another(rng: Random, old: int) -> int:
    """A wrong figure in place of a right one: near it, far from it, or mistyped."""
    near = [old + rng.randint(1, 9), max(0, old - rng.randint(1, 9)), rng.randint(0, 50), old * 10 + rng.randint(0, 9)]
    return rng.choice([value for value in near if value != old] or [old + 1])


def corrupted(rng: Random, values: Sequence[Any], count: int, blanks: int = 0) -> tuple[list[Any], frozenset[int]]:
    """The values with `count` wrong ones and with blanks elsewhere; the wrong cells."""
    changed = list(values)
    wrong = rng.sample(range(len(values)), count)
    for cell in wrong:
        changed[cell] = another(rng, changed[cell])
    for cell in rng.sample([at for at in range(len(values)) if at not in wrong], blanks):
        changed[cell] = None
    return changed, frozenset(wrong)


# ------------------------------------------------------------------------------------------------ the witnesses


def mending(form: Form, values: Sequence[Any], size: int, known: Sequence[frozenset[int]]) -> set[int] | None:
    """A set of at most `size` cells, none of the `known` sets nor all of one, whose change mends the table.

    A mixed integer program: a cell has its value, or any from 0, where its binary is 1.
    """
    count = len(values)
    cells = [at for at, value in enumerate(values) if value is not None]
    binary = {at: count + number for number, at in enumerate(cells)}
    most = 3 * max((values[at] for at in cells), default=0) + 1000
    rows: list[Row] = [({binary[at]: 1 for at in binary}, "<=", size)]
    rows += [({binary[at]: 1 for at in each}, "<=", len(each) - 1) for each in known]
    for terms in form.sums:
        rows.append((terms, "=", 0))
        if not any(values[at] is None for at in terms) and sum(f * values[at] for at, f in terms.items()):
            rows.append(({binary[at]: 1 for at in terms}, ">=", 1))  # It follows, and helps HiGHS along.
    for at in cells:
        rows.append(({at: 1, binary[at]: -most}, "<=", values[at]))
        rows.append(({at: 1, binary[at]: values[at]}, ">=", values[at]))
    point = Oracle([most + (value or 0) for value in values] + [1] * len(cells), rows).least({})
    if point is None:
        return None
    whole = [round(value) for value in point[:count]]
    assert all(sum(f * whole[at] for at, f in terms.items()) == 0 for terms in form.sums), "HiGHS is not exact here"
    return {at for at in cells if whole[at] != values[at]}


def sets_of_one(form: Form, values: Sequence[int]) -> dict[int, int]:
    """Every cell whose change alone mends a table without blanks, and its new value: by arithmetic."""
    off = [sum(f * values[at] for at, f in terms.items()) for terms in form.sums]
    found = {}
    for at, value in enumerate(values):
        steps = {
            -rest // terms[at] if at in terms else None for terms, rest in zip(form.sums, off, strict=False) if rest
        }
        step = steps.pop() if len(steps) == 1 else None
        if step and value + step >= 0 and all(rest for terms, rest in zip(form.sums, off, strict=False) if at in terms):
            found[at] = value + step
    return found


def sets_of_two(form: Form, values: Sequence[int]) -> dict[frozenset[int], dict[int, int]]:
    """Every pair of cells that mends a table without blanks which no cell alone mends, and its new values."""
    off = {number: sum(f * values[at] for at, f in terms.items()) for number, terms in enumerate(form.sums)}
    member = [{number for number, terms in enumerate(form.sums) if at in terms} for at in range(len(values))]
    broken = {number for number, rest in off.items() if rest}
    found = {}
    for one, other in combinations(range(len(values)), 2):
        if broken <= member[one] | member[other]:
            for step in _steps(form, off, member[one] - member[other], one):
                rest = {n: off[n] + form.sums[n].get(one, 0) * step for n in member[one] | member[other]}
                more = next(iter(_steps(form, rest, member[other], other)), 0)
                new = {one: values[one] + step, other: values[other] + more}
                mended = [new.get(at, value) for at, value in enumerate(values)]
                if step and more and min(new.values()) >= 0 and fulfilled(form.constraints, mended):
                    found[frozenset(new)] = new
    return found


def _steps(form: Form, off: dict[int, int], numbers: set[int], cell: int) -> Iterator[int]:
    """By how much a cell must change to mend one of the sums that it stands in."""
    for number in sorted(numbers)[:1]:
        yield -off[number] // form.sums[number][cell]


def cell_sets(located: Located) -> list[frozenset[int]]:
    return [frozenset(each.cells) for each in located.sets]


# ------------------------------------------------------------------------------------------------ against HiGHS


def test_the_grammar_and_the_corpus_have_the_same_relations() -> None:
    for year in YEARS:
        for section in ("requests", "disputes"):
            form = form_of(year, section)
            signs = [{at: -f for at, f in each.terms} for each in form.constraints]
            theirs = [[terms, {at: -f for at, f in terms.items()}] for terms in form.sums]
            assert all(any(each in pair for pair in theirs) for each in signs) and len(signs) == len(theirs)


@pytest.mark.parametrize("blanks", [0, 3, 25])
@pytest.mark.parametrize("scale", [0, 3, 20, 500])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_sets_are_all_smallest_sets(count: int, scale: int, blanks: int) -> None:
    rng = Random(f"smallest {count} {scale} {blanks}")
    given_up = 0
    for number in range(8):
        year, section = YEARS[number % 2], "requests" if number < 7 else "disputes"
        form = form_of(year, section)
        values, wrong = corrupted(
            rng, sound_values(form, year, rng, scale), count, min(blanks, len(form.addresses) // 3)
        )
        located = localize(form.constraints, values)
        if not located.complete:
            given_up += 1
            continue
        sets = cell_sets(located)
        size = len(sets[0])
        assert {len(each) for each in sets} == {size} and size <= count
        assert size < count or wrong in sets
        assert mending(form, values, size, sets) is None
        for each in sets[:3]:
            freed = [None if at in each else value for at, value in enumerate(values)]
            assert mending(form, freed, 0, []) is not None
    assert given_up <= (blanks > 20 and count > 2)


# ------------------------------------------------------------------------------------------------ by arithmetic


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("year", YEARS)
def test_one_wrong_figure_of_table_three_is_found_and_put_right(year: int, scale: int) -> None:
    form, rng = form_of(year, "requests"), Random(f"one {year} {scale}")
    for _ in range(250):
        right = sound_values(form, year, rng, scale)
        values, (cell,) = corrupted(rng, right, 1)
        (only,) = localize(form.constraints, values).sets
        assert only.cells == (cell,) and only.values == {cell: right[cell]} == sets_of_one(form, values)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("year", YEARS)
def test_two_wrong_figures_in_other_rows_and_columns_are_both_put_right(year: int, scale: int) -> None:
    form, rng = form_of(year, "requests"), Random(f"two {year} {scale}")
    done = 0
    while done < 60:
        right = sound_values(form, year, rng, scale)
        values, wrong = corrupted(rng, right, 2)
        one, other = sorted(wrong)
        apart = one // 7 != other // 7 and one % 7 != other % 7
        if not apart or abs(values[one] - right[one]) == abs(values[other] - right[other]):
            continue
        done += 1
        (only,) = localize(form.constraints, values).sets
        assert only.cells == (one, other) and only.values == {one: right[one], other: right[other]}


@pytest.mark.parametrize("section", ["requests", "disputes"])
@pytest.mark.parametrize("year", YEARS)
def test_no_pair_is_missed_and_none_is_made_up(year: int, section: str) -> None:
    """Every pair of the table is tried."""
    form, rng = form_of(year, section), Random(f"pairs {year} {section}")
    for _ in range(25):
        values, wrong = corrupted(rng, sound_values(form, year, rng, rng.choice(SCALES)), 2)
        located = localize(form.constraints, values)
        sets = {frozenset(each.cells): each.values for each in located.sets}
        if len(located.sets[0].cells) == 1:
            assert {next(iter(cells)): new[next(iter(cells))] for cells, new in sets.items()} == sets_of_one(
                form, values
            )
        else:
            assert sets == sets_of_two(form, values) and wrong in sets


@pytest.mark.parametrize("blanks", [0, 10, 40])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_large_figures_are_no_different(count: int, blanks: int) -> None:
    form, rng = form_of(2021, "requests"), Random(f"large {count} {blanks}")
    for _ in range(30 if blanks < 40 else 6):
        right = sound_values(form, 2021, rng, 400_000)
        values, wrong = corrupted(rng, right, count, blanks)
        located = localize(form.constraints, values)
        assert located.complete
        if located.sets and len(located.sets[0].cells) == count:
            assert wrong in cell_sets(located)
            found = next(each for each in located.sets if frozenset(each.cells) == wrong)
            assert all(right[cell] == value for cell, value in found.values.items())


def test_a_sound_table_has_nothing_to_change() -> None:
    form = form_of(2021, "requests")
    values = sound_values(form, 2021, Random(5), 20)
    assert cell_sets(localize(form.constraints, values)) == [frozenset()]


def test_a_fixed_figure_is_not_changed() -> None:
    form, rng = form_of(2021, "disputes"), Random("fixed")
    for _ in range(50):
        values, (cell,) = corrupted(rng, sound_values(form, 2021, rng, 20), 1)
        others = [each for each in cell_sets(localize(form.constraints, values)) if each != {cell}]
        held = localize(form.constraints, values, fixed=frozenset({cell}))
        if others:
            assert cell_sets(held) == others


# ------------------------------------------------------------------------------------------------ table four


@pytest.mark.parametrize("scale", [3, 20, 500, 400_000])
@pytest.mark.parametrize("year", YEARS)
def test_in_table_four_every_cell_of_the_block_comes_into_question(year: int, scale: int) -> None:
    """Unless it would fall below 0; and none is proved wrong, even where no other could be."""
    form, rng = form_of(year, "disputes"), Random(f"four {year} {scale}")
    for _ in range(150):
        values, (cell,) = corrupted(rng, sound_values(form, year, rng, scale), 1)
        possible = sets_of_one(form, values)
        block = range(cell // 5 * 5, cell // 5 * 5 + 5)
        gap = values[block[4]] - sum(values[at] for at in block[:4])
        assert set(possible) == {at for at in block if values[at] + (gap if at < block[4] else -gap) >= 0}
        (blame,) = form.with_values(values).blames
        named = blame.certain if len(possible) == 1 else blame.possible
        assert {each.cells[0]: each.values[each.cells[0]] for each in named} == possible
        assert all(bool(each.error) == mistyped(values[each.cells[0]], possible[each.cells[0]]) for each in named)
        assert not blame.settled and not any(each.proved for each in named)


@pytest.mark.parametrize("section", ["requests", "disputes"])
@pytest.mark.parametrize("year", YEARS)
def test_no_cell_is_named_alone_where_another_would_do(year: int, section: str) -> None:
    """Of the sets of one in either table, and of two in table four: where one is named, no other is there."""
    form, rng = form_of(year, section), Random(f"alone {year} {section}")
    for _ in range(120):
        count = 1 if section == "requests" else rng.randint(1, 2)
        values, _ = corrupted(rng, sound_values(form, year, rng, rng.choice(SCALES)), count)
        for blame in form.with_values(values).blames:
            assert blame.located
            mine = {at for each in blame.broken for at in each.figures}
            block = [terms for terms in form.sums if section == "requests" or mine & set(terms)]
            others = sets_of_one(replace(form, sums=block), values)
            for certain in blame.certain if not blame.possible and others else ():
                assert list(others) == [certain.cells[0]]
                assert certain.proved == (section == "requests")


# ------------------------------------------------------------------------------------------------ exchanged cells


def exchanged(source: Report, one: Address, other: Address) -> str:
    values = dict(source.figures.values)
    values[one], values[other] = values[other], values[one]
    return LAYOUTS["tabs"](replace(source, figures=Figures(source.year, values))).text


def test_exchanged_cells_in_a_row_are_named_and_left() -> None:
    """The same difference between the two columns may lie in any other row."""
    rng = Random("exchanged")
    done = 0
    while done < 60:
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES[2:]))
        row = rng.choice(detail_keys(source.figures.edition))
        one, other = (("requests", row, column) for column in rng.sample(APPLICANT_COLUMNS[:6], 2))
        if abs(int(source.figures[one]) - int(source.figures[other])) < 2:
            continue
        form = form_of(source.year, "requests")
        index = {address: at for at, address in enumerate(form.addresses)}
        values = [int(source.figures[address]) for address in form.addresses]
        values[index[one]], values[index[other]] = values[index[other]], values[index[one]]
        pairs = sets_of_two(form, values)
        ways = [new for new in pairs.values() if [*new.values()][::-1] == [values[at] for at in new]]
        found = [each for each in findings(exchanged(source, one, other)) if each.name in SUMS]
        assert not any(each.fix for each in found)
        if len(ways) == 1 < len(pairs):
            (only,) = found
            assert only.message.zh.endswith(" 可能互换") and only.message.en.endswith(" are possibly exchanged")
            done += 1


# ------------------------------------------------------------------------------------------------ at the bound


def broken_text(source: Report, rng: Random, count: int) -> tuple[str, Figures]:
    """The report with wrong figures in table three, no two in a row or a column."""
    rows = rng.sample(detail_keys(source.figures.edition), count)
    columns = rng.sample(APPLICANT_COLUMNS, count)
    wrong: dict[Address, Any] = {
        ("requests", row, column): 100 + 7**at for at, (row, column) in enumerate(zip(rows, columns, strict=False))
    }
    figures = Figures(source.year, {**source.figures.values, **wrong})
    return LAYOUTS["tabs"](replace(source, figures=figures)).text, figures


def reported_one_by_one(text: str, figures: Figures) -> None:
    found = [each for each in findings(text) if each.name in SUMS]
    broken = figures.broken()
    assert sorted(each.name for each in found) == sorted(each.rule for each in broken)
    assert len({each.message.zh for each in found}) == len(broken)
    assert not any(each.fix for each in found)
    assert not any("可能有误" in each.message.zh for each in found)


@pytest.mark.parametrize("seed", range(8))
def test_more_wrong_cells_than_are_searched_for_are_not_located(seed: int) -> None:
    rng = Random(f"many {seed}")
    reported_one_by_one(*broken_text(report(rng, rng.choice(YEARS), 20), rng, rng.choice((6, 7))))


def test_at_the_bound_of_steps_the_relations_are_reported_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_STEPS", 3)
    for seed in range(8):
        rng = Random(f"bound {seed}")
        reported_one_by_one(*broken_text(report(rng, rng.choice(YEARS), 20), rng, 3))


def test_at_the_bound_no_set_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    form, rng = form_of(2021, "requests"), Random("steps")
    values, _ = corrupted(rng, sound_values(form, 2021, rng, 20), 3)
    for steps in range(0, 40):
        monkeypatch.setattr(search, "MOST_STEPS", steps)
        located = localize(form.constraints, values)
        assert located.complete or not located.sets
    monkeypatch.undo()
    assert localize(form.constraints, values).complete


def test_relations_of_users_do_not_make_the_search_long() -> None:
    """They may be broken all over a sound report: then nothing is located, and that soon."""
    form = form_of(2021, "requests")
    rng = Random("of users")
    index = {address[1:]: at for at, address in enumerate(form.addresses)}
    more = []
    for row in detail_keys(2021):
        natural, business, total = (index[row, column] for column in ("natural", "business", "total"))
        more.append(Constraint(((natural, 3), (business, 2), (total, -1)), ">=", -50))
        more.append(Constraint(((natural, 2), (business, -1)), ">=", 0))
    for column in APPLICANT_COLUMNS:
        cells = [index[row, column] for row in ("1", "2", "4")]
        more.append(Constraint(((cells[1], 1), (cells[2], -1)), ">=", 0))
        more.append(Constraint(((cells[0], 1), (cells[1], 2), (cells[2], -3)), ">=", 0))
    for blanks in (0, 5, 25):
        for _ in range(10):
            values, _ = corrupted(
                rng, sound_values(form, 2021, rng, rng.choice((3, 20, 500))), rng.randint(1, 3), blanks
            )
            searching = _Search([*form.constraints, *more], values, frozenset())
            located = searching.run()
            assert located.complete == bool(located.sets)
            assert searching.steps < 1.5 * search.MOST_STEPS
