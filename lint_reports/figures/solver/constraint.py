"""A relation as a linear constraint, and whether it can hold for known and unknown figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lint_reports.figures.instances import Instance


@dataclass(frozen=True, slots=True)
class Constraint:
    """sum(factor * value) + constant stands in `operator` (=, >=, <=) to 0."""

    terms: tuple[tuple[int, int], ...]
    """(index of the figure, factor)"""
    operator: str
    constant: int = 0

    @property
    def cells(self) -> tuple[int, ...]:
        return tuple(index for index, _ in self.terms)


def constraint_of(instance: Instance) -> Constraint:
    """A relation as left - right = 0."""
    factors: dict[int, int] = {}
    constant = 0
    for side, sign in ((instance.left, 1), (instance.right, -1)):
        for addend in side:
            constant += sign * addend.constant
            for index in addend.figures:
                factors[index] = factors.get(index, 0) + sign * addend.factor
    operator = instance.relation.comparison.operator
    shift = {">": -1, "<": 1}.get(operator, 0)
    return Constraint(tuple(factors.items()), {">": ">=", "<": "<="}.get(operator, operator), constant + shift)


def residual(constraint: Constraint, values: Sequence[Any], free: Iterable[int]) -> tuple[Any, bool, bool]:
    """What the known figures come to, and whether unknown ones can raise and can lower it."""
    total: Any = constraint.constant
    raises = lowers = False
    for index, factor in constraint.terms:
        value = values[index]
        if value is None or index in free:
            raises, lowers = raises or factor > 0, lowers or factor < 0
        else:
            total += factor * value
    return total, raises, lowers


def can_hold(constraint: Constraint, values: Sequence[Any], free: Iterable[int] = ()) -> bool:
    """Whether the constraint, alone, holds for some value of the unknown figures: the blank and the free ones."""
    total, raises, lowers = residual(constraint, values, free)
    low_enough = total <= 0 or lowers
    high_enough = total >= 0 or raises
    if constraint.operator == "=":
        return bool(low_enough and high_enough)
    return bool(high_enough if constraint.operator == ">=" else low_enough)
