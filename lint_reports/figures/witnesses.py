"""Corroboration: whether several relations agree on the value of a figure, and whether one error elsewhere could explain it.

A broken relation shows that a figure in it is wrong, and not which. Two broken relations that share a figure and require the
same value of it show both. The value that one relation leaves for a blank may come from an error in another figure, unless
that error would break a further relation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product
from typing import Any

from lint_reports.figures.solver.constraint import Constraint, residual

Terms = dict[int, Any]
"""Factors in an equation, by the index of the figure."""

ENOUGH = 2
"""How many relations must agree before a figure is replaced."""


def required_by(
    constraints: Sequence[Constraint], values: Sequence[Any], index: int, value: int, doubtful: Collection[int]
) -> int:
    """How many relations, each by itself, require this value of a figure: all others in them are known and not doubtful."""
    unsure = {*doubtful, index}
    found = 0
    for constraint in constraints:
        factor = dict(constraint.terms).get(index)
        if not factor or constraint.operator != "=":
            continue
        if any(values[each] is None or each in unsure for each in constraint.cells if each != index):
            continue
        total, _, _ = residual(constraint, values, (index,))
        found += total + factor * value == 0
    return found


def rivals(constraints: Sequence[Constraint], values: Sequence[Any], changed: Mapping[int, int]) -> set[int]:
    """The changed figures that have a rival explanation: a set of one more figure whose change also makes every relation hold.

    For two changed figures, that is an error of the first one's size at three corners of a rectangle, the second among them.
    """
    stands: dict[int, dict[int, int]] = {}
    near: dict[int, set[int]] = {}
    for number, constraint in enumerate(constraints):
        for each, factor in constraint.terms:
            stands.setdefault(each, {})[number] = factor
            near.setdefault(each, set()).update(constraint.cells)
    found: set[int] = set()
    for index, other in permutations(changed, 2):
        by, new = changed[index] - values[index], changed[other]
        between = [each for each in near[index] & near[other] - {index, other} if values[each] is not None]
        for one, two in combinations(sorted(between), 2):
            for signs in product((1, -1), repeat=3):
                moved = [at + sign * by for at, sign in zip((values[one], values[two], new), signs, strict=True)]
                if min(moved) >= 0 and _same(stands[index], [stands[one], stands[two], stands[other]], signs):
                    found |= {index, other}
    return found


def _same(terms: Mapping[int, int], others: Sequence[Mapping[int, int]], signs: Sequence[int]) -> bool:
    """Whether a figure stands in the relations as the others do together, each with its sign."""
    total: Terms = {}
    for other, sign in zip(others, signs, strict=True):
        _subtract(total, other, -sign)
    return total == terms


def forced_to_zero(constraints: Sequence[Constraint], values: Sequence[Any]) -> set[int]:
    """The blanks that a relation leaves only 0, blanks so found counted as 0 in further relations.

    Each is corroborated by its own cell, since an empty cell also means that there was nothing.
    """
    known = list(values)
    found: set[int] = set()
    waiting, before = [each for each in constraints if each.operator == "="], -1
    while len(found) > before:
        before = len(found)
        for constraint in waiting:
            blank = {index: factor > 0 for index, factor in constraint.terms if factor and known[index] is None}
            if len(set(blank.values())) == 1 and residual(constraint, known, ())[0] == 0:
                found |= blank.keys()
                for index in blank:
                    known[index] = 0
    return found


def solved_and_checked(constraints: Iterable[Constraint], values: Sequence[Any]) -> set[int]:
    """The blanks whose value follows from figures none of which can be wrong alone: that would break another relation.

    Gaussian elimination of the blanks leaves rows that solve for a blank and rows that check known figures.
    """
    pivots: dict[int, Terms] = {}
    checks: list[Terms] = []
    for constraint in constraints:
        if constraint.operator != "=":
            continue
        terms: Terms = dict(constraint.terms)
        for blank, solved in pivots.items():
            _subtract(terms, solved, terms.get(blank, 0))
        blank = next((index for index in terms if values[index] is None), -1)
        if blank < 0:
            checks.append(terms)
            continue
        by = terms[blank]
        terms = {index: _over(factor, by) for index, factor in terms.items()}
        for solved in pivots.values():
            _subtract(solved, terms, solved.get(blank, 0))
        pivots[blank] = terms
    checked = {index for terms in checks for index in terms}
    return {blank for blank, terms in pivots.items() if all(index in checked for index in terms if index != blank)}


def _subtract(terms: Terms, other: Mapping[int, Any], factor: Any) -> None:
    """terms - factor * other, without what comes to 0."""
    if factor:
        for index, value in other.items():
            rest = terms.get(index, 0) - factor * value
            if rest:
                terms[index] = rest
            else:
                terms.pop(index, None)


def _over(value: Any, by: Any) -> Any:
    return value * by if by in (1, -1) else Fraction(value) / by
