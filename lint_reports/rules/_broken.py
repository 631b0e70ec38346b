"""Findings for the relations that fail: the rules of LR3 differ only in which relations they read.

Where one cell is to blame the finding stands at that cell, else at the total; several relations that one cell breaks
give one finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_reports.editing.relations import Addend, Instance
from lint_reports.editing.table import Blame, TableFigures, tables_of
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Diagnostic, Related, Text
from lint_reports.model.finding import at_figure, related_figure, rewrite
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Rule

if TYPE_CHECKING:
    from lint_reports.editing.localize import Culprits

_BLANKS = Text("；另有 {} 格空白未计", "; {} blank cells not counted")
_NO_FIGURES = Text("；另有 {} 格没有数字未计", "; {} cells without a figure not counted")
MOST_NAMED = 5
"""How many cells that come into question a message names."""


def broken(rule: Rule, report: Report) -> Iterator[Diagnostic]:
    """The findings of a rule, table by table."""
    for table in tables_of(report):
        if not any(each.relation.rule == rule.name for each in table.broken()):
            continue
        for blame in table.blames():
            yield from _of_blame(rule, report, table, blame)
        hard = {id(each) for each in table.hard()}
        for instance in table.broken():
            if instance.relation.rule == rule.name and id(instance) not in hard:
                yield _at_total(rule, report, table, instance, ())


def _of_blame(rule: Rule, report: Report, table: TableFigures, blame: Blame) -> Iterator[Diagnostic]:
    mine = [each for each in blame.broken if each.relation.rule == rule.name]
    if not blame.located:
        for instance in mine:
            yield _at_total(rule, report, table, instance, ())
        return
    for culprits in blame.certain:
        (index,) = culprits.cells
        if any(index in each.figures for each in mine):
            yield _at_culprit(rule, report, table, blame, culprits)
    if blame.possible:
        known = {index for culprits in blame.certain for index in culprits.cells}
        open_ones = [each for each in mine if not known & set(each.figures)] or mine
        for instance in open_ones[:1]:
            yield _at_total(rule, report, table, instance, blame.possible, twin=f"open {id(blame)}")


def _at_culprit(
    rule: Rule, report: Report, table: TableFigures, blame: Blame, culprits: Culprits
) -> Diagnostic:
    from lint_reports.editing.typing_errors import WORDS

    (index,) = culprits.cells
    figure = table.figures[index]
    failing = [each for each in blame.broken if index in each.figures]
    failing.sort(key=lambda each: each.relation.rule != rule.name)
    messages = [_arithmetic(report, table, each) for each in failing]
    name = _name(report, figure)
    right = culprits.values.get(index)
    slip = WORDS.get(culprits.error)
    zh = f"{name}栏 {figure.cell.text} " + ("有误" if right is None else f"应为 {right}")
    en = f"{name} {figure.cell.text} " + ("is wrong" if right is None else f"should be {right}")
    if slip is not None:
        zh, en = f"{zh}（{slip.zh}）", f"{en} ({slip.en})"
    related = tuple(_related(report, table, each, text) for each, text in zip(failing, messages, strict=True))
    fix = None if right is None else rewrite(figure.cell, str(right), "unsafe")
    message = Text(f"{zh}：{messages[0].zh}", f"{en}: {messages[0].en}")
    twin = f"cell {table.section.name} {index}"
    return at_figure(rule, report, figure, message, related=related, fix=fix, twin=twin)


def _name(report: Report, figure: Node) -> str:
    return f"{_row(report, figure)} {column_words(report, figure)}"


def _row(report: Report, figure: Node) -> str:
    """The label of a figure's row without the note in brackets that the form prints behind it."""
    words = row_words(report, row_of(figure))
    return words.rpartition("（")[0] or words if words.endswith("）") else words


def _related(report: Report, table: TableFigures, instance: Instance, message: Text) -> Related:
    return related_figure(report, table.figures[instance.anchor], message)


def _at_total(
    rule: Rule,
    report: Report,
    table: TableFigures,
    instance: Instance,
    possible: Sequence[Culprits],
    twin: str = "",
) -> Diagnostic:
    anchor = table.figures[instance.anchor]
    message = _arithmetic(report, table, instance)
    cells = sorted({index for culprits in possible for index in culprits.cells})
    if cells:
        values = {index: value for culprits in possible for index, value in culprits.values.items()}
        named = [_suspect(report, table, index, values if len(possible[0].cells) == 1 else {}) for index in cells]
        message = _with_suspects(message, named)
    others = cells or [i for i in instance.figures if table.figures[i].cell.text not in ("", "0")]
    related = tuple(
        related_figure(report, table.figures[i], Text(_name(report, table.figures[i]), _name(report, table.figures[i])))
        for i in others
        if i != instance.anchor
    )
    return at_figure(rule, report, anchor, message, related=related[:12], twin=twin)


def _with_suspects(message: Text, named: list[Text]) -> Text:
    """A message that names the cells that come into question, the first few and how many more."""
    left = len(named) - MOST_NAMED
    zh = "、".join(each.zh for each in named[:MOST_NAMED]) + (f"，另有 {left} 格" if left > 0 else "")
    en = ", ".join(each.en for each in named[:MOST_NAMED]) + (f" and {left} more" if left > 0 else "")
    return Text(f"{message.zh}；可能有误的是 {zh}", f"{message.en}; one of these may be wrong: {en}")


def _suspect(report: Report, table: TableFigures, index: int, values: dict[int, int]) -> Text:
    figure = table.figures[index]
    text = f"{_name(report, figure)} {figure.cell.text}"
    right = values.get(index)
    return Text(text, text) if right is None else Text(f"{text}（{right}？）", f"{text} ({right}?)")


def _arithmetic(report: Report, table: TableFigures, instance: Instance) -> Text:
    """What the relation asks and what the figures come to, in the words of the relation's own message."""
    anchor = table.figures[instance.anchor]
    words = {"row": _row(report, anchor), "column": column_words(report, anchor)}
    right = _values(table, instance.right)
    words |= {
        "left": str(sum(_values(table, instance.left))),
        "right": str(sum(right)),
    }
    parts = [str(value) for value in right if value] or ["0"]
    blanks = [table.readings[index].fault for index in instance.figures if table.values[index] is None]
    messages = instance.relation.messages
    zh, en = (
        messages[at].format_map({**words, **_shown(table, instance, at), "parts": plus.join(parts)})
        for at, plus in (("zh", "＋"), ("en", "+"))
    )
    if blanks:
        left = _NO_FIGURES if "nothing" in blanks else _BLANKS
        zh, en = zh + left.zh.format(len(blanks)), en + left.en.format(len(blanks))
    return Text(zh, en)


def _values(table: TableFigures, addends: tuple[Addend, ...]) -> list[int]:
    """The figures of one side that are known, each with the sign it has there."""
    constants = [addend.constant for addend in addends if addend.constant]
    return constants + [
        addend.factor * table.values[index]
        for addend in addends
        for index in addend.figures
        if table.values[index] is not None
    ]


def _shown(table: TableFigures, instance: Instance, language: str) -> dict[str, str]:
    """What each name of a relation stands for, by the name that messages have for it."""
    blank = {"zh": "空白", "en": "blank"}[language]
    shown = {}
    conditions = (addend for each in instance.conditions for addend in (*each.left, *each.right))
    for addend in (*instance.left, *instance.right, *conditions):
        values = [table.values[index] for index in addend.figures]
        shown[addend.name] = blank if None in values else str(sum(values))
    return shown
