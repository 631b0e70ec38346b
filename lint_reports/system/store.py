"""The store of what is cached between runs, compiled grammars and results: an SQLite file in the user's cache folder.

The key of a value is a digest of everything that the value depends on; times and sizes of files are not part of it.
Values are JSON. A folder or a file that belongs to another user, or that others can write, is neither read nor written (as
ssh treats its keys), since its content would be reported as findings. The folders above are trusted, as those of the
program are.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import sqlite3

Found = TypeVar("Found")

NAME = "cache-3.sqlite"
DAYS = 30
"""Days after which a value is dropped."""
LARGEST = 256 * 1024 * 1024
"""The largest size of the file in bytes; beyond it, the file is removed and begun anew."""
BATCH = 500
"""Keys that are looked up at a time: SQLite limits the parameters of a statement."""
WAIT = 2.0
"""Seconds to wait for another run that is writing."""
SIZE = 16
"""Bytes of a digest."""
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def digest(data: bytes) -> bytes:
    """A digest of sixteen bytes."""
    return blake2b(data, digest_size=SIZE).digest()


def digest_of_folders(folders: Sequence[str]) -> bytes:
    """The digest of the names and contents of all files in some folders and below. Raises OSError."""
    found = [b"%s\0%s" % (os.fsencode(name), digest(data)) for folder in folders for name, data in _contents(folder)]
    return digest(b"\0".join(found))


def _contents(folder: str, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield (path from the folder, content) of each file, compiled Python files excepted."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if not entry.is_dir():
            with open(entry.path, "rb", buffering=0) as stream:
                yield f"{prefix}{entry.name}", stream.read()
        elif entry.name != "__pycache__":
            yield from _contents(entry.path, f"{prefix}{entry.name}/")


def place() -> str | None:
    """The default cache folder, whether or not it exists; None where the user has none.

    A relative `XDG_CACHE_HOME` is ignored, as the XDG Base Directory Specification requires: it would name another folder
    in each working directory, perhaps one that came with a stranger's reports.
    """
    for root in (os.environ.get("XDG_CACHE_HOME"), os.environ.get("LOCALAPPDATA")):
        if root and os.path.isabs(root):
            return os.path.join(root, "lint-reports")
    home = os.path.expanduser("~")
    return os.path.join(home, ".cache", "lint-reports") if os.path.isabs(home) else None


def is_safe(path: str) -> bool:
    """Whether only the user (and the administrator) can have written the file or folder, or it does not exist.

    False where that is unknown. Always true on Windows, which protects the folders of users by other means.
    """
    if os.name == "nt":
        return True
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return not os.path.islink(path)
    except (OSError, ValueError):
        return False
    return found.st_uid in (0, os.geteuid()) and not found.st_mode & _OTHERS


class Store:
    """Values by key in the file of one folder. No method raises: a file that cannot be used is treated as empty."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, NAME)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The stored values of those keys; damaged ones are left out."""
        if not keys or not os.path.exists(self.path):
            return {}
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            rows = self._with_connection(partial(_select, keys=batch)) or ()
            found |= {key: data[SIZE:] for key, data in rows if data[:SIZE] == digest(key + data[SIZE:])}
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Store values, in place of those that have the same keys."""
        rows = [(key, digest(key + value) + value) for key, value in values.items()]
        with suppress(OSError):
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            self._drop_unusable()
            self._with_connection(lambda connection: _add(connection, rows))

    def _with_connection(self, work: Callable[[sqlite3.Connection], Found]) -> Found | None:
        """Call `work` with a connection and return its result, None if that fails. A file that is no database is removed."""
        if not all(map(is_safe, (os.path.dirname(self.path), *self._files()))):
            return None
        try:
            import sqlite3
        except ImportError:  # Python can be built without it.
            return None
        try:
            with closing(sqlite3.connect(self.path, timeout=WAIT)) as connection, connection:
                connection.execute("PRAGMA synchronous = OFF")
                return work(connection)
        except sqlite3.OperationalError:
            return None  # Another run is writing, the disk is full, the folder read-only, there is no table yet.
        except sqlite3.DatabaseError:
            with suppress(OSError):
                os.unlink(self.path)
            return None

    def _files(self) -> tuple[str, ...]:
        # SQLite would copy the journal of another run into the file.
        return self.path, f"{self.path}-journal", f"{self.path}-wal"

    def _drop_unusable(self) -> None:
        """In a folder of the user's own, remove a file that has grown too large, and those that others could write."""
        if is_safe(os.path.dirname(self.path)):
            for path in self._files():
                if not is_safe(path) or (os.path.exists(path) and os.path.getsize(path) > LARGEST):
                    os.unlink(path)


def _select(connection: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    return list(
        connection.execute(f"SELECT key, value FROM cached WHERE key IN ({marks}) AND typeof(value) = 'blob'", keys)
    )


def _add(connection: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]]) -> None:
    today = int(time.time()) // 86_400
    connection.execute(
        "CREATE TABLE IF NOT EXISTS cached (key BLOB PRIMARY KEY, day INTEGER, value BLOB) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM cached WHERE day NOT BETWEEN ? AND ?", (today - DAYS, today))
    connection.executemany("INSERT OR REPLACE INTO cached VALUES (?, ?, ?)", [(key, today, each) for key, each in rows])
