"""Discover the files to check below the paths of a user, sorted, each once.

As in git and ruff, a walk does not follow links to folders, so that a loop of links cannot hold it up, and it passes
over hidden files and folders, virtual environments and what .gitignore names. A file that is named itself is always checked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lint_reports.config.settings import FileFilter
from lint_reports.system.gitignore import Chain, above, ignores, matcher, within
from lint_reports.text.errors import UsageError, closest

NEVER_WALKED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})
STDIN = "-"


class Survey(NamedTuple):
    """The paths of the files that were discovered, in two sorted lists."""

    files: list[str]
    """The files to check."""
    unread: list[str]
    """Files below a folder in formats of reports that no reader reads (PDF, .doc); they are only named."""


def discover(paths: Iterable[str], filter_of: Callable[[str], FileFilter]) -> list[str]:
    """The files to check, sorted, those that cannot be read among them: reading reports that. `filter_of` takes a folder.

    Raises UsageError for a path that does not exist.
    """
    return survey(paths, filter_of).files


def survey(paths: Iterable[str], filter_of: Callable[[str], FileFilter]) -> Survey:
    """Discover the files to check, and those whose format no reader reads. Raises UsageError like `discover`."""
    paths = list(paths)
    refuse_missing(paths)
    choices = _Choices(filter_of)
    found: dict[str, str] = {}
    for path in paths or [os.curdir]:
        for file, real in _files(path, choices):
            found[real] = min(found[real], file, key=_preference) if real in found else file
    unread = {file for real, file in choices.unread.items() if real not in found}
    return Survey(sorted(found.values(), key=_parts), sorted(unread, key=_parts))


def excluded(path: str, files: FileFilter) -> bool:
    """Whether a file that is named itself is excluded by `--force-exclude`, which hooks use."""
    return files.force_exclude and matcher(files.exclude, files.exclude_folder)(path, False)


def takable(folder: str, filter_of: Callable[[str], FileFilter]) -> Iterator[str]:
    """The names of the files in one folder, without those below it, that would be checked; none if it cannot be listed."""
    choice = _choice(filter_of(folder))
    try:
        with os.scandir(folder) as listing:
            entries = {entry.name: entry for entry in listing}
    except OSError:
        return
    chain = within(above(folder), folder, entries) if choice.respect_gitignore else ()
    for entry in _visible(entries.values()):
        if not _is_folder(entry) and choice.takes(entry.path, chain):
            yield entry.name


class _Choices:
    """The choice that governs each folder."""

    def __init__(self, filter_of: Callable[[str], FileFilter]) -> None:
        self.filter_of = filter_of
        self.unread: dict[str, str] = {}
        """Files whose format no reader reads, by their real paths."""

    def of(self, folder: str) -> _Choice:
        return _choice(self.filter_of(folder))


class _Choice:
    """Which of the files below a folder are checked, and which folders are walked."""

    def __init__(self, files: FileFilter) -> None:
        from lint_reports.readers.formats import SUFFIXES, UNREAD

        self.suffixes = SUFFIXES
        self.unread = UNREAD
        self.includes = matcher(files.include, files.include_folder) if files.include else None
        self.excludes = matcher(files.exclude, files.exclude_folder)
        self.force_exclude = files.force_exclude
        self.respect_gitignore = files.respect_gitignore

    def takes(self, path: str, chain: Chain) -> bool:
        return os.path.splitext(path)[1].lower() in self.suffixes and self._wants(path, chain)

    def misses(self, path: str, chain: Chain) -> bool:
        """Whether the file would be checked if a reader read its format."""
        return os.path.splitext(path)[1].lower() in self.unread and self._wants(path, chain)

    def _wants(self, path: str, chain: Chain) -> bool:
        included = self.includes is None or self.includes(path, False)
        return included and not self._leaves_out(path, False, chain)

    def enters(self, path: str, chain: Chain) -> bool:
        return os.path.basename(path) not in NEVER_WALKED and not self._leaves_out(path, True, chain)

    def _leaves_out(self, path: str, directory: bool, chain: Chain) -> bool:
        return self.excludes(path, directory) or ignores(chain, path, directory)


@lru_cache(maxsize=100)
def _choice(files: FileFilter) -> _Choice:
    return _Choice(files)


def _files(path: str, choices: _Choices) -> Iterator[tuple[str, str]]:
    """Yield (path, real path) of the file at a path, or of each file below it."""
    directory = os.path.isdir(path)
    choice = choices.of(path if directory else os.path.dirname(path))
    if choice.force_exclude and choice.excludes(path, directory):
        return
    if directory:
        yield from _walk(path, choices)
    else:
        yield path, os.path.realpath(path)


def _walk(top: str, choices: _Choices) -> Iterator[tuple[str, str]]:
    """Yield (path, real path) of the files below a folder, and of folders that cannot be listed: reading reports those."""
    waiting = [(top, above(top) if choices.of(top).respect_gitignore else ())]
    while waiting:
        folder, chain = waiting.pop()
        choice = choices.of(folder)
        try:
            with os.scandir(folder) as listing:
                entries = {entry.name: entry for entry in listing}
        except OSError:
            yield folder, os.path.realpath(folder)
            continue
        if "pyvenv.cfg" in entries and folder != top:
            continue
        if choice.respect_gitignore:
            chain = within(chain, folder, entries)
        real = os.path.realpath(folder)
        for entry in _visible(entries.values()):
            path = entry.name if folder == os.curdir else os.path.join(folder, entry.name)
            if not _is_folder(entry):
                if choice.takes(path, chain):
                    yield path, _real(entry, path, real)
                elif choice.misses(path, chain):
                    choices.unread[_real(entry, path, real)] = path
            elif not entry.is_symlink() and choice.enters(path, chain):
                waiting.append((path, chain))


def _real(entry: os.DirEntry[str], path: str, folder: str) -> str:
    """The real path of a file in a folder whose real path is known."""
    return os.path.realpath(path) if entry.is_symlink() else os.path.join(folder, entry.name)


def _visible(entries: Iterable[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """The entries that are not hidden, without the lock files of documents that are open in Word."""
    return (entry for entry in entries if not entry.name.startswith((".", "~$")))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # A link to itself.


def refuse_missing(paths: Iterable[str]) -> None:
    """Raise UsageError for the first path that does not exist."""
    for path in paths:
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            raise _missing(path) from None
        except OSError:
            continue  # It exists, or may: reading it reports what is wrong.


def _missing(path: str) -> UsageError:
    """The error for a path that does not exist, with a similar name in the same folder."""
    folder, name = os.path.split(path)
    try:
        guess = closest(name, os.listdir(folder or os.curdir))
    except OSError:
        guess = None
    near = os.path.join(folder, guess) if guess else ""
    return UsageError(
        f"找不到文件或文件夹：{path}" + (f"，是不是想写 {near}？" if near else ""),
        f"no such file or folder: {path}" + (f", did you mean {near}?" if near else ""),
    )


def _preference(path: str) -> tuple[bool, list[str]]:
    """Sort key of the names of one file: those that are no links first."""
    return os.path.islink(path), _parts(path)


def _parts(path: str) -> list[str]:
    return path.split(os.sep)
