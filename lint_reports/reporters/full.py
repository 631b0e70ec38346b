"""The format for a terminal: the source line, carets under the figure, and the row and column in the form's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from lint_reports.model.diagnostic import Diagnostic, Related, Severity
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.fix_notes import MARK, fix_hint, is_fixable
from lint_reports.reporters.location_text import place_of, short_place
from lint_reports.reporters.summary import SEVERITY_WORDS, findings, statistics, summary
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import BLUE, BOLD, CYAN, RED, YELLOW, escape, paint

if TYPE_CHECKING:
    from lint_reports.reporters.merged_findings import MergedFinding

NAME = "full"

RELATED_SHOWN = 6
"""The most related cells shown; a column total has some twenty."""

_COLORS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    if options.statistics:
        stream.write(statistics(results, options.language))
    else:
        for result in filter(lambda result: result.diagnostics, results):
            from lint_reports.reporters.merged_findings import merge_blanks

            for finding in merge_blanks(diagnostic for _, diagnostic in findings([result])):
                stream.write("\n".join(_lines(finding, result, options)) + "\n\n")
    if not options.quiet:
        stream.write(summary(results, options.language) + "\n")
        stream.write(fix_hint(results, options))


def _lines(finding: MergedFinding, result: FileResult, options: ReportOptions) -> Iterator[str]:
    yield _head(finding, options)
    where = finding.first.location.span
    gutter = " " * len(_number(finding.first)) + " "
    if where and where.start.line in result.lines:
        yield from _source(finding.first, result.lines[where.start.line], options)
    for note in _notes(finding, options):
        yield f"{gutter}{paint('=', BOLD, BLUE, on=options.color)} {note}"


def _head(finding: MergedFinding, options: ReportOptions) -> str:
    first = finding.first
    color = _COLORS[first.severity]
    place = paint(escape(place_of(first, options.language)), BOLD, on=options.color)
    code = paint(first.code, BOLD, color, on=options.color)
    level = paint(SEVERITY_WORDS[first.severity].of(options.language), color, on=options.color)
    return f"{place}: {code} {first.name} [{level}] {escape(finding.message.of(options.language))}"


def _number(diagnostic: Diagnostic) -> str:
    """The number in front of the source line; "" where there is none."""
    where = diagnostic.location.range
    return str(where.start.line) if where else ""


def _source(diagnostic: Diagnostic, line: str, options: ReportOptions) -> Iterator[str]:
    """The source line (in a Word file the paragraph or row) with carets below; only the first line of a longer range."""
    from lint_reports.text.excerpt import snippet

    where = diagnostic.location.span
    assert where is not None
    end = where.end.column - 1 if where.end.line == where.start.line else len(line)
    text, carets = snippet(line, where.start.column - 1, end)
    blank = " " * len(_number(diagnostic))
    bar = paint("|", BOLD, BLUE, on=options.color)
    number = paint(_number(diagnostic), BOLD, BLUE, on=options.color)
    indent = len(carets) - len(carets.lstrip())
    yield f"{blank} {bar}"
    yield f"{number} {bar} {text}".rstrip()
    yield f"{blank} {bar} {' ' * indent}{paint(carets.lstrip(), BOLD, _COLORS[diagnostic.severity], on=options.color)}"


def _notes(finding: MergedFinding, options: ReportOptions) -> Iterator[str]:
    first = finding.first
    if len(finding.diagnostics) == 1:
        yield from (_note(note, options) for note in _place_in_form(first))
        yield from (_note(note, options) for note in _related(first, options.language))
    title = _fix_title(finding)
    if title:
        mark = f" {MARK}" if any(is_fixable(each, options.fixable) for each in finding.diagnostics) else ""
        yield _note(Text(f"建议：{title.zh}{mark}", f"help: {title.en}{mark}"), options)


def _note(note: Text, options: ReportOptions) -> str:
    return escape(note.of(options.language))


def _place_in_form(diagnostic: Diagnostic) -> Iterator[Text]:
    """Row and column in the form's words; without a cell and a source line, the path of the node in the report."""
    if diagnostic.labels:
        row, column = diagnostic.labels
        zh, en = (f"行：{row}", f"row: {row}") if row else ("", "")
        if column:
            zh, en = f"{zh}　列：{column}".strip("　"), f"{en}  column: {column}".strip()
        yield Text(zh, en)
    elif diagnostic.location.range is None and diagnostic.location.node:
        yield Text(f"位置：{diagnostic.location.node}", f"at: {diagnostic.location.node}")


def _related(diagnostic: Diagnostic, language: Language) -> Iterator[Text]:
    for related in diagnostic.related[:RELATED_SHOWN]:
        place = _related_place(related, diagnostic.location.path, language)
        yield Text(f"相关：{place}{related.message.zh}", f"see: {place}{related.message.en}")
    more = len(diagnostic.related) - RELATED_SHOWN
    if more > 0:
        yield Text(f"相关：另有 {more} 处", f"see: {more} more places")


def _related_place(related: Related, path: str, language: Language) -> str:
    place = short_place(related.location, language)
    place += " " if place else ""
    if related.location.path == path:
        return place
    return f"{related.location.path}:{place}" if place else f"{related.location.path} "


def _fix_title(finding: MergedFinding) -> Text | None:
    """The fix's title, or for folded cells how many have one."""
    if len(finding.diagnostics) == 1:
        return finding.first.fix.title if finding.first.fix else None
    count = sum(diagnostic.fix is not None for diagnostic in finding.diagnostics)
    if not count:
        return None
    return Text(f"其中 {count} 格的数可以由其他各格推出", f"{count} of them follow from the other figures")
