"""Which findings are let pass, by whom and why; and which comments that would let findings pass are of no use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.document import Document
from lint_reports.model.result import Suppressed
from lint_reports.model.rule import Rule
from lint_reports.model.suppression import Passed, Suppression
from lint_reports.suppression.directive import calls, read
from lint_reports.suppression.reach import spread

if TYPE_CHECKING:
    from datetime import date

UNCHECKED = ("unreadable-table", "failing-plugin")
"""Where not everything was checked, that nothing is found does not make a comment useless."""


def by_comments(
    document: Document,
    found: Sequence[Diagnostic],
    rules: Sequence[Rule],
    ran: Collection[str],
    mandatory: Collection[str],
    today: date,
) -> Passed:
    """Let pass what comments name. `rules` are those there are; of them `ran` names those that have looked at the file,
    and `mandatory` those that no comment may silence."""
    lines = document.file_lines
    comments = [each for each in document.comments if calls(each.text)]
    passed = Passed([], suppressions=[read(document.path, each, rules, lines) for each in comments])
    spread(passed.suppressions, comments, document, len(lines))
    for each in passed.suppressions:
        each.expired = each.until is not None and each.until < today
        each.forbidden |= {
            number for number, name in enumerate(each.names) if name.rules and name.rules <= set(mandatory)
        }
    for diagnostic in found:
        _pass(diagnostic, passed, mandatory)
    checked = not any(fault.fatal for fault in document.faults) and all(each.name not in UNCHECKED for each in found)
    for each in passed.suppressions:
        if each.verb in ("ignore", "disable", "file-ignore") and each.holds and checked:
            each.idle = {n for n, name in enumerate(each.names) if name.rules and name.rules <= set(ran)}
            each.idle -= each.used | each.forbidden
        if each.flaw is not None and not each.names:
            each.wanted = tuple(sorted({d.name for d in found if each.covers(d.location.span)}))
    return passed


def by_known(found: Sequence[Diagnostic], suppressions: Sequence[Suppression], mandatory: Collection[str]) -> Passed:
    """Let pass what comments name that were read before: findings that came of comparing reports afterwards."""
    passed = Passed([], suppressions=list(suppressions))
    for diagnostic in found:
        _pass(diagnostic, passed, mandatory)
    return passed


_WIDTHS = {"ignore": 0, "disable": 1, "file-ignore": 2}
"""Of comments that say the same of a finding, the one with the narrowest reach gives the reason."""


def _pass(diagnostic: Diagnostic, passed: Passed, mandatory: Collection[str]) -> None:
    reasons: list[tuple[int, int, str]] = []
    for each in passed.suppressions:
        if not each.holds or each.verb not in _WIDTHS:
            continue
        mine = {n for n, name in enumerate(each.names) if diagnostic.name in name.rules}
        mine = {number for number in mine if each.covers(diagnostic.location.span, number)}
        if mine and diagnostic.name in mandatory:
            each.forbidden |= mine
        elif mine:
            each.used |= mine
            reasons.append((_WIDTHS[each.verb], len(reasons), each.reason))
    if reasons:
        passed.suppressed.append(Suppressed(diagnostic, "inSource", min(reasons)[2]))
    else:
        passed.kept.append(diagnostic)


def judged(suppressions: Sequence[Suppression], rules: Iterable[Rule], document: Document) -> list[Diagnostic]:
    """The findings of rules on the comments themselves, with their places in the file."""
    found = (each for rule in rules if rule.judge is not None for each in rule.judge(suppressions, rule))
    return list(map(document.source_map.remark, found))
