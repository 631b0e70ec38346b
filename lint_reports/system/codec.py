"""Convert values to JSON and back by their types; the cache stores values in this form.

A record (named tuple or dataclass) is a list of its fields, without trailing fields that have their defaults. Reading creates
values only of the types that the code names, so a crafted file cannot run code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]

_MISFIT = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
"""What converting a value of another type raises."""


class Codec(NamedTuple):
    """The conversions between values of one type and plain JSON."""

    encode: Convert
    decode: Convert
    plain: frozenset[type] = frozenset()
    """The types whose values are the same in JSON."""


def dump(kind: type[T], value: T) -> bytes:
    """A value of that type as JSON. Raises ValueError for a value of another type."""
    try:
        plain = codec_of(kind).encode(value)  # type: ignore[arg-type]  # To mypy, a type has no hash.
    except _MISFIT as error:
        raise ValueError(f"no {kind}: {error}") from error
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(kind: type[T], data: bytes) -> T:
    """Read a value of that type. Raises ValueError for whatever `dump` does not write."""
    try:
        value: T = codec_of(kind).decode(json.loads(data))  # type: ignore[arg-type]
    except _MISFIT as error:
        raise ValueError(f"no {kind}: {error}") from error
    return value


@cache
def codec_of(kind: Any) -> Codec:
    """The codec of a type."""
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if origin in (Union, UnionType):
        return _union(list(map(codec_of, arguments)))
    if origin in (dict, Mapping):
        return _mapping(codec_of(arguments[0]), codec_of(arguments[1]), as_object=arguments[0] is str)
    if origin in (list, set, frozenset) or arguments[-1:] == (...,):
        return _collection(origin, codec_of(arguments[0]))
    if origin is tuple:
        return _fields(list, lambda: arguments, lambda *parts: parts)
    if origin in (type, Literal):
        names = {each.__name__ if origin is type else each: each for each in arguments}
        return Codec({each: name for name, each in names.items()}.__getitem__, names.__getitem__)
    if kind is Any:
        return Codec(_same, _same)
    if kind in _SIMPLE:
        return _SIMPLE[kind]._replace(encode=_only(kind, _SIMPLE[kind].encode))
    if issubclass(kind, Enum):
        return Codec(lambda value: value.value, kind)
    return _record(kind)


def _only(kind: Any, convert: Convert) -> Convert:
    def converted(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{type(value)} instead of {kind}")
        return convert(value)

    return converted


def _same(value: Any) -> Any:
    return value


def _plain(kind: type) -> Codec:
    """The codec of a type that JSON has."""

    def decode(data: Any) -> Any:
        if type(data) is not kind:
            raise TypeError(f"{type(data)} instead of {kind}")
        return data

    return Codec(_same, decode, frozenset((kind,)))


_SIMPLE: dict[Any, Codec] = {
    **{kind: _plain(kind) for kind in (str, int, bool, NoneType)},
    Decimal: Codec(str, Decimal),
    date: Codec(date.isoformat, date.fromisoformat),
    range: Codec(lambda value: [value.start, value.stop], lambda data: range(*data)),
}


def _union(arms: Sequence[Codec]) -> Codec:
    """The codec of a union: each value is converted by the first type that it fits."""
    plain = frozenset[type]().union(*(arm.plain for arm in arms))

    def first(converts: Sequence[Convert], value: Any) -> Any:
        for convert in converts[:-1]:
            try:
                return convert(value)
            except _MISFIT:
                continue
        return converts[-1](value)

    encodes = [arm.encode for arm in arms]
    decodes = [arm.decode for arm in arms if not arm.plain] or [arms[0].decode]
    return Codec(
        lambda value: value if type(value) in plain else first(encodes, value),
        lambda data: data if type(data) in plain else first(decodes, data),
        plain,
    )


def _mapping(key: Codec, value: Codec, as_object: bool) -> Codec:
    """The codec of a mapping: a JSON object where the keys are strings, else a list of pairs."""

    def decode(data: dict[str, Any]) -> dict[str, Any]:
        if _is_plain(value, data.values()):
            return data
        return {each: value.decode(data[each]) for each in data}

    if as_object:
        return Codec(lambda mapping: {each: value.encode(mapping[each]) for each in mapping}, decode)
    return Codec(
        lambda mapping: [(key.encode(each), value.encode(mapping[each])) for each in mapping],
        lambda data: {key.decode(each): value.decode(there) for each, there in data},
    )


def _collection(make: Callable[[Any], Any], item: Codec) -> Codec:
    encode, decode = item.encode, item.decode
    return Codec(
        lambda items: [*items] if _is_plain(item, items) else [encode(each) for each in items],
        lambda data: make(data if _is_plain(item, data) else [decode(each) for each in data]),
    )


def _is_plain(item: Codec, data: Iterable[Any]) -> bool:
    """Whether all these values are the same in JSON. This saves converting thousands of numbers one by one."""
    return bool(item.plain) and item.plain.issuperset(map(type, data))


def _record(kind: Any) -> Codec:
    """The codec of a named tuple or a dataclass, by the fields of its constructor."""
    names = kind.__match_args__

    def types() -> list[Any]:
        hints = get_type_hints(kind)
        return [hints[name] for name in names]

    parts = list if issubclass(kind, tuple) else lambda record: [getattr(record, name) for name in names]
    return _fields(parts, types, kind, tuple(getattr(kind, "_field_defaults", {}).values()))


def _fields(
    parts_of: Callable[[Any], list[Any]],
    types: Callable[[], Sequence[Any]],
    make: Callable[..., Any],
    defaults: tuple[Any, ...] = (),
) -> Codec:
    """The codec of a value with a fixed number of parts, the last of which may have defaults; types may be recursive."""
    codecs = cache(lambda: list(map(codec_of, types())))

    def encode(value: Any) -> list[Any]:
        parts = parts_of(value)
        least = len(parts) - len(defaults)
        while len(parts) > least and parts[-1] == defaults[len(parts) - 1 - least]:
            parts.pop()
        return [each.encode(part) for each, part in zip(codecs(), parts, strict=False)]

    def decode(data: Any) -> Any:
        if not isinstance(data, list) or not 0 <= len(codecs()) - len(data) <= len(defaults):
            raise ValueError(f"not the parts of {make}")
        return make(*[each.decode(part) for each, part in zip(codecs(), data, strict=False)])

    return Codec(encode, decode)
