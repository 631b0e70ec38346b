"""Findings for the relations that fail: the rules of LR3 differ only in which relations they read."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.editing.relations import Addend, Instance
from lint_reports.editing.table import TableFigures
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Diagnostic, Text
from lint_reports.model.finding import at_figure, related_figure
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule

_BLANKS = Text("；另有 {} 格空白未计", "; {} blank cells not counted")
_PART = Text("参与核对的数字 {}", "{}, a figure of this relation")


def broken(rule: Rule, report: Report, table: TableFigures) -> Iterator[Diagnostic]:
    """A finding at the total of every relation of this rule that no value of the blank cells can make hold."""
    for instance in table.broken(rule.name):
        anchor = table.figures[instance.anchor]
        others = [table.figures[index] for index in instance.figures if index != instance.anchor]
        filled = [figure for figure in others if figure.cell.text not in ("", "0")]
        related = tuple(
            related_figure(report, figure, Text(*(form.format(figure.cell.text) for form in _PART)))
            for figure in filled[:12]
        )
        yield at_figure(rule, report, anchor, _message(report, table, instance), related=related)


def _message(report: Report, table: TableFigures, instance: Instance) -> Text:
    anchor = table.figures[instance.anchor]
    words = {"row": row_words(report, row_of(anchor)), "column": column_words(report, anchor)}
    right = _values(table, instance.right)
    words |= {
        "left": str(sum(_values(table, instance.left))),
        "right": str(sum(right)),
        "parts": "＋".join(str(value) for value in right if value) or "0",
    }
    for addend in (*instance.left, *instance.right):
        words[addend.name] = _shown(table, addend)
    blanks = sum(table.values[index] is None for index in instance.figures)
    messages = instance.relation.messages
    zh, en = (messages[language].format_map(words) for language in ("zh", "en"))
    if blanks:
        zh, en = zh + _BLANKS.zh.format(blanks), en + _BLANKS.en.format(blanks)
    return Text(zh, en)


def _values(table: TableFigures, addends: tuple[Addend, ...]) -> list[int]:
    """The figures of one side that are known, each with the sign it has there."""
    return [
        addend.factor * table.values[index]
        for addend in addends
        for index in addend.figures
        if table.values[index] is not None
    ]


def _shown(table: TableFigures, addend: Addend) -> str:
    values = [table.values[index] for index in addend.figures]
    return "空白" if None in values else str(sum(values))
