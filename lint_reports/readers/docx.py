"""Reader of Word documents (.docx): the body as Word shows it, every tracked change accepted."""

from __future__ import annotations

from dataclasses import dataclass

from lint_reports.model.diagnostic import Text
from lint_reports.model.document import Comment, Document, Fault
from lint_reports.readers.decoding import MARKER
from lint_reports.readers.docx_body import Body, Box
from lint_reports.readers.docx_lines import Lines
from lint_reports.readers.docx_numbering import Numbering
from lint_reports.readers.docx_package import Package, Unreadable, damaged
from lint_reports.readers.docx_styles import Styles
from lint_reports.readers.docx_xml import Attributes, TooLong, parse

LONG_BOX = 30
"""Characters of a text box from which it may be a part of the report."""


@dataclass(slots=True, eq=False)
class Scanned:
    """A Word file as read, for reading and for rewriting: the package, the bytes of its text and the lines in them."""

    package: Package
    content: bytes
    lines: Lines
    boxes: list[Box]
    comments: list[Comment]


def read(path: str, data: bytes, encoding: str | None = None) -> Document:
    """Read a Word file; see `readers.Reader`. Its encoding is its own affair."""
    try:
        scanned = scan(data)
    except Unreadable as error:
        return Document(path, [], [], faults=[Fault("unreadable-file", "", message=error.text, fatal=True)])
    made = scanned.lines
    lines = [line.text for line in made.lines]
    blocks = made.blocks if any(MARKER in line for line in lines) else []
    faults = [_note(box, made) for box in scanned.boxes if blocks and _matters(box)]
    return Document(path, blocks, lines, faults=faults, places=made.places, comments=scanned.comments)


def scan(data: bytes) -> Scanned:
    """Raises Unreadable, and nothing else."""
    package = Package(data)
    content = package.document()
    try:
        styles = Styles.read(package.beside("styles", "styles.xml"))
        numbering = Numbering.read(package.beside("numbering", "numbering.xml"), styles)
        body = Body.read(content, styles, numbering)
        lines = Lines.of(body.items)
        remarks = _remarks(package) if lines.remarks else {}
    except TooLong as error:
        raise Unreadable(
            "文件太大（段落和格子太多），不像是年度报告，未检查；请把年度报告单独另存",
            "the file has too many paragraphs and cells for a report and was not checked; save the report alone",
        ) from error
    except ValueError as error:
        raise damaged("正文的 XML 有误", "the XML of its text is faulty") from error
    return Scanned(package, content, lines, body.boxes, list(lines.comments(remarks)))


def _remarks(package: Package) -> dict[str, str]:
    """The comments' text by their ids, a paragraph on a line."""
    content = package.beside("comments", "comments.xml")
    texts: dict[str, list[str]] = {}
    if content is None:
        return {}
    pieces: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal pieces
        if tag == "comment":
            pieces = texts.setdefault(attributes.get("id", ""), [])
        elif tag == "p" and pieces:
            pieces.append("\n")

    def characters(data: str) -> None:
        pieces.append(data)

    parse(content, start, None, characters)
    return {id: "".join(text).strip() for id, text in texts.items()}


def _matters(box: Box) -> bool:
    """Whether a text box may hold a part of the report: page numbers and ornaments do not."""
    return box.has_table or MARKER in box.text or len(box.text) >= LONG_BOX


def _note(box: Box, lines: Lines) -> Fault:
    line = lines.starts.get(id(box.paragraph), 1)
    shown = box.text if len(box.text) <= LONG_BOX else box.text[:LONG_BOX] + "…"
    what = Text(
        f"文本框里的内容没有检查：“{shown}”；属于报告的，请移到正文中",
        f"what stands in a text box is not checked: “{shown}”; move it into the text if it is part of the report",
    )
    return Fault("unread-text-box", "", line, 1, 1, what)


