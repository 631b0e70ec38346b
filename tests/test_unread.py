"""No report is passed over in silence: files that cannot be read are named, and what is a report is never called none."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from lint_reports.config.discover import survey
from lint_reports.config.settings import FileFilter, Settings
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Severity
from tests.cli.test_main import run
from tests.corpus import LAYOUTS, report
from tests.support.village import village

KINDS = ("旧.doc", "表.wps", "扫描.pdf", "公文.ofd", "a/b.PDF", "c.odt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name in (*KINDS, "说明.py", "图.png", "年报.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "年报.md").write_text(village(), "utf-8")
    return tmp_path


def test_a_walk_tells_the_files_whose_format_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = survey([], lambda _: FileFilter())
    assert found.files == ["年报.md"]
    assert found.unread == sorted(KINDS, key=lambda path: path.split("/"))


def test_what_is_excluded_or_named_outright_is_not_told_besides(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / ".gitignore").write_text("*.ofd\n", "utf-8")
    found = survey([".", "扫描.pdf"], lambda _: FileFilter(exclude=("a", "*.odt")))
    assert found.files == ["年报.md", "扫描.pdf"]
    assert found.unread == ["旧.doc", "表.wps"]


def test_the_summary_counts_them_by_format(folder: Path) -> None:
    done = run(folder, "--isolated", "--lang", "zh")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "检查了 1 个文件，没有发现问题（另有 2 个 PDF、1 个 OFD、1 个 OpenDocument、1 个 WPS、1 个 Word 97-2003 文件不能读，"
        "没有检查）\n"
    )
    english = run(folder, "--isolated", "--lang", "en", "年报.md", "a")
    assert english.stdout == "1 file checked, no problems found (not read: 1 PDF)\n"


def test_verbose_names_each_with_what_to_do(folder: Path) -> None:
    told = run(folder, "--isolated", "--lang", "zh", "--verbose").stderr
    for name in KINDS:
        assert f"跳过 {name}：还不能读" in told
    assert "另存为" in told and "说明.py" not in told


def test_a_folder_of_nothing_but_such_files_says_so(folder: Path) -> None:
    (folder / "年报.md").unlink()
    done = run(folder, "--isolated", "--lang", "zh")
    assert done.returncode == 0
    assert done.stdout.startswith("没有年报可查（另有 2 个 PDF")
    assert "请检查原来的 Word 文件" in done.stderr and "没有年报。" not in done.stderr


def test_findings_are_counted_beside_them(folder: Path) -> None:
    (folder / "年报.md").write_text(village(others=""), "utf-8")
    assert "没有检查" in run(folder, "--isolated", "--lang", "zh").stdout.splitlines()[-1]


@pytest.mark.parametrize("year", [2009, 2018])
def test_a_report_from_before_the_form_is_an_info(year: int) -> None:
    found = lint("年报.txt", village().replace("2021", str(year)).encode(), Settings())
    assert [(each.code, each.severity) for each in found.diagnostics] == [("LR008", Severity.INFO)]
    assert str(year) in found.diagnostics[0].message.zh


def _unstructured(text: str) -> str:
    """The text without a title, headings or lines of its own: what a careless conversion leaves."""
    kept = [
        line
        for line in text.splitlines()
        if "年度报告" not in line and not re.match(r"[#\s]*[一二三四五六]、\D*$", line)
    ]
    return "，".join(word for line in kept for word in line.split())


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("seed", range(3))
def test_a_report_that_has_lost_its_structure_is_not_passed_over(year: int, seed: int) -> None:
    text = _unstructured(LAYOUTS["tabs"](report(random.Random(seed), year)).text)
    found = lint("年报.txt", text.encode(), Settings(ignore=("LR5", "LR7")))
    assert found.status == "checked"
    assert {each.code for each in found.diagnostics if each.severity is not Severity.INFO} <= {
        "LR008",
        "LR004",
        "LR101",
    }
    assert any(each.code.startswith("LR0") for each in found.diagnostics)


def test_a_text_about_the_form_is_no_report() -> None:
    labels = re.sub(r"\d", "", LAYOUTS["tabs"](report(random.Random(1), 2023)).text)
    text = "，".join(_unstructured(labels).split()) + "。以上栏目应当如实填写，并主动公开。"
    assert lint("填报说明.txt", text.encode(), Settings()).status == "skipped"
