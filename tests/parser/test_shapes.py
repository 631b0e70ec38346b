"""A table of which there is a template grows its tree when somebody asks, and it is the tree of any other table."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from lint_reports.archive.summarise import summarise
from lint_reports.config.settings import Settings
from lint_reports.figures.table import tables_of
from lint_reports.linter import lint
from lint_reports.model.report import Leaf, Node, Report
from lint_reports.parser import lexer, shapes
from lint_reports.parser.parse import parse
from lint_reports.parser.templates import Templates
from lint_reports.readers.source import Source
from tests.corpus import LAYOUTS, Rendered, report
from tests.support.pages import page, tables

TEXTS = [name for name in LAYOUTS if name != "word"]
TABLES = ("disclosure", "requests", "disputes")


def parsed(made: Rendered) -> Report:
    name = f"a{made.suffix}"
    return parse(Source.of(name, made.text.encode()).read())


def tree(node: Node) -> Any:
    """A tree by the values of its leaves."""
    below = [
        tree(each) if isinstance(each, Node) else tuple(getattr(each, name) for name in Leaf.__slots__)
        for each in node.children
    ]
    return node.name, below


def ungrown(made: Rendered) -> list[Node]:
    """The tables of a report that have not grown."""
    found = parsed(made)
    tables = [table for name in TABLES if (table := found.table(name)) is not None]
    return [table for table in tables if table.seed is not None]


@pytest.fixture
def without_templates(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(lexer, "_templates", {})
    return monkeypatch


@pytest.mark.parametrize("layout", TEXTS)
def test_what_grows_from_a_seed_is_the_tree_that_is_parsed(without_templates: pytest.MonkeyPatch, layout: str) -> None:
    reports = [LAYOUTS[layout](report(Random(seed))) for seed in range(8)]
    grown = [tree(parsed(each).root) for each in reports]
    seeds = sum(len(ungrown(each)) for each in reports)
    assert (seeds > 8) == (
        not layout.startswith(("lines", "bars-repeated"))
    )  # What stands on lines of its own has no template.
    without_templates.setattr(lexer, "_templates", {})
    without_templates.setattr(Templates, "fill", lambda *_: None)
    assert grown == [tree(parsed(each).root) for each in reports]


def a_table() -> Node:
    """A table that has not grown."""
    tables = [table for seed in range(3) for table in ungrown(LAYOUTS["pipe"](report(Random(seed))))]
    return tables[-1]


def test_parents_are_linked() -> None:
    table = a_table()
    section = table.parent
    assert section is not None and any(each is table for each in section.children)
    for node in table.walk():
        assert all(child.parent is node for child in node.nodes)


def test_a_seed_says_of_the_figures_what_the_tree_says() -> None:
    for seed in range(6):
        for table in ungrown(LAYOUTS["pipe"](report(Random(seed)))):
            assert table.seed is not None
            names, texts, spans = table.seed.names(), table.seed.texts(), table.seed.spans()
            cells = [figure.cell for figure in table.figures]
            assert table.seed is None
            assert names == [figure.name for figure in table.figures]
            assert texts == [cell.text for cell in cells]
            assert [*zip(*spans, strict=True)] == [(c.line, c.column, c.end_line, c.end_column) for c in cells]


def test_to_say_that_it_is_there_and_to_take_it_apart_grows_nothing() -> None:
    table = a_table()
    assert not table.missing
    table.unlink()
    assert table.seed is not None and table.parent is None


def test_a_node_has_no_attribute_but_its_own() -> None:
    with pytest.raises(AttributeError, match="child"):
        getattr(a_table(), "child")  # noqa: B009 (no type checker is to take it for an attribute)
    with pytest.raises(AttributeError, match="seed"):
        assert Node.__new__(Node).children


def test_of_sound_reports_nothing_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    grown: list[str] = []
    grow = shapes._Seed.grow

    def noted(self: shapes._Seed, node: Node) -> list[Any]:
        grown.append(node.name)
        return grow(self, node)

    monkeypatch.setattr(shapes._Seed, "grow", noted)
    for seed in range(12):
        made = LAYOUTS["pipe"](report(Random(seed)))
        result = lint(f"{seed}.md", made.text.encode(), Settings(beside=True))
        assert result.summary is not None and not result.diagnostics
        if seed == 2:  # By now the relations are laid and each kind of table has a template.
            grown.clear()
    assert grown == []


def test_what_is_wrong_is_found_in_a_table_that_has_not_grown() -> None:
    source = report(Random(1))
    for _ in range(2):
        parsed(LAYOUTS["pipe"](source))
    text = LAYOUTS["pipe"](source).text
    line = next(each for each in text.splitlines() if "（七）总计" in each)
    wrong = text.replace(line, line[::-1].replace(" | ", " 9 | ", 1)[::-1], 1)
    assert wrong != text
    made = parsed(LAYOUTS["pipe"](source))
    assert tables_of(made)[1].table.seed is not None
    found = lint("a.md", wrong.encode(), Settings())
    assert {each.name for each in found.diagnostics} & {
        "broken-row-total",
        "broken-column-total",
        "number-style",
        "not-a-number",
    }


def test_a_summary_knows_where_figures_of_several_lines_end() -> None:
    text = page(disclosure=tables()[0].replace("<td>5</td>", "<td>5<br>\n6</td>", 1))
    found = parse(Source.of("a.html", text.encode()).read())
    (several,) = [
        (made.range_of(at), found.document.source_map.range(figure.cell.range))
        for made, table in zip(summarise(found).tables, tables_of(found), strict=True)
        for at, figure in enumerate(table.figures)
        if made.range_of(at).start.line != made.range_of(at).end.line
    ]
    assert several[0] == several[1]
