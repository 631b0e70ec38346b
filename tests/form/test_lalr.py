"""The table of a grammar as plain data makes of every sound report the tree that lark makes, and refuses what lark refuses."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from lark import Lark
from lark.exceptions import UnexpectedToken

from lint_reports.form.editions import edition
from lint_reports.form.lalr import Shape, lalr_table
from lint_reports.model.report import Leaf, Node, short_name

YEARS = (2019, 2021)


def leaves_of(types: list[str]) -> list[Leaf]:
    return [Leaf(each, str(place), 1, place + 1, 1, place + 2) for place, each in enumerate(types)]


def by_lark(parser: Lark, start: str, types: list[str]) -> Any:
    """The tree that lark makes, as names and places; None where it refuses."""
    try:
        return outline(parser.parse(leaves_of(types), start=start))
    except UnexpectedToken:
        return None


def outline(tree: Any) -> Any:
    return tree.data, tuple(outline(child) if isinstance(child, Node) else int(child.text) for child in tree.children)


def shortened(shape: Shape | None) -> Any:
    if shape is None:
        return None
    name, children = shape
    return short_name(name), tuple(child if isinstance(child, int) else shortened(child) for child in children)


def derived(parser: Lark, symbol: str, rng: Random, depth: int = 0) -> list[str]:
    """Terminals that the grammar takes for a symbol, drawn by its rules."""
    rules = [rule for rule in parser.rules if rule.origin.name == symbol]
    if not rules:
        return [symbol]
    rule = rng.choice(rules) if depth < 40 else min(rules, key=lambda each: len(each.expansion))
    return [each for part in rule.expansion for each in derived(parser, str(part.name), rng, depth + 1)]


@pytest.mark.parametrize("year", YEARS)
def test_what_the_grammar_derives_is_parsed_as_by_lark(year: int) -> None:
    which = edition(year)
    for start in which.lark.options.start:
        for seed in range(60):
            types = derived(which.lark, start, Random(seed))
            made = which.table.parse(start, types)
            assert made is not None, types
            assert shortened(made) == by_lark(which.lark, start, types)


@pytest.mark.parametrize("year", YEARS)
def test_what_is_wrong_is_refused_where_lark_refuses_it(year: int) -> None:
    which, refused, taken = edition(year), 0, 0
    names = sorted(terminal.name for terminal in which.lark.terminals)
    for start in which.lark.options.start:
        for seed in range(150):
            rng = Random(seed)
            types = derived(which.lark, start, rng)
            for _ in range(rng.randint(1, 2)):
                at, deed = rng.randint(0, len(types)), rng.randrange(3)
                types[at : at + (deed != 0)] = [rng.choice((*names, "NONE"))] if deed else []
                types[at : at + (not deed)] = []
            expected = by_lark(which.lark, start, types)
            assert shortened(which.table.parse(start, types)) == expected
            refused, taken = refused + (expected is None), taken + (expected is not None)
    assert refused > 500 and taken > 20, (refused, taken)


def test_nothing_at_all_is_taken_where_the_grammar_takes_it() -> None:
    which = edition(2021)
    for start in which.lark.options.start:
        assert shortened(which.table.parse(start, [])) == by_lark(which.lark, start, [])


@pytest.mark.parametrize("grammar", ["?start: A | A A", "start: [A] B", 'start: "a" B'])
def test_a_grammar_that_needs_more_is_told_apart(grammar: str) -> None:
    parser = Lark(f'{grammar}\nA: "x"\nB: "y"', parser="lalr")
    with pytest.raises(ValueError, match="neither"):
        lalr_table(parser)
