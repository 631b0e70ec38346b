"""Elements that their style makes parts of a table (`display: table-cell`), whatever they are by their names."""

from __future__ import annotations

from dataclasses import dataclass

MOST_OPEN = 100
"""Of more such elements within one another the inner ones are none."""
_PARTS = {
    "table": "table",
    "inline-table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "table-caption": "caption",
    "table-row-group": "tbody",
    "table-header-group": "thead",
    "table-footer-group": "tfoot",
}


@dataclass(slots=True, eq=False)
class _Cast:
    """`depth`: within how many tables what stands in it is; `count`: how many elements of its name are open."""

    name: str
    part: str
    depth: int
    count: int = 1


class Casts:
    """Those that are open."""

    def __init__(self) -> None:
        self.open: list[_Cast] = []

    def start(self, name: str, display: str, depth: int) -> str:
        """The part of a table that an element is; "" for none. Rows and cells are so only in a table that is one by its style."""
        part = _PARTS.get(display, "")
        in_one = any(each.part == "table" and each.depth == depth for each in self.open)
        if part and (part == "table" or in_one) and len(self.open) < MOST_OPEN:
            self.open.append(_Cast(name, part, depth + (part == "table")))
            return part
        for each in reversed(self.open):
            if each.name == name:
                each.count += 1
                break
        return ""

    def end(self, name: str) -> str:
        """The part of a table that ends with an end tag; "" for none."""
        at = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at].name == name), -1)
        if at < 0:
            return ""
        self.open[at].count -= 1
        if self.open[at].count:
            return ""
        part = self.open[at].part
        del self.open[at:]
        return part
