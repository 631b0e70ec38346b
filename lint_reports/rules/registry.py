"""The registry: every rule there is, read off the modules in the folders of the families."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from lint_reports.model.rule import Rule
from lint_reports.text.language import Text

FAMILIES = ("file", "structure", "cells", "totals", "prose", "years", "duties", "style", "suppressions")
"""The folders of the rules, in the order of the first digit of their codes. A folder holds nothing but rules, one a module."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    families = [f"{__package__}.{family}" for family in FAMILIES]
    modules = (
        import_module(f"{family}.{each.name}")
        for family in families
        for each in iter_modules(import_module(family).__path__)
    )
    return tuple(sorted((_rule(module) for module in modules), key=lambda rule: rule.code))


def find(selector: str) -> Rule | None:
    """The rule of that code or name, None where there is none."""
    return next((rule for rule in all_rules() if selector in (rule.code, rule.name)), None)


def _rule(module: ModuleType) -> Rule:
    return rule_in(module, module.__name__.rpartition(".")[2].replace("_", "-"))


def rule_in(module: ModuleType, name: str, plugin: str = "") -> Rule:
    """The rule that a module holds; `plugin` is the package it comes from, "" for ours."""
    chinese, _, english = (module.__doc__ or "").strip().partition("\n---\n")
    zh_line, _, zh_rest = chinese.strip().partition("\n")
    en_line, _, en_rest = english.strip().partition("\n")
    return Rule(
        code=module.CODE,
        name=name,
        severity=module.SEVERITY,
        summary=Text(zh_line.rstrip("。"), en_line.rstrip(".")),
        source=module.SOURCE,
        manual=Text(zh_rest.strip(), en_rest.strip()),
        valid=module.VALID,
        invalid=module.INVALID,
        check=getattr(module, "check", None),
        read=getattr(module, "read", None),
        plugin=plugin,
        judge=getattr(module, "judge", None),
        compare=getattr(module, "compare", None),
    )
