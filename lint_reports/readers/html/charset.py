"""The encoding of a page: its byte order mark, what its `<meta>` declares, else by its content."""

from __future__ import annotations

import codecs
import re

from lint_reports.readers.decoding import BOMS, MARKER, Decoded, decode

_META = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.I)
_SEARCHED = 4096
"""Bytes at the start in which browsers look for a charset (they stop at 1024, sites do not)."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "ascii": "utf-8", "iso8859-1": "cp1252"}
"""Declared encoding → the one that browsers decode with (WHATWG Encoding, 4.2)."""
_LABELS = {"x-gbk": "gb18030", "gb_2312-80": "gb18030", "utf8": "utf-8", "unicode": "utf-8", "utf-16": "utf-8"}
_KNOWN = frozenset(["utf-8", "gb18030", "big5", "big5hkscs", "cp950", "cp1252"])


def decode_page(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a page by the encoding it declares, unless only the detected one gives the words of a report."""
    if encoding is not None or any(data.startswith(mark) for mark, _, _ in BOMS):
        return decode(data, encoding)
    said = declared(data)
    if said is None:
        return decode(data)
    decoded = decode(data, said)
    if MARKER in decoded.text and not decoded.faults:
        return decoded
    guessed = decode(data)
    return guessed if MARKER in guessed.text and not guessed.faults else decoded


def declared(data: bytes) -> str | None:
    """The encoding that a page declares, None where it declares none that is known."""
    match = _META.search(data[:_SEARCHED])
    if match is None:
        return None
    label = match[1].decode("ascii").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None
    name = _WIDER.get(name, name)
    return name if name in _KNOWN else None
