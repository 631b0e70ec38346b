"""Escape text for Markdown, so that no text of a report, which a stranger may have written, is markup, link or mention."""

from __future__ import annotations

from lint_reports.text.terminal import escape

_MARKUP = str.maketrans({character: f"&#{ord(character)};" for character in "&<>|\\`*_[]~#@:!\"'"})


def plain(text: str) -> str:
    """Text escaped for Markdown and HTML, on one line."""
    return escape(text).translate(_MARKUP)


def unlinked(text: str) -> str:
    """The same for a comment on GitHub or GitLab, which look for @names and #numbers in rendered text."""
    return (
        plain(text).replace("&#64;", "&#64;&#8203;").replace("&#35;", "&#35;&#8203;").replace("&#33;", "&#33;&#8203;")
    )
