"""The folder of the grammars, and what is compiled from them, kept in the user's cache folder between runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from lint_reports.system import store

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PACKAGED = os.path.join(_HERE, "grammar")
GRAMMAR = _PACKAGED if os.path.isdir(_PACKAGED) else os.path.join(os.path.dirname(_HERE), "grammar")
"""The folder of the grammars: inside the wheel, else the checkout's."""

Made = TypeVar("Made")


@cache
def first_years() -> tuple[int, ...]:
    """The first report year of every edition of the form, oldest first; from the names of the files."""
    stems = (name[: -len(".lark")] for name in os.listdir(GRAMMAR) if name.endswith(".lark"))
    years = (stem.removeprefix("edition_") for stem in stems if stem.startswith("edition_"))
    return tuple(sorted(int(year) for year in years if year.isdigit()))


def sources(*names: str) -> str:
    return "\0".join(map(_source, names))


def _source(name: str) -> str:
    with open(os.path.join(GRAMMAR, name), encoding="utf-8") as file:
        return file.read()


def compiled(name: str, text: str, code: str | tuple[str, ...], make: Callable[[], Made]) -> Made:
    """What `make` makes, from the cache if the sources `text`, the `code` files that make it and the versions match.

    One that cannot be read or written does no harm.
    """
    import pickle

    path = _cache_file(name, text, code)
    data = store.read(path) if path else None
    if data is not None:
        try:
            known: Made = pickle.loads(data)
            return known
        except Exception:  # not whole: made again
            pass
    made = make()
    if path is not None:
        store.write(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def _cache_file(name: str, text: str, code: str | tuple[str, ...]) -> str | None:
    """Where a compiled grammar is kept; None where no folder can be had. Keyed by all that it depends on."""
    from lint_reports import __version__

    folder = store.place()
    try:
        stamp = [os.stat(each).st_mtime_ns for each in ((code,) if isinstance(code, str) else code)]
    except OSError:
        return None
    if folder is None:
        return None
    versions = (__version__, _lark(), sys.version_info[:2], stamp)
    key = store.digest(f"{versions}\0{text}".encode()).hex()
    return os.path.join(folder, f"{name}-{key}.pickle")


def _lark() -> str:
    """What tells one version of lark from another: the file that says it, which is read, as to load lark takes long."""
    from importlib.machinery import PathFinder

    found = PathFinder.find_spec("lark")
    if found is not None and found.origin is not None:
        try:
            with open(found.origin, encoding="utf-8") as file:
                return file.read()
        except OSError:  # In an archive, for one.
            pass
    import lark

    return lark.__version__
