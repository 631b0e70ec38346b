"""What a page holds, in its order: paragraphs, pictures and tables, whose cells hold the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint_reports.readers.html.lists import ItemMark
from lint_reports.readers.html.texts import Spans


@dataclass(slots=True, eq=False)
class Words:
    """A line of text as it stands in the file; a paragraph, or up to the next `<br>`."""

    spans: Spans
    level: int = 0
    linked: Spans = field(default_factory=list)
    """The spans that are links."""
    tight: bool = False
    """Only a `<br>` parts it from what stands before."""
    file: bool = False
    """Whether one of the links is to a file such as a Word document."""
    boilerplate: int = 0
    """The number of the part of the page that is no text of its own (navigation, footer), 0 for none."""
    typed: bool = False
    """Whether its white space stays as it is typed (`<pre>`)."""
    spot: Spot | None = None
    """Where on the page it is put."""
    mark: ItemMark | None = None
    """The number that is drawn in front of it."""


@dataclass(slots=True, eq=False)
class Spot:
    """A place on a page, in points from its top and left; the size of the letters there and how far it is from line to
    line, 0 if not known."""

    page: int
    top: float
    left: float
    size: float = 0.0
    step: float = 0.0


@dataclass(slots=True, eq=False)
class Image:
    """A picture."""

    start: int
    end: int


@dataclass(slots=True, eq=False)
class Box:
    """A cell of a table. `place` is where text goes if it has none, `blank` what blank text it has."""

    place: int
    colspan: int = 1
    rowspan: int = 1
    items: list[Item] = field(default_factory=list)
    blank: tuple[int, int] | None = None
    opening: bool = True
    """Whether nothing but tags that text is written in has been seen in it."""
    head: bool = False
    """Whether it is a `<th>`."""
    input: tuple[int, int] | None = None
    """A field of a form in it, which shows something that is no text."""


@dataclass(slots=True, eq=False)
class Grid:
    """A table: rows of cells, and what stands between the rows."""

    rows: list[list[Box] | Item] = field(default_factory=list)
    row: list[Box] | None = None
    """The row that is open."""
    closed: bool = False
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where its `<thead>` and its `<tfoot>` begin and end; browsers show them first and last, wherever they stand."""
    part: str = ""
    """The one that is open."""

    def begin_part(self, name: str) -> None:
        self.end_part()
        if name in ("thead", "tfoot") and name not in self.parts:
            self.part = name
            self.parts[name] = (len(self.rows), len(self.rows))

    def end_part(self) -> None:
        if self.part:
            self.parts[self.part] = (self.parts[self.part][0], len(self.rows))
        self.part = ""

    def shown(self) -> list[list[Box] | Item]:
        """The rows in the order in which they are shown."""
        self.end_part()
        head, foot = (self.parts.get(name, (0, 0)) for name in ("thead", "tfoot"))
        if not head[0] and foot[1] in (0, len(self.rows)):
            return self.rows
        rows = range(len(self.rows))
        body = [at for at in rows if not head[0] <= at < head[1] and not foot[0] <= at < foot[1]]
        return [self.rows[at] for at in [*range(*head), *body, *range(*foot)]]


Item = Words | Image | Grid


@dataclass(slots=True, eq=False)
class Tree:
    """`kept` are the numbers of those parts of boilerplate that hold a table, and so are read."""

    items: list[Item] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    title: Spans = field(default_factory=list)
    files: int = 0
    scripts: int = 0
    frames: int = 0
    images: int = 0
    grids: int = 0
    cells: int = 0
    hidden: int = 0
    """How many cells of tables are hidden in parts of the page that are."""
