"""Comments to the linter, taken out of the lines before these are read: they tear no table and move no cell.

What is left is read as if there had never been a comment; the document's map gives the numbers that its lines have.
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
"""What says something to the linter, and not merely of it."""


@dataclass(slots=True)
class Taken:
    """Lines without the comments: `lines` has them all, `kept` is without those on which nothing else stood."""

    lines: list[str]
    comments: list[Comment] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)
    """The indices of the lines that are not kept."""

    @property
    def kept(self) -> list[str]:
        return [line for index, line in enumerate(self.lines) if index not in self.removed]

    @property
    def numbers(self) -> list[int]:
        """By the number of a line kept, its number in the file; empty where all are kept."""
        if not self.removed:
            return []
        return [0, *(index + 1 for index in range(len(self.lines)) if index not in self.removed)]


def in_text(lines: list[str]) -> Taken:
    """The comments of a plain text: lines of their own that begin with a number sign."""
    taken = Taken(list(lines))
    for index, line in enumerate(lines):
        match = _TEXT.match(line) if MARK in line else None
        if match and _CALL.match(match[2]):
            comment = Comment(match[2], index + 1, 1, index + 1, len(line) + 1, len(match[1]), alone=True)
            taken.comments.append(comment)
            taken.lines[index] = ""
            taken.removed.add(index)
    return taken


def in_markup(lines: list[str], fenced: bool = False) -> Taken:
    """The comments of HTML, and of Markdown, where what stands in a block of code is none."""
    taken = Taken(list(lines))
    for start, end in _comments(lines, fenced):
        inside = _between(lines, (start[0], start[1] + len(_OPEN)), (end[0], end[1] - len(_CLOSE)))
        if _OURS.match(inside) and _CALL.match(inside):
            _take(taken, lines, start, end, inside)
    taken.comments = [each._replace(alone=each.line - 1 in taken.removed) for each in taken.comments]
    return taken


Place = tuple[int, int]
"""Line and column, both from 0."""


def _comments(lines: list[str], fenced: bool) -> Iterator[tuple[Place, Place]]:
    """From where to where each comment stands, whatever is in it."""
    fence = ""
    opened: Place | None = None
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


def _between(lines: list[str], start: Place, end: Place) -> str:
    if start[0] == end[0]:
        return lines[start[0]][start[1] : end[1]]
    return "\n".join([lines[start[0]][start[1] :], *lines[start[0] + 1 : end[0]], lines[end[0]][: end[1]]])


def _take(taken: Taken, lines: list[str], start: Place, end: Place, inside: str) -> None:
    """Take a comment out; what stands around it keeps its columns."""
    first, last = start[0], end[0]
    before, after = taken.lines[first][: start[1]], lines[last][end[1] :]
    place = first + 1, start[1] + 1, last + 1, end[1] + 1
    taken.comments.append(Comment(inside, *place, len(_OPEN)))
    for index in range(first, last + 1):
        taken.lines[index] = ""
    if first == last:
        taken.lines[first] = before + " " * (end[1] - start[1]) + after if after.strip() else _cut(before)
    else:
        taken.lines[first] = _cut(before)
        taken.lines[last] = " " * end[1] + after if after.strip() else ""
    taken.removed |= {index for index in range(first, last + 1) if not taken.lines[index].strip()}


def _cut(before: str) -> str:
    """What stands before a comment at the end of a line, without the blank that parts them."""
    return before[:-1] if before.endswith(" ") else before
