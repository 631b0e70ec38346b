"""`lint-reports new`: what it makes parses with no repair and lacks nothing but its figures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lint_reports.config.settings import Settings
from lint_reports.form.blank import blank_report
from lint_reports.linter import lint, parse
from lint_reports.readers.formats import SUFFIXES
from lint_reports.writers import LAYOUTS, find
from tests.cli.test_main import run

READ = [layout for layout in LAYOUTS if f".{layout}" in SUFFIXES]
BODY = "松泉市人民政府"


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
@pytest.mark.parametrize("layout", READ)
def test_a_blank_report_parses_with_no_repair(layout: str, year: int) -> None:
    data = find(layout).write(blank_report(None, BODY, year))
    report = parse(f"年报.{layout}", data, Settings())
    assert report is not None
    assert (report.year, report.body, report.repairs, report.misspelt, report.cost) == (year, BODY, (), (), 0)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
@pytest.mark.parametrize("body", [BODY, "松泉市水务局", "松泉市白榆街道办事处", "石桥埠县青柏镇人民政府", "某某"])
@pytest.mark.parametrize("layout", READ)
def test_a_blank_report_lacks_its_figures_and_its_prose_and_nothing_else(layout: str, body: str, year: int) -> None:
    data = find(layout).write(blank_report(None, body, year))
    found = lint(f"年报.{layout}", data, Settings()).diagnostics
    assert Counter(each.name for each in found) == {"blank-cell": 198 if year < 2021 else 200, "empty-section": 3}


def test_what_a_government_owes_is_not_asked_of_a_department() -> None:
    texts = [find("txt").write(blank_report(2021, body, 2024)).decode() for body in (BODY, "松泉市水务局")]
    assert ["责任追究" in text for text in texts] == [True, False]
    assert all("（五）监督保障：" in text and "信息处理费收取情况：" in text for text in texts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_form_gives_the_same_bytes(layout: str) -> None:
    write = find(layout).write
    assert write(blank_report(2021, BODY, 2024)) == write(blank_report(2021, BODY, 2024))


def test_it_writes_markdown_to_standard_output(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "--body", BODY, "--year", "2024")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# 松泉市人民政府2024年政府信息公开工作年度报告\n")
    assert list(tmp_path.iterdir()) == []


def test_the_suffix_of_the_file_decides_on_the_layout(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "--body", BODY, "--year", "2024", "--output-file", "年报.txt")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "年报.txt").read_text("utf-8").startswith("松泉市人民政府2024年")


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", "utf-8")
    words = ("new", "--body", BODY, "--output-file", "a.md")
    done = run(tmp_path, *words)
    assert (done.returncode, (tmp_path / "a.md").read_text("utf-8")) == (2, "mine")
    assert "--force" in done.stderr
    assert run(tmp_path, *words, "--force").returncode == 0
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "--body"),
        (("--body", "第3"), "第3"),
        (("--body", BODY, "--year", "24"), "24"),
        (("--body", BODY, "--layout", "pdf"), "pdf"),
        (("--body", BODY, "--output-file", "a.pdf"), "pdf"),
        (("--body", BODY, "--layout", "docx"), "--output-file"),
        (("--body", BODY, "a.md"), "a.md"),
        (("--body", BODY, "--output-file", "没有/a.md"), "没有/a.md"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, words: tuple[str, ...], complaint: str) -> None:
    done = run(tmp_path, "new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr and "Traceback" not in done.stderr
