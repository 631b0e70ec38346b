"""The relations that a figure stands in, each with its figures written out as a sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint_reports.figures.instances import Addend, Instance, holds
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.figure import Unreadable
from lint_reports.model.report import Node, Report

_SIGNS = {"=": "＝", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "!=": "≠"}


class RelationState(NamedTuple):
    """A relation of a figure: its rule, its sum written out, and whether it holds; None where that is unknown."""

    rule: str
    text: str
    holds: bool | None


def relations_of(report: Report, figure: Node) -> Iterator[RelationState]:
    """The relations that a figure stands in, in the order of the form's file."""
    for table in tables_of(report):
        index = next((at for at, each in enumerate(table.figures) if each is figure), None)
        if index is not None:
            for instance in table.instances():
                if index in instance.figures:
                    yield RelationState(
                        instance.relation.rule, _written(report, table, instance), _state(table, instance)
                    )


def _state(table: TableFigures, instance: Instance) -> bool | None:
    if not holds(instance, table.values):
        return False
    known = all(table.values[index] is not None and table.values[index] is not Unreadable for index in instance.figures)
    return True if known else None


def _written(report: Report, table: TableFigures, instance: Instance) -> str:
    left = _side(report, table, instance, instance.left)
    right = _side(report, table, instance, instance.right)
    return f"{left} {_SIGNS[instance.relation.comparison.operator]} {right}"


def _side(report: Report, table: TableFigures, instance: Instance, addends: tuple[Addend, ...]) -> str:
    """The figures of a side with their names; of many only those that are not 0."""
    terms = [(addend.factor, index) for addend in addends for index in addend.figures]
    shown = terms if len(terms) <= 3 else [term for term in terms if table.values[term[1]] != 0]
    parts = [_term(report, table, instance, *term) for term in shown]
    parts += [str(addend.factor) for addend in addends if not addend.figures]
    return "＋".join(parts).replace("＋-", "－") or "0"


def _term(report: Report, table: TableFigures, instance: Instance, factor: int, index: int) -> str:
    figure, value = table.figures[index], table.values[index]
    in_one_row = len({row_of(table.figures[each]) for each in instance.figures}) == 1
    name = column_words(report, figure) if in_one_row else row_words(report, row_of(figure))
    number = "□" if value is None or value is Unreadable else str(value)
    times = {1: "", -1: "-"}.get(factor, f"{factor}×")
    return f"{times}{name} {number}"
