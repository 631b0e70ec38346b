"""Recognise a text that is quoted as in mail (RFC 3676, 4.5), with a mark before every line."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:> ?)+")
_QUOTED_AT_LEAST = 0.9
"""The share of lines with the mark: the first line may say who wrote, and a long line may have been broken."""


def quote_marks(lines: list[str]) -> list[int]:
    """The length of the mark before each line; empty where the text as a whole is not quoted."""
    marks = [len(match[0]) if (match := _MARK.match(line)) else 0 for line in lines]
    filled = sum(1 for line in lines if line and not line.isspace())
    quoted = len(lines) - marks.count(0)
    return marks if quoted and quoted >= _QUOTED_AT_LEAST * filled else []
