"""`lint-reports config`: keys explained, files checked, and a schema that says what the checker says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_reports.config import schema, yaml_file
from lint_reports.config.keys import KEYS
from lint_reports.rules.registry import all_rules
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import File
from tests.config.test_config_file import NAME, folder, put, run
from tests.support.checkout import ROOT
from tests.support.examples import examples

__all__ = ["folder", "run"]

jsonschema = pytest.importorskip("jsonschema")


def test_every_key_is_listed_and_explained(run: Any) -> None:
    assert [line.split()[0] for line in run("config").out.splitlines()] == list(KEYS)
    for name in KEYS:
        for language in ("zh", "en"):
            done = run("config", name, "--lang", language)
            assert done.status == 0 and done.out.startswith(f"{name}\n")


def test_a_key_that_is_none_is_a_slip_with_a_guess(run: Any) -> None:
    done = run("config", "override")
    assert (done.status, "是不是想写 overrides" in done.err) == (2, True)


@pytest.mark.parametrize("name", KEYS)
def test_the_example_of_a_key_is_sound(name: str) -> None:
    said_as = {"rules": {"ignore", "extend-select", "severity"}}
    assert set(checked(KEYS[name].example)) == said_as.get(name, {name})


def test_the_schema_is_one(run: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("config", "--schema").out))


# ------------------------------------------------------------------------------------------------ checker and schema


def checked(text: str) -> dict[str, Any]:
    return schema.read(yaml_file.read(File(NAME, text)))


def is_sound(value: object) -> bool:
    try:
        checked(json.dumps(value, ensure_ascii=False))
    except UsageError:
        return False
    return True


SCHEMA = jsonschema.Draft202012Validator(schema.json_schema())
WORDS = "auto 2021 town zh error never off LR3 LR999 blank-cell no-such-rule ALL a/*.md implied".split()
SCALARS = st.sampled_from([*WORDS, "", " ", 2021, 2019, 1999, True, None, 1.5])
NAMES = st.sampled_from(["files", "name", "relation", "zh", "LR3", "blank-cell", "a.txt", "无", *KEYS])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
SAID_ELSEWHERE = ("relations", "plugins")
"""A relation is a language of its own, and what is installed no schema knows."""


def may_name_a_rule_made_elsewhere(value: object) -> bool:
    """The schema lets pass what has the form of a rule's name; whether there is such a rule only the checker knows."""
    words = re.findall(r'"([a-z]+(?:-[a-z]+)+)"', json.dumps(value))
    return not {rule.name for rule in all_rules()} >= set(words)


@settings(max_examples=examples(600), deadline=None)
@given(st.dictionaries(st.sampled_from([*KEYS, "无", "selects"]), VALUES, max_size=2))
def test_the_schema_refuses_what_the_checker_refuses(value: dict[str, Any]) -> None:
    if any(key in value for key in SAID_ELSEWHERE):
        assert SCHEMA.is_valid(value) or not is_sound(value)
    elif is_sound(value):
        assert SCHEMA.is_valid(value)
    elif SCHEMA.is_valid(value):
        assert may_name_a_rule_made_elsewhere(value)


@pytest.mark.parametrize("name", KEYS)
@settings(max_examples=examples(60), deadline=None)
@given(value=VALUES)
def test_each_key_is_refused_by_both_or_by_neither(name: str, value: object) -> None:
    said = {name: value}
    if name not in SAID_ELSEWHERE and not may_name_a_rule_made_elsewhere(said):
        assert SCHEMA.is_valid(said) == is_sound(said)


# ------------------------------------------------------------------------------------------------ --check


def test_sound_files_are_passed_in_silence(run: Any) -> None:
    put(NAME, "ignore: [LR3]\n")
    put("pyproject.toml", "[project]\nname = 'a'\n")
    done = run("config", "--check", NAME, "pyproject.toml")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_every_file_that_is_wrong_is_told(run: Any) -> None:
    put(NAME, "ignor: [LR3]\n")
    put("b/.lint-reports.yaml", "ignore: LR3\n")
    done = run("config", "--check", NAME, "b/.lint-reports.yaml")
    assert done.status == 1
    assert ".lint-reports.yaml:1:1: " in done.err and "b/.lint-reports.yaml:1:9: " in done.err
    assert "^" in done.err


def test_the_hook_takes_configuration_files_alone(tmp_path: Path) -> None:
    yaml = pytest.importorskip("ruamel.yaml")
    manifest = ROOT / ".pre-commit-hooks.yaml"
    hook = next(
        each for each in yaml.YAML(typ="safe").load(manifest.read_text("utf-8")) if each["id"] == "lint-reports-config"
    )
    taken = [
        path
        for path in (NAME, f"a/{NAME}", "pyproject.toml", "a.yaml", f"x{NAME}", f"{NAME}.bak")
        if re.search(hook["files"], path)
    ]
    assert taken == [NAME, f"a/{NAME}", "pyproject.toml"]
