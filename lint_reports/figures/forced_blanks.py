"""What a blank must hold, with the reason in the words of the form, and the fix that writes it."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from lint_reports.figures.instances import Instance
from lint_reports.figures.table import TableFigures
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Applicability, Edit, Fix
from lint_reports.model.report import Node, Report
from lint_reports.text.language import Text

_ALONE = Text("；没有别处印证，请核对后填写", "; nothing else confirms it, so check before it is written")


class Forced(NamedTuple):
    """The value that the relations leave a blank, and why."""

    value: int
    reason: Text
    applicability: Applicability
    """`display` where a single relation determines the value, which is wrong if another of its figures is."""


def forced_value(report: Report, table: TableFigures, figure: Node) -> Forced | None:
    """The value that the relations leave a blank; None where they leave it more than one."""
    index = next(at for at, each in enumerate(table.figures) if each is figure)
    imputed = table.imputed
    if index not in imputed:
        return None
    cause = imputed.causes.get(index)
    instance = next((i for i, c in zip(table.hard_edits, table.constraints, strict=True) if c is cause), None)
    reason = _reason(report, table, instance, imputed[index])
    if index in imputed.witnessed:
        return Forced(imputed[index], reason, "unsafe")
    return Forced(imputed[index], Text(reason.zh + _ALONE.zh, reason.en + _ALONE.en), "display")


def may_be_zero(table: TableFigures, figure: Node) -> bool:
    """Whether nothing in the totals is against 0 in a blank."""
    return table.imputed.may_be_zero(next(at for at, each in enumerate(table.figures) if each is figure))


def needed(table: TableFigures, figure: Node) -> Text:
    """What belongs in a blank that has no one value: a figure, and how much where 0 would be wrong."""
    index = next(at for at, each in enumerate(table.figures) if each is figure)
    imputed = table.imputed
    interval = None if imputed.may_be_zero(index) else imputed.interval(index)
    if interval is None:
        return Text("应填数字，没有的填 0", "a figure belongs here, 0 if none")
    least, greatest = interval
    if greatest == inf:
        return Text(f"应填数字，按各项合计不小于 {least}", f"a figure belongs here; by the totals at least {least}")
    return Text(
        f"应填数字，按各项合计在 {least} 至 {greatest} 之间",
        f"a figure belongs here; by the totals {least} to {greatest}",
    )


def _reason(report: Report, table: TableFigures, instance: Instance | None, value: int) -> Text:
    if instance is None:
        return Text(f"由各项合计推得为 {value}", f"the totals leave only {value}")
    anchor = table.figures[instance.anchor]
    words = column_words(report, anchor) if instance.relation.each != "column" else row_words(report, row_of(anchor))
    total = table.values[instance.anchor]
    if total == 0 and value == 0:
        return Text(f"{words}为 0，故为 0", f"{words} is 0, so this is 0")
    single = len(instance.left) == 1
    if single and total is not None:
        return Text(f"{words}为 {total}，减去其余各项，故为 {value}", f"{words} is {total}; the rest leave {value}")
    if single:
        return Text(f"各项之和为 {value}，故为 {value}", f"its parts add up to {value}")
    return Text(f"由勾稽关系推得为 {value}", f"the balance leaves only {value}")


def fill(figure: Node, forced: Forced) -> Fix:
    """Write a figure where a cell is blank."""
    title = Text(f"填入 {forced.value}", f"write {forced.value}")
    return Fix(title, (Edit(figure.cell.range, str(forced.value)),), forced.applicability)
