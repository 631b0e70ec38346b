"""The grammar of claims: every word is of one class, every class and rule is used, and lark takes the file."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from lark import Lark

from lint_reports.form.sources import sources
from lint_reports.prose.lexicon import compile_claims, lexicon

TEXT = sources("claims.lark")
CLASSES = dict(re.findall(r"^([A-Z_]+): +(.*)$", TEXT, re.M))
RULES = re.findall(r"^([a-z_]+):", TEXT, re.M)


def test_a_word_is_of_one_class() -> None:
    words = Counter(word for line in CLASSES.values() for word in re.findall(r'"([^"]+)"', line))
    assert [word for word, count in words.items() if count > 1] == []
    assert len(lexicon().words) == len(words)


def test_every_class_and_every_abbreviation_is_used() -> None:
    used = Counter(re.findall(r"\b_?[A-Za-z][A-Za-z_]*\b", re.sub(r'"[^"]*"|//.*', "", TEXT)))
    assert [name for name in CLASSES if used[name] < 2] == []
    assert [name for name in RULES if name[0] == "_" and used[name] < 2] == []


def test_lark_takes_the_grammar_and_knows_every_name_in_it() -> None:
    starts = [name for name in RULES if name[0] != "_"]
    assert Lark(TEXT, parser=None, lexer="basic", start=starts).rules


def test_a_claim_names_rows_of_the_form() -> None:
    known = set(re.findall(r"^([a-z_0-9]+):", sources("sections.lark", "edition_2021.lark"), re.M))
    for kind in lexicon().kinds.values():
        for sums in kind.readings.values():
            for each in sums:
                for _, row, column in each.terms:
                    assert row in known | {"other"}, (kind.name, row)
                    assert not column or column.isdigit() or column in known, (kind.name, column)


def test_what_may_be_left_out_may_be_left_out() -> None:
    text = 'greeting: HELLO (AND | COMMA)* WORLD? // 等于 received\nHELLO: "你好" | "您好"\nAND: "和"\nCOMMA: "、"\nWORLD: "世界"\n'
    made = compile_claims(text)
    letter = made.letters
    (kind,) = made.kinds.values()
    whole = letter["HELLO"] + letter["AND"] + letter["COMMA"] + letter["WORLD"]
    assert [made.automaton.rule(each) for each in (whole, letter["HELLO"], letter["WORLD"], "")] == [
        "greeting",
        "greeting",
        "",
        "",
    ]
    assert made.words == {
        "你好": letter["HELLO"],
        "您好": letter["HELLO"],
        "和": letter["AND"],
        "、": letter["COMMA"],
        "世界": letter["WORLD"],
    }
    assert kind.readings[0][0].terms == ((1, "received", ""),)


def expression(tree: Any, rules: dict[str, Any], letters: dict[str, str]) -> str:
    """A piece of a rule as a regular expression."""
    parts = [expression(each, rules, letters) for each in tree.children if hasattr(each, "data")]
    if tree.data == "name":
        name = str(tree.children[0])
        return letters[name] if name in letters else expression(rules[name], rules, letters)
    if tree.data == "expansions":
        return f"(?:{'|'.join(parts)})"
    if tree.data == "expr":
        return f"(?:{parts[0]})" + "".join(str(each) for each in tree.children if not hasattr(each, "data"))
    return "".join(parts)


def expressions() -> dict[str, re.Pattern[str]]:
    """The claims as regular expressions."""
    reader = Lark.open_from_package("lark", "lark.lark", ["grammars"], parser="lalr", maybe_placeholders=False)
    tree: Any = reader.parse(TEXT)
    rules = {str(each.children[0]): each.children[-1] for each in tree.children if each.data == "rule"}
    letters = lexicon().letters
    return {name: re.compile(expression(tree, rules, letters)) for name, tree in rules.items() if name[0] != "_"}


def test_the_automaton_takes_what_the_rules_take_and_no_string_is_two_claims() -> None:
    known = expressions()
    automaton = lexicon().automaton
    rng = Random("claims")
    letters = [*lexicon().letters.values()]
    told: Counter[str] = Counter()
    for _ in range(6_000):
        text, state = "", 0
        while automaton.moves[state] and rng.random() < 0.93:
            letter = rng.choice([*automaton.moves[state]])
            text, state = text + letter, automaton.moves[state][letter]
        at = rng.randrange(len(text) + 1)
        for each in (text, text[:at] + rng.choice(letters) + text[at:], text[:at] + text[at + 1 :]):
            taking = [name for name, pattern in known.items() if pattern.fullmatch(each)]
            assert len(taking) < 2
            assert automaton.rule(each) == "".join(taking)
            told.update(taking)
    assert {*told} == {*known}


def test_of_two_claims_that_are_the_same_the_first_is_told() -> None:
    made = compile_claims('one: HELLO+ // 等于 received\ntwo: HELLO // 等于 received\nHELLO: "你好"\n')
    assert made.automaton.rule(made.letters["HELLO"]) == "one"


def test_an_operator_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        compile_claims('one: HELLO~2 // 等于 received\nHELLO: "你好"\n')
