"""The tree of a page, made of its tokens, broken tags as browsers take them. Boilerplate is marked, for the reader to leave
out; what is hidden is left out here."""

from __future__ import annotations

import re

from lint_reports.readers.html.boilerplate import Boilerplate
from lint_reports.readers.html.casts import Casts
from lint_reports.readers.html.elements import (
    CONTAINERS,
    FIELDS,
    FILLED,
    HEADINGS,
    INLINE,
    LISTS,
    NOT_SHOWN,
    RAISED,
    TYPED,
)
from lint_reports.readers.html.hidden import VOID, Hidden
from lint_reports.readers.html.links import is_file, target_of
from lint_reports.readers.html.lists import ItemMark, NumberedList, form_of
from lint_reports.readers.html.manner import Manner, Manners
from lint_reports.readers.html.rows import ROWS, OpenTables
from lint_reports.readers.html.styles import (
    Declarations,
    Styles,
    is_block,
    is_gone,
    is_unseen,
    keeps_lines,
    list_style,
    place,
    raised,
)
from lint_reports.readers.html.texts import BREAK, first_blank, is_blank
from lint_reports.readers.html.tokens import Token
from lint_reports.readers.html.tree import Image, Spot, Tree, Words

_NO_FIGURE = re.compile(
    r"""\btype\s*=\s*["']?\s*(?:hidden|checkbox|radio|button|submit|reset|image|file|search|password)\b""", re.I
)
_END_OF_STYLE = re.compile(r"</style(?=[\s/>])", re.I)
LONGEST_TEXT = 50_000
"""Of a longer text between two tags no more is read."""


class Builder:
    """Takes tokens, one after the other, and puts what they show where it belongs. `all` shows hidden parts too."""

    def __init__(self, text: str, all: bool = False) -> None:
        self.text = text
        self.all = all
        self.tree = Tree()
        self.tables = OpenTables(self.tree)
        self.words = Words([])
        self.level = 0
        self.link = False
        self.boilerplate = Boilerplate()
        self.styles = Styles()
        self.manners = Manners()
        self.casts = Casts()
        self.hidden: Hidden | None = None
        self.lists: list[NumberedList] = []
        self.mark: ItemMark | None = None
        self.page = 0
        self.blocks = 0

    def take(self, token: Token) -> None:
        if self.hidden is not None and not self._leave_hidden(token):
            return
        name = token.name
        if not name:
            self._text(token)
        elif name[0] == "/":
            self._end(name[1:])
        elif self._begin(name, token):
            part = name if name in ROWS else self._part(name, token)
            if part:
                self._start_of_table_part(part, token)
            if part != name:
                self._start(name, token)

    def finish(self) -> Tree:
        self._break()
        return self.tree

    # ------------------------------------------------------------------------------------------------------------ text

    def _text(self, token: Token) -> None:
        end = min(token.end, token.start + LONGEST_TEXT)
        words, manner = self.words, self.manners.now
        if not words.spans:
            if not manner.typed and not self.text[token.start : end].strip(" \t\r\n\f"):
                return
            words.typed, words.spot = manner.typed, manner.spot
        words.typed = words.typed or manner.typed
        span = (token.start, end, manner.raised)
        words.spans.append(span)
        if self.link:
            words.linked.append(span)

    def _break(self, tight: bool = False) -> None:
        """The end of a line of text."""
        words = self.words
        if not words.spans:
            words.tight, words.file = tight and words.tight, False
            return
        self.words = Words([], tight=tight)
        source = self.text
        if all(
            kind == BREAK or source[start:end].isspace() or is_blank(source[start:end])
            for start, end, kind in words.spans
        ):
            if self.tables.cell is not None and self.tables.cell.blank is None:
                self.tables.cell.blank = first_blank(source, words.spans)
            return
        words.level, words.boilerplate = self.level, self.boilerplate.part
        words.mark, self.mark = self.mark, None
        self.tables.place().append(words)
        if self.tables.cell is not None:
            self.tables.cell.opening = False

    # ---------------------------------------------------------------------------------------------------------- styles

    def _begin(self, name: str, token: Token) -> bool:
        """What the styles of an element change; False where it is hidden, and so left out."""
        is_block = name not in INLINE and name != "br"
        if is_block and self.words.spans:
            self._break()
        if self.manners.open:
            self.manners.start(name, self.tables.depth, is_block)
        attributes = token.attributes
        declared = self.styles.of(name, attributes) if attributes or self.styles.rules else None
        if name in NOT_SHOWN and not (name == "dialog" and "open" in attributes.lower()):
            self._hide(name)
            return False
        if declared:
            if self._is_hidden(name, declared):
                self._hide(name)
                return False
            self._change(name, declared, attributes)
        elif self.manners.now.spot is not None:
            self._set_size(self.manners.now.spot, name, attributes)
        elif name in TYPED:
            self.manners.change(name, self.tables.depth, self.manners.now._replace(typed=True))
        elif name in RAISED:
            self.manners.change(name, self.tables.depth, self.manners.now._replace(raised=RAISED[name]))
        return True

    def _part(self, name: str, token: Token) -> str:
        """The part of a table that an element is by its style."""
        attributes = token.attributes
        declared = self.styles.of(name, attributes) if attributes or self.styles.rules else {}
        if "display" not in declared and not self.casts.open:
            return ""
        part = "" if name in VOID else self.casts.start(name, declared.get("display", ""), self.tables.depth)
        if part and self.words.spans:
            self._break()
        return part

    def _is_hidden(self, name: str, declared: Declarations) -> bool:
        if name in ("body", "html") or (self.all and (name in CONTAINERS or name in ("table", "tbody"))):
            return False
        return is_gone(declared) or (is_unseen(declared) and name not in ("td", "th"))

    def _hide(self, name: str) -> None:
        if name in ROWS:
            self.tables.hide(name)
        self.hidden = None if name in VOID else Hidden(name)

    def _leave_hidden(self, token: Token) -> bool:
        """Whether a token is one that is shown again."""
        hidden = self.hidden
        assert hidden is not None
        if not hidden.ends(token):
            return False
        self.hidden = None
        self.tree.hidden += hidden.cells
        return not hidden.is_part(token)

    def _change(self, name: str, declared: Declarations, attributes: str) -> None:
        manner = self.manners.now
        typed = keeps_lines(declared)
        spot, at = manner.spot, place(declared)
        if at is not None:
            top, left = (spot.top, spot.left) if spot else (0.0, 0.0)
            spot = Spot(self.page, top + at[0], left + at[1])
        if spot is not None:
            self._set_size(spot, name, attributes)
        new = Manner(
            name in TYPED or manner.typed if typed is None else typed,
            raised(declared) or RAISED.get(name, 0) or manner.raised,
            spot,
            self._block() if name in INLINE and (at is not None or is_block(declared)) else manner.block,
        )
        if new != manner:
            self.manners.change(name, self.tables.depth + (name == "table"), new)
        if name in ("td", "th") and is_unseen(declared):
            self.hidden = Hidden(name)

    def _block(self) -> int:
        """The number of an element that its style makes a block: a line of text ends before it, and where it ends."""
        self._break()
        self.blocks += 1
        return self.blocks

    def _set_size(self, spot: Spot, name: str, attributes: str) -> None:
        size, step = self.styles.sizes(name, attributes)
        spot.size, spot.step = max(spot.size, size), max(spot.step, step)

    # ------------------------------------------------------------------------------------------------------------ tags

    def _start(self, name: str, token: Token) -> None:
        if name in FILLED and self.tables.cell is not None and self.tables.cell.opening and not self.words.spans:
            self.tables.cell.place = token.end
        if name == "br":
            if self.words.typed:
                self.words.spans.append((token.start, token.end, BREAK))
            else:
                self._break(tight=True)
        elif name not in INLINE:
            self._start_of_block(name, token)
        elif name == "a":
            self._open_link(token)
        elif name == "img":
            self.tree.images += 1
            self._break()
            self.tables.place().append(Image(token.start, token.end))
        elif name in FIELDS and self.tables.cell is not None and not _NO_FIGURE.search(token.attributes):
            self.tables.cell.input = self.tables.cell.input or (token.start, token.end)

    def _start_of_block(self, name: str, token: Token) -> None:
        self.level = HEADINGS.get(name, self.level)
        self.link = self.link and name != "p" and name not in HEADINGS
        if name in CONTAINERS:
            self.boilerplate.enter(name, token.attributes)
            self.page += name == "div" and self.manners.now.spot is None
        if name in LISTS:
            style = list_style(self.styles.of(name, token.attributes))
            self.lists.append(NumberedList.opened(form_of(style), token.attributes))
        elif name == "li":
            self._item(token)
        elif name == "style":
            end = _END_OF_STYLE.search(self.text, token.end)
            self.styles.add(self.text[token.end : end.start() if end else len(self.text)])
        elif name in ("script", "embed", "object", "iframe", "frame"):
            self.tree.scripts += name == "script"
            self.tree.frames += name != "script"

    def _item(self, token: Token) -> None:
        self.mark = None
        if self.lists:
            style = list_style(self.styles.of("li", token.attributes))
            form = self.lists[-1].form if style is None else form_of(style)
            self.mark = self.lists[-1].next(form, token.attributes)

    def _start_of_table_part(self, name: str, token: Token) -> None:
        self.level, self.link = 0, False
        if token.name == "table" and self.boilerplate.part:
            self.tree.kept.add(self.boilerplate.part)
        self.tables.start(name, token)

    def _open_link(self, token: Token) -> None:
        """A link in a heading to a place in the page is the heading's own, and one above the line a note's."""
        target = target_of(token.attributes)
        own = target is not None and target.startswith("#") and bool(self.level or self.manners.now.raised)
        self.link = target is not None and not own
        if target is not None and is_file(target):
            self.tree.files += 1
            self.words.file = True

    def _end(self, name: str) -> None:
        if self.tables.cell is not None and name in FILLED:
            self.tables.cell.opening = False
        depth = self.tables.depth
        part = name if name in ROWS else self.casts.end(name) if self.casts.open else ""
        if part:
            self._break()
            self.level, self.link = 0, False
            self.tables.end(part)
        if name == "a":
            self.link = False
        elif name == "title":
            words, self.words = self.words, Words([])
            self.tree.title = self.tree.title or words.spans
        elif name not in INLINE and name not in ROWS:
            self._break()
            if name in HEADINGS:
                self.level = 0
            elif name in LISTS and self.lists:
                self.lists.pop()
            self.boilerplate.leave(name)
        if self.manners.open:
            block = self.manners.now.block
            self.manners.end(name, depth)
            if self.manners.now.block != block:
                self._break()
