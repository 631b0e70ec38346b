"""Reports and tables of an edition with every part missing: names, addresses and layouts are read off them."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.editions import edition
from lint_reports.form.sources import first_years
from lint_reports.model.document import Document
from lint_reports.model.report import Leaf, Node, Report, Section
from lint_reports.parser.draft import Draft
from lint_reports.parser.repair import repair
from lint_reports.parser.tolerant import finish


def empty_report(first: int) -> Report:
    """A report of an edition, all parts of which are missing."""
    form = edition(first).form
    trees = blank(first)
    title = Leaf(form.title_terminal, "", 1, 1, 1, 1, missing=True)
    root = Node("report", [edition(first).lark.parse([title], start="title"), *trees.values()])
    sections = [Section(part.name, part.number, part.phrase, None, first) for part in form.sections]
    draft = Draft(Document("", [], []), edition(first), root, None, sections)
    finish(draft, {})
    return draft.report(None, "")


def blank(first: int) -> dict[str, Node]:
    """The trees of an edition's sections with all parts missing, by name."""
    which = edition(first)
    trees = {part.name: repair(which.lark, part.name, [], which.form).leaves for part in which.form.sections}
    return {name: nodes_of(which.lark.parse(leaves, start=name))[0] for name, leaves in trees.items()}


def nodes_of(tree: object) -> list[Node]:
    assert isinstance(tree, Node)
    return list(tree.walk())


def blank_tables() -> dict[int, dict[str, Node]]:
    """The trees of the blank tables, by the edition's first report year and by section."""

    def tables(year: int) -> Iterator[tuple[str, Node]]:
        for name, section in blank(year).items():
            yield from ((name, node) for node in section.nodes if node.name.endswith("_table"))

    return {year: dict(tables(year)) for year in first_years()}
