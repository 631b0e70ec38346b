"""Propagation, the simplex method and branching, against HiGHS as a second witness.

What the other tests of this folder ask of HiGHS is here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from random import Random
from typing import Any

import pytest

from lint_reports.figures.solver import simplex
from lint_reports.figures.solver.constraint import Constraint, can_hold
from lint_reports.figures.solver.simplex import Infeasible, Tableau, Undecided
from lint_reports.figures.solver.system import System

highspy: Any = pytest.importorskip("highspy")

MOST = 1_000_000
"""The greatest value that HiGHS may give an unknown: more than any figure here, and a stand-in for infinity."""
EXACT = 1e-9
"""The tolerance: a large figure times the default one would be a whole number."""
Row = tuple[Mapping[int, int], str, int]
"""factor of every variable, operator, what they come to."""


class Oracle:
    """A model of HiGHS over variables from 0 to `most`, whole unless `whole` is False, that answers many questions."""

    def __init__(self, most: Sequence[float], rows: Iterable[Row], whole: bool = True) -> None:
        self.size = len(most)
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        self.model.setOptionValue("threads", 1)
        for name in ("mip_feasibility_tolerance", "primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            self.model.setOptionValue(name, EXACT)
        upper = [*(float(each) for each in most), 0.0]  # A model without a variable is not looked at; so one of 0.
        self.model.addVars(self.size + 1, [0.0] * (self.size + 1), upper)
        if whole:
            kind = highspy.HighsVarType.kInteger
            self.model.changeColsIntegrality(self.size, list(range(self.size)), [kind] * self.size)
        for terms, operator, right in rows:
            low = float(right) if operator != "<=" else -highspy.kHighsInf
            high = float(right) if operator != ">=" else highspy.kHighsInf
            self.model.addRow(low, high, len(terms), list(terms), [float(each) for each in terms.values()])

    def least(self, cost: Mapping[int, int]) -> list[float] | None:
        """A point at which the cost is least, None where there is no point at all."""
        costs = [float(cost.get(at, 0)) for at in range(self.size)]
        self.model.changeColsCost(self.size, list(range(self.size)), costs)
        self.model.run()
        status = self.model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        assert status == highspy.HighsModelStatus.kOptimal, status
        return list(self.model.getSolution().col_value)

    def interval(self, at: int) -> tuple[int, float] | None:
        """The least and the greatest value of a variable; None where there is no point."""
        lowest = self.least({at: 1})
        highest = self.least({at: -1})
        if lowest is None or highest is None:
            return None
        return round(lowest[at]), inf if highest[at] > MOST / 2 else round(highest[at])


def rows_of(constraints: Iterable[Constraint], values: Sequence[Any], place: Mapping[int, int]) -> list[Row]:
    """The constraints as rows over the unknown figures, which are those that `place` gives a variable."""
    rows: list[Row] = []
    for each in constraints:
        terms: dict[int, int] = {}
        right = -each.constant
        for index, factor in each.terms:
            if index in place:
                terms[place[index]] = terms.get(place[index], 0) + factor
            else:
                right -= factor * values[index]
        rows.append((terms, each.operator, right))
    return rows


def unknown_oracle(constraints: Sequence[Constraint], values: Sequence[Any]) -> tuple[Oracle, dict[int, int]]:
    """A model over the blanks among the values, and the variable of each."""
    place = {index: at for at, index in enumerate(i for i, value in enumerate(values) if value is None)}
    return Oracle([MOST] * len(place), rows_of(constraints, values, place)), place


def fulfilled(constraints: Iterable[Constraint], values: Sequence[Any]) -> bool:
    """Whether every constraint holds, by arithmetic."""
    for each in constraints:
        total = each.constant + sum(factor * values[index] for index, factor in each.terms)
        if not {"=": total == 0, ">=": total >= 0, "<=": total <= 0}[each.operator]:
            return False
    return True


def drawn(rng: Random, factors: Sequence[int] = (-3, -2, -1, 1, 1, 2, 5)) -> tuple[list[Constraint], list[Any]]:
    """A small system and its values, of which some are blank; about half of the systems have a solution."""
    size = rng.randint(1, 6)
    point = [rng.randint(0, rng.choice((3, 20, 500))) for _ in range(size)]
    sound = rng.random() < 0.6
    constraints = []
    for _ in range(rng.randint(1, 6)):
        chosen = rng.sample(range(size), rng.randint(1, min(size, 4)))
        terms = tuple((index, rng.choice(factors)) for index in chosen)
        operator = rng.choice(("=", "=", ">=", "<="))
        total = sum(factor * point[index] for index, factor in terms)
        slack = {"=": 0, ">=": rng.randint(0, 5), "<=": -rng.randint(0, 5)}[operator]
        constraints.append(Constraint(terms, operator, slack - total if sound else rng.randint(-9, 9)))
    blank = set(rng.sample(range(size), rng.randint(0, size)))
    return constraints, [None if index in blank else value for index, value in enumerate(point)]


def completed(values: Sequence[Any], found: Mapping[int, int]) -> list[int]:
    """The values with what was found for the blanks; a blank that stands in no constraint may be anything."""
    whole = [found.get(index, 0) if value is None else value for index, value in enumerate(values)]
    assert min(whole) >= 0
    return whole


def solved(constraints: Sequence[Constraint], values: Sequence[Any]) -> dict[int, int] | None:
    try:
        return System(constraints, values).solve()
    except Infeasible:
        return None


@pytest.mark.parametrize("seed", range(4))
def test_a_system_of_sums_is_solved_where_it_has_a_solution_and_nowhere_else(seed: int) -> None:
    """Figures with a factor of 1 or -1, as in all relations of the form."""
    rng = Random(f"sums {seed}")
    for _ in range(100):
        constraints, values = drawn(rng, factors=(-1, 1))
        found = solved(constraints, values)
        oracle, _ = unknown_oracle(constraints, values)
        assert (found is None) == (oracle.least({}) is None), (constraints, values)
        assert found is None or fulfilled(constraints, completed(values, found)), (constraints, values, found)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_solved_is_a_solution_whatever_the_factors(seed: int) -> None:
    """And what has none is not solved; a system that is given up has mostly none."""
    rng = Random(f"factors {seed}")
    given_up = 0
    for _ in range(150):
        constraints, values = drawn(rng)
        found = solved(constraints, values)
        if found is None:
            given_up += unknown_oracle(constraints, values)[0].least({}) is not None
        else:
            assert fulfilled(constraints, completed(values, found)), (constraints, values, found)
    assert given_up <= 3


UNDECIDED = (
    # 5x - 5y + 4z = 1: x = 0, y = 3, z = 4.
    [Constraint(((0, 5), (1, -5), (2, 4)), "=", -1)],
    # w + x - z = 6, x + 2y - z = 3, y + 2z = 2: 3, 4, 0, 1.
    [
        Constraint(((0, 1), (1, 1), (3, -1)), "=", -6),
        Constraint(((1, 1), (2, 2), (3, -1)), "=", -3),
        Constraint(((2, 1), (3, 2)), "=", -2),
    ],
)


@pytest.mark.parametrize("constraints", UNDECIDED)
def test_a_system_with_a_solution_is_not_called_infeasible(constraints: list[Constraint]) -> None:
    unknown = [None] * len({index for each in constraints for index in each.cells})
    assert unknown_oracle(constraints, unknown)[0].least({}) is not None
    System(constraints, unknown).solve()


@pytest.mark.parametrize("seed", range(4))
def test_propagation_cuts_off_no_solution(seed: int) -> None:
    rng = Random(f"propagate {seed}")
    for _ in range(60):
        constraints, values = drawn(rng)
        oracle, place = unknown_oracle(constraints, values)
        try:
            system = System(constraints, values)
            system.propagate()
        except Infeasible:
            assert oracle.least({}) is None, (constraints, values)
            continue
        for index, (low, high) in system.bounds.items():
            interval = oracle.interval(place[index])
            if interval is None:
                break
            assert low <= interval[0] and interval[1] <= high, (constraints, values, index)


def clashing(constraints: Sequence[Constraint], values: Sequence[Any]) -> tuple[Constraint, ...] | None:
    """The constraints of which propagation tells that they cannot hold together, None where it finds none."""
    try:
        System(constraints, values).propagate()
    except Infeasible as clash:
        return clash.those
    return None


@pytest.mark.parametrize("seed", range(4))
def test_constraints_that_are_told_to_clash_cannot_hold_together(seed: int) -> None:
    """And are few: of systems in two parts with nothing in common, those of the part that can hold are not among them."""
    rng = Random(f"clash {seed}")
    told = 0
    for _ in range(150):
        constraints, values = drawn(rng, factors=(-1, 1))
        size = len(values)
        apart = [Constraint(((size, 1), (size + 1, 1)), "=", -7), Constraint(((size, 1), (size + 1, -1)), ">=", 3)]
        clash = clashing([*apart, *constraints], [*values, None, None])
        if clash is not None:
            assert clash
            assert not [each for each in clash if each in apart], (constraints, values)
            assert unknown_oracle(clash, values)[0].least({}) is None, (constraints, values)
            told += len(clash) > 1
    assert told > 5


@pytest.mark.parametrize("seed", range(4))
def test_the_simplex_method_finds_the_extremes_of_every_unknown(seed: int) -> None:
    """Of the relaxed system within the bounds that propagation left, fractions allowed."""
    rng = Random(f"simplex {seed}")
    for _ in range(60):
        constraints, values = drawn(rng)
        try:
            system = System(constraints, values)
            system.solve()
        except Infeasible:
            continue
        place = {index: at for at, index in enumerate(system.bounds)}
        rows = rows_of(constraints, values, place)
        rows += [({place[index]: 1}, ">=", low) for index, (low, _) in system.bounds.items()]
        oracle = Oracle([min(MOST, high) for _, high in system.bounds.values()], rows, whole=False)
        for index in system.bounds:
            for sign in (1, -1):
                assert system.root is not None
                point, found = system.root.values({index: sign})
                mine = point[index] if found else -sign * inf
                other = oracle.least({place[index]: sign})
                assert other is not None
                theirs = other[place[index]]
                if mine in (inf, -inf):
                    assert theirs > MOST / 100, (constraints, values, index, sign)
                else:
                    assert abs(float(mine) - theirs) < 1e-6 * max(1, theirs), (constraints, values, index, sign)


@pytest.mark.parametrize("seed", range(4))
def test_what_a_constraint_alone_allows_with_factors_of_one(seed: int) -> None:
    rng = Random(f"alone {seed}")
    for _ in range(100):
        constraints, values = drawn(rng, factors=(-1, 1))
        free = {index for index in range(len(values)) if rng.random() < 0.2}
        place = {index: at for at, index in enumerate(i for i, v in enumerate(values) if v is None or i in free)}
        for each in constraints:
            oracle = Oracle([MOST] * len(place), rows_of([each], values, place))
            assert can_hold(each, values, free) == (oracle.least({}) is not None), (each, values, free)


def test_a_constraint_that_cannot_hold_has_no_solution_whatever_the_factors() -> None:
    rng = Random("factors")
    for _ in range(200):
        constraints, values = drawn(rng)
        for each in constraints:
            if not can_hold(each, values):
                assert solved([each], values) is None, (each, values)


def test_a_fraction_at_a_corner_is_branched_on() -> None:
    """x + y = 1, y + z = 1, x + z >= 1 and 2w = x + y + 1: the corner of halves is left for a whole one."""
    constraints = [
        Constraint(((0, 1), (1, 1)), "=", -1),
        Constraint(((1, 1), (2, 1)), "=", -1),
        Constraint(((0, 1), (2, 1)), ">=", -1),
        Constraint(((3, 2), (0, -1), (1, -1)), "=", -1),
    ]
    found = solved(constraints, [None] * 4)
    assert found == {0: 1, 1: 0, 2: 1, 3: 1}


def test_an_odd_number_is_not_twice_a_whole_one() -> None:
    assert solved([Constraint(((0, 2),), "=", -7)], [None]) is None
    assert solved([Constraint(((0, 2), (1, -2)), "=", -1)], [None, None]) is None
    assert solved([Constraint(((0, 6), (1, 10)), "=", -15)], [None, None]) is None


@pytest.mark.parametrize(("one", "other", "total"), [(3, 5, 7), (3, 5, 8), (7, 11, 59), (7, 11, 60), (13, 17, 191)])
def test_a_sum_of_two_sizes_is_whole_or_none(one: int, other: int, total: int) -> None:
    ways = any((total - one * x) % other == 0 for x in range(total // one + 1))
    assert (solved([Constraint(((0, one), (1, other)), "=", -total)], [None, None]) is not None) == ways


def test_relations_that_chase_each_other_upwards_end() -> None:
    """x >= y + 1 and y >= x + 1: every round of propagation only raises the bounds."""
    constraints = [Constraint(((0, 1), (1, -1)), ">=", -1), Constraint(((1, 1), (0, -1)), ">=", -1)]
    assert solved(constraints, [None, None]) is None


def test_an_unknown_without_a_greatest_value_is_infinite() -> None:
    system = System([Constraint(((0, 1), (1, -1)), "=", -3)], [None, None])
    system.solve()
    assert system.interval(0) == (3, inf)
    assert system.interval(1) == (0, inf)


@pytest.mark.parametrize("seed", range(4))
def test_the_interval_of_every_unknown_is_exact(seed: int) -> None:
    """In whole numbers, whatever the factors; or it is undecided, which it seldom is."""
    rng = Random(f"intervals {seed}")
    undecided = 0
    for _ in range(60):
        constraints, values = drawn(rng)
        try:
            system = System(constraints, values)
            system.solve()
        except Infeasible:
            continue
        oracle, place = unknown_oracle(constraints, values)
        for index in system.bounds:
            try:
                low, high = system.interval(index)
                theirs = oracle.interval(place[index])
                assert theirs is not None and low == theirs[0], (constraints, values, index)
                assert high == theirs[1] or (high == inf and theirs[1] > MOST / 100), (constraints, values, index)
            except Undecided:
                undecided += 1
    assert undecided <= 3


def test_a_value_between_two_fractions_is_the_only_one() -> None:
    """3x + y = 7, y <= 2 and 2x + 5z = 9: x is from 5/3 to 7/3, hence 2."""
    constraints = [
        Constraint(((0, 3), (1, 1)), "=", -7),
        Constraint(((1, 1), (2, 1), (3, -1)), "<=", -2),
        Constraint(((3, 1),), "<=", 0),
    ]
    system = System(constraints, [None] * 4)
    system.solve()
    assert system.interval(0) == (2, 2)


def test_variables_at_their_upper_bound_are_complemented() -> None:
    """x + y + z = 7 with x <= 2, y <= 3, z <= 4: what the simplex method has no line for."""
    tableau = Tableau([2, 3, 4], [({0: 1, 1: 1, 2: 1}, "=", 7)])
    for at, (low, high) in enumerate(((0, 2), (1, 3), (2, 4))):
        assert tableau.minimize({at: 1}) == (tableau.point(), True) and tableau.point()[at] == low
        assert tableau.minimize({at: -1})[0][at] == high
    with pytest.raises(Infeasible):
        Tableau([2, 3, 4], [({0: 1, 1: 1, 2: 1}, "=", 10)])


def test_where_a_goal_falls_for_ever_the_point_on_the_way_down_holds() -> None:
    tableau = Tableau([inf] * 4, [({0: 1, 1: -1}, "=", 3), ({2: 1, 3: 1}, "=", 5)])
    point, found = tableau.minimize({0: -1})
    assert not found
    assert point[0] - point[1] == 3
    assert point[2] + point[3] == 5
    assert min(point) >= 0


def test_at_its_bound_the_simplex_method_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    system = System([Constraint(((0, 1), (1, 1), (2, -1)), "=", -3)], [None] * 3)
    system.solve()
    monkeypatch.setattr(simplex, "MOST_PIVOTS", 0)
    with pytest.raises(Undecided):
        system.interval(0)
