"""Read the metadata at the start of a Markdown file: YAML, TOML or JSON front matter, MultiMarkdown keys, pandoc's %.

Only the title is used: site generators and `pandoc -s` store it there instead of in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lint_reports.model.document import Paragraph

LONGEST = 200
"""Lines; front matter without an end before that is none."""

_ENDS = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}
_KEY = re.compile(r"""^["']?(title)["']?\s*[:=]\s*(.*)$""", re.I)
_ANY_KEY = re.compile(r"^[A-Za-z][A-Za-z0-9 _-]{0,40}:(?:\s|$)")
_JSON_TITLE = re.compile(r'"title"\s*:\s*"((?:[^"\\]|\\.)*)"', re.I)
_FOLDED = re.compile(r"^[|>][+-]?\d?\s*(?:#.*)?$")


class Metadata(NamedTuple):
    """The number of its lines, and the title in it."""

    size: int
    title: Paragraph | None = None


def metadata_of(lines: list[str]) -> Metadata:
    """The metadata that a file of these lines begins with."""
    first = lines[0].rstrip() if lines else ""
    if first in _ENDS:
        for number, line in enumerate(lines[1:LONGEST], 1):
            if line.rstrip() in _ENDS[first]:
                return Metadata(number + 1, _title(lines, 1, number))
    elif first.startswith("{"):
        return _json(lines)
    elif first.startswith("%"):
        return _percent(lines)
    elif _ANY_KEY.match(first):
        return _keys(lines)
    return Metadata(0)


def _title(lines: list[str], start: int, end: int) -> Paragraph | None:
    """The title among some lines, each with a key and its value; a value may go on in lines that are indented."""
    for index in range(start, end):
        match = _KEY.match(lines[index])
        if match:
            value, last = match.group(2).rstrip(), index
            if not value or _FOLDED.match(value):
                index += 1
                value = lines[index].strip() if index < end and lines[index][:1].isspace() else ""
                last = index
            while last + 1 < end and lines[last + 1][:1].isspace() and lines[last + 1].strip():
                last += 1
                value += lines[last].strip()
            return _paragraph(lines, index, last, value)
    return None


def _paragraph(lines: list[str], index: int, last: int, value: str) -> Paragraph | None:
    """The value as a paragraph; one on a single line has the place of its words."""
    text = _plain(value)
    if not text:
        return None
    column = lines[index].find(text) + 1
    if index == last and column:
        return Paragraph(text, index + 1, column, index + 1, column + len(text))
    return Paragraph(text, index + 1, 1, last + 1, len(lines[last]) + 1)


def _plain(value: str) -> str:
    """A value without its quotes, or the remark behind it."""
    quote = value[:1]
    if quote and quote in "\"'":
        return value[1 : value.find(quote, 1)].strip() if quote in value[1:] else value[1:].strip()
    return value.split(" #")[0].strip()


def _json(lines: list[str]) -> Metadata:
    for number, line in enumerate(lines[:LONGEST]):
        if line.rstrip() == "}" or (number == 0 and line.rstrip().endswith("}") and len(line) > 2):
            for index in range(number + 1):
                match = _JSON_TITLE.search(lines[index])
                if match:
                    return Metadata(number + 1, _paragraph(lines, index, index, match.group(1)))
            return Metadata(number + 1 if number else 0)
    return Metadata(0)


def _percent(lines: list[str]) -> Metadata:
    """pandoc's title block: a title, authors and a date behind percent signs, of which later ones may lack."""
    size = 1
    while size < min(len(lines), LONGEST) and (
        lines[size][:1] == "%" or (lines[size][:1] == " " and lines[size].strip())
    ):
        size += 1
    last = next((index for index in range(1, size) if lines[index][:1] == "%"), size) - 1
    value = "".join(line.strip() for line in [lines[0][1:], *lines[1 : last + 1]])
    return Metadata(size, _paragraph(lines, 0, last, value))


def _keys(lines: list[str]) -> Metadata:
    """MultiMarkdown's: keys and values up to the first empty line."""
    size = next((index for index, line in enumerate(lines[:LONGEST]) if not line.strip()), len(lines))
    block = lines[:size]
    if size >= LONGEST or not all(_ANY_KEY.match(line) or line[:1].isspace() for line in block):
        return Metadata(0)
    title = _title(lines, 0, size)
    return Metadata(size, title) if title else Metadata(0)
