"""Values as JSON: they come back as they were, and what is no such value is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, NamedTuple

import pytest

from lint_reports.system.codec import dump, load


class Colour(str, Enum):
    RED = "red"


class Nothing:
    """Stands for itself."""


class Point(NamedTuple):
    line: int
    column: int = 1
    name: str = ""


@dataclass(slots=True)
class Tree:
    point: Point | None
    trees: list[Tree] = field(default_factory=list)


Value = int | Decimal | None | type[Nothing]

VALUES: list[tuple[Any, Any]] = [
    (str, "政府\udc80\n"),
    (int, 2**70),
    (bool, False),
    (int | None, None),
    (tuple[Value, ...], (1, Decimal("1.50"), None, Nothing)),
    (tuple[int, str], (1, "1")),
    (str | int | None, "1"),
    (list[set[int]], [{1, 2}, set()]),
    (frozenset[tuple[str, str]], frozenset({("a", "b")})),
    (dict[str, int], {"甲": 1}),
    (Mapping[int, str], {3: "c", 1: "a"}),
    (dict[str, Decimal], {"a": Decimal(2)}),
    (Colour, Colour.RED),
    (date, date(2024, 2, 29)),
    (range | None, range(3, 9)),
    (Literal["a", "b"], "b"),
    (Point, Point(1)),
    (tuple[Point, ...], (Point(1, 2), Point(1, name="x"))),
    (Tree, Tree(Point(1), [Tree(None), Tree(Point(2), [Tree(None)])])),
    (dict[str, Any], {"a": [1, {"b": None}]}),
]


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=str)
def test_a_value_comes_back_as_it_was(kind: Any, value: Any) -> None:
    found = load(kind, dump(kind, value))
    assert found == value and type(found) is type(value)
    if isinstance(value, tuple):
        assert [*map(type, found)] == [*map(type, value)]


def test_fields_that_have_their_defaults_take_no_room() -> None:
    assert dump(Point, Point(5)) == b"[5]"
    assert dump(Point, Point(5, 1, "x")) == b'[5,1,"x"]'


@pytest.mark.parametrize(("kind", "value"), [(int, "1"), (Point, (1, "2", "")), (Colour, "red"), (Literal["a"], "b")])
def test_a_value_of_another_type_is_not_written(kind: Any, value: Any) -> None:
    with pytest.raises(ValueError, match="no "):
        dump(kind, value)


REFUSED: list[tuple[Any, str]] = [
    (int, "1.0"),
    (int, "true"),
    (int, ""),
    (int, "[" * 10**5),
    (str, "null"),
    (Point, "[]"),
    (Point, '["1"]'),
    (Point, '[1,2,"",4]'),
    (Point, "{}"),
    (Point, '"12"'),
    (tuple[Point, ...], "[[1],2]"),
    (tuple[int, str], "[1]"),
    (dict[str, int], "[1]"),
    (dict[str, int], '{"a":"1"}'),
    (dict[int, int], '{"1":1}'),
    (Colour, '"blue"'),
    (date, '"2024-02-30"'),
    (Decimal, '"x"'),
    (type[Nothing], '"Point"'),
    (Literal["a"], '"b"'),
    (range, "[0,1,2,3]"),
]


@pytest.mark.parametrize(("kind", "text"), REFUSED, ids=str)
def test_what_is_no_such_value_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValueError, match=r"no |Expecting"):
        load(kind, text.encode())


def test_json_that_is_cut_off_anywhere_is_refused() -> None:
    data = dump(tuple[Tree, ...], (Tree(Point(1), [Tree(Point(22, 3, "甲"))]),))
    assert json.loads(data)
    for end in range(len(data)):
        with pytest.raises(ValueError, match="no "):
            load(tuple[Tree, ...], data[:end])
