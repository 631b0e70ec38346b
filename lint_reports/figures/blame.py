"""The errors behind the broken hard edits of a table: which figures are certainly wrong, and what of that is proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lint_reports.figures.instances import Instance
from lint_reports.figures.localize import Culprits, localize
from lint_reports.figures.solver.constraint import Constraint
from lint_reports.figures.typing_errors import slip, slip_in_one
from lint_reports.figures.witnesses import ENOUGH, required_by, rivals


@dataclass(slots=True, eq=False)
class Blame:
    """The localised error of a group of broken relations that share figures."""

    broken: list[Instance]
    certain: list[Culprits]
    """Figures that are in every smallest set, one each."""
    possible: list[Culprits]
    """Alternative sets of further wrong figures, one of which applies; empty where nothing is left open."""
    located: bool
    """False where the search came to its bound."""
    within: list[Constraint]
    """All constraints of the group, broken or not."""

    @property
    def settled(self) -> bool:
        """Whether it is proved which figures are wrong and what they should be."""
        return self.located and not self.possible and all(each.proved for each in self.certain)


def blames(broken: list[Instance], strict: list[Constraint], values: list[Any]) -> Iterator[Blame]:
    """The error of each group of broken relations that share figures, through other relations too."""
    for mine, constraints in _groups(broken, strict):
        yield _blame(mine, constraints, values)


def _groups(broken: list[Instance], strict: list[Constraint]) -> Iterator[tuple[list[Instance], list[Constraint]]]:
    """The broken relations in groups that share figures, through other relations too, with all relations of a group."""
    parts: list[tuple[set[int], list[Constraint]]] = []
    for constraint in strict:
        cells = set(constraint.cells)
        touched = [part for part in parts if part[0] & cells]
        parts = [part for part in parts if not part[0] & cells]
        merged = [each for part in touched for each in part[1]]
        parts.append((cells.union(*(part[0] for part in touched)), [*merged, constraint]))
    for cells, constraints in parts:
        mine = [each for each in broken if cells & set(each.figures)]
        if mine:
            yield mine, constraints


def _blame(broken: list[Instance], constraints: list[Constraint], values: list[Any]) -> Blame:
    located = localize(constraints, values)
    if not located.complete or not located.sets:
        return Blame(broken, [], [], False, constraints)
    for each in located.sets:
        each.error = slip(each, {i: values[i] for i in each.cells})
    sets = located.sets
    shared = sorted(set(sets[0].cells).intersection(*(each.cells for each in sets)))
    certain = [_alone(index, sets, constraints, values) for index in shared]
    rest = [_without(each, shared) for each in sets] if len(shared) < len(sets[0].cells) else []
    return Blame(broken, certain, rest, True, constraints)


def _alone(index: int, sets: list[Culprits], constraints: list[Constraint], values: list[Any]) -> Culprits:
    new = {each.values.get(index) for each in sets}
    only = new.pop() if len(new) == 1 else None
    if only is None:
        return Culprits((index,))
    doubtful = {cell for each in sets for cell in each.cells}
    proved = required_by(constraints, values, index, only, doubtful) >= ENOUGH
    if proved and len(sets) == 1:
        proved = index not in rivals(constraints, values, sets[0].values)
    error = (sets[0].error if len(sets) == 1 else "") or slip_in_one(values[index], only)
    return Culprits((index,), {index: only}, error, proved)


def _without(culprits: Culprits, cells: list[int]) -> Culprits:
    left = tuple(index for index in culprits.cells if index not in cells)
    error = culprits.error if not cells else ""
    return Culprits(left, {index: value for index, value in culprits.values.items() if index in left}, error)
