"""What the prose claims, and the findings where no table bears it out: for the rules of LR4."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Diagnostic, Related
from lint_reports.model.finding import at_range, related_figure
from lint_reports.model.location import Location, Range
from lint_reports.model.report import Node, Report, once_per_report
from lint_reports.model.rule import Rule
from lint_reports.prose.paragraphs import WRITTEN, Paragraph, paragraphs, whole
from lint_reports.prose.tallies import Against, total, worded
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.prose.context import Claim
    from lint_reports.prose.lexicon import Sum

ANYTHING = re.compile(r"申请|复议|诉讼|规范性文件|行政许可|行政处罚|行政强制|处理费|收费通知|其中|分别为")
"""A text without any of these words claims nothing."""
BLOCKS = {
    "reviews": (("reconsideration",),),
    "lawsuits": (
        ("litigation_direct", "litigation_after_reconsideration"),
        ("litigation_direct",),
        ("litigation_after_reconsideration",),
    ),
    "disputes": (("reconsideration", "litigation_direct", "litigation_after_reconsideration"),),
    "direct": (("litigation_direct",),),
    "after_review": (("litigation_after_reconsideration",),),
}
"""The blocks of table four that each kind of dispute may be counted in."""


class Place(NamedTuple):
    """A passage: paragraphs that lines have cut from one another, and where each begins in the whole."""

    text: str
    parts: tuple[tuple[int, Paragraph], ...]

    def range(self, report: Report, start: int, end: int) -> Range:
        at, paragraph = next(each for each in reversed(self.parts) if each[0] <= start)
        return paragraph.range(report, start - at, min(end - at, len(paragraph.text)))

    @property
    def section(self) -> str:
        return self.parts[0][1].section


class Told(NamedTuple):
    """A claim of the report's prose and the passage that makes it."""

    claim: Claim
    place: Place

    def range(self, report: Report) -> Range:
        return self.place.range(report, self.claim.start, self.claim.end)


@once_per_report
def passages(report: Report) -> list[Place]:
    """The written sections, lines that were cut in mid-sentence joined again."""
    return list(_join(paragraphs(report, *WRITTEN)))


def _join(found: list[Paragraph]) -> Iterator[Place]:
    text = ""
    parts: list[tuple[int, Paragraph]] = []
    for each in found:
        before = parts[-1][1] if parts else None
        cut = before is not None and len(before.text) >= 20 and before.text.rstrip()[-1:] not in "。！？；：…!?;:"
        if not (cut and before and before.leaf.end_line + 1 == each.leaf.line and before.section == each.section):
            if parts:
                yield Place(text, tuple(parts))
            text, parts = "", []
        parts.append((len(text), each))
        text += each.text
    if parts:
        yield Place(text, tuple(parts))


@once_per_report
def told(report: Report) -> list[Told]:
    """The claims of the report, in its order."""
    if not ANYTHING.search(whole(report)):
        return []
    from lint_reports.prose.reading import read

    places = passages(report)
    claims = read([each.text for each in places], report.body, report.year)
    return [Told(claim, places[number]) for number, claim in claims]


def readings(report: Report, claim: Claim) -> tuple[Sum, ...]:
    """The sums that a claim may mean in this report's edition of the form."""
    known = claim.kind.readings
    edition = report.section("disclosure").edition if 0 not in known else 0
    found = known.get(edition, ())
    if not claim.value:
        found = _of_nothing(found)
    if not claim.of:
        return found
    from lint_reports.prose.lexicon import Sum

    blocks = {each for one in claim.of for each in BLOCKS[one.name]} | {
        tuple(dict.fromkeys(block for one in claim.of for block in BLOCKS[one.name][0]))
    }
    if not claim.value:  # That none was corrected, or all were upheld, holds for every case of the kind.
        blocks = {BLOCKS[claim.of[-1].name][0]} | {tuple(b for one in claim.of for b in BLOCKS[one.name][0])}
    return tuple(
        Sum(tuple((1, block, column) for block in chosen for _, column, _ in each.terms))
        for each in found
        for chosen in sorted(blocks)
    )


def _of_nothing(readings: tuple[Sum, ...]) -> tuple[Sum, ...]:
    """The readings of a claim that there is nothing: nothing of a whole is nothing of each part.

    A reading that only takes a part of the first one's figures (one of the two groups of lawsuits) is left out.
    """
    first = set(readings[0].terms) if readings else set()
    return tuple(each for each in readings if not set(each.terms) < first)


def against(report: Report, claim: Claim) -> list[Against] | None:
    """What the tables say instead of a claim, one for each way to read it; None where it agrees or cannot be told."""
    found = []
    for each in readings(report, claim):
        sums = total(report, each)
        if sums is None or sums.value == claim.value or (claim.kind.at_most and claim.value <= sums.value):
            return None
        found.append(sums)
    return found or None


def contradictions(rule: Rule, report: Report, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """A finding for each number of the prose that no table bears out, the same number told again with the first."""
    claims = [each for each in told(report) if each.claim.name in kinds]
    borne_out = {each.claim.name for each in claims if against(report, each.claim) is None}
    first: dict[tuple[str, Decimal], list[Told]] = {}
    for each in claims:
        if each.claim.name not in borne_out:
            first.setdefault((each.claim.name, each.claim.value), []).append(each)
    for same in first.values():
        yield contradiction(rule, report, same[0], against(report, same[0].claim) or [], same[1:])


def contradiction(
    rule: Rule, report: Report, one: Told, found: list[Against], again: Collection[Told] = (), **more: object
) -> Diagnostic:
    """The finding that a claim and the tables contradict one another."""
    distinct = list({each.value: each for each in reversed(found)}.values())[::-1]
    words = wording(one)
    texts = [worded(report, each) for each in distinct]
    zh, en = "，也可作".join(each.zh for each in texts), ", or ".join(each.en for each in texts)
    message = Text(f"文中“{words}”，{zh}", f"the text says “{words}”, but {en}")
    related = cells(report, distinct)
    section = report.node(one.place.section)
    related += [_again(report, each) for each in again]
    return at_range(rule, report, one.range(report), message, section, related=tuple(related[:12]), **more)


def cells(report: Report, found: Collection[Against]) -> list[Related]:
    """The cells that say otherwise, each once."""
    figures = {id(figure): figure for each in found for figure in each.figures}.values()
    return [related_figure(report, figure, _cell(report, figure)) for figure in figures]


def _cell(report: Report, figure: Node) -> Text:
    words = f"{row_words(report, row_of(figure))} {column_words(report, figure)} {figure.cell.text}"
    return Text(words, words)


def wording(one: Told) -> str:
    """The words of a claim without the spaces between them."""
    return re.sub(r"\s+", "", one.claim.words)


def claimed(report: Report, one: Told) -> Related:
    """A claim that has to do with a finding elsewhere."""
    words = wording(one)
    return Related(Text(f"文中“{words}”", f"the text says “{words}”"), Location(report.path, one.range(report)))


def _again(report: Report, one: Told) -> Related:
    words = wording(one)
    return Related(Text(f"文中又写“{words}”", f"again: “{words}”"), Location(report.path, one.range(report)))
