"""The cache of values compiled from the grammars, kept between runs under the digest of the program."""

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

Compiled = TypeVar("Compiled")


def compiled(name: str, kind: type[Compiled], make: Callable[[], Compiled]) -> Compiled:
    """The value of type `kind` that `make` compiles from the grammars, read from the cache if this program cached it before.

    `name` is its key: unique among all compiled values, and naming everything but the grammars that it depends on.
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
    value = make()
    if is_program_unchanged():
        cache.put({key: codec.dump(kind, value)})
    return value


def program_digest() -> bytes | None:
    """The digest of the program, part of the key of every cached value, so that another version finds none of them.

    It covers the contents of the package and of the grammars, and the versions of lark and of Python; None where the files
    cannot be read.
    """
    return _digest_with(sources.GRAMMAR)


def is_program_unchanged() -> bool:
    """Whether the program's files still have the digest first computed in this process; reads them again, about 8 ms."""
    return _digest_with.__wrapped__(sources.GRAMMAR) == _digest_with(sources.GRAMMAR)


@cache
def _digest_with(grammar: str) -> bytes | None:
    folders = [sources.PACKAGE] if grammar.startswith(sources.PACKAGE + os.sep) else [sources.PACKAGE, grammar]
    try:
        files = store.digest_of_folders(folders)
    except OSError:  # For example, the package is in a zip archive.
        return None
    return store.digest(repr((files, _lark(), sys.version_info[:3])).encode())


def _lark() -> str:
    """The text of lark's `__init__.py`, which names its version: reading it is faster than importing lark."""
    found = PathFinder.find_spec("lark")
    if found is not None and found.origin is not None:
        with suppress(OSError), open(found.origin, encoding="utf-8") as file:
            return file.read()
    import lark  # Its file cannot be read, as in a zip archive.

    return lark.__version__
