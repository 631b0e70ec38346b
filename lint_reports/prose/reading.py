"""Find the claims of passages, clause by clause; the text before a clause determines its subject, period and scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lint_reports.prose.claims import (
    APPLICANTS,
    APPLICATIONS,
    CASES,
    DECISIONS,
    DISPUTES,
    DONE,
    FINISHED,
    OUTCOMES,
    WHOLE,
    Claim,
)
from lint_reports.prose.clauses import Clause, Sentence, Token, Tokenizer, sentences, tokenizer_of
from lint_reports.prose.lexicon import ClaimKind, pattern

SHORT = 25
"""A line of fewer characters without a full stop is a heading."""


@dataclass(slots=True)
class Context:
    """The subject, period and scope of statements at a position in a passage."""

    about_applications: bool = False
    """Whether a verb without an object speaks of applications."""
    counted: bool = False
    """Whether a number of applications has been given."""
    headed: bool = False
    """Whether the passage is headed as one about applications."""
    mentioned: bool = False
    """Whether disclosure has been mentioned."""
    of_disclosure: bool = False
    """Whether nothing else has been counted since, so that reviews are reviews of it."""
    foreign: bool = False
    """Whether the sentence speaks of other bodies."""
    foreign_before: bool = False
    """Whether a count before it was of other bodies, and no word since refers to this body."""
    other_period: bool = False
    """Whether the sentence speaks of another year or a part of one."""
    excepted: bool = False
    """Whether the sentence makes an exception."""
    among: str = ""
    """The claim of a whole whose parts are being listed."""
    whole: str = ""
    """The latest claim of a whole."""
    by_applicant: bool = False
    """Whether applications are being listed by their applicants."""
    disputes: tuple[Claim, ...] = ()
    """The latest claims of disputes, whose outcomes may follow."""
    counts: tuple[Decimal, ...] = ()
    """The numbers with a unit of the sentence so far; none where the nearest is rough, compared or one of several."""
    last: Claim | None = None
    """The latest claim other than a share."""


class PassageReader:
    """Finds the claims of one passage; `headed` says that its heading is about applications."""

    def __init__(self, tokenizer: Tokenizer, headed: bool = False) -> None:
        self.tokenizer = tokenizer
        self.letters = tokenizer.letters
        self.context = Context(about_applications=headed, headed=headed, mentioned=headed, of_disclosure=headed)

    def _has(self, clause: Clause, *classes: str) -> bool:
        return any(self.letters[name] in clause.letters for name in classes)

    def _mention(self, clause: Clause) -> None:
        if self._has(clause, "APPLICATIONS", "ON_REQUEST", "OPEN"):
            self.context.mentioned = self.context.of_disclosure = True

    def is_heading(self, clause: Clause) -> bool:
        """Whether a clause heads a passage about applications."""
        return self.tokenizer.lexicon.automaton.rule(clause.letters) == "heading"

    def claims(self, text: str) -> Iterator[Claim]:
        """The claims of the passage, in its order."""
        for sentence in sentences(text):
            if self._concerns(sentence):
                clauses = list(self.tokenizer.clauses(sentence))
                if clauses:
                    yield from self._sentence(clauses)

    def _concerns(self, sentence: Sentence) -> bool:
        """Whether a sentence may have a claim. A sentence without one updates the context."""
        context, tokenizer, text = self.context, self.tokenizer, sentence.text
        known = tokenizer.lexicon
        if tokenizer.subject.search(text):
            if tokenizer.saying.search(text) or (len(text) < SHORT and pattern(known.headings).search(text)):
                return True
            if pattern(known.mentions).search(text):
                context.mentioned = context.of_disclosure = True
            return False
        if not (context.about_applications or context.last is not None or context.headed or context.of_disclosure):
            return False
        if pattern(known.continuing).search(text) and tokenizer.saying.search(text):
            return True
        if pattern(known.counts).search(text):
            context.about_applications = context.counted = context.headed = context.of_disclosure = False
            context.last = None
        return False

    def _sentence(self, sentence: list[Clause]) -> Iterator[Claim]:
        context = self.context
        context.foreign = any(self._has(clause, "AREA", "FUTURE") for clause in sentence)
        if any(self._has(clause, "OWN") for clause in sentence):
            context.foreign_before = False
        context.other_period = context.by_applicant = False
        context.excepted = any(self._has(clause, "EXCEPT") for clause in sentence)
        context.among, context.counts = "", ()
        if context.headed:
            context.about_applications = True
        for clause in sentence:
            claim = self._clause(clause)
            if claim is not None:
                yield claim
        if context.foreign and any(self._has(clause, "UNIT") for clause in sentence):
            context.foreign_before = True

    def _clause(self, clause: Clause) -> Claim | None:
        context = self.context
        if self._has(clause, "AMONG", "AMONG_THESE"):
            context.among = context.whole
        self._mention(clause)
        if self._has(clause, "THIS_YEAR"):
            context.other_period = False
        claim = self._match(clause)
        self._count(clause)
        if claim is None:
            self._unread(clause)
        elif not self._stands(claim, clause):
            claim = None
        else:
            self._note(claim)
        if clause.after == ";":
            context.among, context.by_applicant = "", False
        return claim

    def _match(self, clause: Clause) -> Claim | None:
        if not self._has(clause, "NUMBER", "PERCENT", "MONEY", "NOT", "ALL"):
            return None
        known = self.tokenizer.lexicon
        name = known.automaton.rule(clause.letters)
        return self._claim(known.kinds[name], clause) if name else None

    def _claim(self, kind: ClaimKind, clause: Clause) -> Claim:
        negative = self._has(clause, "NOT")
        number = next((token for token in clause.tokens if token.value is not None), None)
        start, end = clause.tokens[0].start, clause.tokens[-1].end
        if negative or number is None:
            value = Decimal(0)
            first = self._first(clause, "NOT", "ALL")
            start = first.start if first else start
        else:
            value, start, end = number.value or Decimal(0), number.start, number.end
        of = self.context.disputes if kind.name in CASES else ()
        if kind.name != "share":
            return Claim(kind, value, clause.text, start, end, of)
        return Claim(kind, value, clause.text, start, end, of, self.context.counts, self._has(clause, "ADVERB"))

    def _count(self, clause: Clause) -> None:
        """Update the counts by the number of a clause, of which the clauses behind it may say the share."""
        if self._has(clause, "UNIT"):
            numbers = [
                token.value
                for token in clause.tokens
                if token.letter == self.letters["NUMBER"] and token.value is not None
            ]
            certain = len(numbers) == 1 and not self._has(clause, "ROUGH", "COMPARED")
            self.context.counts = (*self.context.counts, *numbers) if certain else ()

    def _first(self, clause: Clause, *classes: str) -> Token | None:
        wanted = {self.letters[name] for name in classes}
        return next((token for token in clause.tokens if token.letter in wanted), None)

    def _stands(self, claim: Claim, clause: Clause) -> bool:
        """Whether a claim, by its context, is about this body's figures of this year."""
        context, name = self.context, claim.name
        if context.foreign or context.foreign_before or context.other_period:
            return False
        explicit = self._has(clause, "APPLICATIONS", "ON_REQUEST") or (
            self._has(clause, "OPEN") and self._has(clause, "BARE")
        )
        if name in APPLICATIONS and not explicit and not context.about_applications:
            return False
        if name in FINISHED:
            bare = not explicit and not context.counted and not (context.headed and name.endswith("rate"))
            return not (context.excepted or bare or context.by_applicant)
        if name in WHOLE | {"new", "none"} and context.among and (name != "new" or context.among == "new"):
            return False
        if name in DONE and context.among and context.among not in WHOLE - {"handled"}:
            return False
        if name in OUTCOMES | DONE and context.by_applicant:
            return False
        if name in DISPUTES:
            return context.of_disclosure or (context.mentioned and self._has(clause, "NOT", "HAPPENED", "PASSIVE"))
        if name in DECISIONS:
            return self._has(clause, "DECIDED") or (context.last is not None and context.last.name in DECISIONS)
        if name == "fee" and not self._has(clause, "FEE"):
            return context.last is not None and context.last.name in ("fee", "notices")
        if name == "share":
            return bool(claim.counts) and context.last is not None and context.about_applications
        return bool(claim.of) if name in CASES else True

    def _note(self, claim: Claim) -> None:
        """Update the context by a claim."""
        context, name = self.context, claim.name
        if name in APPLICATIONS:
            context.about_applications = True
            context.counted = context.counted or name not in FINISHED
        if name in WHOLE | DONE and not context.among:
            context.whole = name
        if name in APPLICANTS:
            context.by_applicant = True
        if name in DISPUTES:
            context.disputes = (
                (*context.disputes, claim) if context.last and context.last.name in DISPUTES else (claim,)
            )
        if name != "share":
            context.last = claim

    def _unread(self, clause: Clause) -> None:
        """Update the context by a clause without a claim."""
        context = self.context
        if self._has(clause, "PERIOD", "YEAR_BEFORE", "YEAR_AFTER") and not self._has(clause, "COMPARED"):
            context.other_period = True
        if self._is_other_body(clause):
            context.foreign = True
        counted = self._has(clause, "UNIT")
        if self.is_heading(clause):
            context.about_applications = True
            context.headed = context.headed or clause.first
        elif self._has(clause, "MATTER"):
            context.about_applications = context.counted = False
            context.headed = context.headed and not counted
        elif self._has(clause, "APPLICATIONS", "ON_REQUEST", "BARE"):
            verb = self._has(clause, "RECEIVED", "NEW", "HANDLED", "DONE", "ANSWERED")
            told = counted and verb and self._has(clause, "ROUGH") and self._has(clause, "APPLICATIONS", "ON_REQUEST")
            context.counted = context.about_applications = told
        elif counted and not self._only_number(clause):
            context.about_applications = context.counted = context.headed = context.of_disclosure = False
            context.last = None

    def _only_number(self, clause: Clause) -> bool:
        known = "".join(self.letters[name] for name in ("NUMBER", "UNIT", "COMPARED", "ADVERB"))
        return self._has(clause, "COMPARED") or all(each in known for each in clause.letters)

    def _is_other_body(self, clause: Clause) -> bool:
        letters = clause.letters.rstrip(self.letters["THIS_YEAR"])
        return (
            letters[-1:] == self.letters["ORGAN"]
            and clause.after in (",", ":")
            and not self._has(clause, "OWN", "OPEN")
        )


def is_heading(tokenizer: Tokenizer, text: str) -> bool:
    """Whether a line is a heading of text on applications."""
    reader = PassageReader(tokenizer)
    clauses = (clause for sentence in sentences(text) for clause in tokenizer.clauses(sentence))
    return any(reader.is_heading(clause) for clause in clauses)


def read(passages: list[str], body: str = "", year: int | None = None) -> list[tuple[int, Claim]]:
    """The claims of passages that follow one another, as (index of the passage, claim)."""
    tokenizer = tokenizer_of(body, year)
    found: list[tuple[int, Claim]] = []
    headed = False
    for number, text in enumerate(passages):
        if (headed or tokenizer.subject.search(text)) and tokenizer.saying.search(text):
            found += [(number, claim) for claim in PassageReader(tokenizer, headed).claims(text)]
        if len(text) < SHORT and not text.rstrip().endswith(("。", "；")):
            headed = bool(tokenizer.subject.search(text)) and is_heading(tokenizer, text)
        elif text[:1] in "（(":
            headed = False
    return found
