"""Configuration for some files only, and configuration files that extend others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lint_reports.config.lookup import Lookup
from lint_reports.text.errors import UsageError
from tests.config.test_config_file import BLANK, BROKEN, NAME, folder, put, run

__all__ = ["folder", "run"]


def test_rules_are_left_out_in_the_files_named(run: Any) -> None:
    put(NAME, "per-file-ignores: {'old/': [LR3], '*.md': [broken-dispute-total]}\n")
    for path in ("old/a.txt", "new/a.txt", "new/b.md"):
        put(path, BROKEN)
    assert run("--output-format", "json").found == ["new/a.txt broken-dispute-total"]


def test_patterns_are_seen_from_the_configuration_file(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(NAME, "per-file-ignores: {/a/x.txt: [LR3]}\n")
    put("a/x.txt", BROKEN)
    put("b/a/x.txt", BROKEN)
    monkeypatch.chdir("b")
    assert run("--output-format", "json", "../a/x.txt", "a/x.txt").found == ["a/x.txt broken-dispute-total"]


def test_an_override_changes_levels_and_choice_for_its_files(run: Any) -> None:
    put(NAME, "overrides:\n  - files: [towns/]\n    severity: {LR3: info}\n  - files: ['*.md']\n    select: [LR1]\n")
    for path in ("towns/a.txt", "towns/b.md", "c.txt"):
        put(path, BROKEN)
    done = run("--output-format", "json")
    levels = {each["filename"]: each["severity"] for each in json.loads(done.out)}
    assert levels == {"c.txt": "error", "towns/a.txt": "info"}


def test_overrides_are_laid_one_on_the_other_and_the_command_line_on_top(run: Any) -> None:
    put(NAME, "overrides:\n  - files: [a.txt]\n    ignore: [LR3]\n  - files: ['*.txt']\n    extend-select: [LR304]\n")
    put("a.txt", BROKEN)
    assert run("--output-format", "json").found == ["a.txt broken-dispute-total"]
    assert run("--output-format", "json", "--ignore", "LR304").found == []


def test_an_override_can_set_the_edition(run: Any) -> None:
    put(NAME, "overrides:\n  - files: [a.txt]\n    edition: 2019\n    body: town\n")
    lookup = Lookup({}, "zh")
    assert [(each.edition, each.body) for each in map(lookup.of_file, ("a.txt", "b.txt"))] == [
        (2019, "town"),
        (None, None),
    ]


def test_the_settings_of_files_alike_are_one_object() -> None:
    put(NAME, "per-file-ignores: {'*.txt': [LR3]}\n")
    lookup = Lookup({}, "zh")
    assert lookup.of_file("a.txt") is lookup.of_file("b.txt") is not lookup.of_file("c.md")


def test_rules_are_switched_off_or_given_a_level(run: Any) -> None:
    put(NAME, "rules: {LR3: 'off', broken-dispute-total: info}\n")
    put("a.txt", BROKEN)
    found = json.loads(run("--output-format", "json").out)
    assert [(each["name"], each["severity"]) for each in found] == [("broken-dispute-total", "info")]
    put(NAME, "severity: {LR3: info}\nrules: {broken-dispute-total: 'off'}\n")
    assert run("--output-format", "json").found == []


# ------------------------------------------------------------------------------------------------ extends


def test_a_file_changes_what_it_extends(run: Any) -> None:
    put("shared/base.yaml", "severity: {LR3: info, LR1: info}\nfail-level: info\n")
    put(NAME, "extends: shared/base.yaml\nfail-level: warning\nseverity: {LR1: error}\n")
    put("a.txt", BROKEN)
    put("b.txt", BLANK)
    done = run("--output-format", "json", "--ignore", "duplicate-report")
    levels = {each["name"]: each["severity"] for each in json.loads(done.out)}
    assert levels == {"broken-dispute-total": "info", "empty-section": "error"}
    (Path("b.txt")).unlink()
    assert run().status == 0


def test_patterns_of_an_extended_file_are_seen_from_its_own_folder(run: Any) -> None:
    put("shared/base.yaml", "per-file-ignores: {/a.txt: [LR3]}\n")
    put(NAME, "extends: [shared/base.yaml]\n")
    put("a.txt", BROKEN)
    put("shared/a.txt", BROKEN)
    assert run("--output-format", "json").found == ["a.txt broken-dispute-total"]


def test_relations_of_an_extended_file_are_rules_here(run: Any) -> None:
    relation = "relations:\n  - {name: never-true, relation: 'disputes, each row: total < 0'}\n"
    put("base.yaml", relation)
    put(NAME, "extends: base.yaml\nseverity: {never-true: error}\n")
    put("a.txt", BROKEN)
    assert "a.txt never-true" in run("--output-format", "json", "--select", "LR390").found


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({NAME: "extends: 没有.yaml\n"}, ".lint-reports.yaml:1:10: 找不到要继承的配置文件 没有.yaml"),
        ({NAME: "extends: [a.yaml]\n", "a.yaml": "extends: a.yaml\n"}, "a.yaml:1:10: 继承绕成了圈"),
        ({NAME: "extends: a.yaml\n", "a.yaml": f"extends: {NAME}\n"}, "a.yaml:1:10: 继承绕成了圈"),
        ({NAME: "extends: a.yaml\n", "a.yaml": "ignore: [LR999]\n"}, "a.yaml:1:10: 没有这样的规则：LR999"),
        ({NAME: "extends: []\n"}, ".lint-reports.yaml:1:10: extends 不能是空的"),
        ({NAME: "overrides:\n  - ignore: [LR3]\n"}, ".lint-reports.yaml:2:5: 缺少键 files"),
        ({NAME: "overrides:\n  - {files: [], ignore: [LR3]}\n"}, ".lint-reports.yaml:2:13: files 不能是空的"),
        ({NAME: "overrides:\n  - {files: [a], lang: zh}\n"}, ".lint-reports.yaml:2:18: 没有这样的键：lang"),
    ],
)
def test_a_slip_is_shown_where_it_stands(files: dict[str, str], complaint: str) -> None:
    for path, text in files.items():
        put(path, text)
    with pytest.raises(UsageError) as caught:
        Lookup({}, "zh").of_file("a.txt")
    assert caught.value.text.zh.startswith(complaint)
