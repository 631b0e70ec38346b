"""The editions of the form: their grammars in `grammar/`, compiled by lark and cached."""

from __future__ import annotations

import os
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from lint_reports.form.compiled import compiled
from lint_reports.form.lalr import LalrTable, lalr_table
from lint_reports.form.sections import Form, form_of
from lint_reports.form.sources import GRAMMAR, first_years, sources
from lint_reports.model.report import Node, short_name

if TYPE_CHECKING:
    from lark import Lark


class Edition:
    """One edition: its form, its LALR table, and lark's parser, which is loaded at its first use."""

    def __init__(self, form: Form, table: LalrTable) -> None:
        self.form = form
        self.table = table

    @cached_property
    def lark(self) -> Lark:
        return _loaded(compiled(f"lark_{self.year}", dict[str, Any], lambda: _saved(_parser(self.year))))

    @property
    def year(self) -> int:
        return self.form.year


def governing(year: int) -> int | None:
    """The first report year of the edition that governs the report for `year`, None for a year before the first edition."""
    return max((first for first in first_years() if first <= year), default=None)


@cache
def edition(year: int) -> Edition:
    """The edition whose first report year is `year`. Raises OSError where there is none."""
    return Edition(*compiled(f"edition_{year}", tuple[Form, LalrTable], lambda: _compile(year)))


@cache
def started_at(year: int, start: str) -> Lark:
    """A parser for a piece of a report: the rule `start` (a row, a table, a section). Raises KeyError for an unknown rule."""
    names = {short_name(str(rule.origin.name)): str(rule.origin.name) for rule in edition(year).lark.rules}
    return _open(year, (names[start],))


def _node(name: str, children: list[Any], meta: Any = None) -> Node:
    """The `tree_class` of lark's parsers: builds a `Node` in place of a `Tree`."""
    return Node(short_name(name), children)


def _open(year: int, start: tuple[str, ...]) -> Lark:
    from lark import Lark

    from lint_reports.form.lark_leaves import Leaves

    return Lark.open(
        os.path.join(GRAMMAR, f"edition_{year}.lark"),
        parser="lalr",
        lexer=Leaves,
        keep_all_tokens=True,
        tree_class=_node,
        start=list(start),
    )


def _compile(year: int) -> tuple[Form, LalrTable]:
    return form_of(year, _parser(year), _sources(year)), lalr_table(_parser(year))


@cache
def _parser(year: int) -> Lark:
    """lark's parser with the report and each of its sections as start rules, compiled."""
    match = re.search(r"^report: (.+)$", _sources(year), re.M)
    assert match is not None, f"edition_{year}.lark has no rule `report`"
    return _open(year, ("report", *match.group(1).split()))


def _sources(year: int) -> str:
    return sources("cells.lark", "sections.lark", f"edition_{year}.lark")


def _saved(parser: Lark) -> dict[str, Any]:
    """The state that `Lark.save` pickles, as plain JSON: classes replaced by None, mappings from numbers by lists of pairs."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"] = {**data["options"], "lexer": None, "tree_class": None}
    data["parser"]["lexer_conf"]["lexer_type"] = None
    data["parser"]["parser"]["states"] = [*data["parser"]["parser"]["states"].items()]
    return {"data": data, "memo": [*memo.items()]}


def _loaded(saved: dict[str, Any]) -> Lark:
    """The parser restored from `_saved`; changes `saved`."""
    from lark import Lark

    from lint_reports.form.lark_leaves import Leaves

    data = saved["data"]
    data["options"] |= {"lexer": Leaves, "tree_class": _node}
    data["parser"]["lexer_conf"]["lexer_type"] = Leaves
    data["parser"]["parser"]["states"] = dict(data["parser"]["parser"]["states"])
    return Lark.load({"data": data, "memo": dict(saved["memo"])})
