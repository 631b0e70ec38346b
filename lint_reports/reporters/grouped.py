"""The format that groups findings by file: one line a finding, in aligned columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_reports.model.diagnostic import Severity
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.fix_notes import MARK, fix_hint, is_fixable
from lint_reports.reporters.location_text import short_place
from lint_reports.reporters.merged_findings import MergedFinding, merge_blanks
from lint_reports.reporters.summary import SEVERITY_WORDS, findings, statistics, summary
from lint_reports.text.terminal import BOLD, CYAN, RED, YELLOW, escape, paint
from lint_reports.text.widths import width

NAME = "grouped"

_COLORS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    if options.statistics:
        stream.write(statistics(results, options.language))
    else:
        for result in results:
            merged = merge_blanks(diagnostic for _, diagnostic in findings([result]))
            if merged:
                stream.write("\n".join(_block(escape(result.path), merged, options)) + "\n\n")
    if not options.quiet:
        stream.write(summary(results, options.language) + "\n")
        stream.write(fix_hint(results, options))


def _block(path: str, merged: Sequence[MergedFinding], options: ReportOptions) -> Iterator[str]:
    rows = [_row(finding, options) for finding in merged]
    place, level, rule = (max(width(row[at]) for row in rows) for at in (0, 1, 2))
    yield paint(f"{path}:", BOLD, on=options.color)
    for finding, row in zip(merged, rows, strict=True):
        color = _COLORS[finding.first.severity]
        cells = (
            _filled(row[0], place, left=True),
            paint(_filled(row[1], level), color, on=options.color),
            _filled(row[2], rule),
            row[3],
        )
        yield "  " + "  ".join(cells).rstrip()


def _row(finding: MergedFinding, options: ReportOptions) -> tuple[str, str, str, str]:
    first = finding.first
    mark = f" {MARK}" if any(is_fixable(each, options.fixable) for each in finding.diagnostics) else ""
    return (
        escape(short_place(first.location, options.language) or first.location.node or "-"),
        SEVERITY_WORDS[first.severity].of(options.language),
        escape(f"{first.code} {first.name}"),
        escape(finding.message.of(options.language)) + mark,
    )


def _filled(text: str, columns: int, left: bool = False) -> str:
    """The text padded to that many columns of a terminal, where a Chinese character takes two."""
    blank = " " * (columns - width(text))
    return blank + text if left else text + blank
