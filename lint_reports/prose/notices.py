"""Citations of national notices and decrees by their number, however the brackets are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint_reports.model.report import Report, once_per_report
from lint_reports.prose.paragraphs import Paragraph, full_text, paragraphs
from lint_reports.prose.patterns import lazily

_NUMBER = lazily(
    r"(?P<issuer>国办[公开办发函秘]{1,4}|(?:中华人民共和国)?国务院令)\s*"
    r"(?:[〔\[［（(【〈﹝]\s*(?P<year>\d{4})\s*(?:年\s*)?[〕\]］）)】〉﹞]\s*)?第?\s*(?P<number>\d{1,4})\s*号"
    r"|(?:中华人民共和国)?国务院\s*第?\s*(?P<decree>\d{3})\s*号\s*令"
)
_TITLE = lazily(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》[\s（(\[【]*$")


class Citation(NamedTuple):
    """A number and its indexes in the paragraph."""

    paragraph: Paragraph
    start: int
    end: int
    number: str
    """As the regulation writes it: 国办公开办函〔2021〕30号."""
    title: str
    """The title in 《》 right before it, "" where none is."""


@once_per_report
def citations(report: Report) -> list[Citation]:
    """The citations of the report, in its order."""
    text = full_text(report)
    return list(_citations(report)) if "国办" in text or "国务院" in text else []


def _citations(report: Report) -> Iterator[Citation]:
    for paragraph in paragraphs(report):
        for match in _NUMBER().finditer(paragraph.text):
            before = _TITLE().search(paragraph.text[max(0, match.start() - 120) : match.start()])
            yield Citation(paragraph, *match.span(), _normal(match), before[1] if before else "")


def _normal(match: re.Match[str]) -> str:
    """The number as the regulation writes it."""
    if match["decree"] or "国务院令" in match["issuer"]:
        return f"国务院令第{int(match['decree'] or match['number'])}号"
    year = f"〔{int(match['year'])}〕" if match["year"] else ""
    return f"{match['issuer']}{year}{int(match['number'])}号"
