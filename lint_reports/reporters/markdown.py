"""A table for each file, for a comment on a pull request or a page of a wiki."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.folding import Entry, fold
from lint_reports.reporters.links import url
from lint_reports.reporters.places import short_place
from lint_reports.reporters.plain import unlinked
from lint_reports.reporters.summary import SEVERITY_WORDS, findings, summary
from lint_reports.text.language import Text

NAME = "markdown"
COUNTS = False

_HEADS = Text("| 行:列 | 级别 | 规则 | 说明 | 建议 |", "| Line:column | Level | Rule | Message | Help |")


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    for result in results:
        entries = fold(diagnostic for _, diagnostic in findings([result]))
        if entries:
            stream.write("\n".join(_table(result.path, entries, options)) + "\n\n")
    if not options.quiet:
        stream.write(summary(results, options.language) + "\n")


def _table(path: str, entries: Sequence[Entry], options: ReportOptions) -> Iterator[str]:
    yield f"### {unlinked(path)}"
    yield ""
    yield _HEADS.of(options.language)
    yield "| ---: | --- | --- | --- | --- |"
    for entry in entries:
        first = entry.first
        cells = (
            short_place(first.location, options.language) or unlinked(first.location.node),
            SEVERITY_WORDS[first.severity].of(options.language),
            f"[{unlinked(f'{first.code} {first.name}')}]({url(first.code, first.name)})",
            unlinked(entry.message.of(options.language)),
            unlinked(_help(entry).of(options.language)),
        )
        yield f"| {' | '.join(cells)} |"


def _help(entry: Entry) -> Text:
    fix = entry.first.fix
    return fix.title if fix and len(entry.diagnostics) == 1 else Text("", "")
