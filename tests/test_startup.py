"""What a run over unchanged reports loads: most of the time it takes is spent on that, so nothing may creep in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint_reports.rules.registry import FAMILIES
from tests.support.checkout import ROOT
from tests.support.village import old_village, village

PRINT_MODULES = (
    "import json, sys; before = set(sys.modules);"
    "from lint_reports.cli.main import main; status = main(sys.argv[1:]);"
    "print(json.dumps([status, sorted(set(sys.modules) - before)]))"
)
NEVER = {
    "argparse",
    "dataclasses",
    "inspect",
    "pathlib",
    "gettext",
    "locale",
    "shutil",
    "tempfile",
    "logging",
    "urllib",
}
"""Modules of the standard library that take long to load."""
NOT_FOR_WHAT_IS_KNOWN = NEVER | {
    "lark",
    "pathspec",
    "ruamel",
    "tqdm",
    "tomllib",
    "pickle",
    "lint_reports.suppression.baseline",
    "lint_reports.run.compare",
    "lint_reports.linter",
    "lint_reports.config.toml_file",
    "lint_reports.model.document",
    "lint_reports.model.report",
    "lint_reports.parser",
    "lint_reports.readers.decoding",
    "lint_reports.reporters.merged_findings",
    "lint_reports.text.excerpt",
    *(f"lint_reports.rules.{family}" for family in FAMILIES),
}


def loaded(folder: Path, *words: str) -> set[str]:
    """The modules that a run loads, in a Python without what this environment may have put into every start."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {PRINT_MODULES}", *words],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    status, modules = json.loads(done.stdout.splitlines()[-1])
    assert status == 0, done.stderr
    return set(modules)


def within(modules: set[str], names: set[str]) -> set[str]:
    return {module for module in modules if any(module == name or module.startswith(f"{name}.") for name in names)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "年报.txt").write_text(village(), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "reports"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [["年报.txt"], [], ["--lang", "en", "--color=always", "年报.txt"]])
def test_what_has_not_changed_is_told_without_what_is_needed_to_lint(folder: Path, words: list[str]) -> None:
    assert "lark" in loaded(folder, *words)
    assert within(loaded(folder, *words), NOT_FOR_WHAT_IS_KNOWN) == set()


@pytest.mark.parametrize("text", [village(), old_village()])
def test_a_sound_report_is_linted_without_lark_once_the_grammars_are_compiled(folder: Path, text: str) -> None:
    (folder / "年报.txt").write_text(text, encoding="utf-8")
    loaded(folder, "--no-cache", "年报.txt")
    again = loaded(folder, "--no-cache", "年报.txt")
    assert "lint_reports.form.lalr" in again
    assert within(again, {"lark", "logging", "tempfile", "shutil", "argparse", "pickle"}) == set()


def test_reports_that_are_compared_are_not_parsed_again(folder: Path) -> None:
    (folder / "去年.txt").write_text(village().replace("2021", "2020"), encoding="utf-8")
    assert "lint_reports.parser.parse" in loaded(folder, ".", "--exit-zero")
    assert within(loaded(folder, ".", "--exit-zero"), {"lark", "pathspec", "ruamel", "lint_reports.parser"}) == set()


def test_other_commands_load_only_what_is_their_own(folder: Path) -> None:
    assert within(loaded(folder, "version"), NOT_FOR_WHAT_IS_KNOWN | {"sqlite3", "hashlib"}) == set()
    assert within(loaded(folder, "--help"), NOT_FOR_WHAT_IS_KNOWN | {"sqlite3", "hashlib"}) == set()
