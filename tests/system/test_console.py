"""The bar of a long run: a person at a terminal sees it move, and no pipe, file or short run ever gets it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.run.processes import Task, run
from lint_reports.system.console import PROGRESS_ABOVE, progress_bar
from tests.support.checkout import ROOT
from tests.support.village import village

fcntl, pty, termios = (pytest.importorskip(name, reason="no terminals") for name in ("fcntl", "pty", "termios"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More files than the bar needs, few of which are reports, so that they are soon done."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(PROGRESS_ABOVE + 50):
        (folder / f"{number}.txt").write_text(village() if number % 50 == 0 else "公开的乡志", encoding="utf-8")
    return folder


def at_terminal(folder: Path, *words: str, term: str = "xterm") -> tuple[str, str, int]:
    """Standard output as in a pipe, what a terminal at standard error is sent, and the exit status."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "lint_reports", "--no-cache", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": term}
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        assert process.stdout is not None
        out = process.stdout.read().decode()
    os.close(ours)
    return out, seen.decode(), process.returncode


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so that the other side is closed.
        return b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_person_sees_how_far_a_long_run_is_and_the_bar_gone_in_the_end(many: Path, jobs: str) -> None:
    out, seen, status = at_terminal(many, "--jobs", jobs, "--lang", "en")
    assert "checking:" in seen and f"/{PROGRESS_ABOVE + 50}" in seen
    *_, last, end = seen.split("\r")
    assert last.isspace() and end == "" and "\n" not in seen, "it is wiped out"
    assert "checking" not in out and "files" in out
    assert status == 0


@pytest.mark.parametrize("words", [["--quiet"], ["0.txt", "1.txt"]])
def test_who_wants_quiet_and_who_checks_a_few_files_sees_none(many: Path, words: list[str]) -> None:
    assert at_terminal(many, *words)[1:] == ("", 0)


def test_a_terminal_that_cannot_go_back_in_a_line_gets_none(many: Path) -> None:
    assert at_terminal(many, term="dumb")[1] == ""


def test_a_pipe_gets_none(many: Path) -> None:
    command = [sys.executable, "-m", "lint_reports", "--no-cache"]
    done = subprocess.run(command, cwd=many, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_file_is_counted_once_but_those_that_are_known(many: Path, tmp_path: Path, jobs: int) -> None:
    told: list[int] = []

    @contextmanager
    def count(files: int) -> Iterator[Callable[[int], object]]:
        told.append(files)
        yield lambda more: told.append(-more)

    tasks = [Task(str(path), Settings()) for path in sorted(many.iterdir())]
    options = RunOptions(cache_dir=str(tmp_path), jobs=jobs)
    run(tasks[:100], options, count)
    assert told[0] == 100 and sum(told) == 0
    told.clear()
    run(tasks[:120], options, count)
    assert told[0] == 20 and sum(told) == 0


def test_the_bar_is_not_loaded_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("zh")(10_000) as advance:
        advance(10_000)
    assert capsys.readouterr().err == ""
