"""The rules that users make: a relation of their own is a rule with its name, all of them with one code."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from lint_reports.figures.relations import Relation, needs_others
from lint_reports.model.diagnostic import USER_CODE, Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.model.summary import Beside
from lint_reports.rules.broken_between_reports import differing
from lint_reports.rules.broken_relations import broken
from lint_reports.text.language import Text


class UserRelation(NamedTuple):
    """A relation from a configuration file."""

    relation: Relation
    severity: Severity
    editions: tuple[int, ...]
    """The editions of the form that have all the rows and columns it names."""


_kept: dict[str, tuple[Relation, ...]] = {}


def relations_for(report: Report, relations: Iterable[UserRelation], names: Collection[str]) -> tuple[Relation, ...]:
    """The relations of these names that can be asked of the report's tables; each of a table's own edition.

    What is equal is one object, because what is laid on a table is kept by it.
    """
    found = tuple(
        each.relation
        for each in relations
        if each.relation.rule in names and report.section(each.relation.table).edition in each.editions
    )
    return _kept.setdefault(repr(found), found) if found else ()


def rule_of(user: UserRelation) -> Rule:
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
        compare=(lambda beside, rule: _differing(user, rule, beside, others[0])) if others else None,
    )


def _differing(user: UserRelation, rule: Rule, beside: Beside, other: str) -> Iterable[Diagnostic]:
    table = beside.report.table(user.relation.table)
    return differing(rule, beside, other, (user.relation,)) if table and table.edition in user.editions else ()
