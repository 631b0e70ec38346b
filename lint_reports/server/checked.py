"""A document that is open in an editor, checked once for each of its versions."""

from __future__ import annotations

from functools import cached_property

from lint_reports import linter
from lint_reports.config.settings import Settings
from lint_reports.fixes.add_comments import comment_edit
from lint_reports.model.diagnostic import Diagnostic, Edit
from lint_reports.model.location import Position, Range
from lint_reports.model.report import Node, Report
from lint_reports.readers.source import Source
from lint_reports.text.language import Language


class Checked:
    """One version of a document: its findings and its report, each computed when it is first asked for."""

    def __init__(self, path: str, text: str, settings: Settings, language: Language) -> None:
        self.source = Source.of(path, text.encode("utf-8", "surrogatepass"), settings.encoding)
        self.lines = text.splitlines(keepends=True) or [""]
        self.settings = settings
        self.language = language

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        return linter.lint_source(self.source, self.settings).diagnostics

    @cached_property
    def report(self) -> Report | None:
        return linter.parse_source(self.source, self.settings)

    def at(self, range: Range) -> list[Diagnostic]:
        """The findings that touch a range."""
        return [each for each in self.findings if each.location.range and _touch(each.location.range, range)]

    def comment_edit(self, found: Diagnostic, reason: str) -> Edit | None:
        """The edit that suppresses a finding by a comment, as `--add-ignore` would; None where no comment can."""
        edit = comment_edit(self.source, found, self.settings, reason)
        newline = "\r\n" if self.lines[0].endswith("\r\n") else "\n"
        return edit._replace(content=edit.content.replace("\n", newline)) if edit is not None else None

    def figure_at(self, place: Position) -> Node | None:
        """The figure in whose cell a position is."""
        if self.report is None:
            return None
        for _, table in self.report.tables():
            for figure in table.figures:
                start, end = self.report.document.source_map.range(figure.cell.range)
                if not figure.cell.missing and start <= place <= end:
                    return figure
        return None


def _touch(one: Range, other: Range) -> bool:
    return one.start <= other.end and other.start <= one.end
