"""`relations`: the user's own relations between figures, each with the messages of its findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lint_reports.config.shapes import Converted, Fields, ListOf, OneOf, Words, expect
from lint_reports.config.values import Value, named, refused, refused_in
from lint_reports.form.compiled import compiled
from lint_reports.model.diagnostic import Severity
from lint_reports.rules.selection import SEVERITIES
from lint_reports.text.errors import did_you_mean
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.figures.relations import Relation, Term
    from lint_reports.model.rule import Rule
    from lint_reports.rules.user_relations import UserRelation

_NAME = r"[a-z]+(-[a-z]+)+"
_BLANKS = ("row", "column", "left", "right", "parts")
"""What a message can be filled in with, besides the figures that the relation names."""
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def _name(key: str, value: Value, name: str, rules: Sequence[Rule]) -> str:
    if not re.fullmatch(_NAME, name):
        zh = "name 要写两个以上的小写英文词，用连字符连接，如 few-granted"
        en = "a name has two or more words of small letters, joined by hyphens, as in few-granted"
        raise refused(value, Text(zh, en))
    if any(name == rule.name for rule in rules):
        raise refused(value, Text("已有这个名字的规则", "there is a rule of that name"))
    return name


_RELATION = Fields(
    {
        "name": Converted(Words(f"^{_NAME}$"), _name),
        "relation": Words(),
        "kind": OneOf(("mandated", "implied", "heuristic")),
        "severity": OneOf(SEVERITIES),
        "zh": Words(),
        "en": Words(),
        "source": Words(),
    },
    ("name", "relation"),
)


class Relations:
    """A list of relations. What was read of it before comes from the cache: parsing relations is slow."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[UserRelation, ...]:
        from lint_reports.rules.user_relations import UserRelation

        words = repr((_plain(value), [rule.name for rule in rules]))
        return compiled(f"user_relations {words}", tuple[UserRelation, ...], lambda: _relations(key, value, rules))

    def schema(self, rules: Sequence[Rule]) -> dict[str, Any]:
        return ListOf(_RELATION).schema(rules)


def _plain(value: Value) -> Any:
    """Kind and content of a value, without its place in the file."""
    if value.kind == "mapping":
        return value.kind, [(_plain(key), _plain(each)) for key, each in value.content]
    return value.kind, [_plain(each) for each in value.content] if value.kind == "list" else value.content


def _relations(key: str, value: Value, rules: Sequence[Rule]) -> tuple[UserRelation, ...]:
    found: dict[str, UserRelation] = {}
    for each in expect(key, value, "list"):
        fields = _RELATION.read(key, each, rules)
        if fields["name"] in found:
            raise refused(named(each)["name"], Text("这个名字用了两次", "the name comes twice"))
        found[fields["name"]] = _relation(named(each), fields)
    return tuple(found.values())


def _relation(written: Mapping[str, Value], fields: Mapping[str, Any]) -> UserRelation:
    from lint_reports.config.relation_text import parsed
    from lint_reports.rules.user_relations import UserRelation

    relation, editions = parsed(fields["name"], fields.get("kind", "implied"), written["relation"])
    for key in ("zh", "en"):
        if key in fields:
            _refuse_unknown_blanks(written[key], (*_BLANKS, *_figures(relation)))
    messages = _default_messages(relation)._replace(**{key: fields[key] for key in ("zh", "en") if key in fields})
    relation = relation._replace(source=fields.get("source", ""), messages=messages)
    return UserRelation(relation, Severity(fields.get("severity", "warning")), editions)


def _refuse_unknown_blanks(template: Value, known: Sequence[str]) -> None:
    """Refuse a message with anything in braces that no finding can fill in."""
    for match in _BRACES.finditer(template.content):
        if match[0] in ("{", "}"):
            message = Text("花括号没有配对；要显示花括号，写两个", "a lone brace; to show one, write two")
            raise refused_in(template, *match.span(), message)
        if match[1] is not None and match[1] not in known:
            every = Text(f"，可用的有 {'、'.join(known)}", f"; there are {', '.join(known)}")
            tail = did_you_mean(match[1], known, every)
            message = Text(f"没有这样的填空：{match[0]}{tail.zh}", f"nothing to fill in for {match[0]}{tail.en}")
            raise refused_in(template, *match.span(), message)


def _figures(relation: Relation) -> tuple[str, ...]:
    """The names of the relation's figures as messages write them."""
    comparison = relation.comparison
    return tuple(dict.fromkeys("_".join(t.path) for t in (*comparison.left, *comparison.right) if t.path))


def _default_messages(relation: Relation) -> Text:
    """Messages that name the relation and the values of its two sides."""
    each = relation.each
    place = "{column}" if each == "column" else "{row}" if each else ""
    words = f"{_sum(relation.comparison.left)} {relation.comparison.operator} {_sum(relation.comparison.right)}"
    return Text(
        f"{place}{' ' if place else ''}{words} 不成立：左边 {{left}}，右边 {{right}}",
        f"{place}{': ' if place else ''}{words} does not hold: {{left}} on the left, {{right}} on the right",
    )


def _sum(terms: tuple[Term, ...]) -> str:
    words = ""
    for term in terms:
        sign = "-" if term.factor < 0 else "+" if words else ""
        name = ".".join(term.path)
        number = "" if name and abs(term.factor) == 1 else str(abs(term.factor))
        words += f" {sign} " if words else sign
        words += f"{number} * {name}" if number and name else number or name
    return words
