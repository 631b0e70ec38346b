"""Where an element that a page does not show ends, as browsers take it: at its end tag, or where another tag implies it."""

from __future__ import annotations

from lint_reports.readers.html.tokens import Token

VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_CELLS = frozenset(["td", "th"])
_PARTS = frozenset(["thead", "tbody", "tfoot"])
_ENDED_BY = {
    **dict.fromkeys(_CELLS, _CELLS | _PARTS | {"tr"}),
    "tr": _PARTS | {"tr"},
    **dict.fromkeys(_PARTS, _PARTS),
    "li": frozenset(["li"]),
    "option": frozenset(["option", "optgroup"]),
    **dict.fromkeys(("dt", "dd"), frozenset(["dt", "dd"])),
    "p": frozenset(
        "address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p"
        " pre section table td th tr tbody ul".split()
    ),
}
"""The start tags that end an element of this name, where they stand right in it."""
_WITHIN_CELL = _CELLS | _PARTS | {"tr"}
_HOLDS_ROWS = _PARTS | {"tr", "table"}
_OUTER = (
    _HOLDS_ROWS
    | _CELLS
    | frozenset("body html div li ul ol dl section article main form center blockquote header footer".split())
)
"""The end tags of these end whatever is open within, if it was not opened there."""


class Hidden:
    """An element that is hidden and still open. `ends` is whether a token ends it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open = [name]
        self.counts = {name: 1}
        self.cells = 0
        """How many cells of tables are hidden."""

    def ends(self, token: Token) -> bool:
        """Whether the element ends with this token, or before it (see `is_part`)."""
        name = token.name
        if not name:
            return False
        if name[0] == "/":
            return self._ended(name[1:])
        if name in VOID:
            return False
        self.cells += name in _CELLS
        if not self.counts.get("table") and self._is_implied(name):
            return True
        self.open.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1
        return False

    def is_part(self, token: Token) -> bool:
        """Whether the token that ended the element is its own end tag."""
        return token.name == "/" + self.name and not self.open

    def _is_implied(self, name: str) -> bool:
        if self.name not in _HOLDS_ROWS and name in _WITHIN_CELL:
            return True
        ended_by = _ENDED_BY.get(self.name, frozenset())
        if self.name in ("p", "li", "dt", "dd", "option"):
            return len(self.open) == 1 and name in ended_by
        return name in ended_by

    def _ended(self, name: str) -> bool:
        if not self.counts.get(name):
            if self.name in _HOLDS_ROWS or self.name in _CELLS:
                return name in _HOLDS_ROWS or name in _CELLS
            return name in _OUTER or (name == "p" and self.name not in _OUTER)
        while self.open:
            last = self.open.pop()
            self.counts[last] -= 1
            if last == name:
                break
        return not self.open
