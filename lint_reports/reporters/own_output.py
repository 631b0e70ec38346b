"""Recognise files of findings that an earlier run wrote, as no other file may be overwritten."""

from __future__ import annotations

import re

_FINDING = re.compile(r"\bLR\d{3} [a-z]+(?:-[a-z]+)+\b")
"""A rule's code and name, which follow one another in every format of lines."""
_SUMMARY = re.compile(
    r"^(?:发现 |已修正 |检查了 \d+ 个文件|没有年报可查|没有找到可以检查的文件"
    r"|Found \d|\d+ fixed, |\d+ files? checked|No reports |No files to check)",
    re.M,
)
"""The sentence that ends the formats for people."""
_NEAR = 2_000
"""Characters at the beginning and at the end of a file that are searched."""


def is_output(text: str) -> bool:
    """Whether a text looks like the output of some format; an empty one does."""
    start = text.lstrip("\ufeff \r\n")
    if not start or start[0] in "[{":
        return True
    if start[0] == "<":
        return 'content="lint-reports"' in text[:_NEAR] or start.startswith("<?xml")
    return bool(_SUMMARY.search(text[-_NEAR:]) or _FINDING.search(text[:_NEAR]))
