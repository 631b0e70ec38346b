"""The text of a Word file as Word shows it with all changes accepted: paragraphs, and tables of cells of them.

Kept of every stretch of text is where in the XML it stands, so that a fix can rewrite it and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lint_reports.readers.docx.events import attribute, is_contents
from lint_reports.readers.docx.fields import FieldEvents
from lint_reports.readers.docx.items import (
    DRAWN,
    REVISION,
    Box,
    Para,
    Stretch,
)
from lint_reports.readers.docx.numbering import Numbering
from lint_reports.readers.docx.properties import PropertyEvents
from lint_reports.readers.docx.raised import raise_digits
from lint_reports.readers.docx.styles import Styles
from lint_reports.readers.docx.tables import TableEvents
from lint_reports.readers.docx.xml import Attributes, TooLong

MOST_PARAGRAPHS = 10_000
"""Outside of tables; a long report has some hundred."""
_DEEPEST_BOX = 3


class Body(PropertyEvents, TableEvents, FieldEvents):
    """Handlers of the events of document.xml; afterwards `items` is what stands in the body."""

    @classmethod
    def read(cls, content: bytes, styles: Styles, numbering: Numbering) -> Body:
        """Raises ValueError where the part is no sound XML or too much of it."""
        body = cls(styles, numbering)
        body.parse(content)
        if body.fields:  # one that never ends would swallow all that follows
            body = cls(styles, Numbering(numbering.definitions, numbering.lists), fields=False)
            body.parse(content)
        return body

    # -------------------------------------------------------------------------------------------------- paragraphs

    def _start_p(self, attributes: Attributes) -> None:
        self.paragraph = Para(self.parser.CurrentByteIndex)
        self.paragraph.remarks = [(id, True, 0) for id in self.waiting]
        self.waiting = []
        if self.revised:
            self.paragraph.lock = REVISION

    def _end_p(self) -> None:
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return
        paragraph.end = self.parser.CurrentByteIndex
        if any(row.erased for table in self.tables for row in table.rows[-1:]):
            return
        if any(stretch.raised for stretch in paragraph.text):
            raise_digits(paragraph)
        if self.carried:
            paragraph.text[:0] = self.carried
            paragraph.remarks = [(id, begins, at + len(self.carried)) for id, begins, at in paragraph.remarks]
            paragraph.lock = REVISION
            self.carried = []
        if paragraph.erased:
            self.carried = paragraph.text
            return
        style = paragraph.style or self.styles.default
        if self.styles.is_contents(style) or any(is_contents(code) for _, code in self.fields):
            return
        if paragraph.hidden and not paragraph.text and not paragraph.boxes:
            return
        self._number(paragraph, style)
        paragraph.heading = paragraph.outline + 1 if 0 <= paragraph.outline < 9 else self.styles.heading(style)
        self.containers[-1].append(paragraph)
        self.last = paragraph
        self.paragraphs += len(self.containers) == 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise TooLong("too many paragraphs")

    def _number(self, paragraph: Para, style: str) -> None:
        """Put in front what Word draws there. An empty paragraph is counted and shows nothing that could be read."""
        inherited = self.styles.of(style)
        number = paragraph.number if paragraph.number >= 0 else inherited.number
        if number <= 0:
            return
        depth = paragraph.depth
        if depth < 0:
            own = paragraph.number >= 0 and inherited.number < 0
            depth = 0 if own else inherited.level if inherited.level >= 0 else self.numbering.level_of(number, style)
        text = self.numbering.next(number, depth)
        if text and paragraph.words.strip():
            paragraph.text.insert(0, Stretch(text, paragraph, lock=DRAWN))
            paragraph.remarks = [(id, begins, at and at + 1) for id, begins, at in paragraph.remarks]

    # ------------------------------------------------------------------------------- pictures, text boxes, remarks

    def _start_picture(self, attributes: Attributes) -> None:
        if self.paragraph is not None:
            self.paragraph.picture = True

    _start_object = _start_picture

    def _start_altChunk(self, attributes: Attributes) -> None:
        self.chunks.append(attribute(attributes, "id") or "")

    def _start_txbxContent(self, attributes: Attributes) -> None:
        """What was open is laid aside: a box has paragraphs and tables of its own."""
        if self.paragraph is None or not self._is_shown(self.paragraph) or len(self.outside) >= _DEEPEST_BOX:
            self.skipped = 1
            return
        box = Box(self.paragraph)
        self.paragraph.boxes.append(box)
        self.boxes.append(box)
        self.outside.append({name: getattr(self, name) for name in _LAID_ASIDE})
        for name, fresh in _LAID_ASIDE.items():
            setattr(self, name, fresh())
        self.containers.append(box.items)

    def _end_txbxContent(self) -> None:
        self._run_on()
        self.containers.pop()
        for name, value in self.outside.pop().items():
            setattr(self, name, value)

    def _start_commentRangeStart(self, attributes: Attributes) -> None:
        self._remark(attribute(attributes, "id") or "", begins=True)

    def _start_commentRangeEnd(self, attributes: Attributes) -> None:
        self._remark(attribute(attributes, "id") or "", begins=False)

    _start_commentReference = _start_commentRangeEnd

    def _remark(self, id: str, begins: bool) -> None:
        if self.paragraph is not None:
            self.paragraph.remarks.append((id, begins, len(self.paragraph.text)))
        elif begins:
            self.waiting.append(id)
        elif self.last is not None:
            self.last.remarks.append((id, False, len(self.last.text)))


_LAID_ASIDE: dict[str, Callable[[], Any]] = {
    "paragraph": type(None),
    "last": type(None),
    "carried": list,
    "within": list,
    "fields": list,
    "controls": list,
    "tables": list,
    "run_hidden": type(None),
    "run_style": str,
    "run_raised": type(None),
    "placeholders": int,
    "simple_fields": int,
}
"""What a text box has of its own, and what it is at its start."""
