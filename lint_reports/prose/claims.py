"""Claims of the prose, and the names of those that belong together, as rules of `grammar/claims.lark`."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from lint_reports.prose.lexicon import ClaimKind

WHOLE = frozenset(("received", "new", "applications", "handled", "none"))
DONE = frozenset(("done", "answered", "timely", "handled"))
FINISHED = frozenset(("all_done", "all_timely", "rate", "timely_rate"))
OUTCOMES = frozenset(("granted", "partly_granted", "refused", "unavailable", "not_processed", "otherwise"))
APPLICANTS = frozenset(("natural", "organisations", "business", "research", "charity", "legal"))
APPLICATIONS = WHOLE | DONE | FINISHED | OUTCOMES | APPLICANTS | {"carried_in", "carried_out", "carried"}
DISPUTES = frozenset(("reviews", "lawsuits", "disputes", "direct", "after_review"))
DECISIONS = frozenset(("licences", "penalties", "coercions"))
CASES = frozenset(("upheld", "corrected", "other_outcome", "pending", "all_upheld"))
"""Outcomes of disputes."""


class Claim(NamedTuple):
    """A claim and its indexes in its passage."""

    kind: ClaimKind
    value: Decimal
    words: str
    """As written, with the number."""
    start: int
    """Of the number, or of all the words where there is none."""
    end: int
    of: tuple[Claim, ...] = ()
    """Of an outcome: the disputes that had it."""
    counts: tuple[Decimal, ...] = ()
    """Of a share: the counts of its sentence before it, the last of which it is the share of."""
    together: bool = False
    """Of a share: whether it may be that of the last few of those counts together (合计占60%)."""

    @property
    def name(self) -> str:
        return self.kind.name
