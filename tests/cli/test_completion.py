"""Completion scripts, run in the shells they are for."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from lint_reports.cli import commands
from tests.cli.test_main import run


def script(folder: Path, shell: str) -> str:
    done = run(folder, "completion", shell)
    assert done.returncode == 0, done.stderr
    return done.stdout


def bash(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    listed = " ".join(f"'{word}'" for word in ("lint-reports", *words))
    ask = f"COMP_WORDS=({listed}); COMP_CWORD={len(words)}; _lint_reports; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(
        ["bash", "--norc", "-c", script(folder, "bash") + ask], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


@needs_bash
def test_commands_flags_rules_and_files_are_offered(tmp_path: Path) -> None:
    (tmp_path / "newest.md").touch()
    assert bash(tmp_path, "ne") == ["new", "newest.md"]
    assert set(bash(tmp_path, "")) >= set(commands.NAMES)
    assert bash(tmp_path, "--sel") == ["--select"]
    assert bash(tmp_path, "check", "--extend-s") == ["--extend-select"]
    assert bash(tmp_path, "rule", "LR30")[0] == "LR301"
    assert bash(tmp_path, "--select", "blank-") == ["blank-cell"]
    assert bash(tmp_path, "--edition", "20") == ["2019", "2021"]
    assert bash(tmp_path, "config", "per") == ["per-file-ignores"]
    assert bash(tmp_path, "new", "--output-file", "new") == ["newest.md"]
    assert bash(tmp_path, "completion", "f") == ["fish"]


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_offers_the_same(tmp_path: Path) -> None:
    (tmp_path / "c.fish").write_text(script(tmp_path, "fish"), "utf-8")

    def fish(line: str) -> list[str]:
        ask = f"source c.fish; complete -C '{line}'"
        done = subprocess.run(
            ["fish", "--no-config", "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert not done.stderr
        return [each.partition("\t")[0] for each in done.stdout.splitlines()]

    assert set(commands.NAMES) <= set(fish("lint-reports "))
    assert fish("lint-reports check --extend-s") == ["--extend-select"]
    assert "blank-cell" in fish("lint-reports --select blank-")
    assert fish("lint-reports rule LR301") == ["LR301"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_takes_the_script(tmp_path: Path) -> None:
    ask = "autoload -U compinit; compinit -u -d z; " + script(tmp_path, "zsh") + "\necho $_comps[lint-reports]; "
    ask += "_lint_reports_words rule x"
    done = subprocess.run(["zsh", "-f", "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "_lint_reports" and "blank-cell" in done.stdout


def test_a_shell_that_is_none_of_them_is_a_slip(tmp_path: Path) -> None:
    assert run(tmp_path, "completion", "fisch").returncode == 2
    assert run(tmp_path, "completion").returncode == 2
