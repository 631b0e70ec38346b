"""Break a sound report in one place and say what a linter ought to find."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import cell_mutations, row_mutations, section_mutations
from .draft import Draft, Report, draft
from .faults import Expected, Fault
from .layouts import LAYOUTS
from .writer import Rendered

Mutation = Callable[[Draft, Random], Fault]

MUTATIONS: dict[str, Mutation] = {
    "missing-section": section_mutations.missing_section,
    "missing-heading": section_mutations.missing_heading,
    "misplaced-section": section_mutations.misplaced_section,
    "repeated-section": section_mutations.repeated_section,
    "empty-section": section_mutations.empty_section,
    "misspelt-section": section_mutations.misspelt_section,
    "misnumbered-section": section_mutations.misnumbered_section,
    "missing-table": section_mutations.missing_table,
    "missing-title": section_mutations.missing_title,
    "malformed-title": section_mutations.malformed_title,
    "missing-row": row_mutations.missing_row,
    "misplaced-row": row_mutations.misplaced_row,
    "repeated-row": row_mutations.repeated_row,
    "misspelt-label": row_mutations.misspelt_label,
    "unexpected-text": row_mutations.unexpected_text,
    "short-row": row_mutations.short_row,
    "long-row": row_mutations.long_row,
    "blank-cell": cell_mutations.blank_cell,
    "not-a-number": cell_mutations.not_a_number,
    "number-style": cell_mutations.number_style,
    "changed-figure": cell_mutations.changed_figure,
}
"""By the rule that should report it, but for `changed-figure`, which breaks totals."""

_PADDED = ("tabs", "bars-front", "bars-repeated", "boxes", "pipe", "page-squares")
"""Layouts (by the start of their name) in which empty squares stand beside the figures of a row."""


def applicable(name: str, layout: str) -> bool:
    """Whether a fault can be seen in a layout.

    In `lines-empty` a blank cell is no longer there, in `asciidoc` and in columns no end of a row; in `blanks-wrapped`
    hardly a label is on one line, so that without a heading or a title nothing tells what it is.
    """
    if layout == "asciidoc":
        return name not in ("short-row", "long-row")
    if layout.startswith(("ruled", "blanks")) and name == "short-row":
        return layout == "blanks-single"
    if layout == "blanks-wrapped":
        return name not in ("missing-heading", "missing-title", "malformed-title")
    return not (name == "blank-cell" and layout == "lines-empty")


def break_report(
    name: str, source: Report, layout: str, rng: Random, headings: str | None = None
) -> tuple[Rendered, Expected]:
    """Print `source` in a layout with the one fault `name`, drawn by `rng`; `source` stays as it is."""
    if not applicable(name, layout):
        raise ValueError(f"{name} cannot be seen in {layout}")
    page = draft(source)
    fault = MUTATIONS[name](page, rng)
    rendered = LAYOUTS[layout](page, headings)
    rules, cell = fault.rules, fault.cell
    if name == "short-row" and layout.startswith(_PADDED):
        # What is left looks as well like a row with one blank and a merged square less.
        # If the row is moved by one besides, its figures stand in columns that they do not add up in.
        rules |= {"blank-cell", "broken-column-total", "broken-balance"}
    if name == "blank-cell" and layout == "blanks-single":
        # The figures that are left have moved up.
        rules, cell = rules | {"short-row"}, None
    if name == "blank-cell" and layout == "tabs-shifted" and cell and cell[2] in ("natural", "total"):
        # With label columns lost and tabs to spare, a blank first figure looks like a blank total.
        cell = None
    # Where every cell stands on lines of its own, so does the place of one that is not there.
    line = None if name == "short-row" and layout == "page-word" else _line(rendered, fault)
    return rendered, Expected(rules, line, cell, fault.phrase, fault.relations)


def _line(rendered: Rendered, fault: Fault) -> int | None:
    if fault.cell:
        return rendered.cells[fault.cell].line
    if rendered.marked:
        return rendered.marked[0]
    return rendered.title_line if fault.at_title else None
