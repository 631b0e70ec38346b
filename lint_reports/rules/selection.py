"""Selectors of rules: ALL, a code, a prefix of codes, or a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from lint_reports.model.diagnostic import USER_CODE, Severity
from lint_reports.text.errors import UsageError, choice, unknown
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.diagnostic import Diagnostic
    from lint_reports.model.rule import Rule
    from lint_reports.rules.user_relations import UserRelation

SEVERITIES = tuple(severity.value for severity in Severity)


class Named(Protocol):
    """Anything with a code and a name that a selector can match: a rule, a finding, an entry of the baseline."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


def specificity(selector: str, rule: Named) -> int:
    """How closely a selector matches a rule: 0 for ALL, the length of a prefix or code, -1 for no match."""
    if selector == rule.name:
        return len(rule.code)
    if selector == "ALL":
        return 0
    return len(selector) if rule.code.startswith(selector) else -1


def names(selector: str, rule: Rule | Diagnostic) -> bool:
    """Whether the selector matches the rule or the finding."""
    return specificity(selector, rule) >= 0


def split_words(values: str | Iterable[str]) -> list[str]:
    """Split one or more lists of words at spaces and at commas, half or full width."""
    parts = [values] if isinstance(values, str) else values
    return [word for part in parts for word in part.replace("，", ",").replace(",", " ").split()]


def rules_with(relations: Iterable[UserRelation], plugins: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules: the packaged ones, those of plugins, and one for each relation of the user."""
    # Loads every rule, which a run over unchanged files does not need.
    from lint_reports.rules.registry import all_rules

    rules = all_rules()
    if plugins:
        from lint_reports.rules.plugins import rules_of

        rules = (*rules, *rules_of(plugins))
    if relations:
        from lint_reports.rules.user_relations import rule_of

        rules = (*rules, *map(rule_of, relations))
    return rules


def selectors(values: str | Iterable[str], rules: Iterable[Rule], strict: bool = True) -> tuple[str, ...]:
    """Selectors as the rules spell them. With `strict`, raises UsageError for one that matches no rule."""
    return tuple(selector(word, rules, strict) for word in split_words(values))


def selector(word: str, rules: Iterable[Rule], strict: bool = True) -> str:
    upper, lower = word.upper(), word.lower()
    codes = {rule.code for rule in rules} | {USER_CODE}
    names = {rule.name for rule in rules}
    if upper == "ALL" or (upper.startswith("LR") and any(code.startswith(upper) for code in codes)):
        return upper
    if lower in names or not strict:
        return lower
    hint = Text("，全部规则见 lint-reports rule", ", lint-reports rule lists them all")
    raise unknown(Text("规则", "rule"), word, {*codes, *names, "ALL"}, hint)


def severities(values: str | Iterable[str], rules: Iterable[Rule], strict: bool = True) -> dict[str, Severity]:
    """Parse items NAME=LEVEL, where NAME is any selector, into levels by rule name. Raises UsageError."""
    levels: list[tuple[str, Severity]] = []
    for word in split_words(values):
        name, equals, level = word.partition("=")
        if not equals:
            raise UsageError(f"--severity 要写成 规则=级别，现在是 {word}", f"--severity takes NAME=LEVEL, not {word}")
        chosen = Severity(choice("--severity", level.lower(), SEVERITIES))
        levels.append((selector(name, rules, strict), chosen))
    return by_rule(levels, rules)


def by_rule(levels: Iterable[tuple[str, Severity]], rules: Iterable[Rule]) -> dict[str, Severity]:
    """The level of each rule that a selector matches; the most specific selector wins, of equally specific ones the last."""
    found: dict[str, Severity] = {}
    listed = list(levels)
    for rule in rules:
        ranked = [(specificity(name, rule), level) for name, level in listed]
        best = max((specificity for specificity, _ in ranked), default=-1)
        if best >= 0:
            found[rule.name] = [level for specificity, level in ranked if specificity == best][-1]
    return found
