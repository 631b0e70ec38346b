"""Text boxes: what is drawn in them stands anywhere on the page, so that only the simplest can be read in their place.

Prose and a title are read behind the paragraph that their box is anchored to; a whole report in a box or some is read
as one. Where parts of it stand in boxes and others outside, or each line in one of its own, none of it is.
"""

from __future__ import annotations

import re

from lint_reports.model.diagnostic import Severity
from lint_reports.model.document import Fault
from lint_reports.readers.decoding import MARKER
from lint_reports.readers.docx.items import Box, Item, paragraphs_of, tables_of
from lint_reports.text.language import Text

LONG_BOX = 30
"""Characters of a text box from which it may be a part of the report."""
MOST_BOXES = 8
"""Boxes that a report may stand in: a converter that draws each line in one makes hundreds."""

_NO_LETTER = re.compile(r"[\W\d_]*")
_HEADING = re.compile(r"[一二三四五六]、[^。；]{3,30}$")
_LARGE_TABLE = 10
"""Cells from which a table is one of the form's and no letter head: the smallest has more than twice as many."""
_LONGEST_TITLE = 60
_SPEAKING = 3
"""How often a report speaks of disclosure, at the least."""


def matters(box: Box) -> bool:
    """Whether a text box may hold a part of the report: page numbers and ornaments do not."""
    text = box.text
    return not _NO_LETTER.fullmatch(text) and (box.has_table or MARKER in text or len(text) >= LONG_BOX)


def leads(box: Box) -> bool:
    """Whether it is a title, which stands above the paragraph that it is anchored to."""
    text = box.text
    return MARKER in text and len(text) <= _LONGEST_TITLE and "。" not in text and not box.has_table


def has_parts(items: list[Item]) -> bool:
    """Whether headings or large tables stand here, those in boxes left out."""
    cells = sum(len(row.cells) for table in tables_of(items) for row in table.rows)
    return cells >= _LARGE_TABLE or any(
        each.heading or _HEADING.match(each.words.strip()) for each in paragraphs_of(items)
    )


def choose(items: list[Item], boxes: list[Box]) -> Fault | None:
    """Mark the boxes that can be read in their place; where the report cannot be read for them, the fault."""
    if len(boxes) > MOST_BOXES and _are_report(boxes, items):
        return _scattered()
    mattering = [box for box in boxes if matters(box)]
    if any(has_parts(box.items) for box in mattering) and (len(mattering) > MOST_BOXES or has_parts(items)):
        return _scattered()
    for box in mattering:
        box.wanted = True
    return None


def _are_report(boxes: list[Box], items: list[Item]) -> bool:
    """Whether what speaks of disclosure is for the greater part in boxes."""
    boxed = "".join(box.text for box in boxes)
    outside = sum(len(each.words) for each in paragraphs_of(items))
    return boxed.count(MARKER) >= _SPEAKING and len(boxed) > outside


def _scattered() -> Fault:
    message = Text(
        "报告的内容在文本框里，读不出先后次序，未检查；请把文本框里的内容移到正文中（由 PDF 转换来的，请找回原来的 Word 文件）",
        "the report stands in text boxes, whose order cannot be told, and was not checked; move what is in them into the text "
        "(where it was converted from a PDF, look for the Word file it was made from)",
    )
    return Fault("unread-text-box", "", 0, message=message, fatal=True, severity=Severity.ERROR)


def note(box: Box, line: int) -> Fault:
    """The fault for a box that may hold a part of the report."""
    text = box.text
    shown = text if len(text) <= LONG_BOX else text[:LONG_BOX] + "…"
    what = (
        Text(
            f"文本框里的内容按它所附的段落读，次序可能不对：“{shown}”；属于报告的，请移到正文中",
            f"what stands in a text box was read where the box is anchored, which may not be its place: “{shown}”; move it "
            "into the text if it is part of the report",
        )
        if box.read
        else Text(
            f"文本框里的内容没有检查：“{shown}”；属于报告的，请移到正文中",
            f"what stands in a text box is not checked: “{shown}”; move it into the text if it is part of the report",
        )
    )
    return Fault("unread-text-box", "", line, 1, 1, what)
