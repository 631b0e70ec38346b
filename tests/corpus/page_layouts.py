"""A report as a web page: what a site puts around it, and tables as editors and Word leave them."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from .draft import Cell, Draft, Report, Section, Table, draft
from .grid import grid, spanned
from .writer import Rendered, Writer

_ABOVE = """\
<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>政府信息公开年报_石渡县人民政府</title>
<style>td { border: 1px solid }</style>
<script>var shown = "<table><tr><td>行政许可</td><td>5</td></tr></table>";</script>
</head>
<body>
<div class="header"><ul class="main-nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开年报</a> &gt; 正文</div>
<table class="meta"><tr><td>索&nbsp;引&nbsp;号：</td><td>SD-2024-00017</td><td>发布机构：</td><td>县政府办公室</td></tr></table>
<div class="share">分享到：<a href="javascript:;">微信</a></div>
"""
_BELOW = """\
<div class="footer"><p>版权所有：石渡县人民政府</p><p>网站标识码：4100000001</p></div>
<script>count(1)</script>
</body>
</html>
"""
_WORD_ABOVE = """\
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />
"""


def _plain(text: str) -> tuple[str, str]:
    return "<td{}>", "</td>"


def _pasted(text: str) -> tuple[str, str]:
    blank = "" if text else "&nbsp;"
    return (
        "<td{} valign=top style='width:42.5pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;\n"
        "  padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal align=center style='text-align:center'><span lang=EN-US\n"
        "  style='font-size:10.5pt;font-family:\"仿宋\",serif;mso-bidi-font-family:宋体'>",
        f"{'<o:p></o:p>' if text else f'<o:p>{blank}</o:p>'}</span></p></td>\n",
    )


@dataclass(frozen=True)
class PageLayout:
    """`frame` is what one cell of text is put in; `squares` writes an empty cell where a merged one lies."""

    name: str
    frame: Callable[[str], tuple[str, str]]
    headings: tuple[str, ...]
    squares: bool = False
    markdown: bool = False

    def __call__(self, source: Report | Draft, headings: str | None = None) -> Rendered:
        page = draft(source) if isinstance(source, Report) else source
        style = headings or self.headings[0]
        if style not in self.headings:
            raise ValueError(f"{self.name} has no {style} headings")
        writer = Writer()
        writer.write(_ABOVE + (_WORD_ABOVE if self.name == "page-word" else ""))
        writer.write('<table width="100%"><tr><td>\n' if self.squares else '<div class="article">\n')
        if page.title is not None:
            writer.title_line = writer.line
            writer.write(_headed(page.title, 1, style))
        for paragraph in page.preamble:
            writer.write(self._paragraph(paragraph))
        for section in page.sections:
            self._section(writer, section, style)
        writer.write("</td></tr></table>\n" if self.squares else "</div>\n")
        writer.write(_BELOW)
        return writer.rendered(".html")

    def _section(self, writer: Writer, section: Section, style: str) -> None:
        if section.mark:
            writer.marked.append(writer.line)
        if section.heading is not None:
            writer.headings.setdefault(section.number, writer.line)
            writer.write(_headed(section.heading, 2, style))
        for paragraph in section.paragraphs:
            writer.write(self._paragraph(paragraph))
        if section.table:
            self._table(writer, section.table)

    def _paragraph(self, text: str) -> str:
        shown = html.escape(text, quote=False)
        if self.name != "page-word":
            return f"<p>　　{shown}</p>\n"
        half = len(text) // 2
        one, other = (html.escape(part, quote=False) for part in (text[:half], text[half:]))
        return (
            "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt'>\n"
            f"{one}<span lang=EN-US>{other[:1]}</span>{other[1:]}<span lang=EN-US><o:p></o:p></span></span></p>\n"
        )

    def _table(self, writer: Writer, table: Table) -> None:
        writer.write("<table border=1 cellspacing=0>\n")
        for squares, cells in zip(grid(table.rows), spanned(table.rows), strict=True):
            writer.write("<tr>")
            for cell in [square.cell for square in squares] if self.squares else cells:
                if cell is None:
                    writer.write("<td></td>")
                else:
                    self._cell(writer, cell)
            writer.write("</tr>\n")
        writer.write("</table>\n")

    def _cell(self, writer: Writer, cell: Cell) -> None:
        spans = "" if self.squares else _spans(cell)
        before, after = self.frame(cell.text)
        writer.write(before.format(spans))
        writer.cell(cell, html.escape(cell.text, quote=False))
        writer.write(after)


def _spans(cell: Cell) -> str:
    spans = (("rowspan", cell.rowspan), ("colspan", cell.colspan))
    return "".join(f' {name}="{size}"' for name, size in spans if size > 1)


def _headed(text: str, level: int, style: str) -> str:
    if style == "strong":
        return f"<p style='text-indent:2em'><strong><span>{text}</span></strong></p>\n"
    return f"<div><b>{text}</b></div>\n" if style == "div" else f"<h{level}>{text}</h{level}>\n"


LAYOUTS = (
    PageLayout("page", _plain, ("h2", "strong", "div")),
    PageLayout("page-word", _pasted, ("strong", "h2")),
    PageLayout("page-squares", _plain, ("div", "h2"), squares=True),
)
