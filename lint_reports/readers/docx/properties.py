"""The properties of paragraphs and runs, and tracked changes: all are accepted, and what they touch is locked."""

from __future__ import annotations

from lint_reports.readers.docx.events import Events, attribute, switch
from lint_reports.readers.docx.items import (
    REVISION,
)
from lint_reports.readers.docx.raised import by_position
from lint_reports.readers.docx.styles import alignment, number_in
from lint_reports.readers.docx.xml import Attributes


class PropertyEvents(Events):
    """Handlers of what stands in `pPr` and `rPr`, and of insertions and deletions."""

    def _start_pStyle(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.style = attribute(attributes, "val") or ""

    def _start_rStyle(self, attributes: Attributes) -> None:
        if self.within == ["rPr"]:
            self.run_style = attribute(attributes, "val") or ""

    def _start_numId(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.number = number_in(attribute(attributes, "val"))

    def _start_ilvl(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.depth = number_in(attribute(attributes, "val"))

    def _start_outlineLvl(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.outline = number_in(attribute(attributes, "val"))

    def _start_vanish(self, attributes: Attributes) -> None:
        if self.within == ["rPr"]:
            self.run_hidden = switch(attributes)
        elif self.within == ["pPr", "rPr"] and self.paragraph is not None:
            self.paragraph.hidden = switch(attributes)

    def _start_vertAlign(self, attributes: Attributes) -> None:
        if self.within == ["rPr"]:
            self.run_raised = alignment(attribute(attributes, "val"))

    def _start_position(self, attributes: Attributes) -> None:
        if self.within == ["rPr"] and not self.run_raised:
            self.run_raised = by_position(attribute(attributes, "val")) or self.run_raised

    def _start_above(self, attributes: Attributes) -> None:
        self.in_formula = 1

    def _start_below(self, attributes: Attributes) -> None:
        self.in_formula = -1

    def _end_above(self) -> None:
        self.in_formula = 0

    _end_below = _end_above

    # --------------------------------------------------------------------------------------------- tracked changes

    def _start_del(self, attributes: Attributes) -> None:
        if self.paragraph is not None:
            self.paragraph.lock = REVISION
        if not self.within:
            self.skipped = 1
        elif self.within == ["pPr", "rPr"] and self.paragraph is not None:
            self.paragraph.erased = True
        elif self.within == ["trPr"] and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].erased = True

    _start_moveFrom = _start_del

    def _start_ins(self, attributes: Attributes) -> None:
        if self.paragraph is not None:
            self.paragraph.lock = REVISION
        self.revised += not self.within

    def _end_ins(self) -> None:
        self.revised -= not self.within

    _start_moveTo, _end_moveTo = _start_ins, _end_ins
