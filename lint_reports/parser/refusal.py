"""Refusal of unreadable tables: those with too much damage, with the probable cause.

A table with few faults is checked cell by cell. One that a conversion has broken is not, since findings on its rows would be
about the conversion: beyond a bound of damage one finding covers the whole table.

The bounds were tried on two sets. Of 2,100 tables with one to six faults, up to 40 % blank cells, a lost column or the
form of another edition, in every layout of the tests, 43 were refused: nearly all in texts where blanks part the cells or
blank cells leave no trace, or with more than six rows gone. Of the rest all but four had a damage of 3 or less, and none
more than two signs of tearing. Of 759 tables in 352 conversions of sound reports (by way of PDF, Word and HTML), 529 were
not read rightly; 522 of those were refused, and 37 of the 230 that were. 384 of the 529 had a damage of 7 or more; the
others are recognised by figures run into labels, by having no figures, or by a worse table in the same report.
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
"""Reasons due to the conversion of the file, which its other tables share."""
_NO_TEXT = ("picture", "fields")
"""Reasons of tables whose figures are not in the text."""

Read = tuple[Lexed, Sequence[Block], bool]
"""(result of the lexer, blocks below the heading, whether the repair failed) of a section."""


def refuse(draft: Draft, sections: Mapping[str, Read]) -> None:
    """Mark the unreadable tables, each with its reason (`Section.unreadable`)."""
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
    """Refuse a missing table above a refused one without a heading: its text is in that one."""
    for section in list(draft.sections):
        below = next((each for each in draft.sections if each.order == section.order + 1), None)
        table = draft.table(section.name)
        if table is None or not table.missing or not section.order or sections[section.name][1]:
            continue
        if below is not None and below.heading is None:
            draft.change(section.name, unreadable=section.unreadable or below.unreadable)


def _refuse_below(draft: Draft, sections: Mapping[str, Read]) -> None:
    """Refuse a table without a heading directly after a refused one: the text between them is lost."""
    names = [each.name for each in sorted((each for each in draft.sections if each.order), key=lambda each: each.order)]
    for above, name in pairwise(names):
        reason, section = draft.section(above).unreadable, draft.section(name)
        if reason and reason not in _NO_TEXT and section.heading is None and sections[name][1]:
            draft.change(name, unreadable=section.unreadable or "torn")


def _why_refused(section: Read, part: FormSection, damage: Damage, refused: bool) -> str:
    """The reason to refuse a table, "" for none; `refused`: it is refused in any case."""
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
    """The reason of a refused table, as far as its text shows the cause."""
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
    """Remove lost columns and misplaced rows of refused tables from the draft."""
    for section in draft.sections:
        table = draft.table(section.name) if section.unreadable else None
        if table is not None:
            nodes = set(table.walk())
            rows = {leaf.type for leaf in table.all_leaves()}
            draft.lost_columns = [each for each in draft.lost_columns if each[0] not in nodes]
            draft.misplaced = [each for each in draft.misplaced if each[0].type not in rows]
