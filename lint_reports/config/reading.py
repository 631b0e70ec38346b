"""Values read as what they should be, and refused where they stand if they are not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from lint_reports.config.values import KINDS, Kind, Value, refused
from lint_reports.text.errors import UsageError, choice, unknown
from lint_reports.text.language import Text

_SCALARS: tuple[Kind, ...] = ("text", "integer", "number", "boolean", "date", "nothing")


@contextmanager
def at(value: Value) -> Iterator[None]:
    """What is wrong with a word, as it would be on the command line, is shown where the word stands."""
    try:
        yield
    except UsageError as error:
        raise error if error.excerpt else refused(value, error.text) from error


def expect(key: str | Text, value: Value, *kinds: Kind) -> Any:
    """The content of a value of one of those kinds; `key` is what the value is called."""
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


def text(key: str, value: Value) -> str:
    """A text that is not empty."""
    found = str(expect(key, value, "text"))
    if not found.strip():
        raise refused(value, Text(f"{key} 不能是空的", f"{key} cannot be empty"))
    return found


def items(key: str, value: Value) -> list[Value]:
    found: list[Value] = expect(key, value, "list")
    return found


def words(key: str, value: Value) -> tuple[str, ...]:
    return tuple(text(key, each) for each in items(key, value))


def one_of(key: str, value: Value, allowed: tuple[str, ...]) -> str:
    """One of the words that are allowed, some of which may look like numbers."""
    with at(value):
        return choice(key, str(expect(key, value, *_SCALARS)), allowed)


def pairs(key: str | Text, value: Value) -> list[tuple[Value, Value]]:
    """The keys of a mapping with their values, each key once."""
    found: list[tuple[Value, Value]] = expect(key, value, "mapping")
    seen: set[str] = set()
    for each, _ in found:
        expect(Text("键", "a key"), each, *_SCALARS)
        if str(each.content) in seen:
            raise refused(each, Text(f"键 {each.content} 出现了两次", f"the key {each.content} comes twice"))
        seen.add(str(each.content))
    return found


def fields(key: str | Text, value: Value, known: Collection[str]) -> dict[str, Value]:
    """The values of a mapping that may have the keys `known`."""
    found: dict[str, Value] = {}
    for each, inner in pairs(key, value):
        if each.content not in known:
            every = Text(f"，可用的有 {'、'.join(known)}", f", the keys are {', '.join(known)}")
            with at(each):
                raise unknown(Text("键", "key"), str(each.content), known, every)
        found[each.content] = inner
    return found
