"""How the text within an element is shown, as far as that is inherited by what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lint_reports.readers.html.tree import Spot

MOST_OPEN = 100
"""Of more elements within one another that change something, the inner ones change nothing."""

_PARTS = ("thead", "tbody", "tfoot")
_AROUND = {
    **dict.fromkeys(("td", "th"), frozenset([*_PARTS, "tr", "table"])),
    "tr": frozenset([*_PARTS, "table"]),
    **dict.fromkeys(_PARTS, frozenset(["table"])),
}
"""Which elements stay open where a part of a table begins."""


class Manner(NamedTuple):
    """`typed`: white space stays as it is typed; `raised`: 1 above the line, -1 below it; `block`: the number of the
    element, inline by its name, that is set out as a block."""

    typed: bool = False
    raised: int = 0
    spot: Spot | None = None
    block: int = 0


@dataclass(slots=True, eq=False)
class _Change:
    """An element that changes the manner and is open; `depth` is in how many tables, `count` how many of its name are open."""

    name: str
    depth: int
    before: Manner
    count: int = 1


class Manners:
    """`now` is how text is shown where the page has been read to."""

    def __init__(self) -> None:
        self.now = Manner()
        self.open: list[_Change] = []

    def change(self, name: str, depth: int, manner: Manner) -> None:
        if len(self.open) < MOST_OPEN:
            self.open.append(_Change(name, depth, self.now))
            self.now = manner

    def start(self, name: str, depth: int, block: bool) -> None:
        """The start of an element: it may imply the end of others."""
        around = _AROUND.get(name) if depth else None
        if around is not None:
            self._close(depth, around)
        elif block and self.open and self.open[-1].name == "p" and self.open[-1].depth == depth:
            self._cut(len(self.open) - 1)
        found = self._find(name, depth)
        if found >= 0:
            self.open[found].count += 1

    def end(self, name: str, depth: int) -> None:
        """An end tag; `depth` as it was before it."""
        if name == "table":
            while self.open and self.open[-1].depth >= depth:
                self._cut(len(self.open) - 1)
            return
        found = self._find(name, depth)
        if found < 0:
            return
        self.open[found].count -= 1
        if not self.open[found].count:
            self._cut(found)

    def _close(self, depth: int, around: frozenset[str]) -> None:
        while self.open and self.open[-1].depth == depth and self.open[-1].name not in around:
            self._cut(len(self.open) - 1)

    def _find(self, name: str, depth: int) -> int:
        places = range(len(self.open) - 1, -1, -1)
        return next((at for at in places if self.open[at].name == name and self.open[at].depth == depth), -1)

    def _cut(self, at: int) -> None:
        self.now = self.open[at].before
        del self.open[at:]
