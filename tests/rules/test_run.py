"""Running rules: findings come out in order, once each, and with their places in the file."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import Document, Table
from lint_reports.model.location import Location, Range
from lint_reports.model.rule import Rule
from lint_reports.readers.source import Source
from lint_reports.rules.run import run
from lint_reports.text.language import Text
from tests.support.pages import page
from tests.support.village import HEADINGS

WORD = Text("字", "a word")


def rule(name: str, **more: object) -> Rule:
    return Rule("XX001", name, Severity.INFO, WORD, WORD, WORD, (), (), **more)  # type: ignore[arg-type]


def at_tables(document: Document, rule: Rule) -> Iterator[Diagnostic]:
    for block in document.blocks:
        if isinstance(block, Table):
            cell = block.rows[0].cells[0]
            where = Range.of(cell.line, cell.column, cell.end_line, cell.end_column)
            yield Diagnostic(rule.code, rule.name, rule.severity, Text(cell.text, ""), Location(document.path, where))


def test_a_plugin_that_looks_at_the_blocks_of_a_page_reports_in_the_page() -> None:
    text = page()
    document = Source.of("年报.html", text.encode()).read()
    found = run([rule("tables", read=at_tables, plugin="other")], document, None, {})
    lines = text.split("\n")
    assert len(found) == 3
    for each in found:
        assert each.location.range is not None
        (line, start), (_, end) = each.location.range
        assert lines[line - 1][start - 1 : end - 1] == each.message.zh


def test_of_twins_the_one_with_the_first_code_stays_and_the_user_sets_its_severity() -> None:
    document = Source.of("年报.txt", HEADINGS[0].encode()).read()

    def twin(document: Document, rule: Rule) -> Iterator[Diagnostic]:
        yield Diagnostic(rule.code, rule.name, rule.severity, WORD, Location("年报.txt", None), twin="both")

    rules = [rule("second", read=twin)._replace(code="XX002"), rule("first", read=twin)]
    found = run(rules, document, None, {"first": Severity.ERROR})
    assert [(each.name, each.severity, each.twin) for each in found] == [("first", Severity.ERROR, "")]
