"""Fields, controls and alternative renderings: of each what Word shows."""

from __future__ import annotations

from lint_reports.readers.docx.choices import is_understood
from lint_reports.readers.docx.events import Events, attribute, is_contents, switch
from lint_reports.readers.docx.xml import Attributes


class FieldEvents(Events):
    """Handlers of fields, of controls that may hold a placeholder, and of renderings of which one is chosen."""

    def _start_fldChar(self, attributes: Attributes) -> None:
        if not self.with_fields:
            return
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self.fields.append(["code", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][0] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _start_fldSimple(self, attributes: Attributes) -> None:
        if is_contents(attribute(attributes, "instr") or ""):
            self.skipped = 1
        else:
            self.simple_fields += 1

    def _end_fldSimple(self) -> None:
        self.simple_fields -= 1

    def _start_sdt(self, attributes: Attributes) -> None:
        self.controls.append(False)

    def _end_sdt(self) -> None:
        if self.controls:
            self.controls.pop()

    def _start_showingPlcHdr(self, attributes: Attributes) -> None:
        if self.controls:
            self.controls[-1] = switch(attributes)

    def _start_docPartGallery(self, attributes: Attributes) -> None:
        self.skip_content = attribute(attributes, "val") == "Table of Contents"

    skip_content = False
    """Whether the control that has just begun holds a table of contents."""

    def _start_sdtContent(self, attributes: Attributes) -> None:
        if self.skip_content:
            self.skip_content = False
            self.skipped = 1
        else:
            self.placeholders += bool(self.controls and self.controls[-1])

    def _end_sdtContent(self) -> None:
        self.placeholders -= bool(self.controls and self.controls[-1])

    def _start_AlternateContent(self, attributes: Attributes) -> None:
        self.choices.append(False)

    def _end_AlternateContent(self) -> None:
        if self.choices:
            self.choices.pop()

    def _start_Choice(self, attributes: Attributes) -> None:
        if not self.choices or self.choices[-1] or not is_understood(attributes.get("Requires", ""), self.namespaces):
            self.skipped = 1
            return
        self.choices[-1] = True
        self.chosen += 1

    def _start_Fallback(self, attributes: Attributes) -> None:
        if not self.choices or self.choices[-1]:
            self.skipped = 1
            return
        self.choices[-1] = True
        self.chosen += 1

    def _end_Choice(self) -> None:
        self.chosen -= 1

    _end_Fallback = _end_Choice
