"""What came of files in earlier runs, by their content, the settings and the program: an SQLite file in the user's cache.

It is asked before the parser is even imported. It holds pickles, and is not used where others can write it; whatever is
wrong with it, the files are linted as if it were not there.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from lint_reports import __version__
from lint_reports.config.settings import Settings
from lint_reports.model.result import FileResult
from lint_reports.system import files, store
from lint_reports.system.by_identity import ByIdentity

if TYPE_CHECKING:
    import sqlite3

Task = tuple[str, Settings]
Found = TypeVar("Found")

NAME = "results-2.sqlite"
DAYS = 30
"""What has not been made anew for so long is dropped."""
LARGEST = 256 * 1024 * 1024
"""A cache that has grown beyond this, in bytes, is begun again."""
_BATCH = 500
_WAIT = 2.0
"""Seconds to wait for another run that is writing."""
_DAY = 86_400
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER, result BLOB) WITHOUT ROWID"


class Cache:
    """The results that are kept in one folder. No method raises."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, NAME)
        self.stamp = stamp()
        self.said: ByIdentity[Settings, str] = ByIdentity(lambda settings: repr(deciding(settings)))
        """What of the settings decides, as text."""
        self.rows: list[tuple[bytes, int, bytes]] = []
        """What is to be written."""

    @classmethod
    def of(cls, tasks: Sequence[Task]) -> Cache | None:
        """The cache for a run, None where it is not wanted or there is no place for it."""
        folder = cache_for(tasks)
        return cls(folder) if folder else None

    def known(self, tasks: Sequence[Task]) -> Iterator[tuple[int, FileResult]]:
        """The results that are kept, by the task's place in the list."""
        if not os.path.exists(self.path):
            return
        for start in range(0, len(tasks), _BATCH):
            contents = {at: _content(tasks[at]) for at in range(start, min(start + _BATCH, len(tasks)))}
            keys = {self._key(tasks[at], content): at for at, content in contents.items() if content}
            for key, kept in self._kept(list(keys)):
                at = keys[key]
                result = _result(tasks[at][0], kept)
                if result is not None:
                    yield at, result._replace(digest=contents[at])

    def keep(self, task: Task, result: FileResult) -> None:
        """Add a result. Those of files that could not be read have no digest and are not kept."""
        if result.digest and may_keep(task[1]):
            self.rows.append((self._key(task, result.digest), int(time.time()) // _DAY, _kept(result)))
            if len(self.rows) >= _BATCH:
                self.write()

    def write(self) -> None:
        """Write what was added."""
        rows, self.rows = self.rows, []
        if rows:
            self._with_connection(lambda connection: _add(connection, rows), create=True)

    def _kept(self, keys: list[bytes]) -> Sequence[tuple[bytes, bytes]]:
        if not keys:
            return ()
        return self._with_connection(lambda connection: _select(connection, keys), create=False) or ()

    def _with_connection(self, work: Callable[[sqlite3.Connection], Found], create: bool) -> Found | None:
        """What the work finds, None where it cannot be done. A file that is no database is removed."""
        import sqlite3

        try:
            if create:
                os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
                self._drop_what_is_no_good()
            if not all(map(store.is_safe, (os.path.dirname(self.path), *self._files()))):
                return None
            connection = sqlite3.connect(self.path, timeout=_WAIT)
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                return work(connection)
        except sqlite3.OperationalError:
            return None  # Another run is writing, the disk is full, the folder read-only, there is no table yet.
        except sqlite3.DatabaseError:
            connection.close()
            self._begin_again()
            return None
        finally:
            connection.close()

    def _files(self) -> tuple[str, ...]:
        # What another run's journal holds would be taken over into the file.
        return self.path, f"{self.path}-journal", f"{self.path}-wal"

    def _drop_what_is_no_good(self) -> None:
        """In a folder of the user's own, remove a file that has grown too large, and those that others could write."""
        if store.is_safe(os.path.dirname(self.path)):
            for path in self._files():
                if not store.is_safe(path) or (os.path.exists(path) and os.path.getsize(path) > LARGEST):
                    os.unlink(path)

    def _begin_again(self) -> None:
        with suppress(OSError):
            os.unlink(self.path)

    def _key(self, task: Task, content: bytes) -> bytes:
        path, settings = task
        # What the configuration and the baseline let pass goes by where the file is, not by how it was named.
        where = os.path.abspath(path) if settings.suppressions or settings.baseline is not None else ""
        said = (self.stamp, self.said(settings), path, where, content, time.strftime("%F"))
        return store.digest(repr(said).encode())


def cache_for(tasks: Sequence[Task]) -> str | None:
    """The folder for what is kept of a run, None where nothing is to be kept or there is no place for it."""
    wanted = next((settings for _, settings in tasks if settings.cache), None)
    if wanted is None:
        return None
    return wanted.cache_dir or store.place()


def stamp() -> str:
    """The versions of the program and of Python: what another one has found is not known."""
    return repr((__version__, sys.version_info[:3], *_stamp_of_code()))


def _content(task: Task) -> bytes:
    """The digest of a file, empty where it cannot be read or nothing is kept of it."""
    if not may_keep(task[1]):
        return b""
    try:
        return store.digest(files.read(task[0]))
    except files.Unreadable:
        return b""


def _select(connection: sqlite3.Connection, keys: list[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    return list(connection.execute(f"SELECT key, result FROM results WHERE key IN ({marks})", keys))


def _add(connection: sqlite3.Connection, rows: list[tuple[bytes, int, bytes]]) -> None:
    today = int(time.time()) // _DAY
    connection.execute(_TABLE)
    connection.execute("DELETE FROM results WHERE day NOT BETWEEN ? AND ?", (today - DAYS, today))
    connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)


def deciding(settings: Settings) -> Settings:
    """The settings with what does not change the findings of a file left out."""
    plain = Settings()
    same = (
        "lang",
        "fail_level",
        "include",
        "exclude",
        "force_exclude",
        "respect_gitignore",
        "isolated",
        "cache",
        "cache_dir",
    )
    return settings._replace(include_folder="", exclude_folder="", **{name: getattr(plain, name) for name in same})


def may_keep(settings: Settings) -> bool:
    """A fix changes the file; what a plugin finds may rest on anything."""
    return settings.cache and not (settings.changes or settings.plugins)


def _kept(result: FileResult) -> bytes:
    """A result as it is kept: nothing at all for a report in order, which most are, unless others are compared with it."""
    if result == FileResult(result.path, "checked", digest=result.digest):
        return b""
    import pickle

    return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)


def _result(path: str, kept: bytes) -> FileResult | None:
    if not kept:
        return FileResult(path, "checked")
    import pickle

    try:
        result = pickle.loads(kept)
    except Exception:
        return None
    return result if isinstance(result, FileResult) else None


def _stamp_of_code() -> Iterator[int]:
    """When the program was changed last: of an installed one its first file tells, in a checkout all are asked."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    yield os.stat(os.path.join(package, "__init__.py")).st_mtime_ns
    if f"{os.sep}site-packages{os.sep}" not in package:
        from lint_reports.form.sources import GRAMMAR

        yield max(_newest(package), _newest(GRAMMAR))


def _newest(folder: str) -> int:
    newest = 0
    for entry in os.scandir(folder):
        if entry.is_dir():
            newest = max(newest, _newest(entry.path) if entry.name != "__pycache__" else 0)
        else:
            newest = max(newest, entry.stat().st_mtime_ns)
    return newest
