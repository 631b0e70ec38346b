"""The editions of the form: found in `grammar/` and compiled by lark."""

from __future__ import annotations

import io
import os
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lint_reports.form import lalr as table_module
from lint_reports.form import parts as form_module
from lint_reports.form.lalr import Table, table_of
from lint_reports.form.parts import Form, form_of
from lint_reports.form.sources import GRAMMAR, compiled, first_years, sources
from lint_reports.model.report import Node, short_name
from lint_reports.text import folding

if TYPE_CHECKING:
    from lark import Lark


class Edition:
    """One edition: its form, its grammar's table, and lark's parser, which is loaded where it is asked for."""

    def __init__(self, form: Form, table: Table, saved: bytes) -> None:
        self.form = form
        self.table = table
        self.saved = saved

    @cached_property
    def lark(self) -> Lark:
        from lark import Lark

        return Lark.load(io.BytesIO(self.saved))

    @property
    def year(self) -> int:
        return self.form.year


def governing(year: int) -> int | None:
    """The edition that governs the report for `year`, None for a year before the first."""
    return max((first for first in first_years() if first <= year), default=None)


@cache
def edition(year: int) -> Edition:
    """The edition whose first report year is `year`."""
    code = (str(form_module.__file__), str(table_module.__file__), str(folding.__file__))
    made = compiled(f"edition_{year}", _sources(year), code, lambda: _compile(year))
    return Edition(*made)


@cache
def started_at(year: int, start: str) -> Lark:
    """A parser for a piece of a report: a row, a table, a section. Raises KeyError for a rule the grammar lacks."""
    names = {short_name(str(rule.origin.name)): str(rule.origin.name) for rule in edition(year).lark.rules}
    return _open(year, (names[start],))


def _open(year: int, start: tuple[str, ...]) -> Lark:
    from lark import Lark

    from lint_reports.form.lark_leaves import Leaves

    return Lark.open(
        os.path.join(GRAMMAR, f"edition_{year}.lark"),
        parser="lalr",
        lexer=Leaves,
        keep_all_tokens=True,
        tree_class=Node,
        start=list(start),
    )


def _compile(year: int) -> tuple[Form, Table, bytes]:
    text = _sources(year)
    match = re.search(r"^report: (.+)$", text, re.M)
    assert match is not None, f"edition_{year}.lark has no rule `report`"
    parser = _open(year, ("report", *match.group(1).split()))
    stream = io.BytesIO()
    parser.save(stream)
    return form_of(year, parser, text), table_of(parser), stream.getvalue()


def _sources(year: int) -> str:
    return sources("cells.lark", "sections.lark", f"edition_{year}.lark")
