"""The tree of a whole page."""

from __future__ import annotations

import re

from lint_reports.readers.html.builder import Builder
from lint_reports.readers.html.manner import Manner
from lint_reports.readers.html.tokens import Tokens
from lint_reports.readers.html.tree import Tree

A_REPORT = 100
"""A page that shows so many cells shows its report, whatever it hides; the form has three hundred."""
_SET_OUT = re.compile(r"<(?:p|br|div|table|td|li|pre|center|section|article|span|font)(?=[\s/>])", re.I)
"""Elements that set out text. A page without any is text with headings marked in it, which only its line ends set out."""


def tree_of(text: str) -> Tree:
    """The tree of a page. Where it hides more tables than it shows, a script is to show them, and nothing is left out."""
    tree = _built(text, all=False)
    return _built(text, all=True) if tree.cells < A_REPORT and tree.cells < tree.hidden else tree


def _built(text: str, all: bool) -> Tree:
    builder = Builder(text, all)
    if not _SET_OUT.search(text):
        builder.manners.now = Manner(typed=True)
    for token in Tokens(text).run():
        builder.take(token)
    return builder.finish()
