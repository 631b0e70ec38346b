"""The messages of a user's relation: those written are checked, and plain ones stand in for those that are not."""

from __future__ import annotations

import re

from lint_reports.config.reading import text
from lint_reports.config.values import Value, refused_in
from lint_reports.figures.relations import Relation, Term
from lint_reports.text.errors import closest
from lint_reports.text.language import Text

FIELDS = ("row", "column", "left", "right", "parts")
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def checked(key: str, value: Value, relation: Relation) -> str:
    """A template that can be filled in whatever the report holds."""
    template = text(key, value)
    known = (*FIELDS, *_terms(relation))
    for match in _BRACES.finditer(template):
        if match[0] in ("{", "}"):
            message = Text("花括号没有配对；要显示花括号，写两个", "a lone brace; to show one, write two")
            raise refused_in(value, *match.span(), message)
        if match[1] is not None and match[1] not in known:
            guess = closest(match[1], known)
            tail = Text(f"，可用的有 {'、'.join(known)}", f"; there are {', '.join(known)}")
            if guess:
                tail = Text(f"，是不是想写 {guess}？", f", did you mean {guess}?")
            message = Text(f"没有这样的填空：{match[0]}{tail.zh}", f"nothing to fill in for {match[0]}{tail.en}")
            raise refused_in(value, *match.span(), message)
    return template


def plain(relation: Relation) -> Text:
    """Messages that name the relation and what its two sides come to."""
    each = relation.each
    place = "{column}" if each == "column" else "{row}" if each else ""
    words = f"{_sum(relation.comparison.left)} {relation.comparison.operator} {_sum(relation.comparison.right)}"
    return Text(
        f"{place}{' ' if place else ''}{words} 不成立：左边 {{left}}，右边 {{right}}",
        f"{place}{': ' if place else ''}{words} does not hold: {{left}} on the left, {{right}} on the right",
    )


def _terms(relation: Relation) -> tuple[str, ...]:
    """The names of the figures, as they are filled in."""
    comparison = relation.comparison
    return tuple(dict.fromkeys("_".join(t.path) for t in (*comparison.left, *comparison.right) if t.path))


def _sum(terms: tuple[Term, ...]) -> str:
    words = ""
    for term in terms:
        sign = "-" if term.factor < 0 else "+" if words else ""
        name = ".".join(term.path)
        number = "" if name and abs(term.factor) == 1 else str(abs(term.factor))
        words += f" {sign} " if words else sign
        words += f"{number} * {name}" if number and name else number or name
    return words
