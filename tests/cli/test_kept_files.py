"""The user's files are not written over: by findings, by figures, or by a fix of what they saved in the meantime."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend_file
from lint_reports.reporters import names
from lint_reports.reporters.own_output import is_output
from lint_reports.system import files
from tests.cli.test_main import REPORT, run
from tests.reporters.findings import hostile, in_chinese, page, result, skipped
from tests.support.village import village

SLIP = village().replace("行政许可\t12\t", "行政许可\t１２\t")
FIX = RunOptions(fix=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "年报.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "说明.md").write_text("# 政府信息公开\n\n本目录保存历年年报。\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("--output-file", "年报.md", "年报.md"),
        ("--output-file", "年报.md"),
        ("--output-file", "./年报.md", "."),
        ("--report", "markdown=年报.md", "."),
        ("--report", "json=说明.md"),
        ("--output-file", "链接", "."),
        ("tables", "--output-file", "年报.md", "年报.md"),
        ("tables", "--output-file", "年报.md", "."),
        ("tables", "--output-file", "链接"),
        ("--stdin-filename", "年报.md", "--output-file", "年报.md", "-"),
    ],
)
def test_a_file_that_is_read_is_not_written_over(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "链接").symlink_to("年报.md")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = run(folder, *words, data=REPORT.encode())
    assert (done.returncode, done.stdout) == (2, "")
    assert "会覆盖" in done.stderr and done.stderr.count("\n") == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("form", names())
def test_what_an_earlier_run_wrote_is_written_again(folder: Path, form: str) -> None:
    words = ("--output-format", form, "--output-file", "结果.md", "--exit-zero")
    assert run(folder, *words).returncode == 0
    first = (folder / "结果.md").read_bytes()
    again = run(folder, *words)
    assert (again.returncode, again.stderr) == (0, "")
    assert (folder / "结果.md").read_bytes() == first


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", names())
def test_the_output_of_every_format_is_known_as_such(form: str, language: str) -> None:
    for results in ((result(), skipped()), (in_chinese("甲.md"),), (hostile(),), (skipped(),)):
        assert is_output(page(form, *results, language=language))


@pytest.mark.parametrize(
    "text", [REPORT, village(), "# 说明\n\n本目录保存历年年报，用 lint-reports 检查，LR301 等见手册。\n", "<p>公开</p>"]
)
def test_a_text_is_no_output(text: str) -> None:
    assert not is_output(text)


def test_what_somebody_saved_while_a_file_was_fixed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    theirs = village(others="")
    path.write_text(theirs, "utf-8")
    found = mend_file(str(path), SLIP.encode(), Settings(), FIX)
    assert path.read_text("utf-8") == theirs
    assert [each.code for each in found.diagnostics] == ["LR009", "LR114"]
    assert [each.name for each in tmp_path.iterdir()] == ["年报.txt"]


def test_a_file_that_is_gone_by_then_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    assert mend_file(str(path), SLIP.encode(), Settings(), FIX).mending.failure is not None
    assert not path.exists()


def test_a_file_that_nobody_touched_is_fixed(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(SLIP, "utf-8")
    assert mend_file(str(path), SLIP.encode(), Settings(), FIX).diagnostics == ()
    assert path.read_text("utf-8") == village()


def test_a_save_of_the_same_length_and_time_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"1")
    with pytest.raises(files.Changed):
        files.rewrite(str(path), b"2", was=b"3")
    assert path.read_bytes() == b"1"
