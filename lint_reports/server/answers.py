"""The answers of the server in the types of LSP, with columns in code points; `app` converts them to the client's unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from lint_reports.figures.arithmetic import relations_of
from lint_reports.model.address import node_path, row_words
from lint_reports.model.diagnostic import Diagnostic, Edit, Fix, Severity
from lint_reports.model.location import Range
from lint_reports.model.report import Node, Report, Section
from lint_reports.reporters.links import url
from lint_reports.rules.registry import find
from lint_reports.server.checked import Checked
from lint_reports.text.language import Language, Text

SOURCE = "lint-reports"
_LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_MARKS = {True: "✓", False: "✗", None: "?"}


def range_of(range: Range) -> types.Range:
    """The same range counted from 0, as in LSP."""
    start = types.Position(range.start.line - 1, range.start.column - 1)
    return types.Range(start, types.Position(range.end.line - 1, range.end.column - 1))


def diagnostic(found: Diagnostic, language: Language, uri: str) -> types.Diagnostic:
    """A finding as LSP has it; one about the whole file is reported at the first character."""
    where = (
        range_of(found.location.range)
        if found.location.range
        else types.Range(types.Position(0, 0), types.Position(0, 1))
    )
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, range_of(each.location.range)), each.message.of(language)
        )
        for each in found.related
        if each.location.range and each.location.path == found.location.path
    ]
    return types.Diagnostic(
        range=where,
        message=found.message.of(language),
        severity=_LEVELS[found.severity],
        code=found.code,
        code_description=types.CodeDescription(url(found.code, found.name)),
        source=SOURCE,
        related_information=related or None,
        data={"name": found.name},
    )


def hover(checked: Checked, range: Range, language: Language) -> str:
    """Markdown for a range: the manual of the rules of its findings, and the relations of its figure; "" for neither."""
    parts = [_rule(found, language) for found in checked.at(range)]
    figure = checked.figure_at(range.start)
    if figure is not None and checked.report is not None:
        parts.append(_figure(checked.report, figure))
    return "\n\n---\n\n".join(dict.fromkeys(part for part in parts if part))


def _rule(found: Diagnostic, language: Language) -> str:
    rule = find(found.code)
    if rule is None:
        return ""
    basis = Text("依据", "Basis").of(language)
    return f"**{rule.title(language)}**\n\n{rule.manual.of(language)}\n\n{basis}：{rule.source.of(language)}"


def _figure(report: Report, figure: Node) -> str:
    lines = [f"{_MARKS[each.holds]} {each.text}" for each in relations_of(report, figure)]
    return "\n".join([f"**{node_path(report, figure)}**", "", *(f"- {line}" for line in lines)])


def fix_title(fix: Fix, found: Diagnostic, language: Language) -> str:
    return f"{fix.title.of(language)} ({found.name})"


def edits_of(edits: tuple[Edit, ...]) -> list[types.TextEdit]:
    return [types.TextEdit(range_of(each.range), each.content) for each in edits]


def symbols(report: Report, last_line: int) -> list[types.DocumentSymbol]:
    """The outline: the sections present in the report, with the rows of their tables."""
    there = sorted((each for each in report.sections if each.heading is not None), key=lambda each: each.order)
    source_map = report.document.source_map
    starts = [source_map.range(each.heading.range).start.line for each in there if each.heading is not None]
    ends = [*(line - 1 for line in starts[1:]), last_line]
    return [_section(report, section, end) for section, end in zip(there, ends, strict=True)]


def _section(report: Report, section: Section, end: int) -> types.DocumentSymbol:
    assert section.heading is not None
    heading = report.document.source_map.range(section.heading.range)
    table = None if section.unreadable else report.table(section.name)
    rows = list(_rows(report, table)) if table is not None else []
    end = max(end, heading.end.line, *(each.range.end.line + 1 for each in rows))
    whole = types.Range(types.Position(heading.start.line - 1, 0), types.Position(end, 0))
    return types.DocumentSymbol(
        section.phrase, types.SymbolKind.Namespace, whole, range_of(heading), children=rows or None
    )


def _rows(report: Report, table: Node) -> Iterator[types.DocumentSymbol]:
    for row in table.walk():
        if not row.nodes or not all(each.is_figure for each in row.nodes):
            continue
        there = [leaf for leaf in row.all_leaves() if not leaf.missing and leaf.type != "_END"]
        if there:
            first, last = (report.document.source_map.range(there[at].range) for at in (0, -1))
            where = range_of(Range(first.start, last.end))
            values = " ".join(figure.cell.text or "□" for figure in row.figures)
            yield types.DocumentSymbol(row_words(report, row), types.SymbolKind.Array, where, where, detail=values)


def markdown(text: str) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


def action(title: str, uri: str, edits: list[types.TextEdit], **more: Any) -> types.CodeAction:
    return types.CodeAction(title, types.CodeActionKind.QuickFix, edit=types.WorkspaceEdit({uri: edits}), **more)
