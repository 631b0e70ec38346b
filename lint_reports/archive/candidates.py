"""Candidates for the report of the year before: files selected by their names, so that few have to be read.

In this order: those that `series` names, those whose path differs in the year alone, then others in the same folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lint_reports.config.discover import takable
from lint_reports.config.settings import FileFilter, Settings

if TYPE_CHECKING:
    from lint_reports.config.path_patterns import Pattern

MOST_READ = 24
"""The number of candidates read for one report at most."""
LARGEST = 4 * 1024 * 1024
"""The size of the largest candidate in bytes; a larger file is read only if it is among the checked files."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class Folders:
    """Cached listings of folders: the files that discovery would find in them."""

    def __init__(self, filter_of: Callable[[str], FileFilter], given: Iterable[str] = ()) -> None:
        self.filter_of = filter_of
        self.given = _by_folder(given)
        """The names of the files checked in this run, by the absolute path of their folder."""
        self.known: dict[str, list[str]] = {}
        self.others: dict[str, list[str]] = {}
        self.matching: dict[tuple[Pattern, int, str], list[str]] = {}
        self.small: dict[str, bool] = {}

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted; none where there is no such folder."""
        folder = os.path.abspath(folder)
        if folder not in self.known:
            self.known[folder] = sorted(takable(folder, self.filter_of))
        return self.known[folder]

    def other_names(self, folder: str) -> list[str]:
        """The names of the files in a folder, without those checked in this run."""
        folder = os.path.abspath(folder)
        if folder not in self.others:
            given = self.given.get(folder, ())
            self.others[folder] = [name for name in self.names(folder) if name not in given]
        return self.others[folder]

    def has(self, path: str) -> bool:
        return os.path.basename(path) in self.names(os.path.dirname(path))

    def files(self, pattern: Pattern, year: int, body: str = "") -> list[str]:
        """The files that match a pattern for that year and body, as sorted absolute paths."""
        key = pattern, year, body
        if key not in self.matching:
            self.matching[key] = pattern.files(year, body)
        return self.matching[key]

    def is_small(self, path: str) -> bool:
        """Whether a file is small enough to be a candidate."""
        if path not in self.small:
            self.small[path] = _is_small(path)
        return self.small[path]


def _by_folder(paths: Iterable[str]) -> dict[str, set[str]]:
    """The names of files by the absolute path of their folder; `abspath` is called once for each folder."""
    absolute: dict[str, str] = {}
    found: dict[str, set[str]] = {}
    for path in paths:
        folder, name = os.path.split(path)
        if folder not in absolute:
            absolute[folder] = os.path.abspath(folder)
        found.setdefault(absolute[folder], set()).add(name)
    return found


def has_neighbours(path: str, folders: Folders, settings: Settings) -> bool:
    """Whether a file may have to be compared with another in its folder or in that of the year before."""
    if settings.series or settings.covers:
        return True
    near = [os.path.dirname(path), *(os.path.dirname(each) for each in _earlier(path))]
    return any(folders.other_names(folder) for folder in near)


def is_single(paths: Sequence[str], of_file: Callable[[str], Settings], filter_of: Callable[[str], FileFilter]) -> bool:
    """Whether there is nothing to compare with: at most one file, without neighbours."""
    folders = Folders(filter_of, paths)
    return len(paths) < 2 and not any(has_neighbours(path, folders, of_file(path)) for path in paths)


def candidates(path: str, year: int, folders: Folders, settings: Settings) -> Iterator[list[str]]:
    """Yield groups of paths of files that may be the report for the year before `year`, the likeliest group first."""
    seen: set[str] = set()
    left = MOST_READ
    for group in filter(None, _groups(path, year, folders, settings)):
        seen = seen or {os.path.realpath(path)}
        fresh = [each for each in dict.fromkeys(group) if os.path.realpath(each) not in seen and folders.is_small(each)]
        seen |= {os.path.realpath(each) for each in fresh}
        if fresh[:left]:
            yield fresh[:left]
        left -= len(fresh[:left])


def _groups(path: str, year: int, folders: Folders, settings: Settings) -> Iterator[list[str]]:
    for pattern in settings.series:
        named = pattern.read(path)
        if named is not None:
            yield [like(path, each) for each in folders.files(pattern, year - 1, named.body) if folders.has(each)]
    earlier = list(_earlier(path))
    stems = {os.path.splitext(os.path.basename(each))[0] for each in earlier}
    near = [os.path.dirname(path), *dict.fromkeys(os.path.dirname(each) for each in earlier)]
    files = [os.path.join(folder, name) for folder in dict.fromkeys(near) for name in folders.other_names(folder)]
    if not files:
        return
    alike = [each for each in files if any(stem in os.path.basename(each) for stem in stems)]
    yield sorted(alike, key=lambda each: (os.path.splitext(os.path.basename(each))[0] not in stems, each))
    closeness = _closeness(os.path.basename(path))
    years = {each: _years(os.path.basename(each)) for each in files}
    for fits in (lambda found: year - 1 in found, lambda found: found == {year}, lambda found: not found):
        yield sorted((each for each in files if fits(years[each])), key=closeness)


def _closeness(name: str) -> Callable[[str], tuple[int, str]]:
    """The sort key of paths by which those come first whose names have most characters in common with this one."""
    mine = set(os.path.splitext(name)[0])
    return lambda path: (-len(mine & set(os.path.basename(path))), path)


def _years(name: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(name)}


def _earlier(path: str) -> Iterator[str]:
    """The path with every year reduced by one: in the file name alone, then also in one, two and three parent folders."""
    whole = os.path.abspath(path)
    if not _YEAR.search(whole):
        return
    parts = whole.split(os.sep)
    found = [os.sep.join((*parts[:-back], *map(_shifted, parts[-back:]))) for back in range(1, min(len(parts), 5))]
    yield from (like(path, each) for each in dict.fromkeys(found) if each != os.sep.join(parts))


def _shifted(text: str) -> str:
    return _YEAR.sub(lambda match: str(int(match[0]) - 1), text)


def like(path: str, other: str) -> str:
    """The path of `other` in the form of `path`: absolute, or from the current folder."""
    if os.path.isabs(path):
        return os.path.abspath(other)
    try:
        relative = os.path.relpath(other)
    except ValueError:  # On another drive.
        return other
    return os.path.join(os.curdir, relative) if path.startswith(os.curdir + os.sep) else relative


def _is_small(path: str) -> bool:
    try:
        return os.path.getsize(path) <= LARGEST
    except OSError:
        return False
