"""A blank report as plain text: a table's cells parted by tabs, one for every square that a merged cell covers."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.sheet import Blank, Sheet


def write(blank: Blank) -> bytes:
    lines = [blank.title, ""]
    for chapter in blank.chapters:
        lines += [chapter.heading, ""]
        if chapter.sheet is not None:
            lines += [*_table(chapter.sheet), ""]
        for part in chapter.parts:
            lines += [part, ""]
    return "\n".join(lines).encode()


def _table(sheet: Sheet) -> Iterator[str]:
    for row in sheet.grid():
        yield "\t".join(square.text if square else "" for square in row)
