"""The folder of the grammars and the text of its files."""

from __future__ import annotations

import os
from functools import cache

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of the package."""
_PACKAGED = os.path.join(PACKAGE, "grammar")
GRAMMAR = _PACKAGED if os.path.isdir(_PACKAGED) else os.path.join(os.path.dirname(PACKAGE), "grammar")
"""The folder of the grammars: in the package (wheel), else in the checkout."""


@cache
def first_years() -> tuple[int, ...]:
    """The first report year of every edition of the form, oldest first, by the names `edition_<year>.lark`."""
    stems = (name[: -len(".lark")] for name in os.listdir(GRAMMAR) if name.endswith(".lark"))
    years = (stem.removeprefix("edition_") for stem in stems if stem.startswith("edition_"))
    return tuple(sorted(int(year) for year in years if year.isdigit()))


def sources(*names: str) -> str:
    """The texts of those files of the folder in that order, joined by NUL."""
    return "\0".join(map(_source, names))


def _source(name: str) -> str:
    with open(os.path.join(GRAMMAR, name), encoding="utf-8") as file:
        return file.read()
