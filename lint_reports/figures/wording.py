"""How a relation between the figures of a table reads in a message: names of cells, sums, and cells that may be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_reports.figures.instances import Addend, Instance
from lint_reports.figures.table import TableFigures
from lint_reports.figures.typing_errors import WORDS
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.report import Node, Report
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.figures.localize import Culprits

_BLANKS = Text("；另有 {} 格空白未计", "; {} blank cells not counted")
_NO_FIGURES = Text("；另有 {} 格没有数字未计", "; {} cells without a figure not counted")
MOST_NAMED = 5
"""The number of suspect cells that a message names."""
MOST_EXCHANGED = 2
"""The number of possibly exchanged pairs that a message names; of more it names none."""


def cell_name(report: Report, figure: Node) -> str:
    """The labels of a figure's row and column."""
    return f"{_row(report, figure)} {column_words(report, figure)}"


def _row(report: Report, figure: Node) -> str:
    """The label of a figure's row without the note in brackets that the form prints behind it."""
    words = row_words(report, row_of(figure))
    return words.rpartition("（")[0] or words if words.endswith("）") else words


def with_suspects(
    message: Text, report: Report, table: TableFigures, possible: Sequence[Culprits], cells: Sequence[int]
) -> Text:
    """A message extended by the suspect cells: the first few by name, and the number of others."""
    alone = {each.cells[0]: each for each in possible if len(each.cells) == 1}
    named = [_suspect(report, table, index, alone.get(index)) for index in cells]
    left = len(named) - MOST_NAMED
    zh = "、".join(each.zh for each in named[:MOST_NAMED]) + (f"，另有 {left} 格" if left > 0 else "")
    en = ", ".join(each.en for each in named[:MOST_NAMED]) + (f" and {left} more" if left > 0 else "")
    exchanged = [each.cells for each in possible if each.error == "exchanged"]
    for one, other in exchanged if len(exchanged) <= MOST_EXCHANGED else ():
        pair = cell_name(report, table.figures[one]), cell_name(report, table.figures[other])
        zh, en = f"{zh}；{pair[0]} 与 {pair[1]} 可能互换", f"{en}; {pair[0]} and {pair[1]} are possibly exchanged"
    return Text(f"{message.zh}；可能有误的是 {zh}", f"{message.en}; one of these may be wrong: {en}")


def _suspect(report: Report, table: TableFigures, index: int, alone: Culprits | None) -> Text:
    """A figure, what it would have to be if it alone were wrong, and the slip that it would be."""
    figure = table.figures[index]
    text = f"{cell_name(report, figure)} {figure.cell.text}"
    right = alone.values.get(index) if alone is not None else None
    if alone is None or right is None:
        return Text(text, text)
    slip = WORDS.get(alone.error, Text("", ""))
    return Text(f"{text}（{right}？{slip.zh}）", f"{text} ({right}?{' ' * bool(slip.en)}{slip.en})")


def arithmetic(report: Report, table: TableFigures, instance: Instance) -> Text:
    """The message of a failing relation, its template filled with sums and figures."""
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
        template.format_map({**words, **_shown(table, instance, at), "parts": plus.join(parts)})
        for at, template, plus in (("zh", messages.zh, "＋"), ("en", messages.en, "+"))
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
