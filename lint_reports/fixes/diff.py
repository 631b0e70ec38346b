"""The changes of a file as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from lint_reports.readers.formats import WORD
from lint_reports.readers.source import Source
from lint_reports.text.terminal import BOLD, CYAN, GREEN, RED, escape, paint

_LAST = "\\ No newline at end of file\n"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(before: Source, after: Source) -> str:
    """The diff with the path as both labels. For a file in UTF-8 it is a patch that can be applied."""
    name = escape(before.path)
    lines = unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n{_LAST}" for line in lines)


def _lines(source: Source) -> list[str]:
    """The lines with their ends, as `patch` counts them; a file with carriage returns alone gets line feeds.

    A Word file has a line for each paragraph and row.
    """
    if source.format is WORD:
        return [f"{line}\n" for line in source.lines()]
    decoded = source.decoded
    text = "\ufeff" + decoded.text if decoded.bom and decoded.encoding == "utf-8" else decoded.text
    return _LINE.findall(text if "\n" in text else text.replace("\r", "\n"))


def for_terminal(diff: str, color: bool) -> Iterator[str]:
    """The lines of a diff, coloured, with unsafe characters escaped."""
    for line in diff.split("\n")[:-1]:
        code = {"@": CYAN, "-": RED, "+": GREEN}.get(line[:1])
        code = BOLD if line.startswith(("--- ", "+++ ")) else code
        yield paint(escape(line.rstrip("\r"), keep="\t"), *([code] if code else []), on=color) + "\n"
