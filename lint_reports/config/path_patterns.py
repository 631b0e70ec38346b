"""Path patterns with a place for the year and for the body, such as `reports/{year}/{body}.md`.

They work both ways: from a path to its year and body, and from a year and a body to the files that exist.
"""

from __future__ import annotations

import glob
import os
import re
from functools import cache
from typing import NamedTuple

FIELDS = ("year", "body")
PIECE = re.compile(r"\{[^{}/]*\}|\*|[^{}*]+|[{}]")
MOST_FILES = 2000
"""The files that a pattern stands for at most; more are not what anybody means."""


class Named(NamedTuple):
    """Year and body of a report by its path; None and "" where the pattern has no field for it."""

    year: int | None
    body: str


class Pattern(NamedTuple):
    """A pattern, and the folder that it is relative to."""

    text: str
    folder: str

    def read(self, path: str) -> Named | None:
        """The year and body in a path, None where it does not match."""
        inside = os.path.relpath(path, self.folder).replace(os.sep, "/")
        match = _expression(self.text).fullmatch(inside)
        if match is None:
            return None
        found = match.groupdict()
        return Named(int(found["year"]) if found.get("year") else None, found.get("body") or "")

    def files(self, year: int, body: str = "") -> list[str]:
        """The files that exist for a year and a body, or for all bodies if it is ""; absolute paths, sorted."""
        parts = []
        for piece in PIECE.findall(self.text):
            word = {"{year}": str(year), "{body}": glob.escape(body) if body else "*", "*": "*"}.get(piece)
            parts.append(glob.escape(piece) if word is None else word)
        found = glob.iglob(os.path.join(glob.escape(self.folder), "".join(parts)))
        return sorted(path for path, _ in zip(found, range(MOST_FILES), strict=False) if os.path.isfile(path))

    def filled(self, year: int, body: str = "") -> str:
        """The path for a year and a body; `*` stays, and so does {body} if it is ""."""
        text = self.text.replace("{year}", str(year))
        return text.replace("{body}", body) if body else text

    def seen_from(self, folder: str) -> Pattern:
        return self._replace(folder=folder)


class Cover(NamedTuple):
    """A report that sums up others: its path pattern or the name of its body, and the patterns of the others."""

    report: Pattern | str
    units: tuple[Pattern, ...]

    def seen_from(self, folder: str) -> Cover:
        report = self.report if isinstance(self.report, str) else self.report.seen_from(folder)
        return Cover(report, tuple(each.seen_from(folder) for each in self.units))


@cache
def _expression(text: str) -> re.Pattern[str]:
    parts = []
    seen: set[str] = set()
    for piece in PIECE.findall(text):
        name = piece.strip("{}")
        if piece == "*":
            parts.append("[^/]*")
        elif piece[0] == "{" and name in seen:
            parts.append(f"(?P={name})")
        elif piece[0] == "{":
            parts.append(rf"(?P<{name}>{'(?:19|20)[0-9]{2}' if name == 'year' else '[^/]+?'})")
            seen.add(name)
        else:
            parts.append(re.escape(piece))
    return re.compile("".join(parts))
