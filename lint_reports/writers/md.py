"""A blank report as Markdown: pipe tables whose columns line up in a terminal and an editor."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from lint_reports.model.sheet import Blank, Sheet


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
    widths = [max(3, *(_width(row[column]) for row in texts)) for column in range(sheet.width)]
    for number, row in enumerate(texts):
        yield (
            "| "
            + " | ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
            + " |"
        )
        if not number:
            yield "| " + " | ".join("-" * width for width in widths) + " |"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
