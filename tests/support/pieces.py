"""Findings in a piece of a report, as the examples of rules are."""

from __future__ import annotations

from lint_reports.config.settings import Settings
from lint_reports.form.editions import edition, started_at
from lint_reports.linter import lint, suppressed_by_comments
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.document import Document
from lint_reports.model.report import Leaf, Node, Report, Section
from lint_reports.parser.draft import Draft
from lint_reports.parser.empty import blank, nodes_of
from lint_reports.parser.lexed import heading_row
from lint_reports.parser.lexer import lex_table
from lint_reports.parser.outline import outline
from lint_reports.parser.repair import repair
from lint_reports.parser.tolerant import Parsed, finish
from lint_reports.readers.formats import format_named
from lint_reports.readers.source import Source
from lint_reports.rules.registry import all_rules


def lint_example(start: str, text: str, first: int, settings: Settings, suffix: str = ".txt") -> list[Diagnostic]:
    """The findings in a piece of a report; `start` is its rule in the grammar, or `report` for a whole one."""
    if start == "report":
        return list(lint(f"report{suffix}", text.encode(), settings).diagnostics)
    report = piece(start, text, first, suffix)
    rules = [rule for rule in all_rules() if settings.selects(rule)]
    made = (each for rule in rules if rule.check is not None for each in rule.check(report, rule))
    found = sorted(map(report.document.source_map.diagnostic, made), key=lambda each: each.sort_key)
    return suppressed_by_comments(report.document, found, settings).kept


def piece(start: str, text: str, first: int, suffix: str = ".txt") -> Report:
    """A piece of a report as one of which nothing else is there."""
    return parse_fragment(Source("", text.encode(), format_named(suffix)).read(), start, first)


def parse_fragment(document: Document, start: str, first: int) -> Report:
    """Parse a document as an instance of the grammar's rule `start`, a section, table or row with a table's cells.

    `first` is the edition's first year. The rest of the form is in the tree as missing nodes, so that cells have their
    addresses. Raises KeyError for a rule the grammar lacks.
    """
    which = edition(first)
    form = which.form
    trees = blank(first)
    name = next(name for name, tree in trees.items() if any(node.name == start for node in nodes_of(tree)))
    found = outline(document, which.form).found[name] if start == name else None
    lexed = lex_table(document.blocks if found is None else found.blocks, form, form.section(name))
    if found is not None and found.heading is not None:
        lexed.rows.insert(0, heading_row(found.heading))
    parser = started_at(first, start)
    repaired = repair(parser, parser.options.start[0], lexed.rows, form)
    piece = parser.parse(repaired.leaves)
    assert isinstance(piece, Node)
    for node in nodes_of(trees[name]):
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
