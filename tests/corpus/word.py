"""Word files written by hand: a zip with the few parts that Word asks for, so that a test can say each byte of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = ("styles", "numbering", "comments")
_MORE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", *, runs: str = "") -> str:
    """A paragraph with one run, or with the mark-up given for its runs."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{runs or (run(text) if text else '')}</w:p>"


def cell(content: str = "", *, span: int = 1, merge: str = "", properties: str = "") -> str:
    """A cell with this text, or with the mark-up given; `merge` is `restart` or `continue`."""
    inside = properties + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    inside += {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(merge, "")
    body = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{body}</w:tc>"


def row(cells: Iterable[str], properties: str = "") -> str:
    inside = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{inside}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str]) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def plain_table(rows: Iterable[Sequence[str]]) -> str:
    return table(row(map(cell, texts)) for texts in rows)


def part(tag: str, inside: str, namespace: str = W) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{tag} xmlns:w="{namespace}"{_MORE}>{inside}</w:{tag}>'.encode()


def document(body: str, namespace: str = W) -> bytes:
    return part("document", f"<w:body>{body}<w:sectPr/></w:body>", namespace)


def parts(body: str | bytes, **beside: str) -> dict[str, bytes]:
    """The parts of a Word file by name; `beside` is the mark-up in styles, numbering and comments."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>'
        for kind in _KINDS
        if kind in beside
    )
    kinds = "".join(
        f'<Override PartName="/word/{kind}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for kind in _KINDS
        if kind in beside
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        f"{kinds}</Types>"
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    made = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": f'<Relationships xmlns="{package}">{main}</Relationships>'.encode(),
        "word/document.xml": body if isinstance(body, bytes) else document(body),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}</Relationships>'.encode(),
    }
    return made | {f"word/{kind}.xml": part(kind, inside) for kind, inside in beside.items()}


def packed(parts: Mapping[str, bytes], stored: Iterable[str] = ()) -> bytes:
    """The zip of these parts; the same bytes every time."""
    page = BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2022, 1, 20, 9, 30, 0))
            info.external_attr = 0o600 << 16
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, kind)
    return page.getvalue()


def docx(body: str | bytes, **beside: str) -> bytes:
    """A Word file with this mark-up in its body."""
    return packed(parts(body, **beside))


def from_text(text: str, **beside: str) -> bytes:
    """A Word file with the paragraphs of a text, and its lines with tabs as rows of tables."""
    body, rows = [], []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            body.append(plain_table(rows))
            rows = []
        if line.strip():
            body.append(paragraph(line))
    return docx("".join(body), **beside)


def mark_up(data: bytes) -> str:
    """The XML of a Word file's text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml").decode()
