"""Where the manual of a rule is on the web. The headings of docs/rules.md are made here too, so that they agree."""

from __future__ import annotations

from lint_reports.model.diagnostic import USER_CODE

HOME = "https://github.com/lint-reports/lint-reports"
DOCS = f"{HOME}/blob/main/docs"
RULES_PAGE = f"{DOCS}/rules.md"
USER_RULES_PAGE = f"{DOCS}/configuration.md"
"""The rules that users make have no page; how they are made has one."""

PLUGINS_PAGE = f"{DOCS}/plugins.md"
OUR_PLUGIN_CODES = ("LR901",)
"""Of the family of plugins, those that are our own."""


def anchor(code: str, name: str) -> str:
    """GitHub's anchor for the heading "LR301 broken-row-total"."""
    return f"{code}-{name}".lower()


def url(code: str, name: str) -> str:
    if code == USER_CODE:
        return USER_RULES_PAGE
    of_plugin = code.startswith("LR9") and code not in OUR_PLUGIN_CODES
    return PLUGINS_PAGE if of_plugin else f"{RULES_PAGE}#{anchor(code, name)}"


def rule_id(code: str, name: str) -> str:
    """What tells a rule from all others: the code, and of the rules that users make, which share one, the name too."""
    return f"{code}/{name}" if code == USER_CODE else code
