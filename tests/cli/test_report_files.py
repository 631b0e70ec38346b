"""`--report FORMAT=PATH`: one run, several files; what would go wrong after the work is refused before it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint
from lint_reports.reporters import names
from tests.cli.test_main import REPORT, run
from tests.support.checkout import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "年报.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_several_formats_come_of_one_run(folder: Path) -> None:
    plain = run(folder, "--output-format", "concise")
    done = run(folder, "--output-format", "concise", "--report", "json=a.json", "--report=junit=out=1.xml")
    assert (done.returncode, done.stdout, done.stderr) == (plain.returncode, plain.stdout, "") == (1, plain.stdout, "")
    records = json.loads((folder / "a.json").read_text("utf-8"))
    assert len(records) == len(plain.stdout.splitlines())
    (case,) = ElementTree.parse(folder / "out=1.xml").findall(".//testcase")
    assert case.get("name") == "年报.md"
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "out=1.xml", "年报.md"]


def test_every_format_can_be_written_and_is_not_linted_the_next_time(folder: Path) -> None:
    words = [f"--report={name}={name}.{'md' if name == 'markdown' else 'txt'}" for name in names()]
    first = run(folder, *words, "--quiet")
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(written) == len(names()) + 1 and all(written.values())
    assert run(folder, *words, "--quiet").stdout == first.stdout
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == written


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--report", "json"], "格式=文件"),
        (["--report", "json="], "格式=文件"),
        (["--report", "sarf=x"], "是不是想写 sarif？"),
        (["--report", "json=-"], "--output-format json"),
        (["--report", "json=no/such/x.json"], "no/such"),
        (["--report", "json=."], "是文件夹"),
        (["--report", "json=x", "--report", "sarif=./x"], "写了两次"),
        (["--report", "json=x", "--output-file", "x"], "写了两次"),
        (["--report", "json=x", "--diff"], "--diff"),
        (["--report", "markdown=年报.md", "年报.md"], "会覆盖"),
        (["--output-format", "sarif", "--statistics"], "--statistics"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_done(
    folder: Path, words: list[str], message: str
) -> None:
    done = run(folder, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr and done.stderr.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["年报.md"]
    assert (folder / "年报.md").read_text("utf-8") == REPORT


def test_counts_are_for_the_terminal_and_findings_for_the_file(folder: Path) -> None:
    done = run(folder, "--statistics", "--quiet", "--report", "json=a.json")
    assert "LR1" in done.stdout and ":" not in done.stdout
    assert all("location" in record for record in json.loads((folder / "a.json").read_text("utf-8")))


def test_the_exit_status_stands_in_the_log(folder: Path) -> None:
    for words, status in (([], 1), (["--exit-zero"], 0), (["--fail-level", "never"], 0)):
        assert run(folder, "--report", "sarif=a.sarif", *words).returncode == status
        (log,) = json.loads((folder / "a.sarif").read_text("utf-8"))["runs"]
        assert log["invocations"] == [{"executionSuccessful": True, "exitCode": status}]
        assert log["tool"]["driver"]["rules"][0]["help"]["markdown"]


def test_a_test_fails_from_the_fail_level_on(folder: Path) -> None:
    run(folder, "--report", "junit=a.xml", "--fail-level", "never")
    root = ElementTree.parse(folder / "a.xml").getroot()
    assert root.get("failures") == "0" and root.find(".//system-out") is not None


def test_a_report_is_not_coloured_unless_asked(folder: Path) -> None:
    run(folder, "--report", "full=a.out", FORCE_COLOR="1")
    assert b"\x1b" not in (folder / "a.out").read_bytes()
    run(folder, "--report", "full=a.out", "--color", "always")
    assert b"\x1b" in (folder / "a.out").read_bytes()


def test_relations_of_the_configuration_are_explained(folder: Path) -> None:
    relation = 'relations: [{name: no-licences, relation: "disclosure: licences.0 = 1"}]\n'
    (folder / ".lint-reports.yaml").write_text(relation, encoding="utf-8")
    assert run(folder, "--report", "sarif=a.sarif").returncode == 1


def test_columns_of_related_places_and_of_edits_are_exact(tmp_path: Path) -> None:
    """Reviewdog counts bytes of UTF-8, so that the text of each of their lines has to be at hand."""
    report = ROOT / "examples" / "broken" / "typing-slips-gb18030.txt"
    run(tmp_path, str(report), "--report", "rdjson=a.json")
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))["diagnostics"]
    lines = [line.encode() for line in report.read_text("gb18030").split("\n")]

    def cut(where: dict[str, dict[str, int]]) -> str:
        start, end = where["start"], where["end"]
        return lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode()

    (total,) = (each for each in found if each["code"]["value"] == "LR301")
    assert cut(total["location"]["range"]) == cut(total["suggestions"][0]["range"]) == "6"
    assert [cut(each["location"]["range"]) for each in total["related_locations"]] == ["6", "8"]


def test_the_job_summary_is_written_once(folder: Path) -> None:
    for at in range(12):
        (folder / f"{at}.md").write_text(REPORT, encoding="utf-8")
    summary = folder / "summary"
    run(folder, "--report", "github=a.out", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text("utf-8").count("\n| --- |") == 1


def test_the_lines_of_edits_are_at_hand() -> None:
    """An unused comment is removed with the end of its line: the edit ends on a line where nothing else is found."""
    text = REPORT.replace("本年度按", "<!-- lint-reports: ignore[blank-cell] -- 待补 -->\n本年度按")
    found = lint("年报.md", text.encode(), Settings())
    (edit,) = (
        edit for each in found.diagnostics if each.name == "unused-suppression" and each.fix for edit in each.fix.edits
    )
    assert {edit.range.start.line, edit.range.end.line} <= set(found.lines)
    assert edit.range.end.line not in {
        each.location.range.start.line for each in found.diagnostics if each.location.range
    }
