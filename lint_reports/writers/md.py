"""A blank report as Markdown: pipe tables whose columns line up in a terminal and an editor."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.sheet import Blank, Sheet
from lint_reports.text.widths import width


def write(blank: Blank) -> bytes:
    lines = [f"# {blank.title}", ""]
    for chapter in blank.chapters:
        lines += [f"## {chapter.heading}", ""]
        if chapter.sheet is not None:
            lines += [*_table(chapter.sheet), ""]
        for part in chapter.parts:
            lines += [part, ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _table(sheet: Sheet) -> Iterator[str]:
    texts = [[square.text if square else "" for square in row] for row in sheet.grid()]
    widths = [max(3, *(width(row[column]) for row in texts)) for column in range(sheet.width)]
    for number, row in enumerate(texts):
        padded = [text + " " * (columns - width(text)) for text, columns in zip(row, widths, strict=True)]
        yield f"| {' | '.join(padded)} |"
        if not number:
            yield f"| {' | '.join('-' * columns for columns in widths)} |"
