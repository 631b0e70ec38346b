"""Report suppressions of the configuration that have expired or suppressed nothing in a whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from lint_reports.config.settings import Settings
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.location import Location
from lint_reports.model.result import FileResult
from lint_reports.model.suppression import ConfiguredSuppression
from lint_reports.rules.registry import find
from lint_reports.rules.selection import names, rules_with
from lint_reports.suppression.comments import INCOMPLETE_CHECK
from lint_reports.suppression.listed import is_expired, names_file
from lint_reports.system.files import Unreadable, read
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

_WILD = frozenset("*?[!\\")


def leftovers(results: Sequence[FileResult], settings_of: Callable[[str], Settings]) -> list[FileResult]:
    """Results for configuration files, with findings for suppressions that have expired or suppressed nothing in this run."""
    files: dict[tuple[object, ...], tuple[ConfiguredSuppression, Settings, list[tuple[FileResult, int]]]] = {}
    for result in results:
        settings = settings_of(result.path)
        for number, each in enumerate(settings.suppressions):
            if result.status == "checked" and names_file(each, result.path):
                found = files.setdefault((each.file, each.place or number), (each, settings, []))
                found[2].append((result, number))
    by_file: dict[str, list[Diagnostic]] = {}
    for listed, settings, matched in files.values():
        for diagnostic in _check(listed, settings, matched):
            by_file.setdefault(listed.file, []).append(diagnostic)
    return [FileResult(file, "checked", tuple(found), _lines(file, found)) for file, found in sorted(by_file.items())]


def _check(
    listed: ConfiguredSuppression, settings: Settings, matched: Sequence[tuple[FileResult, int]]
) -> Iterator[Diagnostic]:
    """Yield the finding on one suppression, if any; `matched` has (result, index of the suppression) of its files."""
    location = Location(listed.file, listed.place)
    if is_expired(listed, settings.today or date.today()):
        rule = _rule("expired-suppression")
        message = Text(
            f"豁免已于 {listed.until} 到期，不再起作用", f"this suppression held until {listed.until} and holds no more"
        )
    elif _is_unused(listed, settings, matched):
        rule = _rule("unused-suppression")
        words = ", ".join(listed.rules)
        message = Text(
            f"豁免 {words} 没有用处：{listed.path} 中没有这样的问题",
            f"suppression of {words} is not used: nothing of the kind is found in {listed.path}",
        )
    else:
        return
    if settings.selects(rule):
        yield Diagnostic(rule.code, rule.name, settings.severity_of(rule), message, location)


def _is_unused(listed: ConfiguredSuppression, settings: Settings, matched: Sequence[tuple[FileResult, int]]) -> bool:
    """Whether a suppression for one file suppressed nothing there, though its rules ran; False for several files."""
    if _WILD & set(listed.path) or listed.path.endswith("/") or len(matched) != 1:
        return False
    result, number = matched[0]
    if any(each.entry == number for each in result.suppressed) or any(
        each.name in INCOMPLETE_CHECK for each in result.diagnostics
    ):
        return False
    rules = rules_with(settings.relations, settings.plugins)
    named = [rule for rule in rules if any(names(selector, rule) for selector in listed.rules)]
    return all(settings.selects(rule) for rule in named)


def _rule(name: str) -> Rule:
    rule = find(name)
    assert rule is not None
    return rule


def _lines(file: str, found: Sequence[Diagnostic]) -> dict[int, str]:
    """The lines with findings of a configuration file, by number."""
    try:
        lines = read(file).decode("utf-8-sig", "replace").splitlines()
    except Unreadable:
        return {}
    numbers = {each.location.range.start.line for each in found if each.location.range}
    return {number: lines[number - 1] for number in sorted(numbers) if number <= len(lines)}
