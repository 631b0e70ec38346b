"""The editions of the form: found in `grammar/`, compiled by lark, and kept compiled in the user's cache folder."""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import lark
from lark import Lark
from lark.lexer import Lexer

from lint_reports.model.report import Node
from lint_reports.parser.form import Form, form_of

_PACKAGED = Path(__file__).parents[1] / "grammar"
GRAMMAR = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "grammar"
"""The folder of the grammars: inside the wheel, else the checkout's."""


class Leaves(Lexer):
    """Hands lark the leaves that were made beforehand."""

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Any]:  # type: ignore[override]
        return iter(data)


class Edition:
    """One edition: its grammar compiled, and its form."""

    def __init__(self, form: Form, parser: Lark) -> None:
        self.form = form
        self.lark = parser

    @property
    def year(self) -> int:
        return self.form.year


@lru_cache(maxsize=None)
def first_years() -> tuple[int, ...]:
    """The first report year of every edition, oldest first; from the names of the files."""
    found = (re.fullmatch(r"edition_(\d{4})\.lark", path.name) for path in GRAMMAR.iterdir())
    return tuple(sorted(int(match.group(1)) for match in found if match))


def governing(year: int) -> int | None:
    """The edition that governs the report for `year`, None for a year before the first."""
    return max((first for first in first_years() if first <= year), default=None)


@lru_cache(maxsize=None)
def edition(year: int) -> Edition:
    """The edition whose first report year is `year`."""
    sources = _sources(year)
    kept = _cache_file(year, sources)
    if kept is not None:
        known = _load(kept)
        if known is not None:
            return known
    made = Edition(*_compile(year, ("report", *_part_names(year))))
    if kept is not None:
        _save(kept, made)
    return made


@lru_cache(maxsize=None)
def started_at(year: int, start: str) -> Lark:
    """A parser for a piece of a report: a row, a table, a section."""
    lark_name = next(
        (str(r.origin.name) for r in edition(year).lark.rules if r.origin.name.rpartition("__")[2] == start), start
    )
    parser = _open(year, (lark_name,))
    return parser


def _open(year: int, start: tuple[str, ...]) -> Lark:
    return Lark.open(
        str(GRAMMAR / f"edition_{year}.lark"),
        parser="lalr",
        lexer=Leaves,
        keep_all_tokens=True,
        tree_class=Node,
        start=list(start),
    )


def _compile(year: int, starts: tuple[str, ...]) -> tuple[Form, Lark]:
    parser = _open(year, starts)
    return form_of(year, parser), parser


def _part_names(year: int) -> tuple[str, ...]:
    text = (GRAMMAR / f"edition_{year}.lark").read_text("utf-8")
    match = re.search(r"^report: (.+)$", text, re.M)
    assert match is not None, f"edition_{year}.lark has no rule `report`"
    return tuple(match.group(1).split())


def _sources(year: int) -> str:
    names = ("cells.lark", "sections.lark", f"edition_{year}.lark")
    return "\0".join((GRAMMAR / name).read_text("utf-8") for name in names)


def _cache_file(year: int, sources: str) -> Path | None:
    """Where the compiled grammar is kept; None where no folder can be had. Keyed by all that the tables depend on."""
    from hashlib import sha256

    from lint_reports import __version__

    key = sha256(f"{__version__}\0{lark.__version__}\0{sys.version_info[:2]}\0{sources}".encode()).hexdigest()[:24]
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = Path(root) if root else Path.home() / ".cache"
    except RuntimeError:
        return None
    return folder / "lint-reports" / f"edition_{year}-{key}.pickle"


def _load(path: Path) -> Edition | None:
    try:
        with path.open("rb") as stream:
            form = pickle.load(stream)
            return Edition(form, Lark.load(stream))
    except Exception:  # a cache that is not there or not whole is made again
        return None


def _save(path: Path, made: Edition) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            pickle.dump(made.form, stream)
            made.lark.save(stream)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True) if temporary.exists() else None
