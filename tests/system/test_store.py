"""The store of what is cached: what was put in comes out whole or not at all, whatever happens to the file."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lint_reports.system import store
from lint_reports.system.store import Store, digest_of_folders

VALUES = {bytes([number]) * 16: f"值{number}".encode() * number for number in range(1, 9)}


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    kept = Store(str(tmp_path / "cache"))
    kept.put(VALUES)
    return kept


def test_values_are_found_by_their_keys(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BATCH", 3)
    assert kept.get([*VALUES]) == VALUES
    assert kept.get([b"\1" * 16, b"none"]) == {b"\1" * 16: VALUES[b"\1" * 16]}
    kept.put({b"\1" * 16: b"other"})
    assert kept.get([b"\1" * 16, b"\2" * 16]) == {b"\1" * 16: b"other", b"\2" * 16: VALUES[b"\2" * 16]}


def test_to_look_into_a_store_that_is_not_there_makes_none(tmp_path: Path) -> None:
    assert Store(str(tmp_path / "cache")).get([b"a"]) == {}
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("change", ["a byte of the value", "cut off", "of another key"])
def test_a_value_that_is_not_whole_is_not_found(kept: Store, change: str) -> None:
    changed = {
        "a byte of the value": "UPDATE cached SET value = CAST(substr(value, 1, length(value) - 1) || 'x' AS BLOB)",
        "cut off": "UPDATE cached SET value = CAST(substr(value, 1, length(value) - 1) AS BLOB)",
        "of another key": "UPDATE cached SET value = (SELECT value FROM cached ORDER BY key DESC LIMIT 1)",
    }
    with closing(sqlite3.connect(kept.path)) as connection, connection:
        assert connection.execute(changed[change]).rowcount == len(VALUES)
    last = max(VALUES)
    assert kept.get([*VALUES]) == ({last: VALUES[last]} if change == "of another key" else {})


@pytest.mark.parametrize("harm", ["no database", "cut off", "empty", "another table", "another type", "a folder"])
def test_a_file_that_is_broken_is_as_if_it_were_empty(kept: Store, harm: str) -> None:
    path = Path(kept.path)
    data = path.read_bytes()
    path.unlink()
    if harm == "a folder":
        path.mkdir()
    elif harm in ("another table", "another type"):
        with closing(sqlite3.connect(path)) as other, other:
            other.execute(
                "CREATE TABLE cached (x)" if harm == "another table" else "CREATE TABLE cached (key, day, value)"
            )
            if harm == "another type":
                other.execute("INSERT INTO cached VALUES (?, 1, 5)", (b"\1" * 16,))
    else:
        path.write_bytes({"no database": b"x" * 5000, "cut off": data[: len(data) // 2], "empty": b""}[harm])
    assert kept.get([*VALUES]) == {}
    for _ in range(2):
        kept.put(VALUES)
    assert kept.get([*VALUES]) in ({}, VALUES)
    if harm in ("no database", "empty"):
        assert kept.get([*VALUES]) == VALUES


def test_where_nothing_can_be_written_nothing_is_stored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    kept = Store(str(tmp_path / "file/cache"))
    kept.put(VALUES)
    assert kept.get([*VALUES]) == {}


def test_on_a_full_disk_what_is_there_stays(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(sqlite3.Connection):
        def executemany(self, *given: Any) -> Any:
            raise sqlite3.OperationalError("database or disk is full")

    real = sqlite3.connect
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", lambda path, **given: real(path, factory=Full, **given))
        kept.put({b"new": b"value"})
    assert kept.get([b"new", *VALUES]) == VALUES
    with monkeypatch.context() as patched:

        def full(*given: Any, **more: Any) -> None:
            raise OSError(errno.ENOSPC, "full")

        patched.setattr(os, "makedirs", full)
        kept.put({b"new": b"value"})
    assert kept.get([b"new", *VALUES]) == VALUES


def test_a_python_without_sqlite_caches_nothing(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    kept.put({b"new": b"value"})
    assert kept.get([*VALUES]) == {}


def test_another_run_that_is_writing_is_not_waited_for_long(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "WAIT", 0.01)
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert kept.get([*VALUES]) == {}
        kept.put({b"new": b"value"})
        other.execute("ROLLBACK")
    assert kept.get([b"new", *VALUES]) == VALUES


def test_what_is_old_or_from_the_future_is_dropped(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for days in (-40, 40, 0):
        with monkeypatch.context() as clock:
            clock.setattr(time, "time", lambda days=days: now + days * 86_400)
            kept.put({bytes([100 + days]): b"value"})
    with closing(sqlite3.connect(kept.path)) as connection:
        assert connection.execute("SELECT key FROM cached").fetchall() == [(b"d",)]


def test_a_file_that_has_grown_too_large_is_begun_again(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 1000)
    kept.put({b"new": b"value"})
    assert kept.get([b"new", *VALUES]) == {b"new": b"value"}


def test_the_digest_of_folders_is_of_names_and_contents_alone(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        (folder / "in").mkdir(parents=True)
        (folder / "in/code.py").write_text("x = 1", "utf-8")

    def digest() -> bytes:
        return digest_of_folders([*map(str, folders)])

    before, path = digest(), folders[1] / "in/code.py"
    (folders[0] / "__pycache__").mkdir()
    (folders[0] / "__pycache__/code.pyc").write_bytes(b"1")
    os.utime(path, (1, 1))
    assert digest() == before
    path.write_text("x = 2", "utf-8")
    os.utime(path, (1, 1))
    changed = digest()
    assert changed != before, "of the same size and time"
    path.rename(folders[1] / "in/other.py")
    assert digest() not in (before, changed)
    (folders[1] / "in/other.py").rename(path)
    assert digest() == changed
    (folders[0] / "more").write_bytes(b"")
    assert digest() != changed


def test_the_digest_of_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        digest_of_folders([str(tmp_path / "none")])
