"""The GitHub Action: its steps run here by the shell and the flags that the runner uses, in an environment like its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lint_reports import __version__
from tests.support.checkout import ROOT, copy_checkout, without_git

yaml = pytest.importorskip("ruamel.yaml")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="bash is not installed"),
]

ACTION: Any = yaml.YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, CHECK = (step for step in ACTION["runs"]["steps"] if "run" in step)
BROKEN = ROOT / "examples/broken/short-row.txt"


class Runner(NamedTuple):
    """Where the action was checked out, the runner's folder, and the user's repository."""

    action: Path
    temporary: Path

    def step(self, step: Any, workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step with these inputs, the expressions of its `env` filled in."""
        given = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
        values = {f"inputs.{name}": value for name, value in (given | inputs).items()}
        values["github.action_path"] = str(self.action)
        filled = {name: _filled(expression, values) for name, expression in step["env"].items()}
        script = self.temporary / "step.sh"
        script.write_text(step["run"], "utf-8")
        environment = {name: value for name, value in without_git().items() if not name.startswith("GITHUB_")}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=workspace,
            env={
                **environment,
                **filled,
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(workspace),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
        )


def _filled(expression: str, values: dict[str, str]) -> str:
    (name,) = re.findall(r"^\$\{\{ (\S+) \}\}$", expression)
    return values[name]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """The action installed from its own checkout, while the folder to check has modules that want to be imported."""
    folder = tmp_path_factory.mktemp("action")
    made = Runner(copy_checkout(folder / "lint reports"), folder / "temp")
    made.temporary.mkdir()
    (folder / "repository").mkdir()
    trap(folder / "repository")
    done = made.step(INSTALL, folder / "repository")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def trap(folder: Path) -> None:
    """Modules that a stranger's pull request may have."""
    for name in ("pip", "venv", "lint_reports", "json", "argparse"):
        (folder / f"{name}.py").write_text("raise SystemExit('imported from the repository')\n", "utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("年报 1.txt", "-x.txt", "b.txt"):
        (tmp_path / name).write_bytes(BROKEN.read_bytes())
    trap(tmp_path)
    return tmp_path


def test_no_input_is_part_of_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert step.get("shell") == "bash" or "uses" in step
    used = re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text("utf-8"))
    assert set(used) == set(ACTION["inputs"]) == {"paths", "args", "version", "python-version"}
    assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())


def test_findings_are_annotations_and_fail_the_step(runner: Runner, workspace: Path) -> None:
    done = runner.step(CHECK, workspace)
    assert done.returncode == 1, done.stderr
    assert "::error file=b.txt,line=" in done.stdout


def test_paths_stand_one_a_line_whatever_they_are_called(runner: Runner, workspace: Path) -> None:
    done = runner.step(CHECK, workspace, paths="年报 1.txt\r\n\n  -x.txt\n")
    assert done.returncode == 1
    assert set(re.findall(r"file=([^,]+),", done.stdout)) == {"年报 1.txt", "-x.txt"}


def test_options_reach_the_command(runner: Runner, workspace: Path) -> None:
    args = "--output-format concise\n  --lang en --report sarif=lint.sarif --exit-zero"
    done = runner.step(CHECK, workspace, args=args, paths="b.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("b.txt:")
    assert (workspace / "lint.sarif").is_file()


@pytest.mark.parametrize(
    "evil", ["$(touch hit)", "`touch hit`", "; touch hit", "b.txt' && touch hit #", '"; touch hit; "']
)
@pytest.mark.parametrize("name", ["paths", "args", "version"])
def test_an_input_is_never_run(runner: Runner, workspace: Path, name: str, evil: str) -> None:
    done = runner.step(INSTALL if name == "version" else CHECK, workspace, **{name: evil})
    assert done.returncode == 2
    assert not (workspace / "hit").exists()


@pytest.mark.parametrize("version", ["main", "1.0 --index-url=x", "1.0#egg=x", "-r x", "1.0\nx"])
def test_a_version_is_nothing_else(runner: Runner, workspace: Path, version: str) -> None:
    done = runner.step(INSTALL, workspace, version=version)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no version" in done.stderr


def test_patterns_are_not_expanded_by_the_shell(runner: Runner, workspace: Path) -> None:
    done = runner.step(CHECK, workspace, args="--exclude *.txt")
    assert done.returncode == 0, done.stdout + done.stderr


# ------------------------------------------------------------------------------------------------ docs/ci.md

PAGE = (ROOT / "docs/ci.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


def test_the_page_uses_the_action_as_it_is() -> None:
    shown = [yaml.YAML(typ="safe").load(block) for block in blocks("yaml")]
    jobs = [each["jobs"]["lint-reports"] for each in shown if "jobs" in each]
    steps = [step for job in jobs for step in job["steps"]]
    ours = [step for step in steps if step.get("uses") == f"lint-reports/lint-reports@v{__version__}"]
    assert len(ours) == 2
    assert {name for step in ours for name in step["with"]} <= set(ACTION["inputs"])
    for half in PAGE.split("\n---\n"):
        assert re.findall(r"^\| `([a-z-]+)` \|", half, re.M) == list(ACTION["inputs"])


def test_the_commands_of_the_page_can_be_run(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "b.txt").write_bytes(BROKEN.read_bytes())
    text = "\n".join(
        [*blocks("sh"), *(f"{line.strip(' -')}" for block in blocks("yaml") for line in block.splitlines())]
    )
    commands = {line.partition(" | ")[0] for line in text.splitlines() if re.match("lint-reports (check|--)", line)}
    assert len(commands) == 3
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "lint_reports", *command.split()[1:], "--fail-level", "never"],
            cwd=tmp_path,
            env={**without_git(), "PYTHONPATH": str(ROOT)},
            capture_output=True,
        )
        assert done.returncode == 0, (command, done.stderr)
    assert {path.name for path in tmp_path.iterdir()} >= {
        "lint-reports.html",
        "gl-code-quality-report.json",
        "junit.xml",
    }
