"""The job summary of GitHub Actions, which holds all findings, as annotations are limited to ten of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from lint_reports.reporters import ReportOptions
from lint_reports.reporters.links import url
from lint_reports.reporters.location_text import place_of
from lint_reports.reporters.markdown_text import plain
from lint_reports.reporters.merged_findings import MergedFinding
from lint_reports.reporters.summary import SEVERITY_WORDS
from lint_reports.text.language import Text

ROOM = 900_000
"""Bytes for the rows: GitHub rejects a summary of over a mebibyte as a whole."""


def append_table(merged: Sequence[MergedFinding], path: str, options: ReportOptions) -> None:
    """Append the findings to the summary as a table; with `path` "" (outside of GitHub) do nothing."""
    if not path:
        return
    with suppress(OSError), open(path, "a", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(f"{line}\n" for line in _lines(merged, options))


def _lines(merged: Sequence[MergedFinding], options: ReportOptions) -> Iterator[str]:
    yield Text("| 位置 | 规则 | 级别 | 说明 |", "| Place | Rule | Level | Message |").of(options.language)
    yield "| --- | --- | --- | --- |"
    room = ROOM
    for number, finding in enumerate(merged):
        row = _row(finding, options)
        room -= len(row.encode("utf-8", "backslashreplace"))
        if room < 0:
            more = len(merged) - number
            yield "\n" + Text(f"另有 {more} 项。", f"{more} more.").of(options.language)
            break
        yield row
    yield ""


def _row(finding: MergedFinding, options: ReportOptions) -> str:
    first, language = finding.first, options.language
    rule = f"[{first.code} {first.name}]({url(first.code, first.name)})"
    level = SEVERITY_WORDS[first.severity].of(language)
    return f"| {plain(place_of(first, language))} | {rule} | {level} | {plain(finding.message.of(language))} |"
