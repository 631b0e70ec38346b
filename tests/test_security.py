"""A report, its name and a configuration are written by strangers: they run nothing, reach nothing, command nothing."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint
from lint_reports.reporters import ReportOptions, find, names
from lint_reports.system import store
from lint_reports.system.console import without_commands
from lint_reports.system.store import NAME
from tests.cli.test_main import run
from tests.corpus import word
from tests.support.checkout import ROOT
from tests.support.village import DISPUTES, village

pytestmark = pytest.mark.slow

BROKEN = village(
    headings={2: "二、主动公开政府信息的情况"}, disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t3")
)

WATCHED = """\
import json, os, sys
deeds = []
def watch(event, words):
    if event == "open" and isinstance(words[0], (str, bytes)):
        mode, flags = words[1] or "", words[2] or 0
        if set(mode) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            deeds.append(["write", os.path.abspath(os.fsdecode(words[0]))])
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod"):
        deeds.append(["write", os.path.abspath(os.fsdecode(words[1 if event == "os.rename" else 0]))])
    elif event.startswith(("socket.", "urllib.", "ftplib.", "http.", "smtplib.")):
        deeds.append(["network", event])
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn", "ctypes.dlopen"):
        deeds.append(["run", event])
sys.addaudithook(watch)
from lint_reports.cli.main import main
status = main(sys.argv[2:])
with os.fdopen(int(sys.argv[1]), "w") as told:
    json.dump([status, deeds], told)
"""
"""The program, and what the interpreter itself says that it does."""


def watched(folder: Path, *words: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit status, and what was written, run or reached."""
    reading, writing = os.pipe()
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {"XDG_CACHE_HOME": str(folder.parent / "cache")}
    command = [sys.executable, "-c", WATCHED, str(writing), *words]
    done = subprocess.run(command, cwd=folder, env=variables, pass_fds=[writing], capture_output=True, timeout=60)
    os.close(writing)
    with os.fdopen(reading) as told:
        status, deeds = json.loads(told.read() or f"[{done.returncode}, []]")
    assert b"Traceback" not in done.stderr, done.stderr
    return status, [(kind, what) for kind, what in deeds]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(BROKEN, "utf-8")
    (made / "b.md").write_text("# a readme\n", "utf-8")
    (made / "c.docx").write_bytes(word.from_text(BROKEN))
    return made


def outside(deeds: list[tuple[str, str]], *allowed: Path) -> list[tuple[str, str]]:
    """What was done besides writing to those files and folders."""
    return [
        (kind, what)
        for kind, what in deeds
        if kind != "write" or not any(Path(what) == each or each in Path(what).parents for each in allowed)
    ]


def test_to_check_writes_the_cache_and_nothing_else(folder: Path) -> None:
    status, deeds = watched(folder, ".")
    assert status == 1
    assert outside(deeds, folder.parent / "cache", Path(os.devnull)) == []
    assert any(str(folder.parent / "cache") in what for _, what in deeds), "the watch must have seen the cache made"


def test_to_fix_and_to_report_write_the_files_that_are_named(folder: Path) -> None:
    words = ("--fix", "--output-file", "found.txt", "--report", "json=found.json", "a.txt")
    assert watched(folder, *words)[0] == 1
    _, deeds = watched(folder, *words)
    (folder / "a.txt").write_text(BROKEN, "utf-8")
    _, deeds = watched(folder, *words)
    own = [folder / name for name in ("a.txt", "found.txt", "found.json")]
    temporary = [Path(what) for _, what in deeds if Path(what).parent == folder and what.endswith(".tmp")]
    assert {path.name.rsplit(".", 2)[0] for path in temporary} == {".a.txt", ".found.txt", ".found.json"}
    assert outside(deeds, folder.parent / "cache", *own, *temporary) == []
    assert sorted(os.listdir(folder)) == ["a.txt", "b.md", "c.docx", "found.json", "found.txt"]


def test_every_command_that_only_looks_writes_nothing(folder: Path) -> None:
    for words in (("parse", "a.txt"), ("tables", "a.txt"), ("rule", "LR301"), ("baseline", "show"), ("config", "lang")):
        _, deeds = watched(folder, *words)
        assert outside(deeds, folder.parent / "cache") == [], words


MARKER = "ran.txt"
HOSTILE = {
    ".lint-reports.yaml": (
        "ignore: !!python/object/apply:os.system ['touch ran.txt']\n",
        "ignore: [!!python/name:os.system x]\n",
        "extends: '|touch ran.txt'\n",
        "plugins: [os, subprocess, this, antigravity, ./evil, evil]\n",
        "series: '{year.__class__}/{body}'\n",
        "ignore: ['$(touch ran.txt)', '`touch ran.txt`']\n",
    ),
    "pyproject.toml": (
        '[tool.lint-reports]\nplugins = ["evil", "os"]\n',
        "[tool.lint-reports]\nignore = [\"__import__('os').system('touch ran.txt')\"]\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in HOSTILE.items() for text in texts])
def test_no_configuration_runs_code(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")
    (folder / "evil.py").write_text(f"open({MARKER!r}, 'w')\n", "utf-8")
    _, deeds = watched(folder, ".")
    assert not (folder / MARKER).exists()
    assert outside(deeds, folder.parent / "cache") == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.docx", word.docx('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:p><w:r><w:t>&e;</w:t></w:r></w:p>')),
        ("x.html", '<meta charset="utf-8"><script src="http://a.example/x.js"></script><img src="http://a.example/政府信息公开">'.encode()),
        ("x.md", "政府信息公开\n\n![](http://a.example/x.png) <object data='file:///etc/passwd'></object>".encode()),
    ],
)  # fmt: skip
def test_no_report_reaches_the_network_or_other_files(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    status, deeds = watched(folder, name)
    assert status in (0, 1)
    assert outside(deeds, folder.parent / "cache") == []


# ------------------------------------------------------------------------------------------- commands of pipelines

COMMANDS = ("::error::", "::stop-commands::x", "##[add-mask]y", "##vso[task.setvariable variable=a]b")


def commanding(line: str) -> bool:
    """Whether GitHub Actions or Azure Pipelines would take the line for a command (but for those of a finding)."""
    return line.lstrip().startswith("::") or "##[" in line or "##vso[" in line


@pytest.mark.parametrize("variables", [{"GITHUB_ACTIONS": "true"}, {"TF_BUILD": "True"}])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_file_name_and_no_diff_makes_a_command_for_a_pipeline(
    tmp_path: Path, variables: dict[str, str], command: str
) -> None:
    name = f"{command.replace('/', '')}.txt"
    hostile = BROKEN.replace("一、总体情况\n", f"一、总体情况\n\n{command}\r  {command}\n").replace(
        "\n\n二、", f"\n{command}\n二、"
    )
    (tmp_path / name).write_text(hostile, "utf-8")
    (tmp_path / f"{command}.md").symlink_to("nowhere")
    for words in (
        ("--diff",),
        ("--fix", "--diff", "--verbose", "--show-fixes"),
        ("--output-format", "concise"),
        ("--output-format", "full"),
        ("--output-format", "grouped", "--verbose"),
        ("--output-format", "json"),
        ("--output-format", "sarif"),
        ("--output-format", "html"),
        ("--output-format", "junit"),
        ("--output-format", "markdown"),
        ("--show-files",),
        ("tables", "--output-format", "csv", name),
        ("parse", name),
        ("baseline", "show"),
    ):
        paths = () if words[0] in ("tables", "parse", "baseline") else (".",)
        done = run(tmp_path, *words, *paths, data=b"", **variables)
        lines = (done.stdout + "\n" + done.stderr).replace("\r", "\n").split("\n")
        assert [line for line in lines if commanding(line)] == [], words
        assert done.stdout or done.stderr


def test_a_log_outside_of_a_pipeline_is_left_as_it_is() -> None:
    text = "\n ::error::a\n##[b]"
    assert without_commands(text, {}) == text
    assert without_commands(text, {"GITHUB_ACTIONS": "true"}) == "\n : :error::a\n## [b]"


def test_what_json_says_is_the_same_with_the_commands_disarmed(tmp_path: Path) -> None:
    (tmp_path / "##[a]##vso[b].txt").write_text(BROKEN, "utf-8")
    done = run(tmp_path, "--output-format", "json", ".", GITHUB_ACTIONS="true")
    assert {each["filename"] for each in json.loads(done.stdout)} == {"##[a]##vso[b].txt"}


# ------------------------------------------------------------------------------------------- control characters

STEERING = "\x1b[2J\x1b]0;x\x07\x9b\u202e\u2066\x7f\x00"


@pytest.mark.parametrize("form", names())
def test_no_format_lets_control_characters_through(form: str) -> None:
    text = BROKEN.replace("二、主动公开政府信息的情况", f"二、主动公开政府信息{STEERING}的情况").replace(
        "信息内容", f"信息{STEERING}内容"
    )
    result = lint(f"a{STEERING}.txt", text.encode(), Settings())
    assert any(STEERING[0] in line for line in result.lines.values()) or STEERING[0] in result.path
    for color in (False, True):
        page = io.StringIO()
        find(form).report([result], page, ReportOptions(color=color))
        left = page.getvalue()
        for code in ("1", "31", "33", "34", "36", "0", *(f"1;{number}" for number in (31, 33, 34, 36))):
            left = left.replace(f"\x1b[{code}m", "") if color else left
        assert not set(STEERING) - set("[]2J0;x") & set(left), form


def test_the_cache_is_for_its_user_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(village(), "utf-8")
    run(tmp_path, "--cache-dir", "kept", "a.txt", XDG_CACHE_HOME=str(tmp_path / "cache"))
    for folder in ("kept", "cache/lint-reports"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700


def plant(cache: Path) -> None:
    """Put into the cache that no file has a finding, as one who can write there would."""
    with closing(sqlite3.connect(cache / NAME)) as database, database:
        rows = database.execute("SELECT key, value FROM cached WHERE instr(value, CAST('LR3' AS BLOB))").fetchall()
        assert rows
        for key, _ in rows:
            database.execute("UPDATE cached SET value = ? WHERE key = ?", (store.digest(key), key))


def opened(cache: Path, mode: int, folder: bool = True) -> None:
    for path in (*([cache] if folder else []), *cache.rglob("*")):
        path.chmod(path.stat().st_mode | mode)


def given_away(cache: Path) -> None:
    for path in (cache, *cache.rglob("*")):
        os.chown(path, 12_345, -1)


WAYS: dict[str, Callable[[Path], None]] = {
    "a group": lambda cache: opened(cache, 0o020),
    "all": lambda cache: opened(cache, 0o002),
    "another user": given_away,
    "all, the folder alone": lambda cache: cache.chmod(0o777),
    "all, the files alone": lambda cache: opened(cache, 0o002, folder=False),
}


@pytest.fixture
def cached(tmp_path: Path) -> Path:
    """Two reports of one body, with all that is kept of them."""
    for year in (2020, 2021):
        (tmp_path / f"{year}.txt").write_text(BROKEN.replace("2021", str(year)), "utf-8")
    keeping: Any = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for words in ((".",), ("--ignore", "LR5,copied-text", ".")):
        assert run(tmp_path, *words, **keeping).returncode in (0, 1)
    return tmp_path / "cache/lint-reports"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a file neither owner nor mode")
def test_what_others_can_write_is_not_read(cached: Path, tmp_path: Path, way: str) -> None:
    if way == "another user" and os.geteuid():
        pytest.skip("only root can give files away")
    keeping: Any = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    plant(cached)
    WAYS[way](cached)
    for words in ((".",), ("--no-cache", "."), ("--ignore", "LR5,copied-text", ".")):
        done = run(tmp_path, *words, **keeping)
        assert done.returncode == 1 and "Traceback" not in done.stderr
        told = "chmod go-w" in done.stderr
        assert told == ("--no-cache" not in words and "files" not in way), done.stderr
    assert run(tmp_path, "--quiet", ".", **keeping).stderr == ""
    if "files" in way:
        assert store.is_safe(str(cached / NAME)), "made anew, in a folder of the user's own"


def test_what_is_planted_would_have_been_reported(cached: Path, tmp_path: Path) -> None:
    """So that the test above can fail."""
    plant(cached)
    assert run(tmp_path, ".", XDG_CACHE_HOME=str(tmp_path / "cache")).returncode == 0


def test_a_cache_that_others_cannot_write_is_used_with_no_word(cached: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in cached.iterdir()}
    done = run(tmp_path, ".", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (done.returncode, done.stderr) == (1, "")
    assert {path.name for path in cached.iterdir()} == {path.name for path in before}


@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "HOME"])
def test_no_cache_is_taken_from_the_folder_one_is_in(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(village(), "utf-8")
    places: Any = {"XDG_CACHE_HOME": "", "HOME": str(tmp_path / "home"), name: "here"}
    run(tmp_path, "a.txt", **places)
    assert not (tmp_path / "here").exists()
