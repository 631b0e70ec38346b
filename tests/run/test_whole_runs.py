"""Whole runs that are kept: the same is told without a report being read, and every change that matters is seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_reports import linter
from lint_reports.cli import main
from lint_reports.run import whole_runs
from lint_reports.system import files
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
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been left alone for a while."""
    monkeypatch.setattr(whole_runs, "_SETTLED", 0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that are read."""
    seen: list[str] = []
    real = files.read

    def counted(path: str) -> bytes:
        if path.endswith(".txt"):
            seen.append(path)
        return real(path)

    monkeypatch.setattr(files, "read", counted)
    return seen


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that are linted."""
    seen: list[str] = []
    real = linter.lint

    def counted(path: str, *others: object) -> object:
        seen.append(path)
        return real(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(linter, "lint", counted)
    return seen


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def told(*words: str) -> str:
        main.main(["check", "--output-format", "json", *words])
        return capsys.readouterr().out

    return told


def runs(here: Path) -> list[Path]:
    return sorted((here.parent / "cache/lint-reports").glob(f"{whole_runs.NAME}*"))


def alter(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.usefixtures("settled")
def test_where_nothing_has_changed_nothing_is_read_and_the_same_is_told(
    here: Path, check: Check, read: list[str]
) -> None:
    told = check(".", "--no-cache")
    assert "carried-in-differs" in told and "in-force-differs" in told
    assert check(".") == told and read
    read.clear()
    assert check(".") == told and read == []
    assert "档案馆.txt" in check(".", "--output-format", "concise", "--lang", "en") and read == []


def test_files_changed_a_moment_ago_are_told_by_their_content(
    here: Path, check: Check, read: list[str], linted: list[str]
) -> None:
    told = check(".")
    read.clear()
    linted.clear()
    assert check(".") == told
    assert len(read) == 7 and linted == []


@pytest.mark.usefixtures("settled")
def test_files_with_other_times_and_the_same_content_are_read_once(here: Path, check: Check, read: list[str]) -> None:
    told = check(".")
    for path in here.rglob("*.txt"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    read.clear()
    assert check(".") == told and len(read) == 7
    read.clear()
    assert check(".") == told and read == []


@pytest.mark.usefixtures("settled")
def test_files_from_the_future_are_told_by_their_content(here: Path, check: Check, read: list[str]) -> None:
    told = check(".")
    os.utime(here / "2022/档案馆.txt", (4e9, 4e9))
    for _ in range(2):
        read.clear()
        assert check(".") == told and read == [os.path.join("2022", "档案馆.txt")]


@pytest.mark.usefixtures("settled")
def test_a_change_is_seen_though_size_and_time_are_as_before(here: Path, check: Check) -> None:
    path = here / "2024/档案馆.txt"
    before, told = path.stat(), check(".")
    alter(path, "2024年", "2023年")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size and path.stat().st_mtime_ns == before.st_mtime_ns
    assert check(".") != told
    assert check(".") == check(".", "--no-cache")


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("change", ["another", "gone", "changed", "governed"])
def test_what_stands_beside_the_files_that_are_given_is_watched(here: Path, check: Check, change: str) -> None:
    beside = here / "2020/档案馆.txt"
    if change == "another":
        beside = beside.rename(here / "away.text")
        shutil.copy(here / "2023/档案馆.txt", here / "2020/别的.txt")
    for _ in range(3):
        told = check("2021/档案馆.txt")
    assert ("carried-in-differs" in told) == (change != "another")
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


@pytest.mark.usefixtures("settled")
def test_the_settings_of_a_report_that_is_only_read_count(here: Path, check: Check) -> None:
    (here / "2020/.lint-reports.yaml").write_text("edition: 2019\n", "utf-8")
    assert "carried-in-differs" in check("2021/档案馆.txt") == check("2021/档案馆.txt")
    (here / "2020/.lint-reports.yaml").write_text("edition: 2021\n", "utf-8")
    assert check("2021/档案馆.txt") == check("2021/档案馆.txt", "--no-cache")


@pytest.mark.usefixtures("settled")
def test_a_series_is_watched_wherever_its_files_are(here: Path, check: Check) -> None:
    (here / ".lint-reports.yaml").write_text("series: ['{year}*/档案馆.txt']\n", "utf-8")
    kept = (here / "2020").rename(here.parent / "away")
    for _ in range(2):
        assert "carried-in-differs" not in check("2021/档案馆.txt")
    kept.rename(here / "2020-old")
    assert "carried-in-differs" in check("2021/档案馆.txt") == check("2021/档案馆.txt", "--no-cache")


@pytest.mark.usefixtures("settled")
def test_other_files_other_settings_another_folder_are_other_runs(
    here: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = check(".")
    assert check(".", "--ignore", "LR5") != told and len(runs(here)) == 2
    assert check("2020", "2021") != told and len(runs(here)) == 3
    alone = check("2021/档案馆.txt")
    assert len(runs(here)) == 4
    shutil.copytree(here / "2021", here.parent / "elsewhere/2021")
    shutil.copytree(here / "2023", here.parent / "elsewhere/2020")
    monkeypatch.chdir(here.parent / "elsewhere")
    assert "carried-in-differs" not in check("2021/档案馆.txt") != alone and len(runs(here)) == 5


@pytest.mark.parametrize("harm", ["empty", "cut off", "of another kind", "of other files"])
def test_a_run_that_is_broken_does_no_harm(here: Path, check: Check, harm: str) -> None:
    told = check(".")
    (kept,) = runs(here)
    data = kept.read_bytes()
    if harm == "of other files":
        check("2021")
        data = next(each for each in runs(here) if each != kept).read_bytes()
    kept.write_bytes(
        {"empty": b"", "cut off": data[:-9], "of another kind": b"\x80\x05N.", "of other files": data}[harm]
    )
    assert check(".") == told == check(".")


def test_what_changes_files_or_cannot_be_read_is_not_kept(here: Path, check: Check) -> None:
    check(".", "--fix"), check(".", "--diff"), check(".", "--no-cache"), check(".", "--isolated", "--no-cache")
    (here / "pipe.txt").mkdir()
    check(".", "pipe.txt", "none.txt")
    os.mkfifo(here / "fifo.txt")
    check(".")
    assert runs(here) == []


def test_the_oldest_runs_make_room(here: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_runs, "MOST", 3)
    for year in range(2019, 2026):
        check(str(year), "2019")
    assert len(runs(here)) <= 4
    old = runs(here)[0]
    os.utime(old, (0, 0))
    check("2024", "2025")
    assert old not in runs(here)
