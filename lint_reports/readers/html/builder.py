"""The tree of a page, made of its tokens, broken tags as browsers take them. What only serves to find one's way on a site
is marked, for the reader to leave out; what is hidden is left out here."""

from __future__ import annotations

import re

from lint_reports.readers.html.casts import Casts
from lint_reports.readers.html.hidden import VOID, Hidden
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
from lint_reports.readers.html.texts import BREAK, Spans
from lint_reports.readers.html.tokens import Token, Tokens
from lint_reports.readers.html.tree import Image, Spot, Tree, Words

A_REPORT = 100
"""A page that shows so many cells shows its report, whatever it hides; the form has three hundred."""

_INLINE = frozenset(
    "span b i u em strong font a sub sup small big s strike del ins mark label code tt abbr bdo cite q kbd samp var time"
    " wbr nobr ruby rt rb o:p st1:chsdate input select textarea meta link base col colgroup img".split()
)
_FILLED = frozenset(("p", "span", "b", "strong", "font", "em", "u", "i", "div"))
"""Within these the text of a cell is written, so a blank one is filled within them too."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BESIDE = frozenset(["nav", "footer", "aside"])
_LISTS = frozenset(["ul", "ol", "menu"])
_CONTAINERS = _BESIDE | {"div", "ul", "ol", "dl", "section", "p", "form", "center", "header", "article", "main"}
_TYPED = frozenset(["pre", "listing", "plaintext"])
_RAISED = {"sup": 1, "sub": -1}
_NOT_SHOWN = frozenset(["del", "s", "strike", "rt", "rp", "datalist", "dialog", "video", "audio", "canvas"])
"""Elements whose content is no text of the page: what has been struck out, how characters are read, what stands for a film."""
_FIELDS = frozenset(["input", "select", "textarea"])
_CLASS = re.compile(r"""\s(?:class|id)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
_CLASSED_BESIDE = re.compile(
    r"(?<![a-z])(?:nav|navbar|menu|foot|footer|copyright|breadcrumbs?|crumbs?|share|bdshare|bdsharebuttonbox|sidebar"
    r"|toolbar|position|location|weizhi|dqwz|hidden)(?![a-z])",
    re.I,
)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|odt|rtf|zip|rar|7z)(?:$|[?#])", re.I)
_NO_FIGURE = re.compile(
    r"""\btype\s*=\s*["']?\s*(?:hidden|checkbox|radio|button|submit|reset|image|file|search|password)\b""", re.I
)
_SET_OUT = re.compile(r"<(?:p|br|div|table|td|li|pre|center|section|article|span|font)(?=[\s/>])", re.I)
"""Elements that set out text. A page without any is text with headings marked in it, which only its line ends set out."""
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
        self.within = ("", 0, 0)
        """The part beside the text that is open: the name of its element, how many of that name are open, its number."""
        self.parts = 0
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
            kind == BREAK or source[start:end].isspace() or _blank(source[start:end])
            for start, end, kind in words.spans
        ):
            if self.tables.cell is not None and self.tables.cell.blank is None:
                self.tables.cell.blank = _first_blank(source, words.spans)
            return
        words.level, words.beside = self.level, self.within[2]
        words.mark, self.mark = self.mark, None
        self.tables.place().append(words)
        if self.tables.cell is not None:
            self.tables.cell.opening = False

    # ---------------------------------------------------------------------------------------------------------- styles

    def _begin(self, name: str, token: Token) -> bool:
        """What the styles of an element change; False where it is hidden, and so left out."""
        is_block = name not in _INLINE and name != "br"
        if is_block and self.words.spans:
            self._break()
        if self.manners.open:
            self.manners.start(name, self.tables.depth, is_block)
        attributes = token.attributes
        declared = self.styles.of(name, attributes) if attributes or self.styles.rules else None
        if name in _NOT_SHOWN and not (name == "dialog" and "open" in attributes.lower()):
            self._hide(name)
            return False
        if declared:
            if self._is_hidden(name, declared):
                self._hide(name)
                return False
            self._change(name, declared, attributes)
        elif self.manners.now.spot is not None:
            self._set_size(self.manners.now.spot, name, attributes)
        elif name in _TYPED:
            self.manners.change(name, self.tables.depth, self.manners.now._replace(typed=True))
        elif name in _RAISED:
            self.manners.change(name, self.tables.depth, self.manners.now._replace(raised=_RAISED[name]))
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
        if name in ("body", "html") or (self.all and (name in _CONTAINERS or name in ("table", "tbody"))):
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
            name in _TYPED or manner.typed if typed is None else typed,
            raised(declared) or _RAISED.get(name, 0) or manner.raised,
            spot,
            self._block() if name in _INLINE and (at is not None or is_block(declared)) else manner.block,
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
        if name in _FILLED and self.tables.cell is not None and self.tables.cell.opening and not self.words.spans:
            self.tables.cell.place = token.end
        if name == "br":
            if self.words.typed:
                self.words.spans.append((token.start, token.end, BREAK))
            else:
                self._break(tight=True)
        elif name not in _INLINE:
            self._start_of_block(name, token)
        elif name == "a":
            self._open_link(token)
        elif name == "img":
            self.tree.images += 1
            self._break()
            self.tables.place().append(Image(token.start, token.end))
        elif name in _FIELDS and self.tables.cell is not None and not _NO_FIGURE.search(token.attributes):
            self.tables.cell.input = self.tables.cell.input or (token.start, token.end)

    def _start_of_block(self, name: str, token: Token) -> None:
        self.level = _HEADINGS.get(name, self.level)
        self.link = self.link and name != "p" and name not in _HEADINGS
        if name in _CONTAINERS:
            self._enter(name, token.attributes)
            self.page += name == "div" and self.manners.now.spot is None
        if name in _LISTS:
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
        if token.name == "table" and self.within[2]:
            self.tree.kept.add(self.within[2])
        self.tables.start(name, token)

    def _open_link(self, token: Token) -> None:
        """A link in a heading to a place in the page is the heading's own, and one above the line a note's."""
        match = _HREF.search(token.attributes)
        target = (match[1] or match[2] or match[3] or "") if match else ""
        own = target.startswith("#") and bool(self.level or self.manners.now.raised)
        self.link = match is not None and not own
        if _FILE.search(target):
            self.tree.files += 1
            self.words.file = True

    def _end(self, name: str) -> None:
        if self.tables.cell is not None and name in _FILLED:
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
        elif name not in _INLINE and name not in ROWS:
            self._break()
            if name in _HEADINGS:
                self.level = 0
            elif name in _LISTS and self.lists:
                self.lists.pop()
            if name == self.within[0]:
                self._leave(name)
        if self.manners.open:
            block = self.manners.now.block
            self.manners.end(name, depth)
            if self.manners.now.block != block:
                self._break()

    def _enter(self, name: str, attributes: str) -> None:
        """The start of an element that may stand beside the text."""
        within, count, number = self.within
        if within:
            self.within = (within, count + (name == within), number)
        elif name in _BESIDE or (attributes and name != "p" and _is_beside(attributes)):
            self.parts += 1
            self.within = (name, 1, self.parts)

    def _leave(self, name: str) -> None:
        _, count, number = self.within
        self.within = (name, count - 1, number) if count > 1 else ("", 0, 0)


def _is_beside(attributes: str) -> bool:
    """Whether an element is by its class no part of the text."""
    return any(_CLASSED_BESIDE.search(match[1]) for match in _CLASS.finditer(attributes))


def _blank(text: str) -> bool:
    return (
        not text.replace("&nbsp;", "")
        .replace("&#160;", "")
        .replace("&#12288;", "")
        .strip(" \t\r\n\f\xa0\u3000\u200b\ufeff")
    )


def _first_blank(source: str, spans: Spans) -> tuple[int, int] | None:
    """The first blank text that is more than white space between tags."""
    for start, end, kind in spans:
        text = "" if kind == BREAK else source[start:end]
        inner = text.strip(" \t\r\n\f")
        if inner:
            lead = text.index(inner)
            return start + lead, start + lead + len(inner)
    return None


def tree_of(text: str) -> Tree:
    """The tree of a page. Where it hides more tables than it shows, a script is to show them, and nothing is left out."""
    tree = _built(text, all=False)
    return _built(text, all=True) if tree.cells < A_REPORT and tree.cells < tree.hidden else tree


def _built(text: str, all: bool) -> Tree:
    builder = Builder(text, all)
    if not _SET_OUT.search(text):
        builder.manners.now = Manner(typed=True)
    for token in Tokens(text).run():
        builder.take(token)
    return builder.finish()
