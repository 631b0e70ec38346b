"""Decode bytes as UTF-8, GB18030 or UTF-16, detected by the byte order mark and by the words of a report."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from lint_reports.model.document import Fault

MARKER = "公开"
"""Every report has this word; a decoding without it is the wrong one."""
ARTICLE = "第二十条第"
"""The words in every group of rows of the one table that lacks the marker."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_GUESSES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_MARKS = tuple(word.encode(name) for word in (MARKER, ARTICLE) for name in _GUESSES)
MOJIBAKE = (MARKER.encode().decode("gb18030", "replace").rstrip("\ufffd?"), MARKER.encode().decode("latin-1"))
"""The marker in UTF-8 that was read as GBK or Latin-1 and saved so."""

_ROW = re.compile(rb"[^\s\d][ \t|]{0,9}(?:[ \t|]{1,40}\d{1,9}){7}[ \t|]{0,40}\r?$", re.M)
"""A row with so many figures as the form has for applications, whatever is left of its label."""
_FEWEST_ROWS = 15
_EXAMINED = 200_000


class Decoded(NamedTuple):
    """The text of a file, the name of its encoding, and faults for bytes that do not decode."""

    text: str
    encoding: str
    bom: bool = False
    faults: tuple[Fault, ...] = ()


def mentions_disclosure(data: bytes) -> bool:
    """Whether the bytes may be a report: a search without decoding, cheap even for a file of 50 MB."""
    marked = any(mark in data for mark in _MARKS) or any(word.encode() in data for word in MOJIBAKE)
    return marked or (b"&#" in data and _refers_to_disclosure(data))


def is_garbled_report(data: bytes) -> bool:
    """Whether bytes that are text in no encoding have the rows of figures of the form's longest table."""
    some = data[:_EXAMINED]
    if some.isascii() or sum(1 for _ in _ROW.finditer(some)) < _FEWEST_ROWS:
        return False
    return not any(_decodes(data, name) for name in ("utf-8", "gb18030"))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _refers_to_disclosure(data: bytes) -> bool:
    """Whether a page has the marker's first character as a reference: `&#20844;`, `&#x516C;`."""
    lowered = data.lower()
    return b"&#20844" in lowered or b"&#x516c" in lowered


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a file. Bytes that do not decode are replaced by U+FFFD and recorded as a fault with its position.

    `encoding` is the one that the user configured; only a byte order mark overrides it.
    """
    for mark, family, codec in BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], codec, family, bom=True)
    if encoding is not None:
        return _decode_as(data, encoding, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        guess = next((name for name in _GUESSES if _spells(data, name)), None)
        return _decode_as(data, guess or "utf-8", guess or "utf-8")
    return _with_mojibake(Decoded(text, "utf-8"))


def _spells(data: bytes, encoding: str) -> bool:
    return MARKER in data.decode(encoding, "ignore")


def _decode_as(data: bytes, codec: str, name: str, bom: bool = False) -> Decoded:
    try:
        return _with_mojibake(Decoded(data.decode(codec), name, bom))
    except UnicodeDecodeError as error:
        line, column = _place_after(data[: error.start].decode(codec, "replace"))
        fault = Fault("invalid-encoding", f"{name}:{data[error.start]:02X}", line, column, column + 1)
        return Decoded(data.decode(codec, "replace"), name, bom, (fault,))


def _with_mojibake(decoded: Decoded) -> Decoded:
    if MARKER in decoded.text:
        return decoded
    for word in MOJIBAKE:
        place = decoded.text.find(word)
        if place >= 0:
            line, column = _place_after(decoded.text[:place])
            fault = Fault("invalid-encoding", "mojibake", line, column, column + len(word), fatal=True)
            return decoded._replace(faults=(fault,))
    return decoded


def _place_after(before: str) -> tuple[int, int]:
    """Line and column of what follows a text."""
    lines, _ = split_lines(before)
    return len(lines), len(lines[-1]) + 1


def split_lines(text: str) -> tuple[list[str], str]:
    """The lines of a text without their ends, and the end that the first line has.

    Only LF, CR LF and CR end a line, as in editors; form feeds and Unicode separators do not.
    """
    if "\r" not in text:
        return text.split("\n"), "\n"
    newline = "\r\n" if "\r\n" in text else "\r" if "\n" not in text else "\n"
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), newline
