"""`lint-reports clean` removes the cache and nothing else; a folder without reports is told what to do next."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_main import REPORT, run


def test_the_cache_is_removed_and_made_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT, "utf-8")
    cache = tmp_path / "cache/lint-reports"
    run(tmp_path, "a.md", XDG_CACHE_HOME=str(tmp_path / "cache"))
    kept = sorted(path.name for path in cache.iterdir())
    assert kept
    (cache / "notes.txt").write_text("mine", "utf-8")
    for name in ("results-2.sqlite", "results-2.sqlite-journal", "edition_2021-0a1b.pickle", "run-1-0a1b.pickle.1234"):
        (cache / name).touch()  # Of older versions.
    assert run(tmp_path, "clean", XDG_CACHE_HOME=str(tmp_path / "cache")).returncode == 0
    assert [path.name for path in cache.iterdir()] == ["notes.txt"]
    run(tmp_path, "a.md", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert set(kept) <= {path.name for path in cache.iterdir()}


def test_where_there_is_no_cache_there_is_nothing_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "clean", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (done.returncode, done.stdout) == (0, "没有缓存\n")


def test_a_folder_without_reports_is_told_what_to_do_next(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0 and "lint-reports new" in done.stderr and "lint-reports init" in done.stderr
    assert run(tmp_path, "--quiet").stderr == run(tmp_path, ".").stderr == ""
    (tmp_path / "a.md").write_text(REPORT, "utf-8")
    assert run(tmp_path).stderr == ""
