"""Suppress findings by comments in the file, and record what each comment did, so that useless ones are reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.document import Document
from lint_reports.model.result import Suppressed
from lint_reports.model.rule import Rule
from lint_reports.model.suppression import Suppression, SuppressionResult
from lint_reports.suppression.directive import is_directive, parse_directive
from lint_reports.suppression.reach import set_reach

INCOMPLETE_CHECK = ("unreadable-table", "failing-plugin")
"""Names of rules whose findings mean that part of the file was not checked: a comment may then only seem unused."""


def apply_comments(
    document: Document,
    found: Sequence[Diagnostic],
    rules: Sequence[Rule],
    ran: Collection[str],
    mandatory: Collection[str],
    today: date,
) -> SuppressionResult:
    """Parse the comments of a document and split the findings by them.

    `rules` are all rules, for the names in the comments; `ran` names the rules that checked the file, and `mandatory`
    those that no comment may suppress.
    """
    lines = document.file_lines
    comments = [each for each in document.comments if is_directive(each.text)]
    suppressions = [parse_directive(document.path, each, rules, lines) for each in comments]
    set_reach(suppressions, comments, document, len(lines))
    for each in suppressions:
        each.expired = each.until is not None and each.until < today
        each.forbidden |= {
            number for number, name in enumerate(each.names) if name.rules and name.rules <= set(mandatory)
        }
    result = apply_suppressions(found, suppressions, mandatory)
    checked = not any(fault.fatal for fault in document.faults) and all(
        each.name not in INCOMPLETE_CHECK for each in found
    )
    for each in suppressions:
        if each.verb in _WIDTHS and each.holds and checked:
            each.idle = {n for n, name in enumerate(each.names) if name.rules and name.rules <= set(ran)}
            each.idle -= each.used | each.forbidden
        if each.flaw is not None and not each.names:
            each.wanted = tuple(sorted({d.name for d in found if each.covers(d.location.span)}))
    return result


def apply_suppressions(
    found: Sequence[Diagnostic], suppressions: Sequence[Suppression], mandatory: Collection[str]
) -> SuppressionResult:
    """Split findings by suppressions that are already parsed, and mark which names of these were used."""
    result = SuppressionResult([], suppressions=list(suppressions))
    for diagnostic in found:
        _add(result, diagnostic, mandatory)
    return result


_WIDTHS = {"ignore": 0, "disable": 1, "file-ignore": 2}
"""The verbs that suppress, by the width of their reach: of several that match, the narrowest gives the reason."""


def _add(result: SuppressionResult, diagnostic: Diagnostic, mandatory: Collection[str]) -> None:
    """Add a finding to the kept or the suppressed ones."""
    reasons: list[tuple[int, int, str]] = []
    for each in result.suppressions:
        if not each.holds or each.verb not in _WIDTHS:
            continue
        matching = {n for n, name in enumerate(each.names) if diagnostic.name in name.rules}
        matching = {number for number in matching if each.covers(diagnostic.location.span, number)}
        if matching and diagnostic.name in mandatory:
            each.forbidden |= matching
        elif matching:
            each.used |= matching
            reasons.append((_WIDTHS[each.verb], len(reasons), each.reason))
    if reasons:
        result.suppressed.append(Suppressed(diagnostic, "inSource", min(reasons)[2]))
    else:
        result.kept.append(diagnostic)


def check_comments(suppressions: Sequence[Suppression], rules: Iterable[Rule], document: Document) -> list[Diagnostic]:
    """The findings of the rules that judge suppression comments, with their positions in the file."""
    found = (each for rule in rules if rule.judge is not None for each in rule.judge(suppressions, rule))
    return list(map(document.source_map.remark, found))
