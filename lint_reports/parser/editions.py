"""The editions of the form: found in `grammar/` and compiled by lark."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lark import Lark
from lark.lexer import Lexer

from lint_reports.grammars import GRAMMAR, compiled, first_years, sources
from lint_reports.model.report import Node, short_name
from lint_reports.parser import form as form_module
from lint_reports.parser.form import Form, form_of


class Leaves(Lexer):
    """Hands lark the leaves that were made beforehand."""

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Any]:  # type: ignore[override]
        return iter(data)


class Edition:
    """One edition: its grammar compiled, and its form."""

    def __init__(self, form: Form, parser: Lark) -> None:
        self.form = form
        self.lark = parser

    @property
    def year(self) -> int:
        return self.form.year


def governing(year: int) -> int | None:
    """The edition that governs the report for `year`, None for a year before the first."""
    return max((first for first in first_years() if first <= year), default=None)


@cache
def edition(year: int) -> Edition:
    """The edition whose first report year is `year`."""
    form, saved = compiled(f"edition_{year}", _sources(year), form_module.__file__, lambda: _compile(year))
    return Edition(form, Lark.load(io.BytesIO(saved)))


@cache
def started_at(year: int, start: str) -> Lark:
    """A parser for a piece of a report: a row, a table, a section. Raises KeyError for a rule the grammar lacks."""
    names = {short_name(str(rule.origin.name)): str(rule.origin.name) for rule in edition(year).lark.rules}
    return _open(year, (names[start],))


def _open(year: int, start: tuple[str, ...]) -> Lark:
    return Lark.open(
        os.path.join(GRAMMAR, f"edition_{year}.lark"),
        parser="lalr",
        lexer=Leaves,
        keep_all_tokens=True,
        tree_class=Node,
        start=list(start),
    )


def _compile(year: int) -> tuple[Form, bytes]:
    text = _sources(year)
    match = re.search(r"^report: (.+)$", text, re.M)
    assert match is not None, f"edition_{year}.lark has no rule `report`"
    parser = _open(year, ("report", *match.group(1).split()))
    stream = io.BytesIO()
    parser.save(stream)
    return form_of(year, parser, text), stream.getvalue()


def _sources(year: int) -> str:
    return sources("cells.lark", "sections.lark", f"edition_{year}.lark")
