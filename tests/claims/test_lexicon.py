"""The grammar of claims: every word is of one class, every class and rule is used, and lark takes the file."""

from __future__ import annotations

import re
from collections import Counter

from lint_reports.claims.lexicon import compile_claims, lexicon
from lint_reports.grammars import sources

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
    from lark import Lark

    starts = [name for name in RULES if name[0] != "_"]
    assert Lark(TEXT, parser=None, lexer="basic", start=starts).rules


def test_a_claim_names_rows_of_the_form() -> None:
    known = set(re.findall(r"^([a-z_0-9]+):", sources("sections.lark", "edition_2021.lark"), re.M))
    for kind in lexicon().kinds:
        for sums in kind.readings.values():
            for each in sums:
                for _, row, column in each.terms:
                    assert row in known | {"other"}, (kind.name, row)
                    assert not column or column.isdigit() or column in known, (kind.name, column)


def test_what_may_be_left_out_may_be_left_out() -> None:
    text = 'greeting: HELLO (AND | COMMA)* WORLD? // 等于 received\nHELLO: "你好" | "您好"\nAND: "和"\nCOMMA: "、"\nWORLD: "世界"\n'
    made = compile_claims(text)
    letter = made.letters
    (kind,) = made.kinds
    whole = letter["HELLO"] + letter["AND"] + letter["COMMA"] + letter["WORLD"]
    assert re.fullmatch(kind.pattern, whole)
    assert re.fullmatch(kind.pattern, letter["HELLO"])
    assert not re.fullmatch(kind.pattern, letter["WORLD"])
    assert made.words == {"你好": letter["HELLO"], "您好": letter["HELLO"], "和": letter["AND"], "、": letter["COMMA"], "世界": letter["WORLD"]}
    assert kind.readings[0][0].terms == ((1, "received", ""),)
