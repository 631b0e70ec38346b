"""URLs of the manuals of rules: on the site that mkdocs.yml describes, with a page for each family of rules."""

from __future__ import annotations

from lint_reports.model.diagnostic import USER_CODE

HOME = "https://github.com/lint-reports/lint-reports"
SITE = "https://lint-reports.github.io/lint-reports"
PAGES = {
    "LR0": "file",
    "LR1": "structure",
    "LR2": "cells",
    "LR3": "totals",
    "LR4": "prose",
    "LR5": "years",
    "LR6": "duties",
    "LR7": "style",
    "LR8": "suppressions",
    "LR9": "plugins",
}
"""The page of each family below rules/, by the beginning of its codes."""

OUR_PLUGIN_CODES = ("LR901",)
"""The packaged rules in the family of plugins."""


def anchor(code: str, name: str) -> str:
    """The anchor that GitHub and the site give the heading "LR301 broken-row-total"."""
    return f"{code}-{name}".lower()


def url(code: str, name: str) -> str:
    """The URL of the manual of a rule; for a rule of a user or a plugin, of the page on writing such rules."""
    if code == USER_CODE:
        return f"{SITE}/configuration/"
    if code.startswith("LR9") and code not in OUR_PLUGIN_CODES:
        return f"{SITE}/plugins/"
    return f"{SITE}/rules/{PAGES[code[:3]]}/#{anchor(code, name)}"


def rule_id(code: str, name: str) -> str:
    """The unique identifier of a rule: its code; for rules of users, which share one code, code and name."""
    return f"{code}/{name}" if code == USER_CODE else code
