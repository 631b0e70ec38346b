"""From a Document to a Report: the strict parse where it holds, the repair of the sections it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lint_reports.form.editions import Edition, edition, governing
from lint_reports.form.sections import FormSection
from lint_reports.form.sources import first_years
from lint_reports.model.document import Document
from lint_reports.model.report import Node, Report
from lint_reports.parser import fast
from lint_reports.parser.damage import has_run_in
from lint_reports.parser.draft import Draft, draft_of
from lint_reports.parser.leaves import heading_leaf, read, title_leaves
from lint_reports.parser.lexed import Lexed, heading_row
from lint_reports.parser.outline import Found, Outline, outline
from lint_reports.parser.settle import settle_pieces
from lint_reports.parser.title import read_title
from lint_reports.text.folding import fold


class NotAReport(Exception):
    """The document is no annual report on government information disclosure, or is older than the form."""

    def __init__(self, older: int | None = None) -> None:
        super().__init__()
        self.older = older
        """The report year of a report older than the first edition of the form, else None."""


def parse(
    document: Document,
    wanted: int | None = None,
    year: int | None = None,
    kind: str = "",
    relations: Mapping[int, tuple[Any, ...]] | None = None,
) -> Report:
    """Parse a document.

    `wanted` is the configured edition (its first report year), `year` the configured report year. By default the year is
    that of the title and the edition the one that governs it, or without a year the one whose labels fit best. `kind` and
    `relations` are fields of `Report`. Raises NotAReport.
    """
    newest = first_years()[-1]
    found = outline(document, edition(newest).form)
    if not found.is_report:
        raise NotAReport
    body, stated = read_title(found.title, edition(newest))
    year = year or stated
    if year is not None and governing(year) is None:
        raise NotAReport(older=year)
    first = wanted or (governing(year) if year else None)
    chosen = edition(first) if first else _likeliest(found)
    draft = _strict_parse(document, found, chosen)
    if draft is None:
        # Imported here: sound reports do not need the repair.
        from lint_reports.parser.tolerant import tolerant_parse

        draft = tolerant_parse(document, found, chosen, forced=wanted is not None)
    if wanted is not None and year is not None and governing(year) != wanted:
        _name_other_form(draft)
    return draft.report(year, body, kind, relations)


def _name_other_form(draft: Draft) -> None:
    """Mark the tables refused by an edition that does not govern the report as different in structure, whatever their damage."""
    for section in draft.sections:
        if section.unreadable in ("torn", "cells", "rows"):
            draft.change(section.name, unreadable="structure")


def _likeliest(found: Outline) -> Edition:
    """The edition with most labels of its own in the document; the newest where none has any."""
    texts = _texts(found)
    editions = [edition(year) for year in first_years()]
    labels = [{label for part in each.form.sections for label in part.terminals} for each in editions]
    own = [mine - set().union(*(other for other in labels if other is not mine)) for mine in labels]
    counts = [len(texts & mine) for mine in own]
    return editions[max(range(len(editions)), key=lambda i: (counts[i], i))]


def _texts(found: Outline) -> set[str]:
    texts: set[str] = set()
    for each in found.found.values():
        for block in each.blocks:
            rows = getattr(block, "rows", None)
            cells = [text for row in rows for text in row.texts] if rows else [getattr(block, "text", "")]
            texts.update(fold(text) for text in cells if 0 < len(text) <= 60)
    return texts


def _strict_parse(document: Document, found: Outline, which: Edition) -> Draft | None:
    """The draft of a report without a fault in its structure, None where the strict parser refuses a section."""
    names = [part.name for part in which.form.sections]
    starts = [found.found[name].start if name in found.found else -1 for name in names]
    if starts != sorted(starts) or starts[0] < 0 or any(found.found[name].heading is None for name in names):
        return None
    sections = [_strict_section(found.found[part.name], which, part) for part in which.form.sections]
    root = Node("report", [])
    for node in (fast.strict_parse(which, "title", title_leaves(found, which)), *(node for node, _ in sections)):
        if node is None:
            return None
        node.parent = root
        root.children.append(node)
    draft = draft_of(document, found, which, root)
    for part, (_, lexed) in zip(which.form.sections, sections, strict=True):
        draft.shifted += lexed.shifted
        draft.misspelt += lexed.misspelt
        draft.change(part.name, unreadable=lexed.loss)
    return draft if not draft.misspelt or _are_whole(draft, [lexed for _, lexed in sections]) else None


def _are_whole(draft: Draft, sections: list[Lexed]) -> bool:
    """Whether no misspelt label has a figure run into it; joins labels that are only split at other places."""
    for part, lexed in zip(draft.edition.form.sections, sections, strict=True):
        if any(has_run_in(leaf, part) for leaf in lexed.misspelt):
            return False
    if len(draft.misspelt) > 1:
        settle_pieces(draft)
        draft.misspelt = [leaf for leaf in draft.misspelt if not leaf.exact]
    return True


def _strict_section(found: Found, which: Edition, part: FormSection) -> tuple[Node | None, Lexed]:
    """(tree of a section or None where the strict parser refuses it, result of the lexer)."""
    assert found.heading is not None
    heading = heading_row(heading_leaf(found.heading, part))
    lexed = read(found, which, part)
    if isinstance(lexed, fast.Filled):
        return lexed.tree(which, heading), lexed.lexed()
    lexed.rows.insert(0, heading)
    return fast.strict_parse(which, part.name, lexed.leaves), lexed
