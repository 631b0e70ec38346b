"""Parts of a page that are no text of it: menus, footers and the like, recognised by their element or class."""

from __future__ import annotations

import re

BOILERPLATE = frozenset(["nav", "footer", "aside"])
"""Elements that are boilerplate whatever their class."""
_CLASS = re.compile(r"""\s(?:class|id)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
_CLASSED = re.compile(
    r"(?<![a-z])(?:nav|navbar|menu|foot|footer|copyright|breadcrumbs?|crumbs?|share|bdshare|bdsharebuttonbox|sidebar"
    r"|toolbar|position|location|weizhi|dqwz|hidden)(?![a-z])",
    re.I,
)


class Boilerplate:
    """The part that is open while the page is read; of parts within one another, the outermost."""

    def __init__(self) -> None:
        self.count = 0
        self.element = ""
        self.depth = 0
        """How many elements of that name are open in it, itself counted."""

    @property
    def part(self) -> int:
        """The number of the part that is open, from 1; 0 for none."""
        return self.count if self.element else 0

    def enter(self, element: str, attributes: str) -> None:
        """The start of an element that may be such a part."""
        if self.element:
            self.depth += element == self.element
        elif element in BOILERPLATE or (attributes and element != "p" and _is_classed(attributes)):
            self.count += 1
            self.element, self.depth = element, 1

    def leave(self, element: str) -> None:
        """The end of an element."""
        if element == self.element:
            self.depth -= 1
            self.element = self.element if self.depth else ""


def _is_classed(attributes: str) -> bool:
    """Whether an element is boilerplate by its class or its id."""
    return any(_CLASSED.search(match[1]) for match in _CLASS.finditer(attributes))
