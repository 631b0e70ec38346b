"""Tells whether a file is one that an earlier run wrote its findings to, and not somebody's text."""

from __future__ import annotations

import re

_FINDING = re.compile(r"\bLR\d{3} [a-z]+(?:-[a-z]+)+\b")
"""A rule by code and name, which stand together in every format of lines."""
_SUMMARY = re.compile(
    r"^(?:发现 |已修正 |检查了 \d+ 个文件|没有年报可查|没有找到可以检查的文件"
    r"|Found \d|\d+ fixed, |\d+ files? checked|No reports |No files to check)",
    re.M,
)
"""The sentence that ends the formats for people."""
_NEAR = 2_000
"""How much of the beginning and of the end of a file is looked at, in characters."""


def is_output(text: str) -> bool:
    """Whether the text is what some format of this program looks like; an empty file is nobody's text either."""
    start = text.lstrip("\ufeff \r\n")
    if not start or start[0] in "[{":
        return True
    if start[0] == "<":
        return 'content="lint-reports"' in text[:_NEAR] or start.startswith("<?xml")
    return bool(_SUMMARY.search(text[-_NEAR:]) or _FINDING.search(text[:_NEAR]))
