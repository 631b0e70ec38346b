"""The folder of the grammars, and what is compiled from them, kept in the user's cache folder between runs."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

_PACKAGED = Path(__file__).parent / "grammar"
GRAMMAR = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[1] / "grammar"
"""The folder of the grammars: inside the wheel, else the checkout's."""

Made = TypeVar("Made")


@cache
def first_years() -> tuple[int, ...]:
    """The first report year of every edition of the form, oldest first; from the names of the files."""
    names = (path.stem.removeprefix("edition_") for path in GRAMMAR.glob("edition_*.lark"))
    return tuple(sorted(int(name) for name in names if name.isdigit()))


def sources(*names: str) -> str:
    return "\0".join((GRAMMAR / name).read_text("utf-8") for name in names)


def compiled(name: str, text: str, code: str, make: Callable[[], Made]) -> Made:
    """What `make` makes, from the cache if the sources `text`, the `code` file that makes it and the versions match.

    The cache is the user's own and trusted as their bytecode is; one that cannot be read or written does no harm.
    """
    path = _cache_file(name, text, code)
    if path is not None:
        try:
            with path.open("rb") as stream:
                known: Made = pickle.load(stream)
            return known
        except Exception:  # not there, or not whole: made again
            pass
    made = make()
    if path is not None:
        _keep(path, made)
    return made


def _cache_file(name: str, text: str, code: str) -> Path | None:
    """Where a compiled grammar is kept; None where no folder can be had. Keyed by all that it depends on."""
    from hashlib import sha256

    import lark

    from lint_reports import __version__

    folder = cache_folder()
    try:
        stamp = os.stat(code).st_mtime_ns
    except OSError:
        return None
    if folder is None:
        return None
    versions = (__version__, lark.__version__, sys.version_info[:2], stamp)
    key = sha256(f"{versions}\0{text}".encode()).hexdigest()[:24]
    return folder / f"{name}-{key}.pickle"


def cache_folder() -> Path | None:
    """The folder for what is kept between runs, whether or not it is there; None where none can be had."""
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(root) if root else Path.home() / ".cache") / "lint-reports"
    except RuntimeError:
        return None


def _keep(path: Path, made: object) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            pickle.dump(made, stream, pickle.HIGHEST_PROTOCOL)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
