"""What a claim is, which claims belong together, and what is being spoken of where one is made."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from lint_reports.prose.lexicon import Kind

WHOLE = frozenset(("received", "new", "applications", "handled", "none"))
DONE = frozenset(("done", "answered", "timely", "handled"))
FINISHED = frozenset(("all_done", "all_timely", "rate", "timely_rate"))
OUTCOMES = frozenset(("granted", "partly_granted", "refused", "unavailable", "not_processed", "otherwise"))
APPLICANTS = frozenset(("natural", "organisations", "business", "research", "charity", "legal"))
APPLICATIONS = WHOLE | DONE | FINISHED | OUTCOMES | APPLICANTS | {"carried_in", "carried_out", "carried"}
DISPUTES = frozenset(("reviews", "lawsuits", "disputes", "direct", "after_review"))
DECISIONS = frozenset(("licences", "penalties", "coercions"))
CASES = frozenset(("upheld", "corrected", "other_outcome", "pending", "all_upheld"))


class Claim(NamedTuple):
    """A claim and where it stands in its passage."""

    kind: Kind
    value: Decimal
    words: str
    """As written, with the number."""
    start: int
    """Of the number, or of all the words where there is none."""
    end: int
    of: tuple[Claim, ...] = ()
    """What it is part of: the disputes whose outcome it tells."""
    counts: tuple[Decimal, ...] = ()
    """Of a share: the counts of its sentence before it, the nearest last, which is what the share is of."""
    together: bool = False
    """Of a share: whether it may be that of several of those counts together (合计占60%)."""

    @property
    def name(self) -> str:
        return self.kind.name


@dataclass(slots=True)
class Context:
    """What is being spoken of."""

    about_applications: bool = False
    """Whether a verb without an object speaks of applications."""
    counted: bool = False
    """Whether a number of them has been given."""
    home: bool = False
    """Whether the passage is headed so."""
    mentioned: bool = False
    """Whether disclosure has been mentioned."""
    of_disclosure: bool = False
    """Whether nothing else has been counted since, so that reviews are reviews of it."""
    foreign: bool = False
    """Whether the sentence speaks of other bodies."""
    foreign_before: bool = False
    """Whether a count before it did, and no word has led back."""
    other_period: bool = False
    excepted: bool = False
    among: str = ""
    """Of which whole the parts are being told."""
    whole: str = ""
    by_applicant: bool = False
    disputes: tuple[Claim, ...] = ()
    counts: tuple[Decimal, ...] = ()
    """The numbers with a unit of this sentence so far; none where the nearest is rough, compared or one of several."""
    last: Claim | None = None
