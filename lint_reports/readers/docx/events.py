"""The events of document.xml and the text in it: what the other handlers build on, and the state that they share.

A method `_start_tag` or `_end_tag`, here or in a class that adds to this one, takes the start or the end of that element.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lint_reports.readers.docx.items import (
    CONTROL,
    DRAWN,
    FIELD,
    REVISION,
    Box,
    Item,
    Para,
    Stretch,
    TableItem,
)
from lint_reports.readers.docx.numbering import Numbering
from lint_reports.readers.docx.styles import Styles, is_on
from lint_reports.readers.docx.tags import NAMES, PROPERTIES, SIGNS
from lint_reports.readers.docx.xml import MOST_ELEMENTS, Attributes, TooLong, bare, parser_for, run


def attribute(attributes: Attributes, wanted: str) -> str | None:
    """The value of an attribute by its name without a namespace, None where it is not there."""
    return next((value for name, value in attributes.items() if bare(name) == wanted), None)


def switch(attributes: Attributes) -> bool:
    """Whether an element that turns something on or off turns it on."""
    return is_on({bare(name): value for name, value in attributes.items()})


class Events:
    """Takes the events of the XML; `items` is what stands in the body, `containers` the lists that are open in it."""

    def __init__(self, styles: Styles, numbering: Numbering, fields: bool = True) -> None:
        self.styles = styles
        self.numbering = numbering
        self.with_fields = fields
        self.items: list[Item] = []
        self.boxes: list[Box] = []
        self.containers: list[list[Item]] = [self.items]
        self.tables: list[TableItem] = []
        self.paragraph: Para | None = None
        self.last: Para | None = None
        self.waiting: list[str] = []
        """Comments that begin between two paragraphs."""
        self.carried: list[Stretch] = []
        self.within: list[str] = []
        """The properties that are open: pPr, rPr, trPr, tcPr, sdtPr."""
        self.fields: list[list[str]] = []
        self.controls: list[bool] = []
        self.run_hidden: bool | None = None
        self.run_style = ""
        self.run_raised: int | None = None
        self.in_formula = 0
        """Where in a formula the text stands: 1 for above the line, -1 for below it."""
        self.typed: list[str] | None = None
        self.at = -1
        self.preserved = False
        self.skipped = self.count = self.cells = self.paragraphs = 0
        self.revised = self.simple_fields = self.chosen = self.placeholders = 0
        self.choices: list[bool] = []
        """Of each set of renderings that is open, whether one of them is shown already."""
        self.namespaces: dict[str, str] = {}
        self.outside: list[dict[str, Any]] = []
        """What was open around each text box that is open."""
        self.chunks: list[str] = []
        """Ids of the files that stand whole in this one."""
        self.begin: dict[str, Callable[[Attributes], None]] = self._handlers("_start_")
        self.finish: dict[str | None, Callable[[], None]] = self._handlers("_end_")

    def _handlers(self, prefix: str) -> dict[Any, Any]:
        """The methods that are named by a tag."""
        return {name[len(prefix) :]: getattr(self, name) for name in dir(self) if name.startswith(prefix)}

    def parse(self, content: bytes) -> None:
        self.parser = parser_for(self._start, self._end, self._characters)
        self.parser.StartNamespaceDeclHandler = self._namespace
        run(self.parser, content)
        self._run_on()

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        self.namespaces[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: Attributes) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise TooLong("too many elements")
        if self.skipped:
            self.skipped += 1
            return
        tag = NAMES.get(name)
        if tag is None:
            return
        if not tag:
            self.skipped = 1
        elif tag == "t":
            self.at = self.parser.CurrentByteIndex
            self.typed = []
            self.preserved = attributes.get("http://www.w3.org/XML/1998/namespace}space") == "preserve"
        elif tag == "r":
            self.run_hidden, self.run_style, self.run_raised = None, "", None
        elif tag in SIGNS:
            if not self.within:
                self._add(SIGNS[tag], DRAWN)
        elif tag in PROPERTIES:
            self.within.append(tag)
        elif tag in self.begin:
            self.begin[tag](attributes)

    def _end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        tag = NAMES.get(name)
        if tag == "t" or tag == "formula":
            self._end_text(DRAWN if tag == "formula" else "")
        elif tag in PROPERTIES:
            del self.within[-1:]
        elif tag in self.finish:
            self.finish[tag]()

    def _characters(self, data: str) -> None:
        if self.typed is not None:
            self.typed.append(data)
        elif self.fields and self.fields[-1][0] == "code":
            self.fields[-1][1] += data if len(self.fields[-1][1]) < 100 else ""

    # ------------------------------------------------------------------------------------------------------- text

    def _start_formula(self, attributes: Attributes) -> None:
        self.at, self.typed, self.preserved = -1, [], False

    def _end_text(self, lock: str) -> None:
        text = "".join(self.typed or [])
        self.typed = None
        text = text if self.preserved else text.strip(" \t\r\n")
        self._add(text.translate(_BLANKS), lock, self.at)

    def _add(self, text: str, lock: str = "", at: int = -1) -> None:
        """Add text to the paragraph unless it is not shown."""
        paragraph = self.paragraph
        if paragraph is None or not self._is_shown(paragraph):
            return
        if self.placeholders:
            paragraph.lock = CONTROL
            return
        if not lock and (self.fields or self.simple_fields):
            lock = FIELD
        if not lock and self.chosen:
            lock = DRAWN
        raised = self.in_formula or self.run_raised
        if raised is None and self.run_style:
            raised = self.styles.of(self.run_style).raised
        paragraph.text.append(Stretch(text, paragraph, at, lock, raised or 0))

    def _is_shown(self, paragraph: Para) -> bool:
        """Whether what stands in a run now can be seen."""
        if any(state != "result" or is_contents(code) for state, code in self.fields):
            return False
        hidden = self.run_hidden
        if hidden is None and self.run_style:
            hidden = self.styles.of(self.run_style).hidden
        if hidden is None:
            hidden = self.styles.of(paragraph.style or self.styles.default).hidden
        return not hidden

    def _start_sym(self, attributes: Attributes) -> None:
        try:
            code = int(attribute(attributes, "char") or "", 16)
        except ValueError:
            return
        if 0xF020 <= code <= 0xF07E and (attribute(attributes, "font") or "").lower() == "symbol":
            code -= 0xF000
        usable = 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xF900
        self._add(chr(code) if usable else "□", DRAWN)

    def _run_on(self) -> None:
        """What was carried over and finds no paragraph to go on in is one of its own."""
        if self.carried:
            paragraph = Para(text=self.carried, lock=REVISION)
            self.carried = []
            self.containers[-1].append(paragraph)


_BLANKS = str.maketrans("\t\r\n", "   ")


def is_contents(code: str) -> bool:
    """Whether a field's code makes a table of contents."""
    return code.lstrip().upper().startswith("TOC")
