"""Signs of a filled form in documents not recognised as reports, so that none is skipped silently."""

from __future__ import annotations

import re

from lint_reports.form.editions import edition
from lint_reports.form.sources import first_years
from lint_reports.model.document import Document
from lint_reports.text.folding import fold, fold_characters, ordinal

_FIGURES = r"[^\w()]{0,3}\d(?:[^\w()]{0,3}\d){2}"
"""The figures after the label of a filled row: at least three digits, whatever separates them."""
LONGEST_TABLE = 4_000
"""The largest extent of half of the longest table, in characters: with figures of six digits it has some 1,500."""
MOST_BLOCKS = 10_000
"""Documents with more blocks are not examined; a report with one cell on a line has some 400."""
LONGEST_REPORT = 50_000
"""The longest report seen has some 20,000 characters; what is longer and shows a filled table is a manual or a collection."""


def has_filled_form(document: Document) -> bool:
    """Whether half of the row labels of some edition's longest table stand close together, each with figures behind it.

    A text about the form, as the notice that prescribes it or a manual, has its labels and few rows of figures.
    """
    text = "" if len(document.blocks) > MOST_BLOCKS else fold_characters("".join(document.lines))
    for year in first_years() if len(text) <= LONGEST_REPORT else ():
        form = edition(year).form
        labels = max((part.arity for part in form.sections), key=len)
        places = sorted(
            place for place in (_filled_row(text, fold(form.phrases[each])) for each in labels) if place >= 0
        )
        half = (len(labels) + 1) // 2
        if any(last - first < LONGEST_TABLE for first, last in zip(places, places[half - 1 :], strict=False)):
            return True
    return False


def _filled_row(text: str, label: str) -> int:
    """The index of a row with that label, ignoring its item mark, and figures; -1 where there is none."""
    words = label.removeprefix(ordinal(label))
    match = re.search(re.escape(words) + _FIGURES, text) if words in text else None
    return match.start() if match else -1
