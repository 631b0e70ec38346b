"""The elements of HTML by what they do to the text of a page."""

from __future__ import annotations

from lint_reports.readers.html.boilerplate import BOILERPLATE

INLINE = frozenset(
    "span b i u em strong font a sub sup small big s strike del ins mark label code tt abbr bdo cite q kbd samp var time"
    " wbr nobr ruby rt rb o:p st1:chsdate input select textarea meta link base col colgroup img".split()
)
FILLED = frozenset(("p", "span", "b", "strong", "font", "em", "u", "i", "div"))
"""Within these the text of a cell is written, so a blank one is filled within them too."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(["ul", "ol", "menu"])
CONTAINERS = BOILERPLATE | {"div", "ul", "ol", "dl", "section", "p", "form", "center", "header", "article", "main"}
TYPED = frozenset(["pre", "listing", "plaintext"])
RAISED = {"sup": 1, "sub": -1}
NOT_SHOWN = frozenset(["del", "s", "strike", "rt", "rp", "datalist", "dialog", "video", "audio", "canvas"])
"""Elements whose content is no text of the page: what has been struck out, how characters are read, what stands for a film."""
FIELDS = frozenset(["input", "select", "textarea"])
