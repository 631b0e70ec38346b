"""A table that has a pattern is built when somebody asks for its children, and its tree is that of any other table."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from lint_reports.archive.summarise import summarise
from lint_reports.config.settings import Settings
from lint_reports.figures.table import tables_of
from lint_reports.linter import lint
from lint_reports.model.report import Leaf, Node, Report
from lint_reports.parser import fast
from lint_reports.parser.parse import parse
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


def is_unbuilt(node: Node) -> bool:
    return isinstance(node, fast.TableNode) and not node._built


def unbuilt(made: Rendered) -> list[Node]:
    """The tables of a report that have not been built."""
    found = parsed(made)
    tables = [table for name in TABLES if (table := found.table(name)) is not None]
    return [table for table in tables if is_unbuilt(table)]


@pytest.fixture
def without_patterns(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    fast._patterns_of.cache_clear()
    return monkeypatch


@pytest.mark.parametrize("layout", TEXTS)
def test_a_tree_built_late_is_the_tree_that_is_parsed(without_patterns: pytest.MonkeyPatch, layout: str) -> None:
    reports = [LAYOUTS[layout](report(Random(seed))) for seed in range(8)]
    built = [tree(parsed(each).root) for each in reports]
    late = sum(len(unbuilt(each)) for each in reports)
    assert (late > 8) == (
        not layout.startswith(("lines", "bars-repeated"))
    )  # What stands on lines of its own has no pattern.
    fast._patterns_of.cache_clear()
    without_patterns.setattr(fast, "fill", lambda *_: None)
    assert built == [tree(parsed(each).root) for each in reports]


def a_table() -> Node:
    """A table that is not built."""
    tables = [table for seed in range(3) for table in unbuilt(LAYOUTS["pipe"](report(Random(seed))))]
    return tables[-1]


def test_parents_are_linked() -> None:
    table = a_table()
    section = table.parent
    assert section is not None and any(each is table for each in section.children)
    for node in table.walk():
        assert all(child.parent is node for child in node.nodes)


def test_a_table_that_is_not_built_has_the_figures_of_its_tree() -> None:
    for seed in range(6):
        for table in unbuilt(LAYOUTS["pipe"](report(Random(seed)))):
            assert is_unbuilt(table)
            names, texts, spans = table.figure_names, table.figure_texts, table.figure_spans
            cells = [figure.cell for figure in table.figures]
            assert not is_unbuilt(table)
            assert names == [figure.name for figure in table.figures]
            assert texts == [cell.text for cell in cells]
            assert [*zip(*spans, strict=True)] == [(c.line, c.column, c.end_line, c.end_column) for c in cells]


def test_to_say_that_it_is_there_and_to_take_it_apart_builds_nothing() -> None:
    table = a_table()
    assert not table.missing
    table.unlink()
    assert is_unbuilt(table) and table.parent is None


def test_of_sound_reports_no_table_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    leaves = fast.Filled.leaves

    def noted(self: fast.Filled) -> list[Leaf]:
        built.append(1)
        return leaves(self)

    monkeypatch.setattr(fast.Filled, "leaves", noted)
    for seed in range(12):
        made = LAYOUTS["pipe"](report(Random(seed)))
        result = lint(f"{seed}.md", made.text.encode(), Settings(), summarise=True)
        assert result.summary is not None and not result.diagnostics
        if seed == 2:  # By now the relations are laid and each kind of table has a pattern.
            built.clear()
    assert not built


def test_what_is_wrong_is_found_in_a_table_that_is_not_built() -> None:
    source = report(Random(1))
    for _ in range(2):
        parsed(LAYOUTS["pipe"](source))
    text = LAYOUTS["pipe"](source).text
    line = next(each for each in text.splitlines() if "（七）总计" in each)
    wrong = text.replace(line, line[::-1].replace(" | ", " 9 | ", 1)[::-1], 1)
    assert wrong != text
    made = parsed(LAYOUTS["pipe"](source))
    assert is_unbuilt(tables_of(made)[1].table)
    found = lint("a.md", wrong.encode(), Settings())
    assert {each.name for each in found.diagnostics} & {
        "broken-row-total",
        "broken-column-total",
        "number-style",
        "not-a-number",
    }


def test_a_table_that_is_not_built_knows_where_figures_of_several_lines_end(
    without_patterns: pytest.MonkeyPatch,
) -> None:
    text = page(disclosure=tables()[0].replace("<td>5</td>", "<td>5<br>\n6</td>", 1))
    for _ in range(3):
        table = parse(Source.of("a.html", text.encode()).read()).table("disclosure")
    assert table is not None
    assert is_unbuilt(table)
    spans = table.figure_spans
    assert is_unbuilt(table)
    cells = [figure.cell for figure in table.figures]
    assert list(spans.lines) == [cell.line for cell in cells]
    assert list(spans.end_lines) == [cell.end_line for cell in cells]


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
