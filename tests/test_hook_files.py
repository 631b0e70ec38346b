"""The hook's manifest takes the files that a reader takes, by the same `identify` that pre-commit uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lint_reports.readers.formats import SUFFIXES

identify = pytest.importorskip("identify.identify")
yaml = pytest.importorskip("ruamel.yaml")

MANIFEST = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"


def hooks() -> list[dict[str, Any]]:
    """Those that take reports."""
    loaded: list[dict[str, Any]] = yaml.YAML(typ="safe").load(MANIFEST.read_text("utf-8"))
    return [hook for hook in loaded if hook["id"] != "lint-reports-config"]


def takes(hook: dict[str, Any], path: Path) -> bool:
    tags = identify.tags_from_path(str(path))
    return bool(re.search(hook["files"], path.name)) and set(hook["types"]) <= tags


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: str(hook["id"]))
@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_file_that_a_reader_takes_is_taken(hook: dict[str, Any], suffix: str, tmp_path: Path) -> None:
    for name in (f"年报{suffix}", f"2021 report.v2{suffix.upper()}", suffix.title()):
        (tmp_path / name).write_text("一、总体情况\n", encoding="utf-8")
        assert takes(hook, tmp_path / name), name


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: str(hook["id"]))
@pytest.mark.parametrize("name", ["a.py", "a.md.bak", "readmd", "txt", "a.mdx", "a.txt~"])
def test_other_files_are_not_taken(hook: dict[str, Any], name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    assert not takes(hook, tmp_path / name)


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: str(hook["id"]))
def test_a_link_is_not_taken(hook: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    assert not takes(hook, tmp_path / "a.md")


@pytest.mark.parametrize(
    ("id", "entry"),
    [
        ("lint-reports", "lint-reports check --force-exclude"),
        ("lint-reports-fix", "lint-reports check --fix --force-exclude"),
        ("lint-reports-all", "lint-reports check"),
    ],
)
def test_a_hook_runs_one_program_at_a_time_and_honours_exclusions(id: str, entry: str) -> None:
    (hook,) = [hook for hook in hooks() if hook["id"] == id]
    assert hook["entry"] == entry
    assert (hook["language"], hook["require_serial"]) == ("python", True)


def test_the_hook_that_fixes_takes_the_same_files() -> None:
    checks, fixes, every = (
        next(hook for hook in hooks() if hook["id"] == f"lint-reports{end}") for end in ("", "-fix", "-all")
    )
    kept = ("language", "require_serial", "types", "files")
    assert {key: checks[key] for key in kept} == {key: every[key] for key in kept}
    assert every["pass_filenames"] is False
    assert {key: checks[key] for key in kept} == {key: fixes[key] for key in kept}


def test_the_entries_are_commands_that_exist() -> None:
    from lint_reports.cli.commands.check import MANUAL
    from lint_reports.cli.flags import parse

    for hook in hooks():
        program, command, *words = hook["entry"].split()
        assert (program, command) == ("lint-reports", "check")
        assert parse(MANUAL, words)[1] == []
