"""Tables that are drawn in text: in boxes, under rules, or between the marks of AsciiDoc and MediaWiki."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lint_reports.model.document import Table

_SIGN = re.compile(r"^[ \t]*(?:\+[-=]|[┌┏╔╭╒├┠╠╞┣┼╋╬┬┴└]|\|[-=]+\+|[-=]{2,}[ ]+[-=]{2}|\|===|\{\|)", re.M)
"""What a line of a drawn table begins with; where no line does, there is nothing to look for."""


MOST_MISSES = 20
"""How many lines that look like the start of a table and are none are tried; each may mean to go through the whole text."""


class Drawn(NamedTuple):
    """A table, the index of its first line and of the line behind it."""

    table: Table
    start: int
    end: int


def drawn_tables(lines: Sequence[str]) -> list[Drawn]:
    """The drawn tables among the lines, from the first to the last."""
    text = "\n".join(lines)
    if not _may_have_some(text) or not _SIGN.search(text):
        return []
    found: list[Drawn] = []
    number = misses = 0
    while number < len(lines) and misses < MOST_MISSES:
        if not _SIGN.match(lines[number]):
            number += 1
            continue
        table, start, end = _drawn_at(lines, number, found[-1].end if found else 0)
        if table is None:
            misses += 1
        else:
            found.append(Drawn(table, start, end))
        number = max(end, number + 1)
    return found


def _may_have_some(text: str) -> bool:
    """Whether a text has what every drawn table has; this is asked of every text, and costs next to nothing."""
    if "--" in text and any(trace in text for trace in ("+-", "-+", "- -", "-  -")):
        return True
    if "==" in text and any(trace in text for trace in ("|===", "+=", "= =", "=  =")):
        return True
    return any(trace in text for trace in ("─", "━", "═", "{|"))


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
