"""The page that GitHub shows for a run: there all findings fit, of which only ten a kind become annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Text
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.folding import Entry
from lint_reports.reporters.links import url
from lint_reports.reporters.places import place_of
from lint_reports.reporters.plain import plain
from lint_reports.reporters.summary import SEVERITY_WORDS

ROWS = 1000
"""GitHub refuses a summary of over a mebibyte."""


def append_table(entries: Sequence[Entry], path: str, options: ReportOptions) -> None:
    """Append the findings to the summary as a table; `path` is "" outside of GitHub."""
    if not path:
        return
    with open(path, "a", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(f"{line}\n" for line in _lines(entries, options))


def _lines(entries: Sequence[Entry], options: ReportOptions) -> Iterator[str]:
    yield Text("| 位置 | 规则 | 级别 | 说明 |", "| Place | Rule | Level | Message |").of(options.language)
    yield "| --- | --- | --- | --- |"
    for entry in entries[:ROWS]:
        first = entry.first
        rule = f"[{first.code} {first.name}]({url(first.code, first.name)})"
        level = SEVERITY_WORDS[first.severity].of(options.language)
        yield f"| {plain(place_of(first, options.language))} | {rule} | {level} | {plain(entry.message.of(options.language))} |"
    yield ""
    if len(entries) > ROWS:
        more = len(entries) - ROWS
        yield Text(f"另有 {more} 项。", f"{more} more.").of(options.language) + "\n"
