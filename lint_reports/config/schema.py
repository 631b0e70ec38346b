"""Read a configuration file by the table of keys, and describe it as a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lint_reports.config.keys import KEYS, REMOVED
from lint_reports.config.shapes import Fields, Schema
from lint_reports.config.values import Value, refused
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.rules.user_relations import UserRelation


_FILE = Fields({name: key.shape for name, key in KEYS.items()})
_FIRST = ("plugins", "relations")
"""They make rules, which the other keys may name."""


def read(
    value: Value, inherited: Iterable[UserRelation] = (), inherited_plugins: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What a file configures, by key; `inherited` are relations and plugins of the files it extends.

    Raises UsageError at the first thing that is wrong with it.
    """
    from lint_reports.rules.selection import rules_with
    from lint_reports.rules.user_relations import rule_of

    values = _values(value)
    rules = rules_with(tuple(inherited), inherited_plugins)
    found: dict[str, Any] = {}
    for key in (*(key for key in _FIRST if key in values), *(key for key in values if key not in _FIRST)):
        found[key] = KEYS[key].shape.read(key, values[key], rules)
        if key == "plugins":
            rules = rules_with(tuple(inherited), (*inherited_plugins, *found[key]))
        if key == "relations":
            rules = (*rules, *map(rule_of, found[key]))
    return _switched(found)


def _switched(found: dict[str, Any]) -> dict[str, Any]:
    """Replace `rules` by the keys that it stands for, over which it takes precedence."""
    switches = found.pop("rules", None)
    if switches is None:
        return found
    chosen = {key: (*found.get(key, ()), *switches[key]) for key in ("ignore", "extend-select") if switches[key]}
    return {**found, **chosen, "severity": {**found.get("severity", {}), **switches["severity"]}}


def extended(value: Value) -> list[tuple[str, Value]]:
    """The paths that a file extends, each with where it stands."""
    named = _values(value).get("extends")
    if named is None:
        return []
    paths = KEYS["extends"].shape.read("extends", named, ())
    return list(zip(paths, named.content if named.kind == "list" else [named], strict=True))


def _values(value: Value) -> dict[str, Value]:
    if value.kind == "nothing":
        return {}
    if value.kind == "mapping":
        value = value._replace(content=[(key, each) for key, each in value.content if not _is_removed(key)])
    return _FILE.values(Text("配置文件", "a configuration file"), value)


def _is_removed(key: Value) -> bool:
    return key.kind == "text" and key.content in REMOVED


def removed(value: Value) -> list[Text]:
    """A note for the user on each key that is ignored, with its place."""
    keys = [key for key, _ in value.content if _is_removed(key)] if value.kind == "mapping" else []
    return [refused(key, REMOVED[key.content]).text for key in keys]


def json_schema() -> Schema:
    """The JSON Schema of a configuration file, draft 2020-12."""
    from lint_reports.rules.registry import all_rules

    rules = all_rules()
    properties = {name: {"description": key.about.en, **key.shape.schema(rules)} for name, key in KEYS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": ".lint-reports.yaml",
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
