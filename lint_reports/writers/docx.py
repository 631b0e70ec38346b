"""A blank report as a Word document (ECMA-376), with cells merged as in the form. The same form gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lint_reports.model.sheet import Blank, Sheet, Square, SquareGrid

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = f"""\
<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>"""
_RELATIONS = f"""\
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELATIONS = f"""\
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""


def _style(kind: str, name: str, title: str, rest: str) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{title}"/>{rest}</w:style>'


def _font(name: str, half_points: int) -> str:
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}"/>'
    return f'<w:rPr>{fonts}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BODY = '<w:basedOn w:val="Normal"/>'
_CENTRED = '<w:jc w:val="center"/>'
_STYLES = (
    f'<w:styles xmlns:w="{_MAIN}">'
    + _style(
        "paragraph",
        "Normal",
        "Normal",
        '<w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr>' + _font("仿宋", 32),
    )
    + _style("paragraph", "Title", "Title", f"{_BODY}<w:pPr>{_CENTRED}</w:pPr>" + _font("方正小标宋简体", 44))
    + _style(
        "paragraph", "Heading1", "heading 1", f'{_BODY}<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + _font("黑体", 32)
    )
    + _style(
        "paragraph",
        "TableText",
        "Table Text",
        f'{_BODY}<w:pPr><w:spacing w:line="240" w:lineRule="auto"/>{_CENTRED}</w:pPr>' + _font("宋体", 18),
    )
    + _style("table", "Grid", "Table Grid", f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>")
    + "</w:styles>"
)
_PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1080" w:bottom="1440" w:left="1080" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
"""A row is not torn by the end of a page."""
_TEXT_WIDTH = 9746
"""Between the margins of the page, in twentieths of a point."""
_NEVER = (1980, 1, 1, 0, 0, 0)
"""The date of the parts: the earliest that a zip file can say."""


def write(blank: Blank) -> bytes:
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{"".join(_body(blank))}{_PAGE}</w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
    }
    data = io.BytesIO()
    with ZipFile(data, "w") as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name, _NEVER), _DECLARATION + text, ZIP_DEFLATED)
    return data.getvalue()


def _body(blank: Blank) -> Iterator[str]:
    yield _paragraph(blank.title, "Title")
    for chapter in blank.chapters:
        yield _paragraph(chapter.heading, "Heading1")
        if chapter.sheet is not None:
            yield _table(chapter.sheet)
        for part in chapter.parts:
            yield _paragraph(part, "Normal")


def _paragraph(text: str, style: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _table(sheet: Sheet) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(sheet))
    properties = '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    grid = sheet.grid()
    rows = "".join(f"<w:tr>{_ROW}{''.join(_cells(grid, number))}</w:tr>" for number in range(len(grid)))
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _widths(sheet: Sheet) -> list[int]:
    """The last column of labels is wide, as most of the words stand there."""
    labels = max(sum(each.colspan for each in row if not each.figure) for row in sheet.rows if row[-1].figure)
    shares = [3 if labels > 1 and column == labels - 1 else 1 for column in range(sheet.width)]
    return [_TEXT_WIDTH * share // sum(shares) for share in shares]


def _cells(grid: SquareGrid, number: int) -> Iterator[str]:
    """The cells of a row; under a cell merged downwards stands an empty one that goes on with it."""
    column = 0
    while column < len(grid[number]):
        square = _over(grid, number, column)
        begins = grid[number][column] is not None
        merged = "" if square.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
        spanned = f'<w:gridSpan w:val="{square.colspan}"/>' if square.colspan > 1 else ""
        text = _paragraph(square.text if begins else "", "TableText")
        yield f'<w:tc><w:tcPr>{spanned}{merged}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
        column += square.colspan


def _over(grid: SquareGrid, number: int, column: int) -> Square:
    """The cell that begins at a place or reaches it from above."""
    return next(square for row in grid[number::-1] if (square := row[column]) is not None)
