"""What is compiled from the grammars, cached between runs, and the digest of the program by which it is found."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.machinery import PathFinder
from typing import TypeVar

from lint_reports.form import sources
from lint_reports.system import codec, store

Made = TypeVar("Made")


def compiled(name: str, kind: type[Made], make: Callable[[], Made]) -> Made:
    """What `make` compiles from the grammars, a value of that type; from the cache where this program compiled it before.

    `name` tells it from everything else that is compiled, with all that it is compiled from besides the grammars.
    """
    folder, program = store.place(), program_digest()
    if folder is None or program is None:
        return make()
    cache = store.Store(folder)
    key = store.digest(program + name.encode("utf-8", "surrogatepass"))
    data = cache.get([key]).get(key)
    if data is not None:
        with suppress(ValueError):
            return codec.load(kind, data)
    made = make()
    if is_program_unchanged():
        cache.put({key: codec.dump(kind, made)})
    return made


def program_digest() -> bytes | None:
    """The digest of the program: a cached value that another one made is not found.

    Its files, the grammars, the versions of lark and of Python decide by what they hold; None where they cannot be read.
    """
    return _digest_with(sources.GRAMMAR)


def is_program_unchanged() -> bool:
    """Whether the program's files are what they were when its digest was asked for first; read anew, which takes 8 ms."""
    return _digest_with.__wrapped__(sources.GRAMMAR) == _digest_with(sources.GRAMMAR)


@cache
def _digest_with(grammar: str) -> bytes | None:
    folders = [sources.PACKAGE] if grammar.startswith(sources.PACKAGE + os.sep) else [sources.PACKAGE, grammar]
    try:
        files = store.digest_of_folders(folders)
    except OSError:  # The package is in an archive, for one.
        return None
    return store.digest(repr((files, _lark(), sys.version_info[:3])).encode())


def _lark() -> str:
    """What tells one version of lark from another: the file that names it, which is read, as to load lark takes long."""
    found = PathFinder.find_spec("lark")
    if found is not None and found.origin is not None:
        with suppress(OSError), open(found.origin, encoding="utf-8") as file:
            return file.read()
    import lark  # In an archive, for one.

    return lark.__version__
