"""Faults in the title, the headings and the order of the sections."""

from __future__ import annotations

import copy
from random import Random

from . import form
from .draft import Draft
from .faults import Fault, fault, marked, misspell

_SEEN = {
    1: ("总体概述",),
    2: ("主动公开政府信息的情况",),
    3: ("收到和处理政府信息公开的申请情况",),
    4: ("政府信息公开行政法复议、行政诉讼情况",),
    5: ("存在的主要问题及整改措施", "存在问题及改进情况"),
    6: ("其他需要报告事项",),
}
"""Wordings met in published reports."""


def missing_section(draft: Draft, rng: Random) -> Fault:
    """Heading and body gone."""
    number = rng.randint(1, 6)
    draft.sections.remove(draft.section(number))
    return fault("missing-section", phrase=form.SECTIONS[number - 1])


def missing_heading(draft: Draft, rng: Random) -> Fault:
    """Heading gone, body there. Prose then joins what stands before it, so the section may as well seem missing."""
    section = draft.section(rng.randint(1, 6))
    section.heading = None
    rules = ["missing-heading"] if section.table else ["missing-heading", "missing-section"]
    return fault(*rules, phrase=form.SECTIONS[section.number - 1])


def misplaced_section(draft: Draft, rng: Random) -> Fault:
    """Two sections change places. Which of them is out of place is a matter of view."""
    one, other = rng.sample(range(6), 2)
    draft.sections[one], draft.sections[other] = draft.sections[other], draft.sections[one]
    return fault("misplaced-section")


def repeated_section(draft: Draft, rng: Random) -> Fault:
    """A section stands twice in a row; the line is the second's."""
    at = rng.randrange(6)
    draft.sections.insert(at + 1, marked(copy.deepcopy(draft.sections[at])))
    return fault("repeated-section", phrase=form.SECTIONS[at])


def empty_section(draft: Draft, rng: Random) -> Fault:
    """A prose section with a heading and nothing under it."""
    section = marked(draft.section(rng.choice((1, 5, 6))))
    section.paragraphs.clear()
    return fault("empty-section", phrase=form.SECTIONS[section.number - 1])


def misspelt_section(draft: Draft, rng: Random) -> Fault:
    """One to three characters of the wording dropped, changed or added, or a wording met in the wild."""
    section = marked(draft.section(rng.randint(1, 6)))
    words = form.SECTIONS[section.number - 1]
    wrong = words
    for _ in range(rng.randint(1, min(3, len(words) // 4))):
        wrong = misspell(rng, wrong, [i for i, c in enumerate(wrong) if c != "、"], "drop change add")
    if rng.random() < 0.3 or wrong == words:
        wrong = rng.choice(_SEEN[section.number])
    section.heading = f"{form.NUMERALS[section.number - 1]}、{wrong}"
    return fault("misspelt-section", phrase=words)


def misnumbered_section(draft: Draft, rng: Random) -> Fault:
    """The right words behind another number."""
    section = marked(draft.section(rng.randint(1, 6)))
    words = form.SECTIONS[section.number - 1]
    numeral = rng.choice(form.NUMERALS.replace(form.NUMERALS[section.number - 1], ""))
    section.heading = f"{numeral}、{words}"
    return fault("misnumbered-section", phrase=words)


def missing_table(draft: Draft, rng: Random) -> Fault:
    """A heading with no table under it; the line is the heading's."""
    section = marked(draft.section(rng.choice(list(form.TABLES))))
    section.table = None
    return fault("missing-table", phrase=form.SECTIONS[section.number - 1])


def missing_title(draft: Draft, rng: Random) -> Fault:
    draft.title = None
    return fault("missing-title")


def malformed_title(draft: Draft, rng: Random) -> Fault:
    """Without the body or the year, cut short, or scrambled."""
    body, year = draft.report.body, draft.report.year
    draft.title = rng.choice(
        (
            "政府信息公开年度报告",
            f"{year}年政府信息公开工作年度报告",
            f"{body}政府信息公开工作年度报告",
            f"{body}{year}年政府信息公开年度报告",
            f"{body}{year}年政府信息公开工作告年度报",
        )
    )
    return Fault(frozenset({"malformed-title"}), at_title=True)
