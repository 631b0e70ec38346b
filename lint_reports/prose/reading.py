"""What the pieces of a passage claim, each in the light of what stands before it: its subject, its period, its scope."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_reports.prose.context import (
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
    Context,
)
from lint_reports.prose.lexicon import Kind, pattern
from lint_reports.prose.sentences import Piece, Reader, Sentence, Word, reader_of, sentences

SHORT = 25
"""A line that is shorter, without a full stop, is a heading."""

_sets: dict[tuple[str, ...], frozenset[str]] = {}


class Passage:
    """Reads one passage, sentence by sentence."""

    def __init__(self, reader: Reader, headed: bool = False) -> None:
        self.reader = reader
        self.letters = reader.letters
        self.context = Context(about_applications=headed, home=headed, mentioned=headed, of_disclosure=headed)

    def _has(self, piece: Piece, *classes: str) -> bool:
        wanted = _sets.get(classes)
        if wanted is None:
            wanted = _sets[classes] = frozenset(self.letters[name] for name in classes)
        return not wanted.isdisjoint(piece.letters)

    def _mention(self, piece: Piece) -> None:
        if self._has(piece, "APPLICATIONS", "ON_REQUEST", "OPEN"):
            self.context.mentioned = self.context.of_disclosure = True

    def heads(self, piece: Piece) -> bool:
        return self.reader.lexicon.automaton.rule(piece.letters) == "heading"

    def claims(self, text: str) -> Iterator[Claim]:
        for sentence in sentences(text):
            if self._concerns(sentence):
                pieces = list(self.reader.pieces(sentence))
                if pieces:
                    yield from self._sentence(pieces)

    def _concerns(self, sentence: Sentence) -> bool:
        """Whether a sentence may claim something, or changes what is spoken of."""
        context, reader, text = self.context, self.reader, sentence.text
        known = reader.lexicon  # Its other expressions are compiled where they are asked for, which few reports need.
        if reader.subject.search(text):
            if reader.saying.search(text) or (len(text) < SHORT and pattern(known.headings).search(text)):
                return True
            if pattern(known.mentions).search(text):
                context.mentioned = context.of_disclosure = True
            return False
        if not (context.about_applications or context.last is not None or context.home or context.of_disclosure):
            return False
        if pattern(known.continuing).search(text) and reader.saying.search(text):
            return True
        if pattern(known.counts).search(text):
            context.about_applications = context.counted = context.home = context.of_disclosure = False
            context.last = None
        return False

    def _sentence(self, sentence: list[Piece]) -> Iterator[Claim]:
        context = self.context
        context.foreign = any(self._has(piece, "AREA", "FUTURE") for piece in sentence)
        if any(self._has(piece, "OWN") for piece in sentence):
            context.foreign_before = False
        context.other_period = context.by_applicant = False
        context.excepted = any(self._has(piece, "EXCEPT") for piece in sentence)
        context.among, context.counts = "", ()
        if context.home:
            context.about_applications = True
        for piece in sentence:
            claim = self._piece(piece)
            if claim is not None:
                yield claim
        if context.foreign and any(self._has(piece, "UNIT") for piece in sentence):
            context.foreign_before = True

    def _piece(self, piece: Piece) -> Claim | None:
        context = self.context
        if self._has(piece, "AMONG", "AMONG_THESE"):
            context.among = context.whole
        self._mention(piece)
        if self._has(piece, "THIS_YEAR"):
            context.other_period = False
        claim = self._match(piece)
        self._count(piece)
        if claim is None:
            self._unread(piece)
        elif not self._stands(claim, piece):
            claim = None
        else:
            self._note(claim)
        if piece.after == ";":
            context.among, context.by_applicant = "", False
        return claim

    def _match(self, piece: Piece) -> Claim | None:
        if not self._has(piece, "NUMBER", "PERCENT", "MONEY", "NOT", "ALL"):
            return None
        known = self.reader.lexicon
        name = known.automaton.rule(piece.letters)
        return self._claim(known.kinds[name], piece) if name else None

    def _claim(self, kind: Kind, piece: Piece) -> Claim:
        negative = self._has(piece, "NOT")
        number = next((word for word in piece.words if word.value is not None), None)
        start, end = piece.words[0].start, piece.words[-1].end
        if negative or number is None:
            value = Decimal(0)
            first = self._first(piece, "NOT", "ALL")
            start = first.start if first else start
        else:
            value, start, end = number.value or Decimal(0), number.start, number.end
        of = self.context.disputes if kind.name in CASES else ()
        if kind.name != "share":
            return Claim(kind, value, piece.text, start, end, of)
        return Claim(kind, value, piece.text, start, end, of, self.context.counts, self._has(piece, "ADVERB"))

    def _count(self, piece: Piece) -> None:
        """Note the number that a piece counts, of which the pieces behind it may say the share."""
        if self._has(piece, "UNIT"):
            numbers = [
                word.value for word in piece.words if word.letter == self.letters["NUMBER"] and word.value is not None
            ]
            certain = len(numbers) == 1 and not self._has(piece, "ROUGH", "COMPARED")
            self.context.counts = (*self.context.counts, *numbers) if certain else ()

    def _first(self, piece: Piece, *classes: str) -> Word | None:
        wanted = {self.letters[name] for name in classes}
        return next((word for word in piece.words if word.letter in wanted), None)

    def _stands(self, claim: Claim, piece: Piece) -> bool:
        """Whether a claim that the words alone make is one about this body's figures of this year."""
        context, name = self.context, claim.name
        if context.foreign or context.foreign_before or context.other_period:
            return False
        explicit = self._has(piece, "APPLICATIONS", "ON_REQUEST") or (
            self._has(piece, "OPEN") and self._has(piece, "BARE")
        )
        if name in APPLICATIONS and not explicit and not context.about_applications:
            return False
        if name in FINISHED:
            bare = not explicit and not context.counted and not (context.home and name.endswith("rate"))
            return not (context.excepted or bare or context.by_applicant)
        if name in WHOLE | {"new", "none"} and context.among and (name != "new" or context.among == "new"):
            return False
        if name in DONE and context.among and context.among not in WHOLE - {"handled"}:
            return False
        if name in OUTCOMES | DONE and context.by_applicant:
            return False
        if name in DISPUTES:
            return context.of_disclosure or (context.mentioned and self._has(piece, "NOT", "HAPPENED", "PASSIVE"))
        if name in DECISIONS:
            return self._has(piece, "DECIDED") or (context.last is not None and context.last.name in DECISIONS)
        if name == "fee" and not self._has(piece, "FEE"):
            return context.last is not None and context.last.name in ("fee", "notices")
        if name == "share":
            return bool(claim.counts) and context.last is not None and context.about_applications
        return bool(claim.of) if name in CASES else True

    def _note(self, claim: Claim) -> None:
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

    def _unread(self, piece: Piece) -> None:
        """What a piece that claims nothing means for those behind it."""
        context = self.context
        if self._has(piece, "PERIOD", "YEAR_BEFORE", "YEAR_AFTER") and not self._has(piece, "COMPARED"):
            context.other_period = True
        if self._is_other_body(piece):
            context.foreign = True
        counted = self._has(piece, "UNIT")
        if self.heads(piece):
            context.about_applications = True
            context.home = context.home or piece.first
        elif self._has(piece, "MATTER"):
            context.about_applications = context.counted = False
            context.home = context.home and not counted
        elif self._has(piece, "APPLICATIONS", "ON_REQUEST", "BARE"):
            verb = self._has(piece, "RECEIVED", "NEW", "HANDLED", "DONE", "ANSWERED")
            told = counted and verb and self._has(piece, "ROUGH") and self._has(piece, "APPLICATIONS", "ON_REQUEST")
            context.counted = context.about_applications = told
        elif counted and not self._only_number(piece):
            context.about_applications = context.counted = context.home = context.of_disclosure = False
            context.last = None

    def _only_number(self, piece: Piece) -> bool:
        known = "".join(self.letters[name] for name in ("NUMBER", "UNIT", "COMPARED", "ADVERB"))
        return self._has(piece, "COMPARED") or all(each in known for each in piece.letters)

    def _is_other_body(self, piece: Piece) -> bool:
        letters = piece.letters.rstrip(self.letters["THIS_YEAR"])
        return (
            letters[-1:] == self.letters["ORGAN"] and piece.after in (",", ":") and not self._has(piece, "OWN", "OPEN")
        )


def is_heading(reader: Reader, text: str) -> bool:
    """Whether a line heads what is told of applications."""
    passage = Passage(reader)
    pieces = (piece for sentence in sentences(text) for piece in reader.pieces(sentence))
    return any(passage.heads(piece) for piece in pieces)


def read(passages: list[str], body: str = "", year: int | None = None) -> list[tuple[int, Claim]]:
    """The claims of passages that follow one another, each with the number of its passage."""
    reader = reader_of(body, year)
    found: list[tuple[int, Claim]] = []
    headed = False
    for number, text in enumerate(passages):
        if (headed or reader.subject.search(text)) and reader.saying.search(text):
            found += [(number, claim) for claim in Passage(reader, headed).claims(text)]
        if len(text) < SHORT and not text.rstrip().endswith(("。", "；")):
            headed = bool(reader.subject.search(text)) and is_heading(reader, text)
        elif text[:1] in "（(":
            headed = False
    return found
