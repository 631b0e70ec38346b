"""Code Quality of GitLab, JUnit and Checkstyle: what servers read, each with less room than a finding needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from lint_reports.model.diagnostic import USER_CODE, Severity
from lint_reports.model.result import FileResult
from lint_reports.reporters import Failure
from lint_reports.text.language import Text
from tests.reporters.findings import broken_total, in_chinese, page, result, skipped, without_lines


@pytest.fixture(autouse=True)
def not_in_a_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)


def issues(*results: FileResult) -> list[dict[str, Any]]:
    return list(json.loads(page("gitlab", *results)))


def test_gitlab_has_line_level_and_fingerprint() -> None:
    (issue,) = issues(in_chinese())
    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": "LR301 （七）总计 总计 25，各项之和 26",
        "check_name": "broken-row-total",
        "severity": "major",
        "location": {"path": "a.md", "lines": {"begin": 3, "end": 3}},
    }


def test_gitlab_knows_other_levels() -> None:
    assert [issues(result(broken_total()._replace(severity=level)))[0]["severity"] for level in Severity] == [
        "major",
        "minor",
        "info",
    ]


def test_gitlab_asks_for_a_line_even_where_there_is_none() -> None:
    assert issues(without_lines())[0]["location"]["lines"] == {"begin": 1}


def test_gitlab_fingerprints_are_all_different_and_outlive_moved_lines() -> None:
    def marks(*lines: int) -> list[str]:
        return [each["fingerprint"] for each in issues(result(*(broken_total(line=line) for line in lines)))]

    assert len(set(marks(1, 2, 3))) == 3
    assert marks(1, 2) == marks(8, 9)


def test_gitlab_files_are_named_from_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    path = str(tmp_path / "2021" / "年报.md")
    assert issues(result(broken_total(path), path=path))[0]["location"]["path"] == "2021/年报.md"


def junit(*results: FileResult, **options: Any) -> ElementTree.Element:
    return ElementTree.fromstring(page("junit", *results, **options).encode())


def test_junit_has_a_test_for_each_file() -> None:
    root = junit(in_chinese("甲.md"), result(path="乙.md"), skipped())
    assert root.attrib == {"name": "lint-reports", "tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
    cases = root.findall("testsuite/testcase")
    assert [case.get("name") for case in cases] == ["甲.md", "乙.md", "readme.md"]
    assert [[part.tag for part in case] for case in cases] == [["failure"], [], ["skipped"]]
    assert cases[2][0].get("message") == "不是年报"


def test_junit_lists_all_findings_of_a_file_in_one_failure() -> None:
    (failure,) = junit(result(broken_total(line=9), broken_total(line=8))).findall(".//failure")
    lines = (failure.text or "").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["a.md:8:20:", "a.md:9:20:"]
    assert failure.get("message") == "2 处问题: LR301"


def test_junit_counts_characters() -> None:
    (failure,) = junit(in_chinese()).findall(".//failure")
    assert (failure.text or "").startswith("a.md:3:11: LR301 broken-row-total [错误] （七）总计")


def test_junit_fails_where_the_run_does() -> None:
    info = broken_total()._replace(severity=Severity.INFO)
    case = junit(result(info)).find(".//testcase")
    assert case is not None and [part.tag for part in case] == ["system-out"]
    strict = junit(result(info), fails=lambda _: True).find(".//testcase")
    assert strict is not None and [part.tag for part in strict] == ["failure"]


def test_junit_does_not_pass_a_file_that_was_not_checked() -> None:
    root = junit(failures=(Failure("a.md", "ValueError: x"),))
    (error,) = root.findall(".//error")
    assert error.get("message") == "ValueError: x"
    assert (root.get("tests"), root.get("errors")) == ("1", "1")


def checkstyle(*results: FileResult) -> list[ElementTree.Element]:
    return ElementTree.fromstring(page("checkstyle", *results).encode()).findall("file")


def test_checkstyle_counts_characters() -> None:
    (file,) = checkstyle(in_chinese("年报.md"))
    assert file.get("name") == "年报.md"
    assert [error.attrib for error in file] == [
        {
            "line": "3",
            "column": "11",
            "severity": "error",
            "message": "（七）总计 总计 25，各项之和 26",
            "source": "lint-reports.LR301",
        }
    ]


def test_checkstyle_has_no_line_where_there_is_none_and_no_file_that_was_skipped() -> None:
    (file,) = checkstyle(without_lines(), skipped())
    assert "line" not in file[0].attrib


def test_checkstyle_tells_the_rules_of_users_apart() -> None:
    made = broken_total()._replace(code=USER_CODE, name="one-rule")
    assert checkstyle(result(made))[0][0].get("source") == "lint-reports.LR390/one-rule"


def test_what_xml_forbids_is_spelt_out() -> None:
    evil = broken_total()._replace(message=Text("\x00\x0b\ufffe\uffff\ud800]]>", ""))
    assert checkstyle(result(evil))[0][0].get("message") == r"\x00\x0b\ufffe\uffff\ud800]]>"
    (failure,) = junit(result(evil)).findall(".//failure")
    assert (failure.text or "").endswith(r"\x00\x0b\ufffe\uffff\ud800]]>")
