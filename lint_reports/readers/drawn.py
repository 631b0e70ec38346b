"""Find tables drawn in text: in boxes, with column rules, or in the syntax of AsciiDoc and MediaWiki."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lint_reports.model.document import Table

_SIGN = re.compile(r"[ \t]*(?:\+[-=]|[┌┏╔╭╒├┠╠╞┣┼╋╬┬┴└]|\|[-=]+\+|[-=]{2,}[ ]+[-=]{2}|\|===|\{\|)")
"""The start of some line of every drawn table."""
_CORNERS = (corner + level for corner in "┌┏╔╭╒├┠╠╞┣┼╋╬┬┴└" for level in "-=─━═┄┈╌╍╴╶")
_BEGINNINGS = frozenset(("+-", "+=", "|-", "|=", "--", "-=", "=-", "==", "{|", *_CORNERS))
"""The first two characters of that, which are quicker to look up."""

MOST_MISSES = 20
"""The most failed attempts to read a table at a line that looks like the start of one; each may scan the whole text."""


class Drawn(NamedTuple):
    """A table, the index of its first line and of the line behind it."""

    table: Table
    start: int
    end: int


def drawn_tables(lines: Sequence[str]) -> list[Drawn]:
    """The drawn tables among the lines, from the first to the last."""
    if not _may_have_some("\n".join(lines)):
        return []
    found: list[Drawn] = []
    behind = misses = 0
    for number in [at for at, line in enumerate(lines) if line.lstrip()[:2] in _BEGINNINGS and _SIGN.match(line)]:
        if number < behind or misses == MOST_MISSES:
            continue
        table, start, behind = _drawn_at(lines, number, found[-1].end if found else 0)
        if table is None:
            misses += 1
        else:
            found.append(Drawn(table, start, behind))
    return found


def _may_have_some(text: str) -> bool:
    """Whether a text may have drawn tables: a cheap check before the search."""
    return "--" in text or "=" in text or "{" in text or "─" in text or "━" in text or "═" in text


def _drawn_at(lines: Sequence[str], number: int, lowest: int) -> tuple[Table | None, int, int]:
    """The table one of whose lines is at an index, None where it is none; its first line and the line behind it."""
    from lint_reports.readers.boxes import is_box_rule, read_box
    from lint_reports.readers.column_rules import is_column_rule, read_ruled
    from lint_reports.readers.marked_tables import read_asciidoc, read_wiki

    line = lines[number].strip()
    if line.startswith("|==="):
        table, end = read_asciidoc(lines, number)
        attributes = number > lowest and lines[number - 1].startswith("[") and lines[number - 1].rstrip().endswith("]")
        return table, number - attributes, end
    if line.startswith("{|"):
        table, end = read_wiki(lines, number)
        return table, number, end
    if is_box_rule(line):
        first = number
        while first > lowest and lines[first - 1].strip()[:1] in ("|", "│") and lines[first - 1].strip():
            first -= 1
        table, end = read_box(lines, first)
        return table, first, end
    return read_ruled(lines, number, lowest) if is_column_rule(line) else (None, number, number + 1)
