"""Files that git ignores. pathspec matches the patterns and is loaded only where there are some."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Governing(NamedTuple):
    """A .gitignore file: its folder and its patterns."""

    folder: str
    spec: GitIgnoreSpec


Chain = tuple[Governing, ...]
"""The .gitignore files over a folder, the outermost first."""


def above(folder: str) -> Chain:
    """The .gitignore files in the folders above, up to the root of the repository; none outside of a repository."""
    folder = os.path.abspath(folder)
    parents = []
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, inner = os.path.dirname(folder), folder
        if folder == inner:
            return ()
        parents.append(folder)
    chain: Chain = ()
    for parent in reversed(parents):
        chain = within(chain, parent, {".gitignore"})
    return chain


def within(chain: Chain, folder: str, names: Iterable[str]) -> Chain:
    """The chain for the entries `names` of `folder`. A repository inside another starts a chain of its own."""
    if ".git" in names:
        chain = ()
    path = os.path.join(folder, ".gitignore")
    if ".gitignore" not in names or not os.path.isfile(path):
        return chain
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return chain
    return (*chain, Governing(os.path.abspath(folder), patterns(lines)))


def ignores(chain: Chain, path: str, directory: bool) -> bool:
    """Whether git ignores `path`: the innermost .gitignore with a matching pattern decides."""
    if not chain:
        return False
    path = os.path.abspath(path)
    for folder, spec in reversed(chain):
        inside = _slashed(os.path.relpath(path, folder)) + ("/" if directory else "")
        verdict = spec.check_file(inside).include
        if verdict is not None:
            return verdict
    return False


def patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """Compile the lines of a .gitignore, without those that are invalid for git too."""
    from pathspec import GitIgnoreSpec

    def sound(line: str) -> bool:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            return False
        return True

    lines = list(lines)
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines([line for line in lines if sound(line)])


def matcher(globs: tuple[str, ...], folder: str = "") -> Callable[[str, bool], bool]:
    """Whether a path matches globs written as in a .gitignore of a folder, the current one if none is named.

    No globs match nothing.
    """
    if not globs:
        return lambda path, directory: False
    # A path that a shell has completed: ./drafts is in this folder, as /drafts is in a .gitignore.
    spec = patterns(glob[1:] if glob.startswith("./") else glob for glob in globs)

    def matches(path: str, directory: bool) -> bool:
        inside = _slashed(os.path.relpath(path, folder or os.curdir))
        return spec.match_file(inside + "/" if directory else inside)

    return matches


def _slashed(path: str) -> str:
    return path if os.sep == "/" else path.replace(os.sep, "/")
