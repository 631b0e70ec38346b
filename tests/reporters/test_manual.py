"""The pages of the rules."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest

if find_spec("lint_reports.linter") is None:
    pytest.skip("the rules are not written yet", allow_module_level=True)

from lint_reports.reporters.manual import FAMILIES, as_json, as_markdown, as_text
from lint_reports.rules.registry import all_rules


def test_every_rule_is_in_the_contents_and_has_its_heading() -> None:
    page = as_markdown(all_rules())
    for rule in all_rules():
        assert f"](#{rule.code.lower()}-{rule.name})" in page
        assert f"\n## {rule.code} {rule.name}\n" in page


def test_every_rule_has_a_family() -> None:
    assert {rule.code[:3] for rule in all_rules()} <= set(FAMILIES)


def test_fences_are_closed() -> None:
    assert as_markdown(all_rules()).count("```") % 2 == 0


def test_a_page_speaks_one_language_in_a_terminal() -> None:
    rule = all_rules()[0]
    assert "依据：" in as_text(rule, "zh") and rule.summary.zh in as_text(rule, "zh")
    assert "Basis: " in as_text(rule, "en") and rule.summary.en in as_text(rule, "en")


def test_json_has_both_languages() -> None:
    records = json.loads(as_json(all_rules()))
    assert [record["code"] for record in records] == [rule.code for rule in all_rules()]
    assert records[0]["summary"].keys() == {"zh", "en"}
