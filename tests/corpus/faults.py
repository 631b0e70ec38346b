"""What a mutation did to a draft, and what a linter is expected to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeVar

from .draft import Cell, Draft, Row, Section, Table
from .figures import Relation
from .form import Address

T = TypeVar("T", Cell, Section)
STRANGE = "某丁戊"
"""Characters that stand in no word of the form."""


@dataclass(frozen=True)
class Fault:
    """Done to a draft; the line follows when the draft is printed."""

    rules: frozenset[str]
    cell: Address | None = None
    phrase: str = ""
    relations: tuple[Relation, ...] = ()
    at_title: bool = False


@dataclass(frozen=True)
class Expected:
    """Rules that may report the fault, and where it stands if that is definite.

    `line` is the line of the figure, of the row's own label, of the section's heading or of the title. It is None for
    what is missing or misplaced: the place it ought to have is for the linter to choose. `cell` is None where the
    fault is not a single cell's, or where the layout leaves open which cell it was.
    """

    rules: frozenset[str]
    line: int | None
    cell: Address | None = None
    phrase: str = ""
    """The words of the section (the form's) or of the row or column (as typed here) at fault, if it has any."""
    relations: tuple[Relation, ...] = ()
    """For a changed figure, the equalities that break."""


def fault(*rules: str, cell: Address | None = None, phrase: str = "") -> Fault:
    return Fault(frozenset(rules), cell, phrase)


def marked(thing: T) -> T:
    thing.mark = True
    return thing


def choose_table(draft: Draft, rng: Random, *names: str) -> Table:
    """A table first and a row after, else nearly every choice falls into table 三."""
    return rng.choice([table for table in draft.tables() if table.name in names])


def data_rows(table: Table) -> list[Row]:
    return [row for row in table.rows if row.kind == "data"]


def misspell(rng: Random, text: str, places: list[int], ways: str = "drop change") -> str:
    """Drop or change the character at one of the places, or add one behind it."""
    at, way = rng.choice(places), rng.choice(ways.split())
    kept = text[at] if way == "add" else ""
    return text[:at] + kept + ("" if way == "drop" else rng.choice(STRANGE)) + text[at + 1 :]
