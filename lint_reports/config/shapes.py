"""Shapes of configuration values: each reads a value, refusing it where it stands, and has a JSON Schema.

The schema, of draft 2020-12, says of a value alone what reading it checks; names that a file defines itself are checked
by reading only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from lint_reports.config.values import KINDS, Kind, Value, refused
from lint_reports.rules.selection import selector
from lint_reports.text.errors import UsageError, choice, unknown
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

Schema = dict[str, Any]
_SCALARS: tuple[Kind, ...] = ("text", "integer", "number", "boolean", "date", "nothing")


@contextmanager
def at(value: Value) -> Iterator[None]:
    """Show an error about a word, as the command line reports it, where the word stands in the file."""
    try:
        yield
    except UsageError as error:
        raise error if error.excerpt else refused(value, error.text) from error


def expect(key: str | Text, value: Value, *kinds: Kind) -> Any:
    """The content of a value of one of those kinds; `key` names it in the message. Raises UsageError."""
    if value.kind in kinds:
        return value.content
    wanted, there = KINDS[kinds[0]], KINDS[value.kind]
    name = Text(key, key) if isinstance(key, str) else key
    hint = Text("", "")
    if kinds[0] == "list" and value.kind == "text":
        hint = Text(f"，如 {name.zh}: [{value.content}]", f", such as {name.en}: [{value.content}]")
    if kinds[0] == "text" and value.kind == "mapping":
        hint = Text(
            "；有冒号的要用引号括起来，或者写在 | 下面", "; with a colon in it, it needs quotes, or | before it"
        )
    zh = f"{name.zh}{' ' if name.zh.isascii() else ''}要写成{wanted.zh}，现在是{there.zh}{hint.zh}"
    raise refused(value, Text(zh, f"{name.en} takes {wanted.en}, not {there.en}{hint.en}"))


def _pairs(key: str | Text, value: Value) -> list[tuple[Value, Value]]:
    """The keys of a mapping with their values; a key that comes twice is refused."""
    found: list[tuple[Value, Value]] = expect(key, value, "mapping")
    seen: set[str] = set()
    for each, _ in found:
        expect(Text("键", "a key"), each, *_SCALARS)
        if str(each.content) in seen:
            raise refused(each, Text(f"键 {each.content} 出现了两次", f"the key {each.content} comes twice"))
        seen.add(str(each.content))
    return found


class Shape(Protocol):
    """`read` takes the key, for messages, the value and all rules, which the value may name; it raises UsageError."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> Any: ...

    def schema(self, rules: Sequence[Rule]) -> Schema: ...


@dataclass(frozen=True)
class Words:
    """A text that is not blank."""

    pattern: str = r"\S"
    """For the schema alone."""

    def read(self, key: str, value: Value, rules: Sequence[Rule] = ()) -> str:
        found = str(expect(key, value, "text"))
        if not found.strip():
            raise refused(value, Text(f"{key} 不能是空的", f"{key} cannot be empty"))
        return found

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"type": "string", "pattern": self.pattern}


@dataclass(frozen=True)
class OneOf:
    """One of some words; those that look like numbers may be written as numbers."""

    allowed: tuple[str, ...]

    def read(self, key: str, value: Value, rules: Sequence[Rule] = ()) -> str:
        with at(value):
            return choice(key, str(expect(key, value, *_SCALARS)), self.allowed)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"enum": [*self.allowed, *(int(word) for word in self.allowed if word.isdigit())]}


@dataclass(frozen=True)
class ListOf:
    """A list of at least `least` values of one shape; read as a tuple."""

    item: Shape
    least: int = 0

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[Any, ...]:
        found = tuple(self.item.read(key, each, rules) for each in expect(key, value, "list"))
        if len(found) < self.least:
            raise refused(value, Text(f"{key} 不能是空的", f"{key} cannot be empty"))
        return found

    def schema(self, rules: Sequence[Rule]) -> Schema:
        schema: Schema = {"type": "array", "items": self.item.schema(rules)}
        return {**schema, "minItems": self.least} if self.least else schema


@dataclass(frozen=True)
class OneOrMany:
    """A value, or a list of at least one; read as a tuple."""

    item: Shape

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[Any, ...]:
        if value.kind == "list":
            return ListOf(self.item, 1).read(key, value, rules)
        return (self.item.read(key, value, rules),)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return {"anyOf": [self.item.schema(rules), ListOf(self.item, 1).schema(rules)]}


@dataclass(frozen=True)
class MapOf:
    """Keys of one shape with values of another; read as pairs in the file's order."""

    name: Shape
    item: Shape

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> tuple[tuple[Any, Any], ...]:
        return tuple(
            (self.name.read(key, name, rules), self.item.read(f"{key} {name.content}", each, rules))
            for name, each in _pairs(key, value)
        )

    def schema(self, rules: Sequence[Rule]) -> Schema:
        names, items = self.name.schema(rules), self.item.schema(rules)
        return {"type": "object", "propertyNames": names, "additionalProperties": items}


@dataclass(frozen=True)
class Fields:
    """Known keys, each with a shape of its own; `required` ones must be there."""

    known: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def values(self, name: str | Text, value: Value) -> dict[str, Value]:
        """The values by key, unread. Unknown and repeated keys are refused; `name` is that of the whole in messages."""
        found = _pairs(name, value)
        for each, _ in found:
            if each.content not in self.known:
                every = Text(f"，可用的有 {'、'.join(self.known)}", f", the keys are {', '.join(self.known)}")
                with at(each):
                    raise unknown(Text("键", "key"), str(each.content), self.known, every)
        return {each.content: inner for each, inner in found}

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> dict[str, Any]:
        found = self.values(Text(f"{key} 的每一项", f"an item of {key}"), value)
        for needed in self.required:
            if needed not in found:
                raise refused(value, Text(f"缺少键 {needed}", f"the key {needed} is missing"))
        return {name: self.known[name].read(name, each, rules) for name, each in found.items()}

    def schema(self, rules: Sequence[Rule]) -> Schema:
        inner = {name: shape.schema(rules) for name, shape in self.known.items()}
        schema: Schema = {"type": "object", "properties": inner, "additionalProperties": False}
        return {**schema, "required": list(self.required)} if self.required else schema


@dataclass(frozen=True)
class Selector:
    """A code, the beginning of one, the name of a rule, or ALL."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> str:
        with at(value):
            return selector(Words().read(key, value), rules)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        codes = {rule.code[:size] for rule in rules for size in range(2, len(rule.code) + 1)}
        known = ["ALL", *sorted(codes), *sorted(rule.name for rule in rules)]
        # Names of rules that relations or plugins define have this form.
        return {"anyOf": [{"enum": known}, {"type": "string", "pattern": "^[a-z]+(-[a-z]+)+$"}]}


@dataclass(frozen=True)
class Converted:
    """A value of `shape`, converted or checked further; its schema is that of the shape."""

    shape: Shape
    convert: Callable[[str, Value, Any, Sequence[Rule]], Any]
    """Takes the key, the value as it stands in the file, what `shape` read, and all rules."""

    def read(self, key: str, value: Value, rules: Sequence[Rule]) -> Any:
        return self.convert(key, value, self.shape.read(key, value, rules), rules)

    def schema(self, rules: Sequence[Rule]) -> Schema:
        return self.shape.schema(rules)
