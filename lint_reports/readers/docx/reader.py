"""Reader of Word documents (.docx): the body as Word shows it, every tracked change accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_reports.model.document import Comment, Document, Fault, Picture
from lint_reports.readers.decoding import MARKER
from lint_reports.readers.docx.body import Body
from lint_reports.readers.docx.boxes import choose, matters, note
from lint_reports.readers.docx.chunks import IN_CHUNK, is_report
from lint_reports.readers.docx.items import Box
from lint_reports.readers.docx.lines import Lines
from lint_reports.readers.docx.numbering import Numbering
from lint_reports.readers.docx.package import Package, Unreadable, damaged
from lint_reports.readers.docx.styles import Styles
from lint_reports.readers.docx.xml import Attributes, TooLong, parse

if TYPE_CHECKING:
    from lint_reports.readers.source import Source

_SHORT = 300
"""Characters of a document that has a title, and pictures in place of the report."""


@dataclass(slots=True, eq=False)
class Scanned:
    """A Word file as read, for reading and for rewriting: the package, the bytes of its text and the lines in them."""

    package: Package
    content: bytes
    lines: Lines
    boxes: list[Box]
    comments: list[Comment]
    fault: Fault | None = None
    """Why the report cannot be read though the file can."""


def read(source: Source) -> Document:
    """Read a Word file; see `source.Reader`. The package names its encodings itself."""
    path = source.path
    try:
        scanned = scan(source.data)
    except Unreadable as error:
        return Document(path, [], [], faults=[Fault("unreadable-file", "", message=error.text, fatal=True)])
    if scanned.fault is not None:
        return Document(path, [], [], faults=[scanned.fault])
    made = scanned.lines
    lines = [line.text for line in made.lines]
    blocks = made.blocks if any(MARKER in line for line in lines) else []
    shown = (box for box in scanned.boxes if id(box.paragraph) in made.starts)
    faults = [note(box, made.starts[id(box.paragraph)]) for box in shown if blocks and matters(box)]
    drawn = any(isinstance(block, Picture) for block in blocks) and sum(map(len, lines)) <= _SHORT
    elsewhere = "drawn" if drawn else ""
    return Document(
        path, blocks, lines, faults=faults, source_map=made.places, comments=scanned.comments, elsewhere=elsewhere
    )


def scan(data: bytes) -> Scanned:
    """Raises Unreadable, and nothing else."""
    package = Package(data)
    content = package.document()
    try:
        styles = Styles.read(package.related("styles", "styles.xml"))
        numbering = Numbering.read(package.related("numbering", "numbering.xml"), styles)
        body = Body.read(content, styles, numbering)
        fault = choose(body.items, body.boxes)
        if body.chunks and is_report(package, body.chunks):
            fault = Fault("unsupported-format", "", 0, message=IN_CHUNK, fatal=True)
        lines = Lines.of(body.items)
        remarks = _remarks(package) if lines.remarks else {}
    except TooLong as error:
        raise Unreadable(
            "文件太大（段落和格子太多），不像是年度报告，未检查；请把年度报告单独另存",
            "the file has too many paragraphs and cells for a report and was not checked; save the report alone",
        ) from error
    except ValueError as error:
        raise damaged("正文的 XML 有误", "the XML of its text is faulty") from error
    return Scanned(package, content, lines, body.boxes, list(lines.comments(remarks)), fault)


def _remarks(package: Package) -> dict[str, str]:
    """The comments' text by their ids, a paragraph on a line."""
    content = package.related("comments", "comments.xml")
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
