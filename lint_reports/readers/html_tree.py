"""What a page holds, in its order: paragraphs, pictures and tables, whose cells hold the same; broken tags as browsers
take them. What only serves to find one's way on a site is marked, for the reader to leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lint_reports.readers.html_texts import Spans
from lint_reports.readers.html_tokens import Token, Tokens

MOST_CELLS = 30_000
"""In all the tables of a page; the form has three hundred."""
DEEPEST = 20
"""Tables within tables beyond this are taken for rows of the innermost."""

_INLINE = frozenset(
    "span b i u em strong font a sub sup small big s strike del ins mark label code tt abbr bdo cite q kbd samp var time"
    " wbr nobr ruby rt rb o:p st1:chsdate input meta link base col colgroup img".split()
)
_FILLED = frozenset(("p", "span", "b", "strong", "font", "em", "u", "i", "div"))
"""Within these the text of a cell is written, so a blank one is filled within them too."""
_ROWS = frozenset(["tr", "td", "th", "table", "thead", "tbody", "tfoot", "caption"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BESIDE = frozenset(["nav", "footer", "aside"])
_CONTAINERS = _BESIDE | {"div", "ul", "ol", "dl", "section", "p", "form", "center", "header", "article", "main"}
_CLASS = re.compile(r"""\s(?:class|id)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
_CLASSED_BESIDE = re.compile(
    r"(?<![a-z])(?:nav|navbar|menu|foot|footer|copyright|breadcrumbs?|crumbs?|share|bdshare|bdsharebuttonbox|sidebar"
    r"|toolbar|position|location|weizhi|dqwz)(?![a-z])",
    re.I,
)
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|(?<![\w-])hidden(?![\w-])", re.I)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\s*(\d{1,4})""", re.I)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|odt|rtf|zip|rar|7z)(?:$|[?#])", re.I)
LONGEST_TEXT = 50_000
"""Of a longer text between two tags no more is read."""


class TooManyCells(Exception):
    """No page of a report has so many."""


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
    beside: int = 0
    """The number of the part of the page that is no text of its own (navigation, footer), 0 for none."""


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


@dataclass(slots=True, eq=False)
class Grid:
    """A table: rows of cells, and what stands between the rows."""

    rows: list[list[Box] | Item] = field(default_factory=list)
    row: list[Box] | None = None
    """The row that is open."""
    closed: bool = False


Item = Words | Image | Grid


@dataclass(slots=True, eq=False)
class Tree:
    """`kept` are the numbers of those parts beside the text that hold a table, and so are no mere navigation."""

    items: list[Item] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    title: Spans = field(default_factory=list)
    files: int = 0
    scripts: int = 0
    frames: int = 0
    images: int = 0
    grids: int = 0


class Builder:
    """Takes tokens, one after the other, and puts what they show where it belongs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = Tree()
        self.items = self.tree.items
        """Where paragraphs go: the page, or the cell that is open."""
        self.open: list[tuple[Grid, Box | None]] = []
        """The tables that are open, each with the cell of the one around it."""
        self.cell: Box | None = None
        self.cells = 0
        self.words = Words([])
        self.level = 0
        self.link = False
        self.within = ("", 0, 0)
        """The part beside the text that is open: the name of its element, how many of that name are open, its number."""
        self.parts = 0

    def take(self, token: Token) -> None:
        name = token.name
        if not name:
            self._text(token)
        elif name in _ROWS:
            self._start_of_table_part(name, token)
        elif name[0] == "/":
            self._end(name[1:])
        else:
            self._start(name, token)

    def finish(self) -> Tree:
        self._break()
        return self.tree

    # ------------------------------------------------------------------------------------------------------------ text

    def _text(self, token: Token) -> None:
        end = min(token.end, token.start + LONGEST_TEXT)
        if not self.words.spans and not self.text[token.start : end].strip(" \t\r\n\f"):
            return
        self.words.spans.append((token.start, end))
        if self.link:
            self.words.linked.append((token.start, end))

    def _break(self, tight: bool = False) -> None:
        """The end of a line of text."""
        words, self.words = self.words, Words([], tight=tight)
        if not words.spans:
            self.words.tight = tight and words.tight
            return
        words.level, words.beside = self.level, self.within[2]
        source = self.text
        if all(source[start:end].isspace() or _blank(source[start:end]) for start, end in words.spans):
            if self.cell is not None and self.cell.blank is None:
                self.cell.blank = _first_blank(source, words.spans)
            return
        self._place().append(words)
        if self.cell is not None:
            self.cell.opening = False

    def _place(self) -> list[Item]:
        """Where an item goes; between the rows of a table, it stands between them."""
        if self.open and self.cell is None:
            return self.open[-1][0].rows  # type: ignore[return-value]
        return self.items

    # ------------------------------------------------------------------------------------------------------------ tags

    def _start(self, name: str, token: Token) -> None:
        if name in _FILLED and self.cell is not None and self.cell.opening and not self.words.spans:
            self.cell.place = token.end
        if name == "br":
            self._break(tight=True)
        elif name not in _INLINE:
            self._break()
            self.level = _HEADINGS.get(name, self.level)
            self.link = self.link and name != "p" and name not in _HEADINGS
            if name in _CONTAINERS:
                self._enter(name, token.attributes)
            elif name in ("script", "embed", "object", "iframe", "title"):
                self._note(name)
        elif name == "a":
            self._open_link(token)
        elif name == "img":
            self.tree.images += 1
            self._break()
            self._place().append(Image(token.start, token.end))

    def _note(self, name: str) -> None:
        self.tree.scripts += name == "script"
        self.tree.frames += name in ("embed", "object", "iframe")

    def _open_link(self, token: Token) -> None:
        match = _HREF.search(token.attributes)
        self.link = match is not None
        if match and _FILE.search(match[1] or match[2] or match[3] or ""):
            self.tree.files += 1
            self.words.file = True

    def _end(self, name: str) -> None:
        if self.cell is not None and name in _FILLED:
            self.cell.opening = False
        if name in _ROWS:
            self._end_of_table_part(name)
        elif name == "a":
            self.link = False
        elif name == "title":
            words, self.words = self.words, Words([])
            self.tree.title = self.tree.title or words.spans
        elif name not in _INLINE:
            self._break()
            if name in _HEADINGS:
                self.level = 0
            if name == self.within[0]:
                self._leave(name)

    def _enter(self, name: str, attributes: str) -> None:
        """The start of an element that may stand beside the text."""
        within, count, number = self.within
        if within:
            self.within = (within, count + (name == within), number)
        elif name in _BESIDE or (attributes and _is_beside(name, attributes)):
            self.parts += 1
            self.within = (name, 1, self.parts)

    def _leave(self, name: str) -> None:
        _, count, number = self.within
        self.within = (name, count - 1, number) if count > 1 else ("", 0, 0)

    # ---------------------------------------------------------------------------------------------------------- tables

    def _start_of_table_part(self, name: str, token: Token) -> None:
        self._break()
        self.level, self.link = 0, False
        if name == "table":
            self._open_table()
        elif not self.open:
            return
        elif name in ("td", "th"):
            self._open_cell(token)
        else:
            self._open_row(name == "tr")

    def _open_row(self, begins: bool) -> None:
        self.cell = None
        grid = self.open[-1][0]
        grid.row = [] if begins else None
        if grid.row is not None:
            grid.rows.append(grid.row)

    def _open_table(self) -> None:
        if self.within[2]:
            self.tree.kept.add(self.within[2])
        if len(self.open) >= DEEPEST:
            return
        grid = Grid()
        self._place().append(grid)
        self.open.append((grid, self.cell))
        self.tree.grids += 1
        self.cell = None

    def _open_cell(self, token: Token) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise TooManyCells
        spans = {each[1].lower(): int(each[2]) for each in _SPAN.finditer(token.attributes)} if _has_span(token.attributes) else {}
        row = self.open[-1][0].row
        if row is None:
            row = []
            self.open[-1][0].row = row
            self.open[-1][0].rows.append(row)
        self.cell = Box(token.end, min(spans.get("col", 1), 100) or 1, min(spans.get("row", 1), 100) or 1)
        row.append(self.cell)
        self.items = self.cell.items

    def _end_of_table_part(self, name: str) -> None:
        self._break()
        self.level, self.link = 0, False
        if not self.open:
            return
        if name != "table":
            self.cell = None
            if name not in ("td", "th"):
                self.open[-1][0].row = None
            return
        grid, self.cell = self.open.pop()
        grid.closed = True
        self.items = self.cell.items if self.cell is not None else self.tree.items


def _has_span(attributes: str) -> bool:
    return "span" in attributes or "SPAN" in attributes


def _is_beside(name: str, attributes: str) -> bool:
    """Whether an element is hidden, or by its class no part of the text."""
    if ("none" in attributes or "hidden" in attributes) and _HIDDEN.search(attributes):
        return True
    return name != "p" and any(_CLASSED_BESIDE.search(match[1]) for match in _CLASS.finditer(attributes))


def _blank(text: str) -> bool:
    return not text.replace("&nbsp;", "").replace("&#160;", "").replace("&#12288;", "").strip(" \t\r\n\f\xa0\u3000\u200b\ufeff")


def _first_blank(source: str, spans: Spans) -> tuple[int, int] | None:
    """The first blank text that is more than white space between tags."""
    for start, end in spans:
        text = source[start:end]
        inner = text.strip(" \t\r\n\f")
        if inner:
            lead = text.index(inner)
            return start + lead, start + lead + len(inner)
    return None


def tree_of(text: str) -> Tree:
    """The tree of a page."""
    builder = Builder(text)
    for token in Tokens(text).run():
        builder.take(token)
    return builder.finish()
