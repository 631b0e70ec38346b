"""Text for a terminal: colours, and characters that must never reach it as they are."""

from __future__ import annotations

import re

_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
"""Control characters, those that turn the direction of writing (CVE-2021-42574), and halves of surrogate pairs."""

RED, GREEN, YELLOW, BLUE, CYAN, BOLD = "31", "32", "33", "34", "36", "1"
"""ANSI codes (ECMA-48, select graphic rendition)."""


def escape(text: str, keep: str = "") -> str:
    r"""Spell out the unsafe characters (`\x1b`), those of `keep` excepted: a report is written by a stranger."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda found: found[0] if found[0] in keep else _spelt(found[0]), text)


def _spelt(character: str) -> str:
    number = ord(character)
    short = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(character)
    return short or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}")


def paint(text: str, *codes: str, on: bool) -> str:
    """The text between ANSI codes, or as it is where colours are not `on`."""
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if on and text else text
