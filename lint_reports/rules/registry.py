"""The registry of the packaged rules, found as modules in the folders of the families."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from lint_reports.figures.breach_findings import differing
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.finding import of_faults
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import contradictions, wrong_parts
from lint_reports.rules.broken_relations import broken
from lint_reports.text.language import Text

FAMILIES = ("file", "structure", "cells", "totals", "prose", "years", "duties", "style", "suppressions")
"""The folders of the rules, in the order of the first digit of their codes. A folder holds nothing but rules, one a module."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """All packaged rules, sorted by code."""
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
    """The rule defined by a module; `plugin` is the package that it comes from, "" for this one."""
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
        valid=getattr(module, "VALID", ()),
        invalid=getattr(module, "INVALID", ()),
        plugin=plugin,
        **_behaviour(module),
    )


def _behaviour(module: ModuleType) -> dict[str, Callable[..., Iterable[Diagnostic]]]:
    """The functions of a rule by field of `Rule`: those of its module, or shared ones configured by the module's data."""
    own = {name: getattr(module, name) for name in ("check", "read", "judge", "compare") if hasattr(module, name)}
    if own:
        return own
    if getattr(module, "READ", "") == "faults":
        return {"read": lambda document, rule: of_faults(rule, document)}
    if hasattr(module, "CLAIMS"):
        return {"check": lambda report, rule: contradictions(rule, report, module.CLAIMS)}
    if hasattr(module, "PARTS"):
        return {"check": lambda report, rule: wrong_parts(rule, report, module.PARTS)}
    relations = getattr(module, "RELATIONS", "")
    if relations == "table":
        return {"check": lambda report, rule: broken(rule, report)}
    return {"compare": lambda compared, rule: differing(rule, compared, relations)} if relations else {}
