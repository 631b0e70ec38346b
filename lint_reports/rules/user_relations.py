"""Rules made from relations in the configuration: each has the name of its relation, and all share one code."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from lint_reports.figures.breach_findings import differing
from lint_reports.figures.relations import Relation, needs_others
from lint_reports.model.diagnostic import USER_CODE, Diagnostic, Severity
from lint_reports.model.rule import Rule
from lint_reports.model.summary import Compared
from lint_reports.rules.broken_relations import broken
from lint_reports.text.language import Text


class UserRelation(NamedTuple):
    """A relation from a configuration file."""

    relation: Relation
    severity: Severity
    editions: tuple[int, ...]
    """The editions of the form that have all the rows and columns in the relation."""


_kept: dict[str, tuple[Relation, ...]] = {}


def by_edition(relations: Iterable[UserRelation], names: Collection[str]) -> dict[int, tuple[Relation, ...]]:
    """The relations of these names, by each edition of the form that has all their rows and columns.

    Equal values are returned as one object.
    """
    found: dict[int, list[Relation]] = {}
    for each in relations:
        for edition in each.editions if each.relation.rule in names else ():
            found.setdefault(edition, []).append(each.relation)
    return {edition: _kept.setdefault(repr(each), tuple(each)) for edition, each in found.items()}


def rule_of(user: UserRelation) -> Rule:
    """The rule that reports where a relation of the user fails, within a report or between two."""
    relation = user.relation
    others = needs_others(relation)
    summary = Text(
        f"配置文件中的勾稽关系 {relation.rule} 不成立", f"the relation {relation.rule} of the configuration fails"
    )
    return Rule(
        code=USER_CODE,
        name=relation.rule,
        severity=user.severity,
        summary=summary,
        source=Text(relation.source or "配置文件", relation.source or "the configuration file"),
        manual=summary,
        valid=(),
        invalid=(),
        check=None if others else lambda report, rule: broken(rule, report),
        compare=(lambda compared, rule: _differing(user, rule, compared, others[0])) if others else None,
    )


def _differing(user: UserRelation, rule: Rule, compared: Compared, other: str) -> Iterable[Diagnostic]:
    table = compared.report.table(user.relation.table)
    return differing(rule, compared, other, (user.relation,)) if table and table.edition in user.editions else ()
