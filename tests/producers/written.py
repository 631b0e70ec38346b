"""A draft as the two files that producers start from: a web page, and a Word file by python-docx."""

from __future__ import annotations

from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.corpus.draft import Cell, Draft, Table
from tests.corpus.grid import grid, spanned


def write_page(draft: Draft, path: Path) -> None:
    """The plainest page there is: headings, paragraphs, tables with merged cells."""
    title = escape(draft.title or "")
    parts = [f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body>']
    parts += [f"<h1>{title}</h1>", *map(_paragraph, draft.preamble)]
    for section in draft.sections:
        parts += [f"<h2>{section.heading}</h2>", *map(_paragraph, section.paragraphs)]
        if section.table:
            parts.append(_table(section.table))
    path.write_text("\n".join([*parts, "</body></html>\n"]), "utf-8")


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _table(table: Table) -> str:
    rows = ("".join(map(_cell, cells)) for cells in spanned(table.rows))
    return '<table border="1">\n' + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def _cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{size}"' for name, size in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if size > 1
    )
    return f"<td{spans}>{escape(cell.text, quote=False)}</td>"


def write_word(draft: Draft, path: Path, merged: bool = True, styled: bool = True) -> None:
    """A file by python-docx; `merged` makes one cell of those a merged cell covers, `styled` uses Word's headings."""
    file: Any = import_module("docx").Document()
    if styled:
        file.add_heading(draft.title, 0)
    else:
        file.add_paragraph(draft.title)
    for text in draft.preamble:
        file.add_paragraph(text)
    for section in draft.sections:
        if styled:
            file.add_heading(section.heading, 1)
        else:
            file.add_paragraph(section.heading)
        for text in section.paragraphs:
            file.add_paragraph(text)
        if section.table:
            _add_table(file, section.table, merged)
    file.save(str(path))


def _add_table(file: Any, table: Table, merged: bool) -> None:
    squares = grid(table.rows)
    made = file.add_table(rows=len(squares), cols=table.width)
    made.style = "Table Grid"
    for top, row in enumerate(squares):
        for left, (cell, _) in enumerate(row):
            if cell is None:
                continue
            corner = made.cell(top, left)
            if merged and cell.rowspan * cell.colspan > 1:
                corner = corner.merge(made.cell(top + cell.rowspan - 1, left + cell.colspan - 1))
            corner.text = cell.text
