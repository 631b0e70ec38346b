"""Remove suppression comments from the lines before these are read, so that they split no table and shift no cell.

The document's source map translates the remaining lines to line numbers of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint_reports.model.document import MARK, Comment

_TEXT = re.compile(rf"^([\s　]*[#＃]\s*)({MARK}(?![\w-]).*)$")
_OPEN, _CLOSE = "<!--", "-->"
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_OURS = re.compile(rf"\s*{MARK}(?![\w-])")
_CALL = re.compile(rf"\s*{MARK}\s*(?:[:：]|\s(?:ignore|disable|enable|file-ignore)\b)")
"""A comment that addresses the linter, and does not merely mention it."""


@dataclass(slots=True)
class Uncommented:
    """Lines without the comments: `lines` has all lines, `kept` omits those that held nothing but a comment."""

    lines: list[str]
    comments: list[Comment] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)
    """The indices of the lines that are not kept."""

    @property
    def kept(self) -> list[str]:
        return [line for index, line in enumerate(self.lines) if index not in self.removed]

    @property
    def numbers(self) -> list[int]:
        """The line number in the file of each kept line; empty where all are kept."""
        if not self.removed:
            return []
        return [0, *(index + 1 for index in range(len(self.lines)) if index not in self.removed)]


def in_text(lines: list[str]) -> Uncommented:
    """Remove the comments of a plain text: lines that begin with a number sign."""
    found = Uncommented(list(lines))
    for index, line in enumerate(lines):
        match = _TEXT.match(line) if MARK in line else None
        if match and _CALL.match(match[2]):
            comment = Comment(match[2], index + 1, 1, index + 1, len(line) + 1, len(match[1]), alone=True)
            found.comments.append(comment)
            found.lines[index] = ""
            found.removed.add(index)
    return found


def in_markup(lines: list[str], fenced: bool = False) -> Uncommented:
    """Remove the comments of HTML, or with `fenced` of Markdown, where a block of code has none."""
    found = Uncommented(list(lines))
    for start, end in _comments(lines, fenced):
        inside = _between(lines, (start[0], start[1] + len(_OPEN)), (end[0], end[1] - len(_CLOSE)))
        if _OURS.match(inside) and _CALL.match(inside):
            _remove(found, lines, start, end, inside)
    found.comments = [each._replace(alone=each.line - 1 in found.removed) for each in found.comments]
    return found


Offset = tuple[int, int]
"""Line and column, both from 0."""


def _comments(lines: list[str], fenced: bool) -> Iterator[tuple[Offset, Offset]]:
    """Yield (start, end) of each comment, whatever its text."""
    fence = ""
    opened: Offset | None = None
    for number, line in enumerate(lines):
        if fenced and opened is None:
            match = _FENCE.match(line)
            if fence:
                closing = line.strip()
                fence = "" if closing.startswith(fence) and not closing.strip(fence[0]) else fence
                continue
            if match:
                fence = match[1]
                continue
        column = 0
        while True:
            found = line.find(_OPEN if opened is None else _CLOSE, column)
            if found < 0:
                break
            if opened is None:
                opened, column = (number, found), found + len(_OPEN)
            else:
                column = found + len(_CLOSE)
                yield opened, (number, column)
                opened = None


def _between(lines: list[str], start: Offset, end: Offset) -> str:
    if start[0] == end[0]:
        return lines[start[0]][start[1] : end[1]]
    return "\n".join([lines[start[0]][start[1] :], *lines[start[0] + 1 : end[0]], lines[end[0]][: end[1]]])


def _remove(found: Uncommented, lines: list[str], start: Offset, end: Offset, inside: str) -> None:
    """Remove one comment; the text around it keeps its columns."""
    first, last = start[0], end[0]
    before, after = found.lines[first][: start[1]], lines[last][end[1] :]
    place = first + 1, start[1] + 1, last + 1, end[1] + 1
    found.comments.append(Comment(inside, *place, len(_OPEN)))
    for index in range(first, last + 1):
        found.lines[index] = ""
    if first == last:
        found.lines[first] = before + " " * (end[1] - start[1]) + after if after.strip() else _cut(before)
    else:
        found.lines[first] = _cut(before)
        found.lines[last] = " " * end[1] + after if after.strip() else ""
    found.removed |= {index for index in range(first, last + 1) if not found.lines[index].strip()}


def _cut(before: str) -> str:
    """The text before a comment at the end of a line, without the blank between them."""
    return before[:-1] if before.endswith(" ") else before
