"""The ways a report comes out as text, as seen in published reports: one function a table layout, one name each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import bar_layouts, drawn_layouts, line_layouts, page_layouts, pipe_layouts, tab_layouts
from .draft import Draft, Options, Report, Section, Table, draft
from .word_layouts import WordLayout
from .writer import Rendered, Writer

TableWriter = Callable[[Writer, Table, Options], None]

_IN_TEXT = ("plain", "indented", "hash", "bold", "drift")
_IN_LINES = ("plain", "indented")
_IN_MARKDOWN = ("hash", "bold", "plain", "drift")
_MARKDOWN_ONLY = ("hash", "bold", "drift")
_DRIFT = (2, 2, 3, 4, 4, 4)
_ESCAPED_PARAGRAPH = r"查阅渠道：门户网站 \| 便民大厅 \| 图书室，各处内容同步。"


@dataclass(frozen=True)
class Layout:
    """How tables are written, and which styles of heading go with it (the first is the default)."""

    name: str
    table: TableWriter
    headings: tuple[str, ...]
    loose: bool = True
    """An empty line between headings and paragraphs."""
    markdown: bool = False

    def __call__(self, source: Report | Draft, headings: str | None = None) -> Rendered:
        """Print a report or a broken draft of one."""
        style = self.headings[0] if headings is None else headings
        if style not in self.headings:
            raise ValueError(f"{self.name} has no {style} headings, only {', '.join(self.headings)}")
        page = draft(source) if isinstance(source, Report) else source
        writer = Writer()
        gap = "\n\n" if self.loose else "\n"
        if page.title is not None:
            writer.title_line = writer.line
            writer.write(_styled(page.title, 1, style) + "\n\n")
        extra = [_ESCAPED_PARAGRAPH] if self.name == "pipe-escaped" else []
        for paragraph in (*page.preamble, *extra):
            writer.write(paragraph + gap)
        for section in page.sections:
            self._write_section(writer, section, page.options, style, gap)
        return writer.rendered(".md" if self.markdown or style in _MARKDOWN_ONLY else ".txt")

    def _write_section(self, writer: Writer, section: Section, options: Options, style: str, gap: str) -> None:
        if section.mark:
            writer.marked.append(writer.line)
        if section.heading is not None:
            writer.headings.setdefault(section.number, writer.line)
            level = _DRIFT[section.number - 1] if style == "drift" else 2
            writer.write(_styled(section.heading, level, style) + gap)
        for paragraph in section.paragraphs:
            writer.write(paragraph + gap)
        if section.table:
            self.table(writer, section.table, options)
            writer.write("\n" if self.loose else "")


def _styled(text: str, level: int, style: str) -> str:
    if style in ("hash", "drift"):
        return f"{'#' * level} {text}"
    if style == "bold":
        return f"**{text}**"
    return f"\u3000\u3000{text}" if style == "indented" else text


LAYOUTS: dict[str, Layout | page_layouts.PageLayout | WordLayout] = {
    layout.name: layout
    for layout in (
        Layout("tabs", tab_layouts.tabs, _IN_TEXT),
        Layout("tabs-trailing", tab_layouts.tabs_trailing, _IN_TEXT),
        Layout("tabs-shifted", tab_layouts.tabs_shifted, _IN_TEXT),
        Layout("tabs-page-break", tab_layouts.tabs_page_break, _IN_TEXT),
        Layout("lines-tab", line_layouts.lines_tab, _IN_LINES, loose=False),
        Layout("lines-bar", line_layouts.lines_bar, _IN_LINES),
        Layout("lines-bar-split", line_layouts.lines_bar_split, _IN_LINES),
        Layout("lines-empty", line_layouts.lines_empty, _IN_LINES),
        Layout("bars-open", bar_layouts.bars_open, _IN_TEXT),
        Layout("bars-title", bar_layouts.bars_title, _IN_TEXT),
        Layout("bars-front", bar_layouts.bars_front, _IN_TEXT),
        Layout("bars-repeated", drawn_layouts.repeated, _IN_TEXT),
        Layout("boxes", drawn_layouts.boxes, _IN_TEXT),
        Layout("boxes-drawn", drawn_layouts.boxes_drawn, _IN_TEXT),
        Layout("ruled", drawn_layouts.ruled, _IN_TEXT),
        Layout("ruled-multiline", drawn_layouts.ruled_multiline, _IN_TEXT),
        Layout("blanks", drawn_layouts.blanks, _IN_TEXT),
        Layout("blanks-wrapped", drawn_layouts.blanks_wrapped, _IN_LINES),
        Layout("blanks-single", drawn_layouts.blanks_single, _IN_TEXT),
        Layout("asciidoc", drawn_layouts.asciidoc, _IN_LINES),
        Layout("pipe", pipe_layouts.pipe, _IN_MARKDOWN, markdown=True),
        Layout("pipe-groups", pipe_layouts.pipe_groups, _IN_MARKDOWN, markdown=True),
        Layout("pipe-escaped", pipe_layouts.pipe_escaped, _IN_MARKDOWN, markdown=True),
        Layout("html-in-md", pipe_layouts.html_table, _IN_MARKDOWN, markdown=True),
        *page_layouts.LAYOUTS,
        WordLayout(),
    )
}
