"""The parse of a report with faults: each section is repaired at least cost, then the repairs are interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lint_reports.form.editions import Edition, edition
from lint_reports.form.sections import TEXT
from lint_reports.form.sources import first_years
from lint_reports.model.document import Block, Document
from lint_reports.model.report import Node, Repair, Unexpected
from lint_reports.parser.draft import Draft, draft_of
from lint_reports.parser.leaves import lex, title_leaves
from lint_reports.parser.lexed import Lexed
from lint_reports.parser.outline import Found, Outline
from lint_reports.parser.refusal import refuse
from lint_reports.parser.repair import Unrepairable, repair
from lint_reports.parser.settle import settle_columns, settle_pieces, settle_rows
from lint_reports.text.folding import fold


@dataclass(slots=True, eq=False)
class Parsed:
    """A section parsed by the edition that fits it best; `edition` is its first report year."""

    node: Node
    repairs: list[Repair]
    lexed: Lexed
    cost: float
    edition: int
    failed: bool = False
    blocks: Sequence[Block] = ()
    """The blocks below its heading."""


def tolerant_parse(document: Document, found: Outline, which: Edition, forced: bool) -> Draft:
    """Parse section by section, each by its own edition where another fits a table better than the one that governs.

    `forced`: the edition is configured, so that no other is tried.
    """
    sections = {part.name: _section(found.found.get(part.name), which, part.name) for part in which.form.sections}
    if not forced:
        for name, parsed in sections.items():
            sections[name] = _better(parsed, found.found.get(name), which, name)
    title = which.lark.parse(title_leaves(found, which), start="title")
    root = Node("report", [title, *(parsed.node for parsed in sections.values())])
    draft = draft_of(document, found, which, root)
    finish(draft, sections)
    return draft


def finish(draft: Draft, sections: dict[str, Parsed]) -> None:
    """Collect the results of the sections in the draft and interpret the repairs."""
    _link(draft.root)
    for name, parsed in sections.items():
        draft.repairs += parsed.repairs
        for each in parsed.repairs:
            if isinstance(each, Unexpected):
                each.section = name
        draft.cost += parsed.cost
        draft.change(name, edition=parsed.edition)
    settle_rows(draft)
    settle_columns(draft)
    settle_pieces(draft)
    refuse(draft, {name: (parsed.lexed, parsed.blocks, parsed.failed) for name, parsed in sections.items()})
    for name, parsed in sections.items():
        draft.shifted += [] if draft.section(name).unreadable else parsed.lexed.shifted
    headings = {section.heading for section in draft.sections}
    leaves = (leaf for leaf in draft.root.all_leaves() if leaf.phrase and not leaf.exact and not leaf.missing)
    draft.misspelt = [leaf for leaf in leaves if leaf not in headings]


def _better(parsed: Parsed, found: Found | None, which: Edition, name: str) -> Parsed:
    """The section parsed by another edition, if that one accepts more of its labels than the governing one."""
    if found is None or parsed.cost < 1.0 or not parsed.lexed.wanted:
        return parsed
    best = parsed
    for year in first_years():
        if year != which.year and not _has_own_labels(parsed, which, edition(year), name):
            other = _section(found, edition(year), name)
            if other.cost < best.cost - 1.0 and _misread(other) < _misread(parsed):
                best = other
    return best


def _misread(parsed: Parsed) -> int:
    """The number of leaves of a section that its edition has no place for or that are misspelt."""
    unexpected = [leaf for each in parsed.repairs if isinstance(each, Unexpected) for leaf in each.leaves if leaf.text]
    return len(unexpected) + len(parsed.lexed.misspelt)


def _has_own_labels(parsed: Parsed, which: Edition, other: Edition, name: str) -> bool:
    """Whether a section has exact labels that the other edition lacks."""
    known = other.form.section(name).terminals
    leaves = (
        leaf
        for leaf in parsed.lexed.leaves
        if leaf.phrase and leaf.exact and leaf.type != which.form.section(name).heading
    )
    return any(fold(leaf.phrase) not in known for leaf in leaves)


def _section(found: Found | None, which: Edition, name: str) -> Parsed:
    """The repaired section; only the heading of one that cannot be repaired."""
    lexed = lex(found, which, name)
    heading = 1 if found is not None and found.heading is not None else 0
    rows, first = lexed.rows, lexed.rows[:1]
    if found is not None and not any(leaf.type != TEXT for row in lexed.rows[1:] for leaf in row):
        # Only paragraphs: notes on a missing table.
        rows, first = rows[:heading] + [row for row in rows[heading:] if row], rows[:heading]
    try:
        repaired, failed = repair(which.lark, name, rows, which.form), False
    except Unrepairable:
        repaired, failed = repair(which.lark, name, first, which.form), True
    node = which.lark.parse(repaired.leaves, start=name)
    assert isinstance(node, Node)
    near = sum(0.3 for leaf in repaired.leaves if leaf.phrase and not leaf.exact)
    blocks = found.blocks if found is not None else ()
    return Parsed(node, repaired.repairs, lexed, repaired.cost + near, which.year, failed, blocks)


def _link(node: Node) -> None:
    for child in node.children:
        if isinstance(child, Node):
            child.parent = node
            _link(child)
