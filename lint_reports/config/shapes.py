"""What values of a configuration may look like: each shape reads a value, refusing it where it stands, and has a schema.

The schema is JSON Schema, draft 2020-12, and says of a value alone what reading it does; names that a file gives itself
are checked by reading only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from lint_reports.config import reading
from lint_reports.config.values import Value, refused
from lint_reports.model.diagnostic import Severity
from lint_reports.rules.selection import by_rule, selector
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

Schema = dict[str, Any]


class Shape(Protocol):
    """`read` takes what the value is called and the rules there are; it raises UsageError."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> Any: ...

    def schema(self, rules: Sequence[Rule]) -> Schema: ...


@dataclass(frozen=True)
class Words:
    """A text that is not empty."""

    pattern: str = r"\S"

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> str:
        return reading.text(key, value)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"type": "string", "pattern": self.pattern}


@dataclass(frozen=True)
class OneOf:
    """One of some words; those that look like numbers may be written as such."""

    allowed: tuple[str, ...]

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> str:
        return reading.one_of(key, value, self.allowed)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"enum": [*self.allowed, *(int(word) for word in self.allowed if word.isdigit())]}


@dataclass(frozen=True)
class ListOf:
    item: Shape
    least: int = 0

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[Any, ...]:
        found = tuple(self.item.read(key, each, rules) for each in reading.items(key, value))
        if len(found) < self.least:
            raise refused(value, Text(f"{key} 不能是空的", f"{key} cannot be empty"))
        return found

    def schema(self, rules: Sequence[Rule]) -> Schema:
        schema: Schema = {"type": "array", "items": self.item.schema(rules)}
        return {**schema, "minItems": self.least} if self.least else schema


@dataclass(frozen=True)
class OneOrMany:
    """A value, or a list of such."""

    item: Shape

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[Any, ...]:
        if value.kind == "list":
            return ListOf(self.item, 1).read(key, value, rules)
        return (self.item.read(key, value, rules),)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"anyOf": [self.item.schema(rules), ListOf(self.item, 1).schema(rules)]}


@dataclass(frozen=True)
class MapOf:
    """Keys of one shape with values of another, in the file's order."""

    name: Shape
    item: Shape

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[tuple[Any, Any], ...]:
        return tuple(
            (self.name.read(key, name, rules), self.item.read(f"{key} {name.content}", each, rules))
            for name, each in reading.pairs(key, value)
        )

    def schema(self, rules: Sequence[Rule]) -> Schema:
        names, items = self.name.schema(rules), self.item.schema(rules)
        return {"type": "object", "propertyNames": names, "additionalProperties": items}


@dataclass(frozen=True)
class Fields:
    """Known keys, each with a shape of its own, of which some must be there."""

    known: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> dict[str, Any]:
        given = reading.fields(Text(f"{key} 的每一项", f"an item of {key}"), value, self.known)
        for needed in self.required:
            if needed not in given:
                raise refused(value, Text(f"缺少键 {needed}", f"the key {needed} is missing"))
        return {name: self.known[name].read(name, each, rules) for name, each in given.items()}

    def schema(self, rules: Sequence[Rule]) -> Schema:
        inner = {name: shape.schema(rules) for name, shape in self.known.items()}
        schema: Schema = {"type": "object", "properties": inner, "additionalProperties": False}
        return {**schema, "required": list(self.required)} if self.required else schema


@dataclass(frozen=True)
class Selector:
    """A code, the beginning of one, the name of a rule, or ALL."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> str:
        with reading.at(value):
            return selector(reading.text(key, value), rules)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        codes = {rule.code[:size] for rule in rules for size in range(2, len(rule.code) + 1)}
        known = ["ALL", *sorted(codes), *sorted(rule.name for rule in rules)]
        # A relation or a plugin makes rules too; their names have this form.
        return {"anyOf": [{"enum": known}, {"type": "string", "pattern": "^[a-z]+(-[a-z]+)+$"}]}


@dataclass(frozen=True)
class Levels:
    """Rules with levels; what is found is by rule name, the most specific selector first."""

    levels: tuple[str, ...]

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> dict[str, Severity]:
        pairs = MapOf(Selector(), OneOf(self.levels)).read(key, value, rules)
        return by_rule([(name, Severity(level)) for name, level in pairs], rules)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return MapOf(Selector(), OneOf(self.levels)).schema(rules)


OFF = "off"


@dataclass(frozen=True)
class Switches:
    """Rules with a level or `off`: the levels by rule name, and the selectors that are off and on."""

    levels: tuple[str, ...]

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> dict[str, Any]:
        pairs = MapOf(Selector(), OneOf((OFF, *self.levels))).read(key, value, rules)
        levels = by_rule([(name, Severity(level)) for name, level in pairs if level != OFF], rules)
        off = tuple(name for name, level in pairs if level == OFF)
        on = tuple(name for name, level in pairs if level != OFF)
        return {"severity": levels, "ignore": off, "extend-select": on}

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return MapOf(Selector(), OneOf((OFF, *self.levels))).schema(rules)


@dataclass(frozen=True)
class Edition:
    """An edition of the form by its first year, None for auto."""

    words: OneOf

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> int | None:
        word = self.words.read(key, value, rules)
        return None if word == "auto" else int(word)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return self.words.schema(rules)


@dataclass(frozen=True)
class Special:
    """A value that a function of its own reads; `shape` is what its schema is made from."""

    reader: Callable[[str, Value, Sequence[Rule]], Any]
    shape: Shape

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> Any:
        return self.reader(key, value, rules)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return self.shape.schema(rules)
