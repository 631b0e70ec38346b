"""The cache: the same findings with it and without it, whatever happens to it, and no work done twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lint_reports import linter
from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.model.result import FileResult
from lint_reports.run import cache, processes
from lint_reports.run.cache import Cache
from lint_reports.system import codec
from lint_reports.system.store import NAME
from tests.cli.test_main import run
from tests.corpus import word
from tests.support.checkout import ROOT
from tests.support.village import DISPUTES, village

BROKEN = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t3"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(village(), "utf-8")
    (tmp_path / "b.txt").write_text(BROKEN, "utf-8")
    (tmp_path / "c.md").write_text("# a readme\n", "utf-8")
    return tmp_path


def tasks(folder: Path, settings: Settings = Settings()) -> list[processes.Task]:  # noqa: B008 (it is immutable)
    return [processes.Task(str(folder / name), settings) for name in ("a.txt", "b.txt", "c.md", "none.txt")]


def cached(folder: Path, **more: Any) -> RunOptions:
    return RunOptions(cache_dir=str(folder / "cache"), **more)


def told(outcomes: list[processes.Outcome]) -> list[Any]:
    results = [each for each in outcomes if isinstance(each, FileResult)]
    assert len(results) == len(outcomes)
    return [(each.path, each.status, each.diagnostics, each.lines, each.reason) for each in results]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are linted in earnest."""
    linted: list[str] = []
    real = linter.lint

    def counted(path: str, data: bytes, *more: Any) -> FileResult:
        linted.append(os.path.basename(path))
        return real(path, data, *more)

    monkeypatch.setattr(linter, "lint", counted)
    return linted


def test_what_is_known_is_not_linted_again_and_is_told_the_same(folder: Path, work: list[str]) -> None:
    asked = tasks(folder)
    first = told(processes.run(asked, cached(folder)))
    assert work == ["a.txt", "b.txt", "c.md"]
    assert told(processes.run(asked, cached(folder))) == first
    assert work == ["a.txt", "b.txt", "c.md"]
    assert told(processes.run(tasks(folder), cached(folder, cache=False))) == first
    assert len(work) == 6


def test_a_change_of_the_file_or_of_the_settings_is_seen(folder: Path, work: list[str]) -> None:
    processes.run(tasks(folder), cached(folder))
    (folder / "a.txt").write_text(BROKEN, "utf-8")
    (_, _, found, _, _), *_ = told(processes.run(tasks(folder), cached(folder)))
    assert found and work[3:] == ["a.txt"]
    (_, _, found, _, _), *_ = told(processes.run(tasks(folder, Settings(ignore=("LR3",))), cached(folder)))
    assert not found and work[4:] == ["a.txt", "b.txt", "c.md"]


def test_how_findings_are_shown_is_no_change(folder: Path, work: list[str]) -> None:
    processes.run(tasks(folder), cached(folder))
    assert len(work) == 3


def test_a_changed_program_begins_anew(folder: Path, work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tasks(folder)
    processes.run(asked, cached(folder))
    monkeypatch.setattr(cache, "program_digest", lambda: b"another")
    processes.run(asked, cached(folder))
    assert len(work) == 6


def test_what_a_program_finds_that_is_changed_meanwhile_is_not_stored(
    folder: Path, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tasks(folder)
    with monkeypatch.context() as changed:
        changed.setattr(cache, "is_program_unchanged", lambda: False)
        processes.run(asked, cached(folder))
    processes.run(asked, cached(folder))
    assert len(work) == 6


def test_fixes_are_not_kept(folder: Path, work: list[str]) -> None:
    fixing = cached(folder, diff=True, fix=True)
    for _ in range(2):
        processes.run([processes.Task(str(folder / "b.txt"), Settings())], fixing)
    assert not (folder / "cache").exists()


def test_what_plugins_find_is_not_stored(folder: Path) -> None:
    """It may depend on anything."""
    for plugins in ((), ("a_plugin",)):
        task = processes.Task(str(folder / "a.txt"), Settings(plugins=plugins))
        opened = Cache.of(cached(folder))
        assert opened is not None
        opened.add(task, FileResult(task.path, "checked", digest="1"))
        assert len(opened.waiting) == (not plugins)


@pytest.mark.parametrize("value", [b"x", b"[]", b'["a.txt","checked",[[1]]]', b"\xff", b"[" * 10**5])
def test_a_result_that_cannot_be_read_is_found_anew(folder: Path, value: bytes) -> None:
    asked = tasks(folder)
    first = told(processes.run(asked, cached(folder)))
    for _ in range(2):
        opened = Cache.of(cached(folder))
        assert opened is not None
        keys = [
            opened._key(task, result.digest) for task, (_, result) in zip(asked, opened.cached(asked), strict=False)
        ]
        opened.store.put(dict.fromkeys(keys, value))
        assert len(keys) == 3 and [*opened.cached(asked)] == []
        assert told(processes.run(asked, cached(folder))) == first


@pytest.mark.parametrize("harm", ["no database", "cut off", "empty", "a folder"])
def test_a_cache_that_is_broken_does_no_harm(folder: Path, harm: str) -> None:
    asked = tasks(folder)
    first = told(processes.run(asked, cached(folder)))
    path = folder / "cache" / NAME
    data = path.read_bytes()
    path.unlink()
    if harm == "a folder":
        path.mkdir()
    else:
        path.write_bytes({"no database": b"x" * 5000, "cut off": data[: len(data) // 2], "empty": b""}[harm])
    for _ in range(2):
        assert told(processes.run(asked, cached(folder))) == first


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    (folder / "file").write_text("", "utf-8")
    options = RunOptions(cache_dir=str(folder / "file/cache"))
    assert told(processes.run(tasks(folder), options)) == told(processes.run(tasks(folder), RunOptions(cache=False)))


NOTE = "# lint-reports: ignore[LR3] -- 待补\n一、总体情况"
RESULTS = {
    "a.txt": BROKEN.encode(),
    "b.txt": BROKEN.replace("一、总体情况", NOTE, 1).encode(),
    "c.docx": word.from_text(BROKEN),
    "d.md": village().replace("\t", "|").encode(),
    "e.txt": village().replace("1\t0\t0\t1\t2", "1\t \t①\t1\t2.50", 1).encode(),
    "f.txt": "政府信息公开".encode("utf-16"),
    "g.pdf": b"%PDF-1.7",
    "h.txt": b"",
}


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("summarise", [False, True])
def test_every_result_comes_back_as_it_was(name: str, summarise: bool) -> None:
    """With findings, source lines, fixes, suppressions and a summary."""
    result = linter.lint(name, RESULTS[name], Settings(), summarise)
    assert codec.load(FileResult, codec.dump(FileResult, result)) == result


def test_a_file_that_changes_while_it_is_linted_is_kept_as_what_was_linted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tasks(folder)[:1]
    real = linter.lint

    def slow(path: str, data: bytes, *more: Any) -> FileResult:
        result = real(path, data, *more)
        (folder / "a.txt").write_text(BROKEN, "utf-8")
        return result

    with monkeypatch.context() as patched:
        patched.setattr(linter, "lint", slow)
        assert not told(processes.run(asked, cached(folder)))[0][2]
    assert told(processes.run(asked, cached(folder)))[0][2]


def test_many_runs_at_once_agree(folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.txt").write_text(BROKEN, "utf-8")
    command = [sys.executable, "-m", "lint_reports", "--cache-dir", "cache", "--output-format", "concise", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE) for _ in range(4)]
    time.sleep(0.3)
    (folder / "cache" / NAME).unlink(missing_ok=True)
    outputs = {each.communicate()[0] for each in runs}
    assert len(outputs) == 1 and b"30.txt" not in outputs.pop()


def test_the_words_of_the_command_line_are_heeded(folder: Path) -> None:
    assert run(folder, "--no-cache", "--cache-dir", "kept", ".").returncode == 1
    assert not (folder / "kept").exists()
    assert run(folder, "--cache-dir", "kept", ".").returncode == 1
    assert (folder / "kept" / NAME).is_file()
    assert run(folder, "clean", "--cache-dir", "kept").returncode == 0
    assert not (folder / "kept").exists()


@pytest.mark.parametrize("name", Settings._fields)
def test_results_are_cached_by_every_field_of_the_settings(folder: Path, name: str) -> None:
    values: tuple[Any, ...] = ("one", "two")
    opened = Cache(str(folder), b"")
    plain, other = (processes.Task("a.txt", Settings()._replace(**{name: value})) for value in values)
    assert opened._key(plain, "") != opened._key(other, "")


def test_results_with_a_summary_are_cached_apart(folder: Path) -> None:
    opened = Cache(str(folder), b"")
    keys = {opened._key(processes.Task("a.txt", Settings(), summarise), "") for summarise in (False, True)}
    assert len(keys) == 2
