"""The program as a user runs it: words and bytes in, text and an exit status out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.checkout import ROOT

needs_linter = pytest.mark.skipif(find_spec("lint_reports.linter") is None, reason="the linter is not written yet")


REPORT = """\
甲镇2021年政府信息公开工作年度报告

一、总体情况

本年度按要求公开政府信息。

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

无。
"""
"""It has no tables and no section six."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "年报.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("lark==1.3.1\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in that folder, in an environment with nothing of the machine's that it heeds."""
    heeded = ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR")
    clean = {name: value for name, value in os.environ.items() if name not in heeded}
    done = subprocess.run(
        [sys.executable, "-m", "lint_reports", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        timeout=240,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["check", "--help"], ["rule", "-h"], ["--lang", "en", "parse", "--help"]]
)
def test_help_is_exit_zero(tmp_path: Path, words: list[str]) -> None:
    done = run(tmp_path, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert "lint-reports" in done.stdout


def test_help_speaks_the_language_of_the_locale(tmp_path: Path) -> None:
    assert "用法" in run(tmp_path, "--help").stdout
    assert "Usage" in run(tmp_path, "--help", LANG="en_US.UTF-8").stdout
    assert "用法" in run(tmp_path, "--help", "--lang", "zh", LANG="en_US.UTF-8").stdout


@pytest.mark.parametrize("words", [["version"], ["--version"], ["--lang", "en", "version"]])
def test_the_version_is_told(tmp_path: Path, words: list[str]) -> None:
    assert run(tmp_path, *words).stdout.startswith("lint-reports 0.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--selct", "ALL"], "--select"),
        (["chekc"], "check"),
        (["no/such/file.md"], "找不到文件或文件夹：no/such/file.md"),
        (["--lang", "fr"], "--lang 不能是 fr"),
        (["--body", "departement"], "--body 不能是 departement，是不是想写 department？"),
        (["--output-format", "jsn"], "json"),
        (["--jobs", "many"], "--jobs"),
        (["--encoding", "klingon"], "klingon"),
        (["parse"], "parse 后面要写一个文件"),
        (["parse", "nowhere.md"], "nowhere.md"),
    ],
)
def test_a_wrong_word_is_exit_two_with_a_hint(tmp_path: Path, words: list[str], message: str) -> None:
    done = run(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lint-reports: ") and done.stderr.count("\n") == 1
    assert message in done.stderr


def test_a_missing_path_is_exit_two_even_beside_a_good_one(folder: Path) -> None:
    assert run(folder, "年报.md", "gone.md").returncode == 2


def test_an_error_message_cannot_steer_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in run(tmp_path, "\x1b[31m.md").stderr


def test_files_are_shown_and_not_checked(folder: Path) -> None:
    done = run(folder, "--show-files")
    assert (done.returncode, done.stdout) == (0, "requirements.txt\n年报.md\n")


@needs_linter
def test_bare_paths_mean_check_and_no_path_the_current_folder(folder: Path) -> None:
    bare, named, here = run(folder, "年报.md"), run(folder, "check", "年报.md"), run(folder)
    assert bare.returncode == named.returncode == here.returncode == 1
    assert bare.stdout == named.stdout
    assert "其他需要报告的事项" in bare.stdout
    assert "另跳过 1 个非报告文件" in here.stdout


@needs_linter
def test_a_file_that_is_no_report_is_not_failed(folder: Path) -> None:
    done = run(folder, "--verbose", "requirements.txt")
    assert done.returncode == 0
    assert "跳过 requirements.txt" in done.stderr


@needs_linter
def test_the_fail_level_and_exit_zero_decide_the_exit_status(folder: Path) -> None:
    assert run(folder, "--fail-level", "never").returncode == 0
    assert run(folder, "--exit-zero").returncode == 0
    assert run(folder, "--fail-level", "error").returncode == 1


@needs_linter
def test_ignoring_all_is_silent(folder: Path) -> None:
    done = run(folder, "--ignore", "ALL", "年报.md")
    assert (done.returncode, done.stdout) == (0, "检查了 1 个文件，没有发现问题\n")


@needs_linter
def test_standard_input_is_read_under_its_name(folder: Path) -> None:
    done = run(folder, "-", "--stdin-filename", "b.md", "--output-format", "concise", data=REPORT.encode())
    assert done.returncode == 1
    assert all(line.startswith("b.md:") for line in done.stdout.splitlines())


@needs_linter
def test_an_excluded_standard_input_is_not_checked(folder: Path) -> None:
    words = ["-", "--stdin-filename", "b.md", "--exclude", "b.md", "--force-exclude"]
    assert run(folder, *words, data=REPORT.encode()).returncode == 0


@needs_linter
def test_json_is_sound_under_any_locale(folder: Path) -> None:
    done = run(folder, "--output-format", "json", LC_ALL="C", PYTHONIOENCODING="ascii")
    records = json.loads(done.stdout)
    assert {record["filename"] for record in records} == {"年报.md"}


@needs_linter
def test_one_broken_file_does_not_hide_the_others(folder: Path) -> None:
    os.mkfifo(folder / "a.md")
    done = run(folder, "--output-format", "json")
    assert {record["filename"] for record in json.loads(done.stdout)} == {"a.md", "年报.md"}


@needs_linter
def test_on_github_the_findings_are_annotations(folder: Path) -> None:
    assert run(folder, GITHUB_ACTIONS="true").stdout.startswith("::error file=年报.md,")
    assert "::error" not in run(folder, "--output-format", "full", GITHUB_ACTIONS="true").stdout


@needs_linter
def test_results_are_written_to_a_file(folder: Path) -> None:
    done = run(folder, "--output-format", "json", "--output-file", "out.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((folder / "out.json").read_text("utf-8"))
    assert run(folder, "--output-file", "no/such/folder").returncode == 2


@needs_linter
def test_colours_are_for_terminals_or_on_demand(folder: Path) -> None:
    assert "\x1b[" not in run(folder).stdout
    assert "\x1b[" in run(folder, "--color", "always").stdout
    assert "\x1b[" in run(folder, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run(folder, FORCE_COLOR="1", NO_COLOR="1").stdout


@needs_linter
def test_statistics_count_by_rule(folder: Path) -> None:
    assert "missing-section" in run(folder, "--statistics").stdout


@needs_linter
def test_a_pipe_that_is_closed_is_no_error(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lint_reports"]
    with subprocess.Popen(command, cwd=folder, stdout=-1, stderr=-1, env=environment) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def heeding_interrupts() -> None:
    """What a shell starts in the background ignores them, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@needs_linter
def test_an_interrupt_is_exit_130(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lint_reports", "-"]
    with subprocess.Popen(
        command, cwd=folder, stdin=-1, stdout=-1, stderr=-1, env=environment, preexec_fn=heeding_interrupts
    ) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr is not None and process.stderr.read() == b""


@needs_linter
def test_a_rule_is_explained_by_name_and_code(tmp_path: Path) -> None:
    by_name = run(tmp_path, "rule", "blank-cell")
    assert by_name.returncode == 0 and "依据：" in by_name.stdout
    code = by_name.stdout.split()[0]
    assert run(tmp_path, "rule", code.lower()).stdout == by_name.stdout
    assert [record["name"] for record in json.loads(run(tmp_path, "rule", code, "--output-format", "json").stdout)] == [
        "blank-cell"
    ]


@needs_linter
def test_an_unknown_rule_is_exit_two_with_a_hint(tmp_path: Path) -> None:
    for words in (["rule", "blank-cel"], ["--select", "blank-cel"], ["--severity", "blank-cel=error"]):
        done = run(tmp_path, *words)
        assert done.returncode == 2 and "blank-cell" in done.stderr


@needs_linter
def test_all_rules_are_listed_or_explained(tmp_path: Path) -> None:
    listed = run(tmp_path, "rule").stdout.splitlines()
    assert len(listed) > 5 and all(line.startswith("LR") for line in listed)
    page = run(tmp_path, "rule", "--all", "--output-format", "markdown").stdout
    assert page.count("\n## LR") == len(listed)


@needs_linter
def test_parse_shows_the_tree_and_what_is_missing(folder: Path) -> None:
    text = run(folder, "parse", "年报.md")
    assert text.returncode == 0
    assert "overview" in text.stdout and "（缺）" in text.stdout
    tree = json.loads(run(folder, "parse", "--json", "年报.md").stdout)
    assert (tree["year"], tree["root"]["name"]) == (2021, "report")
    assert run(folder, "parse", "requirements.txt").returncode == 1
