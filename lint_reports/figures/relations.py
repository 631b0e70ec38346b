"""The language of relations between figures: `grammar/*.relations` and those of users, parsed by `grammar/relations.lark`."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from lint_reports.form.compiled import compiled
from lint_reports.form.sources import sources
from lint_reports.text.language import Text


class Term(NamedTuple):
    """A number of times a figure or a sum of figures; `path` is its name in the grammar, empty for a plain number."""

    factor: int
    path: tuple[str, ...]


class Comparison(NamedTuple):
    """Two sums and the operator between them."""

    left: tuple[Term, ...]
    operator: str
    right: tuple[Term, ...]


class Relation(NamedTuple):
    """An edit rule: figures of a table, or of several reports, that must stand in a relation."""

    kind: str
    """mandated: printed in the form or the law; implied: must hold if the words mean what they say; heuristic."""
    rule: str
    table: str
    each: str
    """row, column, block (a row without a label), cell, or "" for a relation between named cells."""
    comparison: Comparison
    conditions: tuple[Comparison, ...] = ()
    source: str = ""
    messages: Text = Text("", "")
    """Templates of the message."""


@cache
def relations(edition: int) -> tuple[Relation, ...]:
    """The relations of an edition of the form, in the order of its file."""
    name = f"edition_{edition}.relations"
    return compiled(name, tuple[Relation, ...], lambda: parse_relations(sources(name)))


def parse_relations(text: str) -> tuple[Relation, ...]:
    """Parse a text in the relation language. Raises lark.UnexpectedInput with line and column."""
    return tuple(relation_of(tree) for tree in parser().parse(text).children)


@cache
def parser() -> Any:
    """The parser of the relation language; its trees have the position of every word."""
    from lark import Lark

    return Lark(sources("relations.lark"), parser="lalr")


def relation_of(tree: Any) -> Relation:
    """A relation from its tree."""
    parts = {str(child.type): str(child) for child in tree.children if hasattr(child, "type")}
    comparison: Comparison | None = None
    conditions: tuple[Comparison, ...] = ()
    source = ""
    messages = {"zh": "", "en": ""}
    for child in tree.children:
        if hasattr(child, "type"):
            continue
        if child.data == "comparison":
            comparison = _comparison(child)
        elif child.data == "condition":
            conditions = tuple(_comparison(each) for each in child.children)
        elif child.data == "source":
            source = str(child.children[0])[1:-1]
        else:
            messages[str(child.children[0])] = str(child.children[1])[1:-1]
    assert comparison is not None
    axis = parts.get("AXIS", "")
    return Relation(parts["KIND"], parts["RULE"], parts["NAME"], axis, comparison, conditions, source, Text(**messages))


def _comparison(tree: Any) -> Comparison:
    left, operator, right = tree.children
    return Comparison(_sum(left), str(operator), _sum(right))


def _sum(tree: Any) -> tuple[Term, ...]:
    terms = []
    sign = 1
    for child in tree.children:
        if hasattr(child, "type"):
            sign = -1 if str(child) == "-" else 1
            continue
        terms.append(_term(child, sign))
    return tuple(terms)


def _term(tree: Any, sign: int) -> Term:
    path: tuple[str, ...] = ()
    factor = sign
    for child in tree.children:
        if child is None:
            continue
        if hasattr(child, "type"):
            factor = sign * int(child)
        else:
            path = tuple(str(each) for each in child.children)
    return Term(factor, path)


OTHERS = ("previous", "units", "unit")
"""Prefixes of names in other reports: last year's, the sum over the reports covered, each of the reports covered."""

ITSELF = "figure"
"""The name of the figure in a relation of each cell."""


def needs_others(relation: Relation) -> tuple[str, ...]:
    """The prefixes of other reports in a relation."""
    comparisons = (relation.comparison, *relation.conditions)
    terms = [term for each in comparisons for term in (*each.left, *each.right)]
    return tuple(other for other in OTHERS if any(term.path[:1] == (other,) and len(term.path) > 1 for term in terms))
