"""Findings for the relations that fail: the rules of LR3 differ only in which relations they read.

Where one cell is to blame the finding stands at that cell, else at the total; several relations that one cell breaks
give one finding. Every relation that is broken stands in the message of a finding or beside it, with its arithmetic; and
a figure is written over only where two witnesses agree on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_reports.figures.instances import Addend, Instance
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Diagnostic, Related
from lint_reports.model.finding import at_figure, related_figure, rewrite
from lint_reports.model.report import Node, Report, once_per_report
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import related_claim
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.figures.blame import Blame
    from lint_reports.figures.localize import Culprits
    from lint_reports.prose.evidence import Verdict

_BLANKS = Text("；另有 {} 格空白未计", "; {} blank cells not counted")
_NO_FIGURES = Text("；另有 {} 格没有数字未计", "; {} cells without a figure not counted")
MOST_NAMED = 5
"""How many cells that come into question a message names."""
MOST_EXCHANGED = 2
"""How many pairs of cells that may have been exchanged it names; of more it names none."""
MOST_RELATED = 12
"""How many cells stand beside a finding at a total; the relations that are broken stand there all."""


def broken(rule: Rule, report: Report) -> Iterator[Diagnostic]:
    """The findings of a rule, table by table."""
    for table in tables_of(report):
        if not any(each.relation.rule == rule.name for each in table.broken):
            continue
        for blame in table.blames:
            yield from _of_blame(rule, report, table, blame)
        for instance in table.broken:
            if instance.relation.rule == rule.name and not table.is_hard(instance):
                yield _at_total(rule, report, table, instance)


def _of_blame(rule: Rule, report: Report, table: TableFigures, blame: Blame) -> Iterator[Diagnostic]:
    mine = [each for each in blame.broken if each.relation.rule == rule.name]
    if not blame.located:
        for instance in mine:
            yield _at_total(rule, report, table, instance)
        return
    verdicts = _verdicts(report)[blame]
    for found in verdicts:
        if any(found.cell in each.figures for each in mine):
            yield _at_culprit(rule, report, table, blame, found)
    if blame.possible and (blame.certain or not verdicts):
        known = {found.cell for found in verdicts}
        untold = [each for each in blame.broken if not known & set(each.figures)] or list(blame.broken)
        untold.sort(key=lambda each: each.relation.rule != rule.name)
        if untold[0].relation.rule == rule.name:
            yield _at_total(
                rule,
                report,
                table,
                untold[0],
                blame.possible,
                untold[1:],
                twin=f"open {table.section.name} {blame.broken[0].anchor}",
            )


@once_per_report
def _verdicts(report: Report) -> dict[Blame, list[Verdict]]:
    """The figures that are named, one a finding: those in every smallest set, or the one that a claim supports."""
    from lint_reports.prose.evidence import supported, verdict

    verdicts: dict[Blame, list[Verdict]] = {}
    for table in tables_of(report):
        for blame in table.blames:
            only = supported(report, table, blame) if blame.possible else None
            named = [verdict(report, table, blame, each) for each in blame.certain]
            verdicts[blame] = [only] if only is not None else named
    return verdicts


def _at_culprit(rule: Rule, report: Report, table: TableFigures, blame: Blame, found: Verdict) -> Diagnostic:
    figure = table.figures[found.cell]
    failing = [each for each in blame.broken if found.cell in each.figures]
    failing.sort(key=lambda each: each.relation.rule != rule.name)
    arithmetic = [_arithmetic(report, table, each) for each in failing]
    related = [_related(report, table, each, text) for each, text in zip(failing, arithmetic, strict=True)]
    related += [related_claim(found.claim)] if found.claim is not None else []
    fix = rewrite(figure.cell, str(found.right), "unsafe") if found.proved else None
    name, said, heard = _name(report, figure), _said(found), _heard(found)
    message = Text(
        f"{name}栏 {figure.cell.text} {said.zh}：{arithmetic[0].zh}{heard.zh}",
        f"{name} {figure.cell.text} {said.en}: {arithmetic[0].en}{heard.en}",
    )
    twin = f"cell {table.section.name} {found.cell}"
    return at_figure(rule, report, figure, message, related=tuple(related), fix=fix, twin=twin)


def _said(found: Verdict) -> Text:
    """What is said of a figure that is named."""
    from lint_reports.figures.typing_errors import WORDS

    if found.right is None:
        return Text("可能有误", "may be wrong")
    zh, en = ("应为", "should be") if found.proved else ("可能应为", "should perhaps be")
    slip = WORDS.get(found.culprits.error)
    more = Text(f"（{slip.zh}）", f" ({slip.en})") if slip is not None else Text("", "")
    return Text(f"{zh} {found.right}{more.zh}", f"{en} {found.right}{more.en}")


def _heard(found: Verdict) -> Text:
    """What the prose says of it."""
    if found.claim is None:
        return Text("", "")
    words = found.claim.words
    zh, en = ("文中", "and") if found.proved else ("但文中", "but")
    return Text(f"；{zh}“{words}”", f"; {en} the text says “{words}”")


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
    possible: Sequence[Culprits] = (),
    more: Sequence[Instance] = (),
    twin: str = "",
) -> Diagnostic:
    """A finding at the total of a relation; `more` are those that are broken by the same figures."""
    anchor = table.figures[instance.anchor]
    message = _arithmetic(report, table, instance)
    cells = sorted({index for culprits in possible for index in culprits.cells})
    if cells:
        message = _with_suspects(message, report, table, possible, cells)
    related = [_related(report, table, each, _arithmetic(report, table, each)) for each in more]
    others = cells or [i for i in instance.figures if table.figures[i].cell.text not in ("", "0")]
    names = [(i, _name(report, table.figures[i])) for i in others if i != instance.anchor]
    related += [related_figure(report, table.figures[i], Text(name, name)) for i, name in names[:MOST_RELATED]]
    return at_figure(rule, report, anchor, message, related=tuple(related), twin=twin)


def _with_suspects(
    message: Text, report: Report, table: TableFigures, possible: Sequence[Culprits], cells: Sequence[int]
) -> Text:
    """A message that names the cells that come into question, the first few and how many more."""
    alone = {each.cells[0]: each for each in possible if len(each.cells) == 1}
    named = [_suspect(report, table, index, alone.get(index)) for index in cells]
    left = len(named) - MOST_NAMED
    zh = "、".join(each.zh for each in named[:MOST_NAMED]) + (f"，另有 {left} 格" if left > 0 else "")
    en = ", ".join(each.en for each in named[:MOST_NAMED]) + (f" and {left} more" if left > 0 else "")
    exchanged = [each.cells for each in possible if each.error == "exchanged"]
    for one, other in exchanged if len(exchanged) <= MOST_EXCHANGED else ():
        pair = _name(report, table.figures[one]), _name(report, table.figures[other])
        zh, en = f"{zh}；{pair[0]} 与 {pair[1]} 可能互换", f"{en}; {pair[0]} and {pair[1]} are possibly exchanged"
    return Text(f"{message.zh}；可能有误的是 {zh}", f"{message.en}; one of these may be wrong: {en}")


def _suspect(report: Report, table: TableFigures, index: int, alone: Culprits | None) -> Text:
    """A figure, what it would have to be if it alone were wrong, and the slip that it would be."""
    from lint_reports.figures.typing_errors import WORDS

    figure = table.figures[index]
    text = f"{_name(report, figure)} {figure.cell.text}"
    right = alone.values.get(index) if alone is not None else None
    if alone is None or right is None:
        return Text(text, text)
    slip = WORDS.get(alone.error, Text("", ""))
    return Text(f"{text}（{right}？{slip.zh}）", f"{text} ({right}?{' ' * bool(slip.en)}{slip.en})")


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
