"""Where the manual of a rule is on the web. The headings of docs/rules.md are made here too, so that they agree."""

from __future__ import annotations

from lint_reports.model.diagnostic import USER_CODE

DOCS = "https://github.com/lint-reports/lint-reports/blob/main/docs"
RULES_PAGE = f"{DOCS}/rules.md"
USER_RULES_PAGE = f"{DOCS}/configuration.md"
"""The rules that users make have no page; how they are made has one."""


def anchor(code: str, name: str) -> str:
    """GitHub's anchor for the heading "LR301 broken-row-total"."""
    return f"{code}-{name}".lower()


def url(code: str, name: str) -> str:
    return USER_RULES_PAGE if code == USER_CODE else f"{RULES_PAGE}#{anchor(code, name)}"
