"""Apply fixes and lint again, in rounds, until none is left. A fix that adds findings or removes none is withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lint_reports.fixes.apply import apply
from lint_reports.fixes.edits import MISREAD, MISREAD_WORD, Applied
from lint_reports.model.diagnostic import Applicability, Diagnostic, Severity
from lint_reports.model.result import FileResult, Withheld
from lint_reports.readers.source import Source
from lint_reports.text.language import Text

ROUNDS = 10
"""The most rounds. Each removes findings and adds none; only fixes that clash need more than one."""

INEFFECTIVE = Text("改后问题仍在", "the finding would remain")
NO_REPORT = Text("改后就不再是年报", "the file would be no report any more")
_NOT_TOGETHER = (MISREAD, MISREAD_WORD)
"""Reasons for which a set of fixes is withheld though a part of it may be sound."""


Check = Callable[[Source], FileResult]
"""Lints a file that may not be saved."""


class State(NamedTuple):
    """A file and its result."""

    source: Source
    result: FileResult


class Fixed(NamedTuple):
    """The last state, the findings fixed, and those whose fixes were withheld in the last round."""

    state: State
    fixed: tuple[Diagnostic, ...]
    withheld: tuple[Withheld, ...]


def fix_in_rounds(state: State, applicabilities: tuple[Applicability, ...], check: Check) -> Fixed:
    """Apply the fixes of these kinds, in as many rounds as needed."""
    fixed: list[Diagnostic] = []
    withheld: tuple[Withheld, ...] = ()
    for _ in range(ROUNDS):
        if not any(each.fix for each in state.result.diagnostics):
            break
        this_round = Round(state, applicabilities, check)
        chosen = this_round.run()
        withheld = tuple(this_round.withheld)
        if not chosen:
            break
        state = this_round.reached
        fixed += chosen
    return Fixed(state, tuple(fixed), withheld)


class Round:
    """The fixes of one state, applied together where that is sound, else in halves, down to single fixes."""

    def __init__(self, before: State, applicabilities: tuple[Applicability, ...], check: Check) -> None:
        self.before = before
        self.applicabilities = applicabilities
        self.check = check
        self.withheld: list[Withheld] = []
        self.applied = Applied(before.source, ())
        """The file with all fixes applied that do not clash, sound or not."""
        self.reached = before
        """The state with the fixes found sound so far."""

    def run(self) -> list[Diagnostic]:
        """Apply the fixes that are sound together, and return their findings; the others are `withheld`."""
        self.applied = applied = self._applied(self.before.result.diagnostics)
        self.withheld += (each for each in applied.withheld if each.reason not in _NOT_TOGETHER)
        misread = [each.diagnostic for each in applied.withheld if each.reason in _NOT_TOGETHER]
        return self._sound([], [*applied.fixed, *misread])

    def _applied(self, diagnostics: Iterable[Diagnostic]) -> Applied:
        return apply(self.before.source, diagnostics, self.applicabilities)

    def _sound(self, accepted: list[Diagnostic], candidates: list[Diagnostic]) -> list[Diagnostic]:
        """`accepted`, and those of the candidates that are sound together with them."""
        if not candidates:
            return accepted
        objection = self._objection([*accepted, *candidates])
        if objection is None:
            return [*accepted, *candidates]
        if len(candidates) == 1:
            self.withheld.append(Withheld(candidates[0], objection))
            return accepted
        middle = len(candidates) // 2
        return self._sound(self._sound(accepted, candidates[:middle]), candidates[middle:])

    def _objection(self, chosen: list[Diagnostic]) -> Text | None:
        """Why these fixes cannot be applied together; None where they can, and then `reached` is the new state."""
        applied = self.applied if tuple(chosen) == self.applied.fixed else self._applied(chosen)
        if not applied.fixed:
            return next((each.reason for each in applied.withheld), MISREAD)
        after = self.check(applied.source)
        objection = harm(self.before.result, after, chosen)
        if objection is None:
            self.reached = State(applied.source, after)
        return objection


def harm(before: FileResult, after: FileResult, chosen: Iterable[Diagnostic]) -> Text | None:
    """The harm that fixes did: a new error or warning, or a finding that stays though it was to be fixed; None for none."""
    if after.status != "checked":
        return NO_REPORT
    had, has, gone = (_counted(each) for each in (before.diagnostics, after.diagnostics, chosen))
    for each in after.diagnostics:
        if each.severity is not Severity.INFO and has[_key(each)] > had[_key(each)]:
            what = f"{each.code} {each.name}"
            return Text(f"改后会有新的问题：{what} {each.message.zh}", f"it would lead to {what} {each.message.en}")
    return INEFFECTIVE if any(has[key] > had[key] - gone[key] for key in gone) else None


def _counted(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[object, ...]]:
    return Counter(_key(each) for each in diagnostics)


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    """The identity of a finding in a changed file: rule and cell; not the message, which may name other cells."""
    if diagnostic.cell is not None:
        return diagnostic.name, diagnostic.cell
    return diagnostic.name, diagnostic.location.node, diagnostic.message.zh
