"""Removal of repeated merged cells and of row and column numbers in tables with cells separated by blanks only.

The same as `merged`, for words with screen columns instead of cells with indexes in a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from lint_reports.form.sections import FormSection
from lint_reports.parser.cells import Classifier
from lint_reports.parser.fragments import Fragment, Split
from lint_reports.text.folding import fold

_FEWEST = 3
"""Fewer numbers than this may be figures."""


def once(splits: Sequence[Split], classifier: Classifier) -> list[Split]:
    """The lines without words that repeat the word before or, in the same screen column, the one on the line above."""
    part = classifier.part
    before: Split | None = None
    kept = []
    for split in splits:
        above = {(word.left, word.text) for word in before.words} if before is not None else set()
        words = [
            word
            for at, word in enumerate(split.words)
            if not _is_again(split.words, at, part)
            and ((word.left, word.text) not in above or classifier.kind(word.text).terminal in part.arity)
        ]
        kept.append(split._replace(words=words))
        before = split
    return kept


def _is_again(words: Sequence[Fragment], at: int, part: FormSection) -> bool:
    """Whether a word is a whole label and repeats the word before it."""
    return at > 0 and words[at].text == words[at - 1].text and fold(words[at].text) in part.terminals


def without_numbers(splits: Sequence[Split]) -> list[Split]:
    """The lines without row and column numbers at their edges: 0, 1, 2, …"""
    kept = list(splits)
    if len(kept) > _FEWEST and not kept[0].words and len(kept[0].figures) >= _FEWEST and _counts(kept[0].figures):
        kept.pop(0)
    edge = [(split.words or split.figures)[0] for split in kept]
    if len(edge) >= _FEWEST and _counts(edge):
        kept = [s._replace(words=s.words[1:]) if s.words else s._replace(figures=s.figures[1:]) for s in kept]
    return kept


def _counts(words: Sequence[Fragment]) -> bool:
    return all(word.text == str(number) for number, word in enumerate(words))
