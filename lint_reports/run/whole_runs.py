"""What came of whole runs over reports that are compared: where nothing has changed, no report is read again.

What comparing finds rests on every report of the run and on what stands beside them, so the results by file (`cache`) do
not do for it. A run is kept in a file of its own: what it saw, and what it found. As in git's index, a file whose size,
inode and times are those that were seen is taken for unchanged; any other is read and told by its content. The file
is a pickle, and not used where others can write it; whatever is wrong with it, the run is made as if it were not there.
"""

from __future__ import annotations

import os
import stat
import struct
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.archive.candidates import Folders, Questions
from lint_reports.model.result import FileResult
from lint_reports.run.cache import DAYS, Task, cache_for, deciding, may_keep, stamp
from lint_reports.system import files, store

if TYPE_CHECKING:
    from types import ModuleType

    from lint_reports.config.settings import Settings

NAME = "run-1-"
LARGEST = 16 * 1024 * 1024
"""A run that found more than this, in bytes, is not kept."""
MOST = 100
"""Runs that are kept: of other files, with other settings, in other folders."""
_SETTLED = 2_000_000_000
"""Nanoseconds: a file that was changed less long ago could be changed again without a trace in its times."""
_SIGNATURE = struct.Struct("<5q")
_NONE = bytes(_SIGNATURE.size)
"""The signature of a file that is told by its content alone."""
_DAY = 86_400


class Seen(NamedTuple):
    """Files as they were: what the disk says of each, and the digest of its content."""

    paths: tuple[str, ...]
    signatures: bytes
    contents: tuple[bytes, ...]


class Kept(NamedTuple):
    """What a run saw, and what it found."""

    given: Seen
    read: Seen
    """The files that were read beside those given."""
    governed: bytes
    """The digest of the settings of these."""
    questions: Questions
    answers: bytes
    """The digest of what was on the disk: names of files, which may be candidates."""
    found: tuple[tuple[int, FileResult], ...]
    """The results by their place, those alone that say something."""


class WholeRun:
    """A run over those files. No method raises for what is wrong with the cache or the files."""

    def __init__(
        self, paths: Sequence[str], of_file: Callable[[str], Settings], of_folder: Callable[[str], Settings]
    ) -> None:
        tasks = [(path, of_file(path)) for path in paths]
        self.of_file = of_file
        self.of_folder = of_folder
        self.paths = tuple(path for path, _ in tasks)
        folder = cache_for(tasks) if all(map(may_keep, {id(each): each for _, each in tasks}.values())) else None
        self.file = os.path.join(folder, f"{NAME}{_key(tasks)}.pickle") if folder else ""
        self.signatures = signatures_of(self.paths) if self.file else b""

    def known(self) -> list[FileResult] | None:
        """What came of each file, where the run is kept and would come out the same."""
        kept = self._load() if self.file else None
        if kept is None or not self._holds(kept):
            return None
        found = dict(kept.found)
        return [found.get(at) or FileResult(path, "checked") for at, path in enumerate(self.paths)]

    def keep(self, outcomes: Sequence[object], read: dict[str, bytes], folders: Folders) -> None:
        """Keep the run; `read` has the digests of the files beside, empty of what cannot be read."""
        results = [each for each in outcomes if isinstance(each, FileResult) and each.digest]
        if not self.file or len(results) != len(outcomes):
            return
        beside = tuple(read)
        given = Seen(self.paths, self.signatures, tuple(each.digest for each in results))
        found = ((at, each._replace(summary=None, digest=b"")) for at, each in enumerate(results))
        said = tuple((at, each) for at, each in found if each != FileResult(each.path, "checked"))
        # Those beside are signed after they were read, which might hide a change in between.
        read_now = Seen(beside, _NONE * len(beside), tuple(read.values()))
        self._save(Kept(given, read_now, self._governed(beside), folders.questions(), folders.answers(), said))

    def _holds(self, kept: Kept) -> bool:
        """Whether all that the run saw is as it was."""
        beside = signatures_of(kept.read.paths)
        if not (_unchanged(kept.given, self.signatures) and _unchanged(kept.read, beside)):
            return False
        folders = Folders(self.of_folder, self.paths)
        folders.ask(kept.questions)
        if folders.answers() != kept.answers or self._governed(kept.read.paths) != kept.governed:
            return False
        if (self.signatures, beside) != (kept.given.signatures, kept.read.signatures):
            given, read = kept.given._replace(signatures=self.signatures), kept.read._replace(signatures=beside)
            self._save(kept._replace(given=given, read=read))
        return True

    def _governed(self, paths: Iterable[str]) -> bytes:
        return _digest([deciding(self.of_file(path)) for path in paths])

    def _load(self) -> Kept | None:
        data = store.read(self.file)
        if data is None:
            return None
        try:
            kept = _pickle().loads(data)
        except Exception:
            return None
        return kept if isinstance(kept, Kept) and kept.given.paths == self.paths else None

    def _save(self, kept: Kept) -> None:
        data = _pickle().dumps(kept, 5)
        if len(data) <= LARGEST:
            store.write(self.file, data)
            if store.is_safe(os.path.dirname(self.file)):
                with suppress(OSError):
                    _drop_old(os.path.dirname(self.file))


def signatures_of(paths: Iterable[str]) -> bytes:
    """What the disk says of each file that tells whether it was changed, one after the other."""
    now = time.time_ns()
    return b"".join([_signature(path, now) for path in paths])


def _signature(path: str, now: int) -> bytes:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return _NONE
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    # Windows has no time of the last change of any kind, which nothing but the system sets.
    if os.name == "nt" or not stat.S_ISREG(found.st_mode) or now - changed <= _SETTLED:
        return _NONE
    try:
        return _SIGNATURE.pack(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    except struct.error:
        return _NONE  # Some file systems number files beyond 63 bits.


def _unchanged(seen: Seen, signatures: bytes) -> bool:
    """Whether the files are as they were seen, by the disk's word or else by their content."""
    if seen.signatures == signatures and _NONE not in _split(signatures):
        return True
    pairs = zip(seen.paths, seen.contents, _split(seen.signatures), _split(signatures), strict=True)
    return all(was == now != _NONE or _content(path) == content for path, content, was, now in pairs)


def _split(signatures: bytes) -> list[bytes]:
    size = _SIGNATURE.size
    return [signatures[at : at + size] for at in range(0, len(signatures), size)]


def _content(path: str) -> bytes:
    try:
        return store.digest(files.read(path))
    except files.Unreadable:
        return b""


def _key(tasks: Sequence[Task]) -> str:
    """What a run is found by: the program, the day, the folder it is made in, its files and their settings."""
    numbers: dict[int, int] = {}
    which = [numbers.setdefault(id(settings), len(numbers)) for _, settings in tasks]
    told = {number: settings for number, (_, settings) in zip(which, tasks, strict=True)}
    settings = [deciding(each) for each in told.values()]
    said = (
        stamp(),
        time.strftime("%F"),
        os.getcwd(),
        settings,
        which if len(told) > 1 else (),
        [path for path, _ in tasks],
    )
    return _digest(said).hex()


def _digest(said: object) -> bytes:
    return store.digest(repr(said).encode("utf-8", "surrogatepass"))


def _pickle() -> ModuleType:
    """What pickle is made of, without the loading of all that it can do in Python alone."""
    try:
        return import_module("_pickle")
    except ImportError:
        return import_module("pickle")


def _drop_old(folder: str) -> None:
    """Remove what has not been kept anew for long, and the oldest of more than are worth keeping."""
    runs = (entry for entry in os.scandir(folder) if entry.name.startswith(NAME))
    kept = sorted(((entry.stat().st_mtime, entry.path) for entry in runs), reverse=True)
    oldest = time.time() - DAYS * _DAY
    for number, (changed, path) in enumerate(kept):
        if number >= MOST or changed < oldest:
            os.unlink(path)
