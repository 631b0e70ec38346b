"""A report as Word has it. Beside the file stands its text as a reader is to see it: a line for a paragraph or a row."""

from __future__ import annotations

from . import word
from .draft import Cell, Draft, Report, Section, Table, draft
from .grid import Square, grid, spanned
from .writer import Rendered, Writer

_NUMERALS = "一二三四五六七"


class WordLayout:
    """Tables with merged cells; headings by style, by plain text, or with the number that Word draws."""

    name = "word"
    headings = ("style", "plain", "numbered")
    markdown = False

    def __call__(self, source: Report | Draft, headings: str | None = None) -> Rendered:
        page = draft(source) if isinstance(source, Report) else source
        style = headings or self.headings[0]
        if style not in self.headings:
            raise ValueError(f"{self.name} has no {style} headings")
        writer, body = Writer(), []
        if page.title is not None:
            writer.title_line = writer.line
            body.append(_paragraph(writer, page.title, '<w:pStyle w:val="Title"/>' if style == "style" else ""))
        body += [_paragraph(writer, text) for text in page.preamble]
        drawn = 0
        for section in page.sections:
            numbered = style == "numbered" and (section.heading or "").startswith(f"{_NUMERALS[drawn]}、")
            body += _section(writer, section, style, f"{_NUMERALS[drawn]}、" if numbered else "")
            drawn += numbered
        beside = {"styles": STYLES, "numbering": NUMBERING} if style != "plain" else {}
        return writer.rendered(".docx", word.docx("".join(body), **beside))


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def _paragraph(writer: Writer, text: str, properties: str = "", drawn: str = "") -> str:
    """A paragraph, `drawn` being the part of its text that Word puts in front itself."""
    writer.write(f"{text}\n")
    return word.paragraph(text.removeprefix(drawn), properties)


def _section(writer: Writer, section: Section, style: str, drawn: str) -> list[str]:
    made = []
    if section.mark:
        writer.marked.append(writer.line)
    if section.heading is not None:
        writer.headings.setdefault(section.number, writer.line)
        properties = _NUMBERED if drawn else '<w:pStyle w:val="1"/>' if style == "style" else ""
        made.append(_paragraph(writer, section.heading, properties, drawn))
    made += [_paragraph(writer, text) for text in section.paragraphs]
    if section.table:
        made.append(_table(writer, section.table))
    return made


def _table(writer: Writer, table: Table) -> str:
    rows = []
    for cells, squares in zip(spanned(table.rows), grid(table.rows), strict=True):
        for index, cell in enumerate(cells):
            writer.write("\t" if index else "")
            writer.cell(cell)
        writer.write("\n")
        rows.append(word.row(_squares(squares)))
    return word.table(rows)


def _squares(squares: list[Square]) -> list[str]:
    """The cells of a row as Word keeps them: one for each, and one that goes on from above for those merged away."""
    made, index = [], 0
    while index < len(squares):
        cell, covered = squares[index]
        if cell is not None:
            made.append(_cell(cell))
        elif covered == "above":
            made.append(word.cell(merge="continue"))
        index += 1
    return made


def _cell(cell: Cell) -> str:
    return word.cell(cell.text, span=cell.colspan, merge="restart" if cell.rowspan > 1 else "")
