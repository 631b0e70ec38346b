"""The hook as a user meets it: pre-commit installs this checkout, and `git commit` is let through or refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from lint_reports.scaffold.pre_commit import REPOSITORY, REV
from tests.corpus.word import from_text
from tests.run.test_compare import closed, titled
from tests.support.checkout import ROOT, copy_checkout, without_git
from tests.support.pages import page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed"),
]

SOUND = (ROOT / "examples/sound/town-2021.txt").read_bytes()
BROKEN = (ROOT / "examples/broken/short-row.txt").read_bytes()

CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: lint-reports
"""


class Hook(NamedTuple):
    """Where the hook is installed from, and the environment in which git and pre-commit run."""

    config: str
    environment: dict[str, str]
    repository: Path


class Commit(NamedTuple):
    accepted: bool
    output: str


@pytest.fixture(scope="session")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Hook:
    """The checkout, uncommitted changes and all, as a repository; pre-commit installs it once for all the tests."""
    folder = tmp_path_factory.mktemp("hook")
    environment = _environment(folder)
    repository = copy_checkout(folder / "lint-reports")
    made = ["commit", "--quiet", "--message", "As it stands"]
    for words in (["init", "--quiet"], ["add", "--all"], made, ["tag", REV]):
        git(repository, environment, *words)
    revision = git(repository, environment, "rev-parse", "HEAD").stdout.strip()
    return Hook(CONFIG.format(repository=repository.as_posix(), revision=revision), environment, repository)


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's git, messages in Chinese, and a cache of pre-commit's own."""
    (folder / "gitconfig").write_text(
        "[user]\n\tname = Clerk\n\temail = clerk@example.org\n[core]\n\tautocrlf = false\n", encoding="utf-8"
    )
    return {
        **{name: value for name, value in without_git().items() if name not in ("SKIP", "GITHUB_ACTIONS")},
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


def git(folder: Path, environment: dict[str, str], *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=600
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture
def repository(hook: Hook, tmp_path: Path) -> Path:
    """A clerk's repository with the hook installed."""
    git(tmp_path, hook.environment, "init", "--quiet")
    (tmp_path / ".pre-commit-config.yaml").write_text(hook.config, encoding="utf-8")
    words = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(words, cwd=tmp_path, env=hook.environment, check=True, capture_output=True)
    return tmp_path


def commit(hook: Hook, repository: Path, **files: bytes) -> Commit:
    """Try to commit these files. What the commit leaves behind is what git has, not what it says."""
    for name, content in files.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_bytes(content)
    git(repository, hook.environment, "add", "--all")
    done = git(repository, hook.environment, "commit", "--message", "Report", check=False)
    status = git(repository, hook.environment, "-c", "core.quotePath=false", "status", "--porcelain").stdout
    assert (status == "") == (done.returncode == 0)
    return Commit(done.returncode == 0, done.stdout + done.stderr)


@pytest.mark.parametrize("name", ["report.txt", "reports/2021/甲镇 2021年报.TXT"])
def test_a_sound_report_is_committed(hook: Hook, repository: Path, name: str) -> None:
    done = commit(hook, repository, **{name: SOUND})
    assert done.accepted, done.output
    assert "Passed" in done.output


@pytest.mark.parametrize("name", ["report.txt", "reports/2023/林业局2023年报.txt"])
def test_a_broken_report_is_refused_and_the_message_says_where(hook: Hook, repository: Path, name: str) -> None:
    done = commit(hook, repository, **{name: BROKEN})
    assert not done.accepted
    assert f"{name}:22:" in done.output
    assert "LR202 short-row" in done.output
    assert "应有 3 格" in done.output


def test_a_report_once_mended_is_committed(hook: Hook, repository: Path) -> None:
    assert not commit(hook, repository, **{"report.txt": BROKEN}).accepted
    assert commit(hook, repository, **{"report.txt": SOUND}).accepted


def test_a_readme_is_no_report_and_passes(hook: Hook, repository: Path) -> None:
    files = {"README.md": "# 年报\n\n各年的报告在此。\n".encode(), "requirements.txt": b"lark\n"}
    done = commit(hook, repository, **files)
    assert done.accepted, done.output


@pytest.mark.parametrize("name", ["2021年报.html", "reports/2023/index.HTM"])
def test_a_web_page_is_taken(hook: Hook, repository: Path, name: str) -> None:
    done = commit(hook, repository, **{name: page().encode()})
    assert done.accepted, done.output
    assert "Passed" in done.output
    done = commit(hook, repository, **{name: page().replace("<td>12</td>", "<td>12件</td>").encode()})
    assert not done.accepted
    line = page().partition("<td>12</td>")[0].count("\n") + 1
    assert f"{name}:{line}:" in done.output
    assert "LR204 not-a-number" in done.output


def test_a_word_file_is_taken(hook: Hook, repository: Path) -> None:
    """`types: [text]`, or a suffix that pre-commit's own tagging has to know, would let it through unseen."""
    done = commit(hook, repository, **{"2021年报.docx": from_text(SOUND.decode())})
    assert done.accepted, done.output
    assert "Passed" in done.output
    done = commit(
        hook,
        repository,
        **{"reports/2023/年报.DOCX": from_text(BROKEN.decode().replace(" |\n", "\n").replace(" | ", "\t"))},
    )
    assert not done.accepted
    assert "reports/2023/年报.DOCX:第1个表第3行: LR202 short-row" in done.output
    assert "应有 3 格" in done.output


def test_a_word_file_cut_short_is_refused(hook: Hook, repository: Path) -> None:
    done = commit(hook, repository, **{"2021年报.docx": from_text(SOUND.decode())[:2000]})
    assert not done.accepted
    assert "2021年报.docx: LR001 unreadable-file" in done.output


def test_only_what_is_committed_is_checked(hook: Hook, repository: Path) -> None:
    (repository / ".gitignore").write_bytes(b"draft.txt\n")
    done = commit(hook, repository, **{"draft.txt": BROKEN, "report.txt": SOUND})
    assert done.accepted, done.output


def test_the_environment_is_what_pre_commit_made(hook: Hook, repository: Path) -> None:
    """The tests above mean nothing if the hook found the lint-reports that runs the tests."""
    assert commit(hook, repository, **{"report.txt": SOUND}).accepted
    made = Path(hook.environment["PRE_COMMIT_HOME"])
    programs = [path for path in made.rglob("lint-reports*") if path.parent.name in ("bin", "Scripts")]
    assert len(programs) == 1, os.listdir(made)


def test_the_hook_can_be_tried_without_a_configuration(hook: Hook, tmp_path: Path) -> None:
    git(tmp_path, hook.environment, "init", "--quiet")
    (tmp_path / "report.txt").write_bytes(BROKEN)
    git(tmp_path, hook.environment, "add", "--all")
    words = ["try-repo", str(hook.repository), "lint-reports", "--files", "report.txt"]
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        cwd=tmp_path,
        env=hook.environment,
        capture_output=True,
        timeout=600,
    )
    assert done.returncode == 1 and "LR202 short-row" in done.stdout.decode()


def test_a_new_user_goes_from_nothing_to_a_commit_that_passes(hook: Hook, tmp_path: Path) -> None:
    """As docs/index.md has it: install, init, a commit refused, fixes, a commit that passes. Only the address of the
    project is turned to the checkout, which has the tag that `init` pins."""
    instead = (
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", f"url.{hook.repository}.insteadOf"),
        ("GIT_CONFIG_VALUE_0", REPOSITORY),
    )
    user = Hook("", {**hook.environment, **dict(instead)}, hook.repository)
    (tmp_path / "work").mkdir()
    git(tmp_path / "work", user.environment, "init", "--quiet")

    def shell(command: str) -> subprocess.CompletedProcess[str]:
        environment = {**user.environment, "PATH": f"{tmp_path / 'venv/bin'}{os.pathsep}{user.environment['PATH']}"}
        return subprocess.run(
            command,
            shell=True,
            cwd=tmp_path / "work",
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
        )

    for command in (
        f"{sys.executable} -m venv {tmp_path / 'venv'}",
        f"pip install --quiet 'lint-reports @ git+{REPOSITORY}@{REV}' pre-commit",
        "lint-reports init",
        "pre-commit install",
    ):
        done = shell(command)
        assert done.returncode == 0, done.stdout + done.stderr
    wrong = SOUND.decode().replace("（一）予以公开\t\t0", "（一）予以公开\t\t3", 1).encode()
    assert wrong != SOUND
    refused = commit(user, tmp_path / "work", **{"2021年报.txt": wrong})
    assert not refused.accepted and "LR301" in refused.output, refused.output
    assert shell("lint-reports check --fix --unsafe-fixes .").returncode == 0
    passed = commit(user, tmp_path / "work")
    assert passed.accepted, passed.output
    assert (tmp_path / "work/2021年报.txt").read_bytes() == SOUND


# ------------------------------------------------------------------------------------------------ beside others


def test_the_one_report_that_is_changed_is_compared_with_last_years(hook: Hook, repository: Path) -> None:
    older, newer = titled(2022).encode(), titled(2023).encode()
    assert commit(hook, repository, **{"reports/2022.txt": older, "reports/2023.txt": newer}).accepted
    changed = titled(2023).replace("二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1", MORE_CARRIED_IN)
    changed = changed.replace("一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t10", LESS_RECEIVED)
    done = commit(hook, repository, **{"reports/2023.txt": changed.encode()})
    assert not done.accepted
    assert "reports/2023.txt:" in done.output
    assert "LR501 carried-in-differs" in done.output
    assert "reports/2022.txt" in done.output
    assert done.output.count("LR") == 1


def test_a_changed_older_report_is_compared_where_all_are(hook: Hook, repository: Path) -> None:
    older, newer = titled(2022).encode(), titled(2023).encode()
    assert commit(hook, repository, **{"reports/2022.txt": older, "reports/2023.txt": newer}).accepted
    assert commit(hook, repository, **{"reports/2022.txt": closed(titled(2022)).encode()}).accepted
    every = hook.config.replace("id: lint-reports\n", "id: lint-reports-all\n").encode()
    assert commit(hook, repository, **{".pre-commit-config.yaml": every}).accepted
    done = commit(hook, repository, **{"reports/2022.txt": closed(titled(2022)).encode() + b"\n"})
    assert not done.accepted
    assert "reports/2023.txt:" in done.output
    assert "LR501 carried-in-differs" in done.output


MORE_CARRIED_IN = "二、上年结转政府信息公开申请数量\t\t\t2\t0\t0\t0\t0\t0\t2"
LESS_RECEIVED = "一、本年新收政府信息公开申请数量\t\t\t5\t3\t0\t0\t1\t0\t9"
