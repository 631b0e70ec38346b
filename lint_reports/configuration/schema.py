"""What a configuration file may say: one table of keys, each with what reads its value, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from lint_reports.config import BODIES, EDITIONS, FAIL_LEVELS, LANGUAGES, SEVERITIES, by_rule, selector
from lint_reports.configuration.reading import at, fields, flag, items, one_of, pairs, text, words
from lint_reports.configuration.user_relations import relations
from lint_reports.configuration.values import Value
from lint_reports.model.diagnostic import Severity, Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

Reader = Callable[[str, Value, "Sequence[Rule]"], Any]
"""Takes the key, its value and the rules there are; returns what the field of `Settings` named like the key holds."""


def read(value: Value) -> dict[str, Any]:
    """The fields of `Settings` that a file sets. Raises UsageError at the first thing that is wrong with it."""
    from lint_reports.rules import all_rules
    from lint_reports.rules._user import rule_of

    given = {} if value.kind == "nothing" else fields(Text("配置文件", "a configuration file"), value, KEYS)
    rules: tuple[Rule, ...] = all_rules()
    found: dict[str, Any] = {}
    for key in sorted(given, key=lambda key: key != "relations"):  # The others may name them.
        found[key.replace("-", "_")] = KEYS[key](key, given[key], rules)
        if key == "relations":
            rules = (*rules, *map(rule_of, found[key]))
    found.pop("root", None)
    return found


def _edition(key: str, value: Value, rules: Sequence[Rule]) -> int | None:
    word = one_of(key, value, EDITIONS)
    return None if word == "auto" else int(word)


def _selectors(key: str, value: Value, rules: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(_selector(key, each, rules) for each in items(key, value))


def _selector(key: str, value: Value, rules: Sequence[Rule]) -> str:
    with at(value):
        return selector(text(key, value), rules)


def _severity(key: str, value: Value, rules: Sequence[Rule]) -> dict[str, Severity]:
    levels = [
        (_selector(key, rule, rules), Severity(one_of(f"{key} {rule.content}", level, SEVERITIES)))
        for rule, level in pairs(key, value)
    ]
    return by_rule(levels, rules)


def _one_of(allowed: tuple[str, ...]) -> Reader:
    return lambda key, value, rules: one_of(key, value, allowed)


KEYS: dict[str, Reader] = {
    "root": lambda key, value, rules: flag(key, value),
    "include": lambda key, value, rules: words(key, value),
    "exclude": lambda key, value, rules: words(key, value),
    "edition": _edition,
    "body": _one_of(BODIES),
    "lang": _one_of(LANGUAGES),
    "select": _selectors,
    "extend-select": _selectors,
    "ignore": _selectors,
    "severity": _severity,
    "fail-level": _one_of(FAIL_LEVELS),
    "relations": relations,
}
"""`root` says that the search upwards ends here, which it does anyway: the nearest file is the only one that counts."""
