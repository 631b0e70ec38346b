"""Rules from other packages: entry points of the group `lint_reports.rules`, of packages that a configuration names.

Nothing is loaded that is not named, and only what is installed can be: a report or a configuration runs no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.text.language import Text

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from lint_reports.model.rule import Rule

GROUP = "lint_reports.rules"
_CODE = re.compile(r"LR9\d\d")
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")


class Plugin(NamedTuple):
    """The rules of a package, and an error message for each rule that could not be loaded."""

    rules: tuple[Rule, ...]
    failures: tuple[Text, ...]


def installed() -> tuple[str, ...]:
    """The names of the installed packages with entry points of the group, sorted."""
    return tuple(sorted(_entry_points()))


@cache
def load(package: str) -> Plugin:
    """The rules of an installed package. An exception of the package becomes a message in `failures`."""
    rules: list[Rule] = []
    failures: list[Text] = []
    for point in _entry_points().get(_normalized(package), ()):
        try:
            rule = _rule(point, package)
            _refuse_duplicate(rule, rules)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            zh = f"插件 {package} 的规则 {point.name} 不能用：{what}"
            failures.append(Text(zh, f"the rule {point.name} of the plugin {package} cannot be used: {what}"))
        else:
            rules.append(rule)
    return Plugin(tuple(rules), tuple(failures))


@cache
def _entry_points() -> dict[str, list[EntryPoint]]:
    """The entry points by the normalized name of their package."""
    from importlib.metadata import entry_points

    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        if point.dist is not None:
            found.setdefault(_normalized(point.dist.name), []).append(point)
    return {package: sorted(points, key=lambda point: point.name) for package, points in found.items()}


def _normalized(package: str) -> str:
    """The normalized name of a package (PEP 503)."""
    return re.sub(r"[-_.]+", "-", package).lower()


def _rule(point: EntryPoint, package: str) -> Rule:
    """Load the rule of an entry point. Raises TypeError, ValueError, or whatever its module raises."""
    # The registry loads what all rules share, which is not needed to run without plugins.
    from lint_reports.rules.registry import rule_in

    module = point.load()
    if not isinstance(module, ModuleType):
        raise TypeError(f"{point.value} is no module")
    rule = rule_in(module, point.name, package)
    if not _NAME.fullmatch(rule.name):
        raise ValueError(f"{rule.name}: a name has two or more words of small letters, joined by hyphens")
    if not _CODE.fullmatch(rule.code):
        raise ValueError(f"{rule.code}: a plugin's codes are LR9 and two digits")
    if rule.check is None and rule.read is None:
        raise ValueError(f"{point.value} has neither check nor read")
    return rule


def _refuse_duplicate(rule: Rule, others: list[Rule]) -> None:
    """Raise ValueError for a rule with the code or the name of another."""
    from lint_reports.rules.registry import all_rules

    for other in (*all_rules(), *others):
        if rule.code == other.code or rule.name == other.name:
            raise ValueError(f"{rule.code} {rule.name} is taken by {other.code} {other.name}")


def rules_of(packages: tuple[str, ...]) -> Iterator[Rule]:
    """The rules of several packages; of two with the same code or name only the first."""
    seen: set[str] = set()
    for package in packages:
        for rule in load(package).rules:
            if not {rule.code, rule.name} & seen:
                seen |= {rule.code, rule.name}
                yield rule
