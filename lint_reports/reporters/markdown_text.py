"""Text escaped for Markdown: a report is written by a stranger, and none of its text may be markup, link or mention."""

from __future__ import annotations

from lint_reports.text.terminal import escape

_MARKUP = str.maketrans({character: f"&#{ord(character)};" for character in "&<>|\\`*_[]~#@:!\"'"})


def plain(text: str) -> str:
    """Text that Markdown and HTML show as it is, on one line."""
    return escape(text).translate(_MARKUP)


def unlinked(text: str) -> str:
    """The same for a comment on GitHub or GitLab, which look for @names and #numbers in rendered text."""
    return (
        plain(text).replace("&#64;", "&#64;&#8203;").replace("&#35;", "&#35;&#8203;").replace("&#33;", "&#33;&#8203;")
    )
