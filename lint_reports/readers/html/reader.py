"""Reader of HTML: the report within a web page, as sites of government serve it and Word pastes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint_reports.model.document import MARK, Document, Fault
from lint_reports.model.piece_map import PieceMap
from lint_reports.readers.comments import in_markup
from lint_reports.readers.decoding import split_lines
from lint_reports.readers.html.blocks import Setting
from lint_reports.readers.html.page import tree_of
from lint_reports.readers.html.rows import TooManyCells
from lint_reports.readers.html.texts import composed
from lint_reports.readers.html.tokens import MOST_TAGS, TooManyTags
from lint_reports.readers.html.tree import Tree
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.readers.source import Source

MOST_LINES = 400_000
SHORT = 1_500
"""A page with less text than this may be one that only leads to a report."""
_SITE = re.compile(r"\s*[-_|—–]+\s*")
"""What parts the title of a page from the name of its site."""
_TOO_MUCH = Fault(
    "unreadable-file",
    "size",
    message=Text(
        "网页的行、标签或单元格多得不像年度报告，未检查；请确认文件，并把报告正文单独另存",
        "the page has more lines, tags or cells than any report and was not checked; save the report alone",
    ),
    fatal=True,
)


def read(source: Source) -> Document:
    """Read an HTML file; see `source.Reader`."""
    path, decoded = source.path, source.decoded
    file = (decoded.encoding, decoded.bom)
    if decoded.text.count("\n") + decoded.text.count("\r") > MOST_LINES or decoded.text.count("<") > 4 * MOST_TAGS:
        return Document(path, [], [], *file, faults=[_TOO_MUCH])
    lines, newline = split_lines(decoded.text)
    text = "\n".join(lines) if "\r" in decoded.text else decoded.text
    try:
        tree = tree_of(text)
    except (TooManyTags, TooManyCells):
        return Document(path, [], [], *file, faults=[_TOO_MUCH])
    source_map = PieceMap(text, len(lines) + 2)
    setting = Setting(tree, source_map)
    elsewhere = _elsewhere(tree)
    blocks = setting.set_out()
    comments = in_markup(lines).comments if MARK in text else []
    if tree.grids or sum(len(getattr(block, "text", "")) for block in blocks) > SHORT:
        elsewhere = ""
    elif elsewhere and tree.title:
        _set_title(setting, tree)
    return Document(
        path, blocks, lines, *file, newline, list(decoded.faults), source_map, comments, elsewhere=elsewhere
    )


def _elsewhere(tree: Tree) -> str:
    """Where the report may be, if it is not in the page."""
    if tree.files:
        return "attachment"
    if tree.frames:
        return "frame"
    if tree.images:
        return "picture"
    return "script" if tree.scripts else ""


def _set_title(setting: Setting, tree: Tree) -> None:
    """The title of the page without the name of the site, in case the report's own is loaded by a script too."""
    start, end, _ = tree.title[0]
    site = _SITE.search(setting.source, start, end)
    spans = [(start, site.start() if site else end, 0)]
    if composed(setting.source, spans)[0]:
        setting.paragraph(spans)
        setting.blocks.insert(0, setting.blocks.pop())
