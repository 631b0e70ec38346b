"""The claims of a report, each with the totals of the tables that it may refer to, and those that contradict it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lint_reports.model.location import Location, Range
from lint_reports.model.report import Node, Report, once_per_report
from lint_reports.prose.claims import Claim
from lint_reports.prose.lexicon import Sum
from lint_reports.prose.paragraphs import full_text
from lint_reports.prose.passages import Passage, passages
from lint_reports.prose.reading import read
from lint_reports.prose.totals import Total, total

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


@dataclass(frozen=True, eq=False)
class ReportClaim:
    """A claim of the report's prose and the passage that makes it."""

    report: Report
    passage: Passage
    claim: Claim

    @property
    def name(self) -> str:
        return self.claim.name

    @property
    def value(self) -> Decimal:
        return self.claim.value

    @property
    def words(self) -> str:
        """The words of the claim without white space."""
        return re.sub(r"\s+", "", self.claim.words)

    @property
    def range(self) -> Range:
        return self.passage.range(self.report, self.claim.start, self.claim.end)

    @property
    def location(self) -> Location:
        return Location(self.report.path, self.range)

    @property
    def section(self) -> Node:
        return self.report.node(self.passage.section)

    @cached_property
    def readings(self) -> tuple[Sum, ...]:
        """The sums that the claim may mean in this report's edition of the form."""
        known = self.claim.kind.readings
        edition = self.report.section("disclosure").edition if 0 not in known else 0
        found = known.get(edition, ())
        if not self.value:
            found = _of_nothing(found)
        if not self.claim.of:
            return found
        return tuple(
            Sum(tuple((1, block, column) for block in blocks for _, column, _ in each.terms))
            for each in found
            for blocks in sorted(_blocks(self.claim))
        )

    @cached_property
    def contradicting(self) -> list[Total]:
        """The totals that contradict the claim, one a reading; none where one agrees or is not known."""
        found = []
        for each in self.readings:
            sums = total(self.report, each)
            if sums is None or sums.value == self.value or (self.claim.kind.at_most and self.value <= sums.value):
                return []
            found.append(sums)
        return found


def _blocks(claim: Claim) -> set[tuple[str, ...]]:
    """The groups of blocks of table four in which the outcome of disputes may be counted."""
    every = tuple(block for one in claim.of for block in BLOCKS[one.name][0])
    if not claim.value:  # A claim that none was corrected, or all were upheld, is about every case of the kind.
        return {BLOCKS[claim.of[-1].name][0], every}
    return {each for one in claim.of for each in BLOCKS[one.name]} | {tuple(dict.fromkeys(every))}


def _of_nothing(readings: tuple[Sum, ...]) -> tuple[Sum, ...]:
    """The readings of a claim of zero: where a whole is zero, so is each part.

    A reading of only a part of the first one's figures (one of the two groups of lawsuits) is left out.
    """
    first = set(readings[0].terms) if readings else set()
    return tuple(each for each in readings if not set(each.terms) < first)


@once_per_report
def claims_of(report: Report) -> list[ReportClaim]:
    """The claims of the report, in its order."""
    if not ANYTHING.search(full_text(report)):
        return []
    found = passages(report)
    claims = read([each.text for each in found], report.body, report.year)
    return [ReportClaim(report, found[number], claim) for number, claim in claims]
