"""The text of a Word file as Word shows it with all changes accepted: paragraphs, and tables of cells of them.

Kept of every stretch of text is where in the XML it stands, so that a fix can rewrite it and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lint_reports.readers.docx.choices import is_understood
from lint_reports.readers.docx.items import (
    CONTROL,
    DRAWN,
    FIELD,
    REVISION,
    Box,
    Item,
    Para,
    Stretch,
    TableCell,
    TableItem,
    TableRow,
)
from lint_reports.readers.docx.numbering import Numbering
from lint_reports.readers.docx.raised import by_position, raise_digits
from lint_reports.readers.docx.styles import Styles, alignment, is_on, number_in
from lint_reports.readers.docx.xml import MOST_ELEMENTS, Attributes, Refused, TooLong, bare, parser_for, run

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MOST_CELLS = 20_000
"""The form has two hundred."""
MOST_PARAGRAPHS = 10_000
"""Outside of tables; a long report has some hundred."""
_DEEPEST_TABLE = 20
_DEEPEST_BOX = 3

_TAGS = """p pPr r rPr t tab ptab br cr noBreakHyphen sym pStyle rStyle numId ilvl outlineLvl vanish del moveFrom ins
moveTo tbl tr tc trPr tcPr gridSpan vMerge hMerge cellDel cellMerge hidden fldChar instrText fldSimple sdt sdtPr
sdtContent showingPlcHdr docPartGallery txbxContent commentRangeStart commentRangeEnd commentReference object vertAlign
position altChunk""".split()
_SKIPPED = """rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange tblGridChange sectPrChange
numberingChange sectPr tblPr tblGrid rt ffData background""".split()
_NAMES = {f"{space}}}{tag}": tag for space in _W for tag in _TAGS} | {
    f"{space}}}{tag}": "" for space in _W for tag in _SKIPPED
}
_NAMES |= {
    "http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "AlternateContent",
    "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback": "Fallback",
    "http://schemas.openxmlformats.org/markup-compatibility/2006}Choice": "Choice",
    "urn:schemas-microsoft-com:vml}imagedata": "picture",
}
for _space in ("http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"):
    _NAMES |= {
        f"{_space}/drawingml/2006/main}}blip": "picture",
        f"{_space}/drawingml/2006/chart}}chart": "picture",
        f"{_space}/drawingml/main}}blip": "picture",
        f"{_space}/drawingml/chart}}chart": "picture",
        f"{_space}/officeDocument/2006/math}}t": "formula",
        f"{_space}/officeDocument/math}}t": "formula",
        f"{_space}/officeDocument/2006/math}}sup": "above",
        f"{_space}/officeDocument/math}}sup": "above",
        f"{_space}/officeDocument/2006/math}}sub": "below",
        f"{_space}/officeDocument/math}}sub": "below",
    }
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _attribute(attributes: Attributes, wanted: str) -> str | None:
    return next((value for name, value in attributes.items() if bare(name) == wanted), None)


def _switch(attributes: Attributes) -> bool:
    return is_on({bare(name): value for name, value in attributes.items()})


class Body:
    """Handlers of the events of document.xml; afterwards `items` is what stands in the body."""

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

    @classmethod
    def read(cls, content: bytes, styles: Styles, numbering: Numbering) -> Body:
        """Raises ValueError where the part is no sound XML or too much of it."""
        body = cls(styles, numbering)
        body.parse(content)
        if body.fields:  # one that never ends would swallow all that follows
            body = cls(styles, Numbering(numbering.definitions, numbering.lists), fields=False)
            body.parse(content)
        return body

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
        tag = _NAMES.get(name)
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
        elif tag in _SIGNS:
            if not self.within:
                self._add(_SIGNS[tag], DRAWN)
        elif tag in self.begin:
            self.begin[tag](attributes)

    def _end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        tag = _NAMES.get(name)
        if tag == "t" or tag == "formula":
            self._end_text(DRAWN if tag == "formula" else "")
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
        if any(state != "result" or _is_contents(code) for state, code in self.fields):
            return False
        hidden = self.run_hidden
        if hidden is None and self.run_style:
            hidden = self.styles.of(self.run_style).hidden
        if hidden is None:
            hidden = self.styles.of(paragraph.style or self.styles.default).hidden
        return not hidden

    def _start_sym(self, attributes: Attributes) -> None:
        try:
            code = int(_attribute(attributes, "char") or "", 16)
        except ValueError:
            return
        if 0xF020 <= code <= 0xF07E and (_attribute(attributes, "font") or "").lower() == "symbol":
            code -= 0xF000
        usable = 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xF900
        self._add(chr(code) if usable else "□", DRAWN)

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
        if self.styles.is_contents(style) or any(_is_contents(code) for _, code in self.fields):
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

    def _run_on(self) -> None:
        """What was carried over and finds no paragraph to go on in is one of its own."""
        if self.carried:
            paragraph = Para(text=self.carried, lock=REVISION)
            self.carried = []
            self.containers[-1].append(paragraph)

    # -------------------------------------------------------------------------------------------------- properties

    def _start_pPr(self, attributes: Attributes) -> None:
        self.within.append("pPr")

    def _start_rPr(self, attributes: Attributes) -> None:
        self.within.append("rPr")

    def _start_trPr(self, attributes: Attributes) -> None:
        self.within.append("trPr")

    def _start_tcPr(self, attributes: Attributes) -> None:
        self.within.append("tcPr")

    def _start_sdtPr(self, attributes: Attributes) -> None:
        self.within.append("sdtPr")

    def _end_property(self) -> None:
        if self.within:
            self.within.pop()

    _end_pPr = _end_rPr = _end_trPr = _end_tcPr = _end_sdtPr = _end_property

    def _start_pStyle(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.style = _attribute(attributes, "val") or ""

    def _start_rStyle(self, attributes: Attributes) -> None:
        if self.within == ["rPr"]:
            self.run_style = _attribute(attributes, "val") or ""

    def _start_numId(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.number = number_in(_attribute(attributes, "val"))

    def _start_ilvl(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.depth = number_in(_attribute(attributes, "val"))

    def _start_outlineLvl(self, attributes: Attributes) -> None:
        if self.paragraph is not None and self.within == ["pPr"]:
            self.paragraph.outline = number_in(_attribute(attributes, "val"))

    def _start_vanish(self, attributes: Attributes) -> None:
        if self.within == ["rPr"]:
            self.run_hidden = _switch(attributes)
        elif self.within == ["pPr", "rPr"] and self.paragraph is not None:
            self.paragraph.hidden = _switch(attributes)

    def _start_vertAlign(self, attributes: Attributes) -> None:
        if self.within == ["rPr"]:
            self.run_raised = alignment(_attribute(attributes, "val"))

    def _start_position(self, attributes: Attributes) -> None:
        if self.within == ["rPr"] and not self.run_raised:
            self.run_raised = by_position(_attribute(attributes, "val")) or self.run_raised

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

    # ------------------------------------------------------------------------------------------------------ tables

    def _start_tbl(self, attributes: Attributes) -> None:
        self._run_on()
        if len(self.tables) >= _DEEPEST_TABLE:
            raise Refused("tables nested too deeply")
        table = TableItem()
        self.containers[-1].append(table)
        self.tables.append(table)

    def _end_tbl(self) -> None:
        if self.tables:
            table = self.tables.pop()
            table.rows = [row for row in table.rows if not row.erased and row.cells]

    def _start_tr(self, attributes: Attributes) -> None:
        if self.tables:
            self.tables[-1].rows.append(TableRow())

    def _start_tc(self, attributes: Attributes) -> None:
        cell = TableCell()
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise TooLong("too many cells")
        if self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].cells.append(cell)
        self.containers.append(cell.items)

    def _end_tc(self) -> None:
        self._run_on()
        if len(self.containers) > 1:
            self.containers.pop()
        row = self.tables[-1].rows[-1] if self.tables and self.tables[-1].rows else None
        if row is not None and row.cells and row.cells[-1].erased:
            row.cells.pop()

    def _cell(self) -> TableCell | None:
        """The cell whose properties are open."""
        row = self.tables[-1].rows[-1] if self.tables and self.tables[-1].rows else None
        return row.cells[-1] if row is not None and row.cells and self.within == ["tcPr"] else None

    def _start_gridSpan(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.span = max(1, min(number_in(_attribute(attributes, "val"), 1), 100))

    def _start_vMerge(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.continued = _attribute(attributes, "val") not in ("restart", "rest")

    def _start_cellMerge(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.continued = _attribute(attributes, "vMerge") == "cont"

    def _start_hMerge(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None and _attribute(attributes, "val") != "restart":
            cell.continued = cell.sideways = True

    def _start_cellDel(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.erased = True

    def _start_hidden(self, attributes: Attributes) -> None:
        if self.within == ["trPr"] and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].erased = _switch(attributes)

    # ---------------------------------------------------------------------------------------- fields and controls

    def _start_fldChar(self, attributes: Attributes) -> None:
        if not self.with_fields:
            return
        kind = _attribute(attributes, "fldCharType")
        if kind == "begin":
            self.fields.append(["code", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][0] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _start_fldSimple(self, attributes: Attributes) -> None:
        if _is_contents(_attribute(attributes, "instr") or ""):
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
            self.controls[-1] = _switch(attributes)

    def _start_docPartGallery(self, attributes: Attributes) -> None:
        self.skip_content = _attribute(attributes, "val") == "Table of Contents"

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

    # ------------------------------------------------------------------------------- pictures, text boxes, remarks

    def _start_picture(self, attributes: Attributes) -> None:
        if self.paragraph is not None:
            self.paragraph.picture = True

    _start_object = _start_picture

    def _start_altChunk(self, attributes: Attributes) -> None:
        self.chunks.append(_attribute(attributes, "id") or "")

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
        self._remark(_attribute(attributes, "id") or "", begins=True)

    def _start_commentRangeEnd(self, attributes: Attributes) -> None:
        self._remark(_attribute(attributes, "id") or "", begins=False)

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

_BLANKS = str.maketrans("\t\r\n", "   ")


def _is_contents(code: str) -> bool:
    """Whether a field's code makes a table of contents."""
    return code.lstrip().upper().startswith("TOC")
