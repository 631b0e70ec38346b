"""Which tables are not understood: how much of the form the repair had to invent or throw away, and what that comes from.

A table that is whole but for a slip or two is spoken of cell by cell. One that came out of a conversion in pieces is
not: whatever is said of its rows would be about the conversion. So the damage is measured, and beyond a bound one
finding stands for the whole table. Blank cells that are in the file were read, and rows that are missing whole, label
and figures, are missing and nothing else; neither is damage.

The bounds were tried on two sets. Of 2,100 tables with one to six faults, up to 40 % blank cells, a lost column or the
form of another edition, in every layout of the tests, 43 were refused: nearly all in texts where blanks part the cells or
blank cells leave no trace, or with more than six rows gone. Of the rest all but four had a damage of 3 or less, and none
more than two signs of tearing. Of 759 tables in 352 conversions of sound reports (by way of PDF, Word and HTML), 529 were
not read rightly; 522 of those were refused, and 37 of the 230 that were. 384 of the 529 had a damage of 7 or more; the
others give themselves away by figures run into labels, by having no figures, or by a worse table beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lint_reports.form.editions import edition
from lint_reports.form.sections import FormSection
from lint_reports.model.document import Block
from lint_reports.parser.damage import MOST_GONE, Damage, damage_of
from lint_reports.parser.draft import Draft
from lint_reports.parser.evidence import Evidence, evidence_of, is_emptied
from lint_reports.parser.lexed import Lexed

OF_CONVERSION = ("emptied", "together", "blanks", "repeats", "torn", "cells")
"""Reasons that lie in how a file was made: its other tables were made in the same way."""
_NO_TEXT = ("picture", "fields")
"""Why tables are not read whose figures are not in the text at all."""

Read = tuple[Lexed, Sequence[Block], bool]
"""Of a section: the result of the lexer, the blocks below its heading, and whether it could not be repaired."""


def refuse(draft: Draft, sections: Mapping[str, Read]) -> None:
    """Mark the tables that were not understood, each with what that comes from."""
    damages: dict[str, tuple[Damage, FormSection]] = {}
    for name, (lexed, blocks, failed) in sections.items():
        table = draft.table(name)
        if table is None or not blocks:
            continue
        reason = lexed.loss
        if reason not in _NO_TEXT:
            part = edition(draft.section(name).edition).form.section(name)
            damage = damage_of(draft, table, name, part, lexed.loose)
            damages[name] = damage, part
            reason = _why_refused(sections[name], part, damage, bool(reason) or failed)
        draft.change(name, unreadable=reason)
    if any(section.unreadable in OF_CONVERSION for section in draft.sections):
        for name, (damage, part) in damages.items():
            if not draft.section(name).unreadable and not damage.is_whole:
                draft.change(name, unreadable=_why_refused(sections[name], part, damage, refused=True))
    _refuse_above(draft, sections)
    _refuse_below(draft, sections)
    _forget_refused(draft)


def _refuse_above(draft: Draft, sections: Mapping[str, Read]) -> None:
    """Of two tables with no heading between them, the one above is in what was refused."""
    for section in list(draft.sections):
        below = next((each for each in draft.sections if each.order == section.order + 1), None)
        table = draft.table(section.name)
        if table is None or not table.missing or not section.order or sections[section.name][1]:
            continue
        if below is not None and below.heading is None:
            draft.change(section.name, unreadable=section.unreadable or below.unreadable)


def _refuse_below(draft: Draft, sections: Mapping[str, Read]) -> None:
    """A table that has lost its heading right behind one that is refused was damaged with it: what lies between is gone."""
    names = [each.name for each in sorted((each for each in draft.sections if each.order), key=lambda each: each.order)]
    for above, name in pairwise(names):
        reason, section = draft.section(above).unreadable, draft.section(name)
        if reason and reason not in _NO_TEXT and section.heading is None and sections[name][1]:
            draft.change(name, unreadable=section.unreadable or "torn")


def _why_refused(section: Read, part: FormSection, damage: Damage, refused: bool) -> str:
    """Why a table is not read, "" where it is; `refused`: that it is not is known already."""
    lexed, blocks, _ = section
    if not refused and not damage.total and damage.is_understood:
        return ""
    if damage.is_missing and is_emptied(blocks):
        return "emptied"
    evidence = evidence_of(blocks, part)
    if damage.is_missing:
        refused = refused or evidence.is_of_a_table
    else:
        refused = refused or not damage.is_understood or evidence.behind >= 2
    return _reason(evidence, damage, lexed.joined) if refused else ""


def _reason(evidence: Evidence, damage: Damage, joined_rows: int) -> str:
    """What a table that is not understood has come from, as far as its text shows it."""
    if not evidence.figures:
        return "labels"
    if evidence.behind + joined_rows >= (1 if damage.is_without_figures else 2):
        return "together"
    if evidence.spaced >= 2:
        return "blanks"
    if damage.loose and not evidence.repeats:
        return "repeats"
    if damage.torn >= 2:
        return "torn"
    if damage.rows_gone > MOST_GONE and damage.rows_gone >= damage.total:
        return "rows"
    return "cells" if damage.put_in > damage.left_out else "structure"


def _forget_refused(draft: Draft) -> None:
    """Take back what was noted of the tables that are refused."""
    for section in draft.sections:
        table = draft.table(section.name) if section.unreadable else None
        if table is not None:
            nodes = set(table.walk())
            rows = {leaf.type for leaf in table.all_leaves()}
            draft.lost_columns = [each for each in draft.lost_columns if each[0] not in nodes]
            draft.misplaced = [each for each in draft.misplaced if each[0].type not in rows]
