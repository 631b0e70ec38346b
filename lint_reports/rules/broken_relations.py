"""Findings for the relations that fail within a table: for the rules of LR3 and those of users.

Where one cell is to blame the finding stands at that cell, else at the total; several relations that one cell breaks
give one finding. Every relation that fails is in the message of a finding or among its related places, with its
arithmetic; and a fix writes over a figure only where two relations, or a relation and the prose, agree on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_reports.figures.instances import Instance
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.figures.typing_errors import WORDS
from lint_reports.figures.wording import arithmetic, cell_name, with_suspects
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.finding import at_figure, related_figure, rewrite
from lint_reports.model.report import Report, once_per_report
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import related_claim
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.figures.blame import Blame
    from lint_reports.figures.localize import Culprits
    from lint_reports.prose.evidence import Verdict

MOST_RELATED = 12
"""How many cells are related to a finding at a total; of the relations that fail, all are."""


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
        unnamed = [each for each in blame.broken if not known & set(each.figures)] or list(blame.broken)
        unnamed.sort(key=lambda each: each.relation.rule != rule.name)
        if unnamed[0].relation.rule == rule.name:
            twin = f"open {table.section.name} {blame.broken[0].anchor}"
            yield _at_total(rule, report, table, unnamed[0], blame.possible, unnamed[1:], twin)


@once_per_report
def _verdicts(report: Report) -> dict[Blame, list[Verdict]]:
    """The figures to blame, one a finding: those in every smallest set of wrong cells, or the one that a claim supports."""
    # The search for the cell to blame takes as long to load as all the rules; most reports have nothing to blame.
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
    sums = [arithmetic(report, table, each) for each in failing]
    related = [
        related_figure(report, table.figures[each.anchor], text) for each, text in zip(failing, sums, strict=True)
    ]
    related += [related_claim(found.claim)] if found.claim is not None else []
    fix = rewrite(figure.cell, str(found.right), "unsafe") if found.proved else None
    name, judged, heard = cell_name(report, figure), _judgement(found), _evidence(found)
    message = Text(
        f"{name}栏 {figure.cell.text} {judged.zh}：{sums[0].zh}{heard.zh}",
        f"{name} {figure.cell.text} {judged.en}: {sums[0].en}{heard.en}",
    )
    twin = f"cell {table.section.name} {found.cell}"
    return at_figure(rule, report, figure, message, related=tuple(related), fix=fix, twin=twin)


def _judgement(found: Verdict) -> Text:
    """That a figure is wrong or may be, and what it should be."""
    if found.right is None:
        return Text("可能有误", "may be wrong")
    zh, en = ("应为", "should be") if found.proved else ("可能应为", "should perhaps be")
    slip = WORDS.get(found.culprits.error)
    more = Text(f"（{slip.zh}）", f" ({slip.en})") if slip is not None else Text("", "")
    return Text(f"{zh} {found.right}{more.zh}", f"{en} {found.right}{more.en}")


def _evidence(found: Verdict) -> Text:
    """The claim of the prose that bears out the value or contradicts it, "" where there is none."""
    if found.claim is None:
        return Text("", "")
    words = found.claim.words
    zh, en = ("文中", "and") if found.proved else ("但文中", "but")
    return Text(f"；{zh}“{words}”", f"; {en} the text says “{words}”")


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
    message = arithmetic(report, table, instance)
    cells = sorted({index for culprits in possible for index in culprits.cells})
    if cells:
        message = with_suspects(message, report, table, possible, cells)
    related = [related_figure(report, table.figures[each.anchor], arithmetic(report, table, each)) for each in more]
    others = cells or [i for i in instance.figures if table.figures[i].cell.text not in ("", "0")]
    names = [(i, cell_name(report, table.figures[i])) for i in others if i != instance.anchor]
    related += [related_figure(report, table.figures[i], Text(name, name)) for i, name in names[:MOST_RELATED]]
    return at_figure(rule, report, anchor, message, related=tuple(related), twin=twin)
