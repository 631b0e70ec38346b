"""SARIF: valid by the standard's own schema, exact by its columns, and the same finding after lines have moved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from lint_reports.model.diagnostic import USER_CODE, Diagnostic, Severity
from lint_reports.model.location import Location
from lint_reports.model.result import FileResult, Suppressed
from lint_reports.reporters import Failure
from lint_reports.rules.registry import all_rules
from lint_reports.text.language import Text
from tests.reporters.findings import (
    CHINESE,
    blank,
    broken_total,
    hostile,
    in_chinese,
    page,
    result,
    skipped,
    without_lines,
)
from tests.reporters.schemas import validate


@pytest.fixture(autouse=True)
def not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def run(*results: FileResult, **options: Any) -> dict[str, Any]:
    log = json.loads(page("sarif", *results, **{"rules": all_rules, **options}))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return dict(only)


def findings(*results: FileResult, **options: Any) -> list[dict[str, Any]]:
    return list(run(*results, **options)["results"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "results",
    [(), (result(), skipped()), (in_chinese(), without_lines()), (hostile(),), (result(*map(broken_total, "abc")),)],
)
def test_the_log_is_valid(results: tuple[FileResult, ...], language: str) -> None:
    failures = (Failure("b.md", "ValueError: x"),)
    for more in ({}, {"status": 1}, {"status": 2, "failures": failures}):
        log = json.loads(page("sarif", *results, language=language, rules=all_rules, **more))
        validate("sarif-schema-2.1.0.json", log)


def test_columns_count_code_points() -> None:
    (found,) = findings(in_chinese())
    assert run(in_chinese())["columnKind"] == "unicodeCodePoints"
    region = found["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 13}
    assert CHINESE[region["startColumn"] - 1 : region["endColumn"] - 1] == "25"
    (related,) = found["relatedLocations"]
    assert related["message"]["text"] == "二十" == CHINESE[7:9]
    assert related["physicalLocation"]["region"]["startColumn"] == 8


def test_a_fix_replaces_a_region() -> None:
    (fix,) = findings(in_chinese())[0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "a.md", "uriBaseId": "%SRCROOT%"}
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "26"}
    assert replacement["deletedRegion"]["startColumn"] == 11


def test_a_fix_that_is_only_shown_is_no_fix() -> None:
    found = broken_total()
    assert found.fix is not None
    shown = found._replace(fix=found.fix._replace(applicability="display"))
    assert "fixes" not in findings(result(shown))[0]


def test_a_format_without_lines_has_the_place_in_the_form() -> None:
    (found,) = findings(without_lines())
    (place,) = found["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "三/（七）总计/总计"}]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "%E5%B9%B4%E6%8A%A5%201.docx", "uriBaseId": "%SRCROOT%"}
    }
    assert "fixes" not in found


@pytest.mark.parametrize("path", ["年报/a b.md", "a:b#c?d%20.md", "\udcc4.md"])
def test_a_path_is_a_relative_reference(path: str) -> None:
    (found,) = findings(result(broken_total(path), path=path))
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii() and not set(uri) & set(" :#?")
    assert unquote(uri, errors="surrogateescape") == path


def test_a_file_elsewhere_has_an_absolute_uri(tmp_path: Path) -> None:
    path = str(tmp_path / "年 报.md")
    (found,) = findings(result(broken_total(path), path=path))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": Path(path).as_uri()}


def test_a_relative_path_that_leads_out_is_absolute_too() -> None:
    (found,) = findings(result(broken_total("../年报.md"), path="../年报.md"))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": Path("../年报.md").resolve().as_uri()
    }


def test_files_are_named_from_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    path = str(tmp_path / "2021" / "a.md")
    (found,) = findings(result(broken_total(path), path=path))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "2021/a.md"


def marks(*diagnostics: Diagnostic, **lines: str) -> list[str]:
    return [each["partialFingerprints"]["lintReports/v1"] for each in findings(result(*diagnostics, **lines))]


def test_fingerprints_survive_moved_lines_and_tell_equals_apart() -> None:
    cell = blank("1", "一", 0, 5)
    section = broken_total()._replace(cell=None, location=broken_total().location._replace(node="五"))
    before = marks(cell, section, section, l5="", l47="一二三")
    moved = [each._replace(location=each.location._replace(range=None)) for each in (cell,)]
    assert len(set(before)) == 3
    assert marks(*moved) == [before[0]]


def test_rules_of_users_share_a_code_and_are_told_apart() -> None:
    made = [broken_total()._replace(code=USER_CODE, name=name) for name in ("one-rule", "other-rule")]
    rules = run(result(*made))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["LR390/one-rule", "LR390/other-rule"]
    assert len({*marks(*made)}) == 2
    assert marks(made[1]) == marks(*made)[1:]


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en-US")])
def test_the_rules_that_were_broken_are_explained(language: Any, tag: str) -> None:
    log = run(result(broken_total(), blank("1", "一", 0, 5)), language=language)
    driver = log["tool"]["driver"]
    assert log["language"] == driver["language"] == tag
    assert [rule["id"] for rule in driver["rules"]] == ["LR201", "LR301"]
    for rule in driver["rules"]:
        (made,) = (each for each in all_rules() if each.code == rule["id"])
        assert rule["shortDescription"]["text"] == made.summary.of(language)
        assert made.manual.of(language).strip() in rule["help"]["markdown"]
        assert made.source.of(language) in rule["help"]["text"]
        assert rule["helpUri"].endswith(f"#{made.code.lower()}-{made.name}")
        assert rule["defaultConfiguration"]["level"] == made.severity.value
    for found in log["results"]:
        assert driver["rules"][found["ruleIndex"]]["id"] == found["ruleId"]


def test_an_info_is_a_note() -> None:
    levels = [findings(result(broken_total()._replace(severity=level)))[0]["level"] for level in Severity]
    assert levels == ["error", "warning", "note"]


def test_the_invocation_tells_how_the_run_ended() -> None:
    assert run(status=1)["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    (crashed,) = run(status=2, failures=(Failure("年报.md", "ValueError: x"),))["invocations"]
    assert crashed["executionSuccessful"] is False
    (told,) = crashed["toolExecutionNotifications"]
    assert told["message"]["text"] == "ValueError: x" and told["level"] == "error"


def test_every_file_that_was_checked_is_an_artifact() -> None:
    uris = [each["location"]["uri"] for each in run(result(), skipped(), in_chinese("b.md"))["artifacts"]]
    assert uris == ["a.md", "b.md"]


def test_what_was_let_pass_is_there_and_says_why() -> None:
    every = result(broken_total(), blank("1", "一", 0, 5), broken_total(line=60))
    found, cell, old = every.diagnostics
    suppressed = (Suppressed(cell, "inSource", "待补"),)
    passed = every._replace(diagnostics=(found,), known=(old,), suppressed=suppressed)
    log = run(passed, result(broken_total("b.md"), path="b.md"))
    assert [each["suppressions"] for each in log["results"]] == [
        [],
        [{"kind": "inSource", "justification": "待补"}],
        [{"kind": "external", "justification": "baseline"}],
        [],
    ]
    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == ["LR201", "LR301"]
    validate("sarif-schema-2.1.0.json", json.loads(page("sarif", passed, rules=all_rules)))


def test_without_suppressions_none_are_told_of() -> None:
    assert "suppressions" not in findings(in_chinese())[0]


def test_a_file_that_was_not_checked_is_no_success_whatever_the_status() -> None:
    (crashed,) = run(status=0, failures=(Failure("a.md", "x"),))["invocations"]
    assert crashed["executionSuccessful"] is False


def test_a_message_can_make_no_link() -> None:
    found = broken_total()._replace(message=Text("见[此处](0)", ""), location=Location("a.md", None))
    assert "](" not in findings(result(found))[0]["message"]["text"]
