"""Findings for relations that fail within a table: for the rules LR3xx and those of users.

A finding is reported at the wrong cell where one can be identified, else at the total; relations broken by the same cell
give one finding. Every failing relation is in the message of a finding or among its related locations, with its
arithmetic. A figure has a fix only where two relations, or a relation and the prose, agree on another value.
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
"""The most cells listed as related to a finding at a total; failing relations are all listed."""


def broken(rule: Rule, report: Report) -> Iterator[Diagnostic]:
    """Yield the findings of a rule, table by table."""
    for table in tables_of(report):
        if not any(each.relation.rule == rule.name for each in table.broken):
            continue
        for blame in table.blames:
            yield from _of_blame(rule, report, table, blame)
        for instance in table.broken:
            if instance.relation.rule == rule.name and not table.is_hard(instance):
                yield _at_total(rule, report, table, instance)


def _of_blame(rule: Rule, report: Report, table: TableFigures, blame: Blame) -> Iterator[Diagnostic]:
    """Yield the findings of a rule for one group of relations that are broken together."""
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
    """The wrong figures of each group: those in every smallest set of wrong cells, or the one that a claim supports."""
    # This loads the search for wrong cells, which takes as long as loading all the rules; most reports do not need it.
    from lint_reports.prose.evidence import supported, verdict

    verdicts: dict[Blame, list[Verdict]] = {}
    for table in tables_of(report):
        for blame in table.blames:
            only = supported(report, table, blame) if blame.possible else None
            named = [verdict(report, table, blame, each) for each in blame.certain]
            verdicts[blame] = [only] if only is not None else named
    return verdicts


def _at_culprit(rule: Rule, report: Report, table: TableFigures, blame: Blame, found: Verdict) -> Diagnostic:
    """The finding at a wrong figure, with the arithmetic of every relation that it breaks."""
    figure = table.figures[found.cell]
    failing = [each for each in blame.broken if found.cell in each.figures]
    failing.sort(key=lambda each: each.relation.rule != rule.name)
    sums = [arithmetic(report, table, each) for each in failing]
    related = [
        related_figure(report, table.figures[each.anchor], text) for each, text in zip(failing, sums, strict=True)
    ]
    related += [related_claim(found.claim)] if found.claim is not None else []
    fix = rewrite(figure.cell, str(found.right), "unsafe") if found.proved else None
    name, judgement, evidence = cell_name(report, figure), _judgement(found), _evidence(found)
    message = Text(
        f"{name}栏 {figure.cell.text} {judgement.zh}：{sums[0].zh}{evidence.zh}",
        f"{name} {figure.cell.text} {judgement.en}: {sums[0].en}{evidence.en}",
    )
    twin = f"cell {table.section.name} {found.cell}"
    return at_figure(rule, report, figure, message, related=tuple(related), fix=fix, twin=twin)


def _judgement(found: Verdict) -> Text:
    """The words for how certain it is that a figure is wrong, and for its right value."""
    if found.right is None:
        return Text("可能有误", "may be wrong")
    zh, en = ("应为", "should be") if found.proved else ("可能应为", "should perhaps be")
    slip = WORDS.get(found.culprits.error)
    more = Text(f"（{slip.zh}）", f" ({slip.en})") if slip is not None else Text("", "")
    return Text(f"{zh} {found.right}{more.zh}", f"{en} {found.right}{more.en}")


def _evidence(found: Verdict) -> Text:
    """The words for the claim of the prose that supports the right value or contradicts it, "" for none."""
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
    """A finding at the total of a relation.

    `possible` are the sets of cells that may be wrong, `more` the other relations that the same figures break.
    """
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
