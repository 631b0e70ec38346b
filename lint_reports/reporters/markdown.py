"""The format with a Markdown table for each file, for a comment on a pull request or a wiki page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.links import url
from lint_reports.reporters.location_text import short_place
from lint_reports.reporters.markdown_text import unlinked
from lint_reports.reporters.merged_findings import MergedFinding, merge_blanks
from lint_reports.reporters.summary import SEVERITY_WORDS, findings, summary
from lint_reports.text.language import Text

NAME = "markdown"
COUNTS = False

_HEADS = Text("| 行:列 | 级别 | 规则 | 说明 | 建议 |", "| Line:column | Level | Rule | Message | Help |")


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    for result in results:
        merged = merge_blanks(diagnostic for _, diagnostic in findings([result]))
        if merged:
            stream.write("\n".join(_table(result.path, merged, options)) + "\n\n")
    if not options.quiet:
        stream.write(summary(results, options.language) + "\n")


def _table(path: str, merged: Sequence[MergedFinding], options: ReportOptions) -> Iterator[str]:
    yield f"### {unlinked(path)}"
    yield ""
    yield _HEADS.of(options.language)
    yield "| ---: | --- | --- | --- | --- |"
    for finding in merged:
        first = finding.first
        cells = (
            short_place(first.location, options.language) or unlinked(first.location.node),
            SEVERITY_WORDS[first.severity].of(options.language),
            f"[{unlinked(f'{first.code} {first.name}')}]({url(first.code, first.name)})",
            unlinked(finding.message.of(options.language)),
            unlinked(_help(finding).of(options.language)),
        )
        yield f"| {' | '.join(cells)} |"


def _help(finding: MergedFinding) -> Text:
    fix = finding.first.fix
    return fix.title if fix and len(finding.diagnostics) == 1 else Text("", "")
