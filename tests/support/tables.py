"""The tables of a text as parsers see them that are not the project's own."""

from __future__ import annotations

Tables = list[list[int]]
"""For every table how many cells each of its rows has."""


def markdown_tables(text: str) -> Tables:
    """Those of CommonMark with GitHub's tables."""
    from markdown_it import MarkdownIt

    tables: Tables = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append(0)
        elif token.type in ("td_open", "th_open"):
            tables[-1][-1] += 1
    return tables


def html_tables(text: str) -> Tables:
    """Those that a browser makes of a page."""
    import html5lib

    page = html5lib.parse(text, namespaceHTMLElements=False)
    return [[sum(cell.tag in ("td", "th") for cell in row) for row in table.iter("tr")] for table in page.iter("table")]
