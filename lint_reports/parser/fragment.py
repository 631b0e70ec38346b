"""Fragments of reports (a row, a table, a section) parsed as reports without the rest, for examples and tests of rules."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.editions import edition, started_at
from lint_reports.form.sources import first_years
from lint_reports.model.document import Document
from lint_reports.model.report import Leaf, Node, Report, Section
from lint_reports.parser.draft import Draft
from lint_reports.parser.lexed import heading_row
from lint_reports.parser.lexer import lex_table
from lint_reports.parser.outline import outline
from lint_reports.parser.repair import repair
from lint_reports.parser.tolerant import Parsed, finish


def parse_fragment(document: Document, start: str, first: int) -> Report:
    """Parse a document as an instance of the grammar's rule `start`, a section, table or row with a table's cells.

    `first` is the edition's first year. The rest of the form is in the tree as missing nodes, so that cells have their
    addresses. Raises KeyError for a rule the grammar lacks.
    """
    which = edition(first)
    form = which.form
    trees = blank(first)
    name = next(name for name, tree in trees.items() if any(node.name == start for node in _nodes(tree)))
    found = outline(document, which.form).found[name] if start == name else None
    lexed = lex_table(document.blocks if found is None else found.blocks, form, form.section(name))
    if found is not None and found.heading is not None:
        lexed.rows.insert(0, heading_row(found.heading))
    parser = started_at(first, start)
    repaired = repair(parser, parser.options.start[0], lexed.rows, form)
    piece = parser.parse(repaired.leaves)
    assert isinstance(piece, Node)
    for node in _nodes(trees[name]):
        node.children = [piece if isinstance(c, Node) and c.name == start else c for c in node.children]
    if start == name:
        trees[name] = piece
    title = Leaf(form.title_terminal, "", 1, 1, 1, 1, missing=True)
    root = Node("report", [which.lark.parse([title], start="title"), *trees.values()])
    heading = next((leaf for leaf in piece.leaves if start == name and not leaf.missing), None)
    sections = [
        Section(p.name, p.number, p.phrase, heading if p.name == name else None, first, order=int(p.name == name))
        for p in form.sections
    ]
    draft = Draft(document, which, root, None, sections)
    blocks = found.blocks if found is not None else ()
    finish(draft, {name: Parsed(piece, repaired.repairs, lexed, repaired.cost, first, blocks=blocks)})
    return draft.report(None, "")


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
    return {name: _nodes(which.lark.parse(leaves, start=name))[0] for name, leaves in trees.items()}


def _nodes(tree: object) -> list[Node]:
    assert isinstance(tree, Node)
    return list(tree.walk())


def blank_tables() -> dict[int, dict[str, Node]]:
    """The trees of the blank tables, by the edition's first report year and by section."""

    def tables(year: int) -> Iterator[tuple[str, Node]]:
        for name, section in blank(year).items():
            yield from ((name, node) for node in section.nodes if node.name.endswith("_table"))

    return {year: dict(tables(year)) for year in first_years()}
