"""Where the manual of a rule is on the web. The headings of docs/rules.md are made here too, so that they agree."""

from __future__ import annotations

RULES_PAGE = "https://github.com/lint-reports/lint-reports/blob/main/docs/rules.md"


def anchor(code: str, name: str) -> str:
    """GitHub's anchor for the heading "LR301 broken-row-total"."""
    return f"{code}-{name}".lower()


def url(code: str, name: str) -> str:
    return f"{RULES_PAGE}#{anchor(code, name)}"
