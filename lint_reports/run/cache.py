"""Cache of results, keyed by everything that they depend on: path, content, settings, program and day.

It is read before the parser is imported. Times and sizes of files are not part of the key. Where the cache cannot be used,
the files are linted as if it were empty.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.form.compiled import is_program_unchanged, program_digest
from lint_reports.model.result import FileResult
from lint_reports.system import codec, files, store

if TYPE_CHECKING:
    from lint_reports.run.processes import Task


class Cache:
    """The results in the store of one folder. No method raises."""

    def __init__(self, folder: str, program: bytes) -> None:
        self.store = store.Store(folder)
        self.program = program
        self.waiting: dict[bytes, bytes] = {}
        """Results not yet written, by key."""

    @classmethod
    def of(cls, options: RunOptions) -> Cache | None:
        """The cache for a run; None where caching is off, the run changes files, or there is no folder for it."""
        wanted = options.cache and not options.changes
        folder = (options.cache_dir or store.place()) if wanted else None
        program = program_digest() if folder else None
        return cls(folder, program) if folder and program else None

    def cached(self, tasks: Sequence[Task]) -> Iterator[tuple[int, FileResult]]:
        """Yield (index of the task, cached result) for each task that has one."""
        for start in range(0, len(tasks), store.BATCH):
            batch = range(start, min(start + store.BATCH, len(tasks)))
            digests = {at: _digest(tasks[at]) for at in batch}
            keys = {at: self._key(tasks[at], digest) for at, digest in digests.items() if digest}
            values = self.store.get(list(keys.values()))
            for at, key in keys.items():
                result = _result(tasks[at][0], values[key]) if key in values else None
                if result is not None:
                    yield at, result._replace(digest=digests[at])

    def add(self, task: Task, result: FileResult) -> None:
        """Add a result. Those of files that could not be read have no digest and are not stored."""
        if result.digest and _is_cacheable(task[1]):
            with suppress(ValueError):
                self.waiting[self._key(task, result.digest)] = _value(result)
            if len(self.waiting) >= store.BATCH:
                self.write()

    def write(self) -> None:
        """Write what was added, unless the program was changed in the meantime: parts of the new one may have run."""
        if self.waiting and is_program_unchanged():
            self.store.put(self.waiting)
        self.waiting = {}

    def _key(self, task: Task, digest: str) -> bytes:
        path, settings, summarise = task
        # Configuration and baseline suppress by the real place of a file, however the command line names it.
        place = os.path.abspath(path) if settings.suppressions or settings.baseline is not None else ""
        decides = (_text(settings), summarise, path, place, digest, time.strftime("%F"))
        return store.digest(self.program + repr(decides).encode())


@lru_cache(maxsize=100)
def _text(settings: Settings) -> str:
    """The settings as text, for the key: findings may depend on any of them."""
    return repr(settings)


def _is_cacheable(settings: Settings) -> bool:
    """False with plugins, as their findings may depend on anything."""
    return not settings.plugins


def _digest(task: Task) -> str:
    """The digest of a file's content as hexadecimal text, "" where it cannot be read or its result is not cached."""
    if not _is_cacheable(task[1]):
        return ""
    try:
        return store.digest(files.read(task[0])).hex()
    except files.Unreadable:
        return ""


def _value(result: FileResult) -> bytes:
    """The bytes stored for a result: empty for the most frequent one, no findings and no summary."""
    result = result._replace(digest="")
    return b"" if result == FileResult(result.path, "checked") else codec.dump(FileResult, result)


def _result(path: str, value: bytes) -> FileResult | None:
    """The result read from stored bytes, None where they are malformed."""
    if not value:
        return FileResult(path, "checked")
    with suppress(ValueError):
        return codec.load(FileResult, value)
    return None
