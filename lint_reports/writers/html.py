"""A blank report as a page, with cells merged as in the form. It looks after itself: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lint_reports.model.sheet import Blank, Sheet, Square

_STYLE = """\
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: "Noto Serif CJK SC", SimSun, serif; line-height: 1.8 }
h1 { text-align: center; font-size: 1.5em }
h2 { font-size: 1.2em }
table { border-collapse: collapse; width: 100%; line-height: 1.4 }
td { border: 1px solid; padding: .3em .5em; text-align: center }"""


def write(blank: Blank) -> bytes:
    return ("\n".join(_page(blank)) + "\n").encode()


def _page(blank: Blank) -> Iterator[str]:
    title = escape(blank.title)
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>"
    for chapter in blank.chapters:
        yield f"<h2>{escape(chapter.heading)}</h2>"
        if chapter.sheet is not None:
            yield from _table(chapter.sheet)
        for part in chapter.parts:
            yield f"<p>{escape(part)}</p>"
    yield "</body>\n</html>"


def _table(sheet: Sheet) -> Iterator[str]:
    yield "<table>"
    for row in sheet.rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</table>"


def _cell(square: Square) -> str:
    spans = (("rowspan", square.rowspan), ("colspan", square.colspan))
    attributes = "".join(f' {name}="{size}"' for name, size in spans if size > 1)
    return f"<td{attributes}>{escape(square.text)}</td>"
