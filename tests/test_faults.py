"""What machines do to a program in the middle of its work: nothing is lost, and what is said names the file."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from lint_reports import linter
from lint_reports.cli import main
from lint_reports.config import discover
from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import FileFilter, Settings
from lint_reports.fixes.mend import mend, mend_file
from lint_reports.model.result import FileResult
from lint_reports.run import processes
from lint_reports.system import files
from lint_reports.system.console import Advance
from lint_reports.system.store import NAME
from tests.cli.test_main import heeding_interrupts, run
from tests.support.checkout import ROOT
from tests.support.linting import within
from tests.support.village import DISPUTES, REQUESTS, village

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="signals, limits and /proc as Linux has them"),
]

BROKEN = village(
    headings={2: "二、主动公开政府信息的情况"}, disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t3")
)
"""A heading that --fix mends, and a total that it does not."""
MENDED = mend("a.txt", BROKEN.encode(), Settings(), RunOptions(fix=True)).data
PROGRAM = [sys.executable, "-m", "lint_reports"]
TELLING_MEMORY = [
    sys.executable,
    "-c",
    "import re, sys; from lint_reports.cli.main import main; status = main(sys.argv[1:]);"
    "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1], file=sys.stderr); sys.exit(status)",
]
"""The program, which says in the end how much memory it had at most, in kB: what `wait4` tells has the parent's in it."""


def environment(folder: Path) -> dict[str, str]:
    heeded = ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD")
    clean = {name: value for name, value in os.environ.items() if name not in heeded}
    return {**clean, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}


def started(folder: Path, *words: str, program: list[str] = PROGRAM, **more: object) -> subprocess.Popen[str]:
    more = {"preexec_fn": heeding_interrupts, **more}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [*program, *words],
        cwd=folder,
        env=environment(folder.parent),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
        **more,
    )


def ended(process: subprocess.Popen[str], seconds: float = 60) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=seconds)
    assert "Traceback" not in err, err
    return process.returncode, out, err


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(BROKEN, "utf-8")
    return folder


def test_the_broken_report_is_mended_where_nothing_is_in_the_way() -> None:
    assert BROKEN.encode() != MENDED


# ------------------------------------------------------------------------------------------------------------ full disk


def at_most(size: int) -> Callable[[], None]:
    """No file may grow larger: what a full disk is to a program, without filling one."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_disk_that_is_full_leaves_the_file_to_be_fixed_as_it_was(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 2)
    status, _, said = ended(started(folder, "--fix", "--no-cache", "0000.txt", "0001.txt", preexec_fn=at_most(1000)))
    assert status == 2
    assert all(f"000{number}.txt" in said for number in (0, 1)) and "没有改动" in said
    assert sorted(os.listdir(folder)) == ["0000.txt", "0001.txt"]
    assert all(path.read_text("utf-8") == BROKEN for path in folder.iterdir())


def test_a_disk_that_is_full_for_the_cache_changes_no_finding(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 3)
    words = ("--output-format", "concise", ".")
    expected = ended(started(folder, *words, "--no-cache"))
    for size in (0, 1000, 9000):
        assert ended(started(folder, *words, "--cache-dir", "../kept", preexec_fn=at_most(size))) == expected
    assert ended(started(folder, *words, "--cache-dir", "../kept")) == expected


def test_a_disk_that_is_full_keeps_the_old_results_and_is_named(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 1)
    (folder / "found.json").write_text("the last one", "utf-8")
    words = ("--output-format", "json", "--output-file", "found.json", "0000.txt")
    status, _, said = ended(started(folder, *words, preexec_fn=at_most(100)))
    assert status == 2 and "found.json" in said
    assert (folder / "found.json").read_text("utf-8") == "the last one"
    assert sorted(os.listdir(folder)) == ["0000.txt", "found.json"]


def test_standard_output_that_is_full_is_exit_two(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 1)
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, "0000.txt"], cwd=folder, env=environment(tmp_path), stdout=full, stderr=-1, timeout=60
        )
    assert done.returncode == 2
    assert "结果写不出去" in done.stderr.decode() and b"Traceback" not in done.stderr


# ------------------------------------------------------------------------------------------------- files that come and go


def test_a_file_that_vanishes_after_it_was_listed_is_named_and_hides_no_other(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 3)
    paths = discover.discover([str(folder)], lambda _: FileFilter())
    (folder / "0001.txt").unlink()
    outcomes = processes.run(
        [processes.Task(path, Settings()) for path in paths], RunOptions(cache_dir=str(tmp_path / "kept"))
    )
    assert [[each.name for each in came.diagnostics] for came in outcomes if isinstance(came, FileResult)] == [
        ["misspelt-section", "broken-dispute-total"],
        ["unreadable-file"],
        ["misspelt-section", "broken-dispute-total"],
    ]
    gone = outcomes[1]
    assert isinstance(gone, FileResult) and gone.diagnostics[0].location.path == str(folder / "0001.txt")


def test_a_file_that_vanishes_before_it_is_written_is_named_and_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    came = mend_file(str(path), BROKEN.encode(), Settings(), RunOptions(fix=True))
    assert came.mending.failure is not None and "没有改动" in came.mending.failure.zh
    assert not path.exists()


def test_a_folder_that_vanishes_before_it_is_listed_is_named(tmp_path: Path) -> None:
    status, _, said = ended(started(tmp_path, "gone"))
    assert status == 2 and "gone" in said


def without_the_rights_of_root() -> None:
    """Root may read and write everywhere, whatever the mode; without CAP_DAC_OVERRIDE and the like it may not."""
    if os.getuid() == 0:
        import ctypes

        library = ctypes.CDLL(None)
        for capability in (1, 2, 3):
            if library.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                os._exit(77)


def as_someone(folder: Path, *words: str) -> tuple[int, str, str]:
    came = ended(started(folder, *words, preexec_fn=without_the_rights_of_root))
    if came[0] == 77:
        pytest.skip("root cannot give up its rights here")
    return came


def test_a_folder_that_is_read_only_is_checked_and_a_fix_in_it_is_refused(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 1)
    (folder / "0000.txt").chmod(0o666)
    folder.chmod(0o555)
    expected = as_someone(folder, "--no-cache", "--output-format", "concise", ".")
    assert expected[0] == 1
    assert as_someone(folder, "--cache-dir", "kept", "--output-format", "concise", ".") == expected
    status, _, said = as_someone(folder, "--fix", ".")
    assert status == 2 and "0000.txt" in said and "写不了" in said
    assert (folder / "0000.txt").read_text("utf-8") == BROKEN
    folder.chmod(0o755)


def test_what_may_not_be_read_is_named_and_hides_no_other(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 2)
    (folder / "0000.txt").chmod(0)
    (folder / "closed").mkdir(0)
    status, out, _ = as_someone(folder, "--no-cache", "--output-format", "json", ".")
    assert status == 1
    found = [(each["filename"], each["name"]) for each in json.loads(out)]
    assert ("0000.txt", "unreadable-file") in found and ("closed", "unreadable-file") in found
    assert ("0001.txt", "broken-dispute-total") in found
    (folder / "closed").chmod(0o755)


# ----------------------------------------------------------------------------------------------------- things that are none


def test_pipes_folders_loops_and_dead_links_are_told_apart_and_not_waited_for(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 1)
    os.mkfifo(folder / "pipe.md")
    many(folder / "folder.md", 1)
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "round").symlink_to(".")
    (folder / "dead.md").symlink_to("nowhere")
    for words in ((".",), ("--fix", "--diff", ".")):
        status, out, said = ended(started(folder, "--no-cache", "--output-format", "concise", *words), 30)
        assert status == 1
        for name in ("pipe.md", "loop.md", "dead.md"):
            assert f"{name}:1:1: LR001" in out + said
        assert "folder.md/0000.txt" in out and "round" not in out


def test_a_name_of_ten_thousand_characters_is_told_and_not_stumbled_over(tmp_path: Path) -> None:
    folder = many(tmp_path / "a", 1)
    status, out, said = ended(started(folder, "x" * 10_000 + ".md", "0000.txt", "--output-format", "concise"))
    assert status == 1 and "0000.txt:" in out, "it hides no other"
    assert "x" * 200 in out + said
    assert len(out + said) < 60_000
    for words in (("--exclude", "x" * 10_000), ("--config", "x" * 10_000), ("--output-file", "x" * 10_000)):
        assert ended(started(folder, *words, "0000.txt"))[0] in (1, 2)


def test_the_longest_name_that_a_disk_takes_is_fixed(tmp_path: Path) -> None:
    name = "年" * 83 + "报.txt"[:1] + ".md"
    assert len(name.encode()) == 255
    (tmp_path / name).write_text(BROKEN, "utf-8")
    assert run(tmp_path, "--fix", "--no-cache", ".").returncode == 1
    assert (tmp_path / name).read_bytes() == mend("a.md", BROKEN.encode(), Settings(), RunOptions(fix=True)).data


def test_very_many_files_in_one_folder_are_walked_soon(tmp_path: Path) -> None:
    for number in range(100_000):
        os.close(os.open(tmp_path / f"{number}.md", os.O_CREAT))
    (tmp_path / "报告.txt").write_text(BROKEN, "utf-8")
    start = time.monotonic()
    status, out, said = ended(
        started(tmp_path, "--output-format", "concise", "--jobs", "1", ".", program=TELLING_MEMORY), 200
    )
    assert status == 1 and "报告.txt" in out
    assert time.monotonic() - start < 120, "a quarter of a minute on a machine with nothing else to do"
    assert int(said.split()[-1]) < 200 * 1024, "kB, 2 kB a file"


# ------------------------------------------------------------------------------------------------------- signals


def children(process: subprocess.Popen[str]) -> list[int]:
    try:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in listed.split()]


def worker_of(process: subprocess.Popen[str]) -> int:
    for _ in range(3000):
        found = children(process)
        if found:
            return found[0]
        time.sleep(0.005)
    raise AssertionError("no process was started")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_killed_costs_no_finding(tmp_path: Path, number: signal.Signals) -> None:
    folder = many(tmp_path / "a", 150)
    words = ("--no-cache", "--jobs", "2", "--output-format", "concise", ".")
    process = started(folder, *words)
    os.kill(worker_of(process), number)
    status, out, _ = ended(process)
    assert status == 1
    assert out == ended(started(folder, *words))[1]


def test_a_file_that_kills_its_worker_is_named_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, parent, real = many(tmp_path / "a", 80), os.getpid(), linter.lint

    def deadly(path: str, data: bytes, *more: Any) -> FileResult:
        if path.endswith("0037.txt") and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(path, data, *more)

    monkeypatch.setattr(linter, "lint", deadly)
    paths = sorted(map(str, folder.iterdir()))
    outcomes = processes.run([processes.Task(path, Settings()) for path in paths], RunOptions(cache=False, jobs=2))
    told = {came.path: [each.name for each in came.diagnostics] for came in outcomes if isinstance(came, FileResult)}
    assert list(told) == paths
    assert [path for path, names in told.items() if names == ["unreadable-file"]] == [str(folder / "0037.txt")]


BY_SIGNAL = (-signal.SIGINT,)
"""As which Python ends, though the interrupt was caught, if it came within a string given to `eval`, as to make a named
tuple; to a shell that is 130 as well."""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("send", [os.kill, os.killpg])
def test_a_run_that_is_broken_off_while_fixing_leaves_whole_files_and_nothing_else(
    tmp_path: Path, number: signal.Signals, status: int, jobs: str, send: Callable[[int, int], None]
) -> None:
    """By `kill`, or by a key at the terminal, which reaches every process of the group."""
    folder = many(tmp_path / "a", 300)
    process = started(folder, "--fix", "--no-cache", "--jobs", jobs, ".", start_new_session=True)
    for _ in range(3000):
        if (folder / "0000.txt").read_bytes() == MENDED:
            break
        time.sleep(0.005)
    time.sleep(0.03)  # else it is always reading the second
    workers = children(process)
    send(process.pid, number)
    assert ended(process)[0] in (status, *BY_SIGNAL[: number == signal.SIGINT])
    assert len(os.listdir(folder)) == 300, "something half written was left"
    states = [path.read_bytes() for path in folder.iterdir()]
    assert set(states) <= {BROKEN.encode(), MENDED}
    assert MENDED in states and BROKEN.encode() in states, "it was to be broken off in the middle"
    time.sleep(0.2)
    assert not any(map(is_alive, workers))


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2])
@pytest.mark.parametrize("send", [os.kill, os.killpg])
def test_an_interrupt_shows_no_traceback_wherever_it_comes(
    tmp_path: Path, delay: float, send: Callable[[int, int], None]
) -> None:
    folder = many(tmp_path / "a", 100)
    process = started(folder, "--cache-dir", "../kept", "--jobs", "2", ".", start_new_session=True)
    worker_of(process)
    time.sleep(delay)
    send(process.pid, signal.SIGINT)
    assert ended(process)[0] in (130, 1, *BY_SIGNAL)  # 1 if it was done by then


@contextmanager
def interrupted(files: int) -> Iterator[Advance]:
    """A progress bar that is interrupted as soon as the first of the files come from other processes."""
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        if done > 1:
            time.sleep(1)
            raise KeyboardInterrupt

    yield advance


@pytest.mark.parametrize("harm", ["large results", "one that takes for ever", "a result that nobody reads"])
def test_an_interrupt_waits_neither_for_half_a_result_nor_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    folder, parent, real = many(tmp_path / "a", 200), os.getpid(), linter.lint

    def _send_bytes(*ignored: object) -> None:
        while True:
            time.sleep(1)

    def slow(path: str, data: bytes, *more: Any) -> FileResult:
        number = int(Path(path).stem) if os.getpid() != parent else 0
        if harm == "a result that nobody reads" and number > 16:
            monkeypatch.setattr(Connection, "_send_bytes", _send_bytes)
            time.sleep(0.02)  # after the first are sent
        if harm == "large results":
            return real(path, data, *more)._replace(lines={1: "公" * 500_000})
        if harm == "one that takes for ever" and number > 16:
            time.sleep(45)
        return real(path, data, *more)

    monkeypatch.setattr(linter, "lint", slow)
    tasks = [processes.Task(path, Settings()) for path in sorted(map(str, folder.iterdir()))]
    start = time.monotonic()
    with within(30), pytest.raises(KeyboardInterrupt):
        processes.run(tasks, RunOptions(cache=False, jobs=2), interrupted)
    assert time.monotonic() - start < 25


def test_an_interrupt_lets_a_file_that_is_being_written_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, parent, real = many(tmp_path / "a", 200), os.getpid(), os.replace

    def slow(source: str, target: str) -> None:
        time.sleep(0.2 if os.getpid() != parent and os.path.basename(target) > "0040" else 0)
        real(source, target)

    monkeypatch.setattr(os, "replace", slow)
    tasks = [processes.Task(path, Settings()) for path in sorted(map(str, folder.iterdir()))]
    with within(30), pytest.raises(KeyboardInterrupt):
        processes.run(tasks, RunOptions(cache=False, fix=True, jobs=2), interrupted)
    assert len(os.listdir(folder)) == 200


# ------------------------------------------------------------------------------------------------------- the clock


class Clock:
    """The clock of this process, for all that asks it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.time, self.time_ns, self.strftime = time.time, time.time_ns, time.strftime

    def turn(self, days: int) -> None:
        self.monkeypatch.setattr(time, "time", lambda: self.time() + days * 86_400)
        self.monkeypatch.setattr(time, "time_ns", lambda: self.time_ns() + days * 86_400 * 10**9)
        self.monkeypatch.setattr(time, "strftime", lambda form: self.strftime(form, time.gmtime(time.time())))


TURNS = (400, -400, -20_000, 0)
"""Days: twenty thousand are before 1970."""


def test_a_clock_that_was_set_back_changes_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept, clock = many(tmp_path / "a", 2), tmp_path / "kept", Clock(monkeypatch)
    os.utime(folder / "0000.txt", (4e9, 4e9))
    os.utime(folder / "0001.txt", (-1e9, -1e9))
    tasks = [processes.Task(str(path), Settings()) for path in sorted(folder.iterdir())]
    today = processes.run(tasks, RunOptions(cache_dir=str(kept)))
    for days in TURNS:
        clock.turn(days)
        assert processes.run(tasks, RunOptions(cache_dir=str(kept))) == today
        assert processes.run(tasks, RunOptions(cache_dir=str(kept))) == today
        with closing(sqlite3.connect(kept / NAME)) as database:
            days_kept = {day for (day,) in database.execute("SELECT day FROM cached")}
        assert days_kept == {int(time.time()) // 86_400}, "what is of no day that can be is dropped"
        os.utime(kept / NAME, (time.time(),) * 2)


def test_a_clock_that_was_set_back_hides_no_change_of_reports_that_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock, path = Clock(monkeypatch), tmp_path / "0.txt"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for year in (2020, 2021):
        (tmp_path / f"{year - 2020}.txt").write_text(BROKEN.replace("2021", str(year)), "utf-8")

    def told() -> tuple[int, str]:
        return main.main(["check", "--output-format", "concise", str(tmp_path)]), capsys.readouterr().out

    sound, faulty = path.read_text("utf-8"), path.read_text("utf-8").replace("1\t0\t0\t1\t3", "1\t0\t0\t1\t4")
    assert sound != faulty
    expected = told()
    for days in TURNS:
        clock.turn(days)
        assert told() == expected
        path.write_text(faulty, "utf-8")
        assert told() != expected
        path.write_text(sound, "utf-8")
        assert told() == expected


def test_deleting_the_cache_in_the_middle_of_a_run_harms_nothing(tmp_path: Path) -> None:
    """Results and compiled grammars, with the folders that they are in."""
    folder, gone = many(tmp_path / "a", 150), set()
    words = ("--cache-dir", "../kept", "--jobs", "2", "--output-format", "concise", ".")
    expected = ended(started(folder, *words))
    for _ in range(3):
        with open(tmp_path / "out", "w") as out:
            command = [*PROGRAM, *words]
            process = subprocess.Popen(command, cwd=folder, env=environment(tmp_path), stdout=out, stderr=out)
            while process.poll() is None:
                for place in (tmp_path / "kept", tmp_path / "cache/lint-reports"):
                    gone |= {path.name.partition("-")[0] for path in place.glob("*")}
                    shutil.rmtree(place, ignore_errors=True)
                time.sleep(0.02)
        assert (process.returncode, (tmp_path / "out").read_text("utf-8")) == (expected[0], expected[1] + expected[2])
    assert gone >= {"cache"}, gone


def test_a_loop_of_links_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    with pytest.raises(files.Unreadable, match="loop"):
        files.read(str(tmp_path / "a.md"))
    with pytest.raises(files.Unwritable, match=os.strerror(errno.ELOOP)):
        files.rewrite(str(tmp_path / "a.md"), REQUESTS.encode(), was=b"")
