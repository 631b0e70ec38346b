"""`relations`: the user's own relations between figures, each made whole with all its messages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lint_reports.config import reading
from lint_reports.config.values import Value, refused
from lint_reports.form.compiled import compiled
from lint_reports.model.diagnostic import Severity
from lint_reports.rules.selection import SEVERITIES
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule
    from lint_reports.rules.user_relations import UserRelation

KINDS = ("mandated", "implied", "heuristic")
KEYS = ("name", "relation", "kind", "severity", "zh", "en", "source")
REQUIRED = KEYS[:2]
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")


def relations(key: str, value: Value, rules: Sequence[Rule]) -> tuple[UserRelation, ...]:
    """The relations, from the cache where the same words were found good before: to parse them takes its time."""
    from lint_reports.rules.user_relations import UserRelation

    words = repr((_plain(value), [rule.name for rule in rules]))
    return compiled(f"user_relations {words}", tuple[UserRelation, ...], lambda: _relations(key, value, rules))


def _plain(value: Value) -> Any:
    """What a value says, wherever it stands."""
    if value.kind == "mapping":
        return value.kind, [(_plain(key), _plain(each)) for key, each in value.content]
    return value.kind, [_plain(each) for each in value.content] if value.kind == "list" else value.content


def _relations(key: str, value: Value, rules: Sequence[Rule]) -> tuple[UserRelation, ...]:
    taken = {rule.name: Text("已有这个名字的规则", "there is a rule of that name") for rule in rules}
    found = []
    for each in reading.items(key, value):
        user = _relation(key, each, taken)
        taken[user.relation.rule] = Text("这个名字用了两次", "the name comes twice")
        found.append(user)
    return tuple(found)


def _relation(key: str, value: Value, taken: dict[str, Text]) -> UserRelation:
    from lint_reports.config.messages import checked, plain
    from lint_reports.config.relation_text import parsed
    from lint_reports.rules.user_relations import UserRelation

    given = reading.fields(Text(f"{key} 的每一项", f"an item of {key}"), value, KEYS)
    for needed in REQUIRED:
        if needed not in given:
            raise refused(value, Text(f"缺少键 {needed}", f"the key {needed} is missing"))
    name = _name(given["name"], taken)
    kind = reading.one_of("kind", given["kind"], KINDS) if "kind" in given else "implied"
    severity = reading.one_of("severity", given["severity"], SEVERITIES) if "severity" in given else "warning"
    reading.text("relation", given["relation"])
    relation, editions = parsed(name, kind, given["relation"])
    messages = plain(relation)
    messages = messages._replace(**{key: checked(key, given[key], relation) for key in ("zh", "en") if key in given})
    source = reading.text("source", given["source"]) if "source" in given else ""
    return UserRelation(relation._replace(source=source, messages=messages), Severity(severity), editions)


def _name(value: Value, taken: dict[str, Text]) -> str:
    name = reading.text("name", value)
    if not _NAME.fullmatch(name):
        zh = "name 要写两个以上的小写英文词，用连字符连接，如 few-granted"
        en = "a name has two or more words of small letters, joined by hyphens, as in few-granted"
        raise refused(value, Text(zh, en))
    if name in taken:
        raise refused(value, taken[name])
    return name
