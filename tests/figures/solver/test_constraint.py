"""A relation as a constraint on integers can hold exactly where the relation does, whatever is blank."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from lint_reports.figures.between_reports import _fails
from lint_reports.figures.instances import Addend, Instance, holds
from lint_reports.figures.relations import relations
from lint_reports.figures.solver.constraint import can_hold, constraint_of

A, B, C = (Addend(1, name, (at,)) for at, name in enumerate("abc"))
SIDES = (
    ((A,), (B, C)),
    ((A, B), (C,)),
    ((Addend(2, "a", (0,)),), (Addend(-1, "b", (1,)), Addend(3, "", ()))),
    ((Addend(1, "ab", (0, 1)),), (Addend(1, "bc", (1, 2)),)),
    ((A,), (Addend(-2, "", ()), B)),
)


def instance(operator: str, left: tuple[Addend, ...], right: tuple[Addend, ...]) -> Instance:
    some = relations(2021)[0]
    return Instance(some._replace(comparison=some.comparison._replace(operator=operator)), left, right)


@pytest.mark.parametrize("operator", ["=", ">=", "<=", ">", "<"])
@pytest.mark.parametrize("sides", SIDES)
def test_it_can_hold_where_the_relation_does(
    operator: str, sides: tuple[tuple[Addend, ...], tuple[Addend, ...]]
) -> None:
    made = instance(operator, *sides)
    constraint = constraint_of(made)
    outcomes = set()
    for values in product((0, 1, 2, 5), repeat=3):
        assert can_hold(constraint, values) == holds(made, values), values
        outcomes.add(holds(made, values))
    assert outcomes == {True, False}


@pytest.mark.parametrize("operator", ["=", ">=", "<=", ">", "<"])
@pytest.mark.parametrize("sides", SIDES[:2])
def test_a_blank_can_be_whatever_makes_it_hold(
    operator: str, sides: tuple[tuple[Addend, ...], tuple[Addend, ...]]
) -> None:
    made = instance(operator, *sides)
    constraint = constraint_of(made)
    for values in product((None, 0, 1, 4), repeat=3):
        filled = product(*((value,) if value is not None else range(30) for value in values))
        assert can_hold(constraint, values) == any(holds(made, each) for each in filled), values


@pytest.mark.parametrize(
    ("values", "fails"),
    [
        (("1.25", "0.6", "0.7"), False),  # out by 0.05; half a unit of each last decimal is 0.105
        (("1.405", "0.6", "0.7"), True),  # 0.105 against 0.1005
        (("1.55", "0.6", "0.7"), True),
        (("1.000", "0.501", "0.501"), True),  # 0.002 against 0.0015
        (("1.000", "0.501", "0.500"), False),
        ((1, "0.9999", 0), False),  # 0.0001 against 0.00015: an integer is taken for one of four decimals
        ((1, "0.9998", 0), True),
        ((3, 1, 1), True),  # no money: to the last unit
        (("1E+2", "50", "49"), False),  # 1 against 0.5 three times: no coarser than to the unit
        (("1E+2", "50", "48"), True),
    ],
)
def test_sums_of_money_may_be_out_by_what_each_is_rounded_by(values: tuple[int | str, ...], fails: bool) -> None:
    read = [Decimal(value) if isinstance(value, str) else value for value in values]
    assert _fails(instance("=", (A,), (B, C)), read) == fails
