"""Runs over reports that are compared and have not changed: nothing is linted again, and every change that matters is seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_reports import linter
from lint_reports.cli import main
from tests.run.test_years import write

BREAKS = {2021: ["one more carried in"], 2023: ["three more in force"]}
Check = Callable[..., str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write(folder, "{}/档案馆.txt", 4, BREAKS)
    return folder


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the reports that are linted, each time one is."""
    seen: list[str] = []
    real = linter.lint

    def counted(path: str, *others: object) -> object:
        seen.append(path)
        return real(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(linter, "lint", counted)
    return seen


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def output(*words: str) -> str:
        main.main(["check", "--output-format", "json", *words])
        return capsys.readouterr().out

    return output


def alter(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_where_nothing_has_changed_nothing_is_linted_and_the_same_is_reported(
    here: Path, check: Check, linted: list[str]
) -> None:
    expected = check(".", "--no-cache")
    assert "carried-in-differs" in expected and "in-force-differs" in expected
    linted.clear()
    assert check(".") == expected and len(linted) == 7
    linted.clear()
    assert check(".") == expected and linted == []
    assert "档案馆.txt" in check(".", "--output-format", "concise", "--lang", "en") and linted == []


def test_other_times_of_the_files_are_no_change(here: Path, check: Check, linted: list[str]) -> None:
    expected = check(".")
    for path in here.rglob("*.txt"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    linted.clear()
    assert check(".") == expected and linted == []


def test_a_change_is_seen_though_size_and_time_are_as_before(here: Path, check: Check) -> None:
    path = here / "2024/档案馆.txt"
    before, expected = path.stat(), check(".")
    alter(path, "2024年", "2023年")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size and path.stat().st_mtime_ns == before.st_mtime_ns
    assert check(".") != expected
    assert check(".") == check(".", "--no-cache")


@pytest.mark.parametrize("change", ["another", "gone", "changed", "governed"])
def test_what_stands_beside_the_files_that_are_given_is_watched(here: Path, check: Check, change: str) -> None:
    beside = here / "2020/档案馆.txt"
    if change == "another":
        beside = beside.rename(here / "away.text")
        shutil.copy(here / "2023/档案馆.txt", here / "2020/别的.txt")
    for _ in range(3):
        expected = check("2021/档案馆.txt")
    assert ("carried-in-differs" in expected) == (change != "another")
    if change == "another":
        beside.rename(here / "2020/档案馆.txt")
    elif change == "gone":
        beside.unlink()
    elif change == "changed":
        alter(beside, "2020年政府信息公开工作年度报告", "2018年政府信息公开工作年度报告")
    else:
        (here / "2020/.lint-reports.yaml").write_text("exclude: ['*.txt']\n", "utf-8")
    assert ("carried-in-differs" in check("2021/档案馆.txt")) == (change == "another")
    assert check("2021/档案馆.txt") == check("2021/档案馆.txt", "--no-cache")


def test_the_settings_of_a_report_that_is_only_read_count(here: Path, check: Check) -> None:
    (here / "2020/.lint-reports.yaml").write_text("edition: 2019\n", "utf-8")
    assert "carried-in-differs" in check("2021/档案馆.txt") == check("2021/档案馆.txt")
    (here / "2020/.lint-reports.yaml").write_text("edition: 2021\n", "utf-8")
    assert check("2021/档案馆.txt") == check("2021/档案馆.txt", "--no-cache")


def test_a_series_is_watched_wherever_its_files_are(here: Path, check: Check) -> None:
    (here / ".lint-reports.yaml").write_text("series: ['{year}*/档案馆.txt']\n", "utf-8")
    kept = (here / "2020").rename(here.parent / "away")
    for _ in range(2):
        assert "carried-in-differs" not in check("2021/档案馆.txt")
    kept.rename(here / "2020-old")
    assert "carried-in-differs" in check("2021/档案馆.txt") == check("2021/档案馆.txt", "--no-cache")


def test_other_files_other_settings_another_folder_are_compared_anew(
    here: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = check(".")
    assert check(".", "--ignore", "LR5") != expected
    assert check("2020", "2021") != expected
    alone = check("2021/档案馆.txt")
    shutil.copytree(here / "2021", here.parent / "elsewhere/2021")
    shutil.copytree(here / "2023", here.parent / "elsewhere/2020")
    monkeypatch.chdir(here.parent / "elsewhere")
    assert "carried-in-differs" not in check("2021/档案馆.txt") != alone


def test_without_the_cache_every_report_is_linted_each_time(here: Path, check: Check, linted: list[str]) -> None:
    check(".")
    for _ in range(2):
        linted.clear()
        check(".", "--no-cache")
        assert len(linted) == 7
