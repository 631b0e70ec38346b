"""Workflow commands, which no report may forge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.location import Location, Range
from lint_reports.text.language import Text
from tests.reporters.findings import blank, broken_total, page, result


@pytest.fixture(autouse=True)
def not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def many(count: int, severity: Severity = Severity.ERROR) -> list[Diagnostic]:
    return [broken_total(line=line)._replace(severity=severity) for line in range(1, count + 1)]


def test_a_finding_is_a_command() -> None:
    assert page("github", result(broken_total()), quiet=True) == (
        "::error file=a.md,line=47,endLine=47,col=20,endColumn=22,title=LR301 broken-row-total"
        "::（七）总计 总计 25，各项之和 26\n"
    )


def test_columns_are_left_out_over_several_lines_and_lines_where_there_are_none() -> None:
    over = broken_total()._replace(location=Location("a.md", Range.of(3, 2, 5, 1)))
    assert page("github", result(over)).startswith("::error file=a.md,line=3,endLine=5,title=")
    none = broken_total()._replace(location=Location("a.docx", None))
    assert page("github", result(none)).startswith("::error file=a.docx,title=")


def test_a_report_cannot_write_commands() -> None:
    evil = broken_total("a,b:c%\n::x.md")._replace(message=Text("100%\r\n::warning::x\x1b[0m", ""))
    text = page("github", result(evil), quiet=True)
    assert text.count("\n") == 1
    assert "file=a%2Cb%3Ac%25\\n%3A%3Ax.md," in text
    assert text.endswith("::100%25\\r\\n::warning::x\\x1b[0m\n")


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\\n", "%0A", "%0D"]
)
def test_no_end_of_a_line_begins_a_command(end: str) -> None:
    words = f"a{end}::stop-commands::x{end}##[add-mask]y"
    evil = [broken_total(words, line)._replace(message=Text(words, words)) for line in range(1, 14)]
    for statistics in (False, True):
        text = page("github", result(*evil, path=words), statistics=statistics)
        for line in text.splitlines():
            assert not line.lstrip().startswith("::stop") and not line.startswith("##")
            assert line.startswith(("::error file=", "::notice title=", "- ", "发现", "13  LR301"))
            assert not ("##[" in line if line.startswith("- ") else re.search("%0[AD]", line))


def test_what_is_only_listed_cannot_write_commands_either() -> None:
    evil = [finding._replace(message=Text("::error::x ##[error]y", "")) for finding in many(30)]
    lines = page("github", result(*evil), quiet=True).splitlines()
    assert all(line.startswith(("- ", "::notice title", "::error file")) for line in lines)
    assert not any("##[" in line for line in lines if line.startswith("- "))


def test_errors_come_first() -> None:
    lines = page("github", result(blank("1", "一", 0, 1), broken_total())).splitlines()
    assert [line.split(" ")[0] for line in lines[:2]] == ["::error", "::warning"]


def test_the_rest_is_listed_and_counted() -> None:
    lines = page("github", result(*many(13), *many(12, Severity.INFO)), quiet=True).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert sum(line.startswith("- ") for line in lines) == 6
    assert lines[-1].startswith("::notice title=lint-reports::另有 6 项")


def test_ten_of_a_kind_are_not_too_many() -> None:
    text = page("github", result(*many(10), *many(10, Severity.INFO)))
    assert "另有" not in text
    assert text.count("::notice") == 10


def test_the_job_summary_lists_them_all_and_shows_text_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# 前\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    evil = [finding._replace(message=Text("a|b\n<img src=x> [x](y)", "")) for finding in many(12)]
    page("github", result(*evil))
    lines = summary.read_text("utf-8").splitlines()
    assert lines[0] == "# 前"
    assert len([line for line in lines if "LR301" in line]) == 12
    assert lines[3].endswith("| a&#124;b&#92;n&#60;img src=x&#62; &#91;x&#93;(y) |")


def test_a_job_summary_that_would_be_refused_is_cut_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    long = [finding._replace(message=Text("长" * 1000, "")) for finding in many(500)]
    page("github", result(*long))
    text = summary.read_text("utf-8")
    rows = text.count("LR301 ")
    assert len(text.encode()) < 2**20 and 200 < rows < 500
    assert text.endswith(f"\n\n另有 {500 - rows} 项。\n\n")


def test_a_job_summary_that_cannot_be_written_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page("github", result(*many(12)))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))
    assert page("github", result(*many(12))) == shown


def test_few_findings_need_no_job_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    page("github", result(broken_total()))
    assert not (tmp_path / "summary.md").exists()


def test_files_are_named_from_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    text = page("github", result(broken_total(str(tmp_path / "2021" / "a.md"))))
    assert text.startswith("::error file=2021/a.md,")
