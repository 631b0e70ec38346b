"""What a terminal makes of text: how many columns it takes, and which characters must never reach it as they are."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
"""Control characters, those that turn the direction of writing (CVE-2021-42574), and halves of surrogate pairs."""

RED, GREEN, YELLOW, BLUE, CYAN, BOLD = "31", "32", "33", "34", "36", "1"


def escape(text: str, keep: str = "") -> str:
    """The text with what could steer a terminal made visible: a report is written by a stranger."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda found: found[0] if found[0] in keep else _spelt(found[0]), text)


def _spelt(character: str) -> str:
    number = ord(character)
    short = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(character)
    return short or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}")


def width(text: str) -> int:
    """Columns in a terminal by East Asian width; ambiguous characters count one, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def paint(text: str, *codes: str, on: bool) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if on and text else text
