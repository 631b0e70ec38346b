"""What a report has to say and who has to say it: read from `grammar/report.duties`.

The regulation's words stand there and not in the rules; here is only how they are looked up and found in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lint_reports.form.compiled import compiled
from lint_reports.form.sources import sources
from lint_reports.model.report import Report, once_per_report


class Entry(NamedTuple):
    """One thing that the regulation, the form or a notice has a word for."""

    kind: str
    """body, aspect, result, statement, hint, notice, deadline or part."""
    words: str
    first: int = 0
    last: int = 9999
    """The report years it holds for."""
    bodies: tuple[str, ...] = ()
    """The kinds of bodies it holds for, empty for all."""
    section: str = ""
    is_: str = ""
    wordings: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (a named tuple's default, never changed)

    def found(self, how: str, text: str) -> bool:
        """Whether the text has one of the wordings."""
        return self.place(how, text) is not None

    def place(self, how: str, text: str) -> int | None:
        """Where in the text the first of the wordings begins."""
        match = _pattern(self.wordings[how]).search(text)
        return match.start() if match else None


@cache
def entries(kind: str) -> tuple[Entry, ...]:
    """The entries of a kind, in the order of the file."""
    return tuple(entry for entry in _all() if entry.kind == kind)


def due(kind: str, report: Report) -> tuple[Entry, ...]:
    """The entries of a kind that hold for a report, by its year and its body."""
    year = report.year or report.edition
    # Whose report it is, is asked only of entries that tell bodies apart.
    return tuple(entry for entry in _in_force(kind, year) if not entry.bodies or kind_of(report) in entry.bodies)


def due_of(kind: str, year: int, body: str = "") -> tuple[Entry, ...]:
    """The same for the report of a body of that name for that year."""
    return tuple(entry for entry in _in_force(kind, year) if not entry.bodies or kind_of_name(body) in entry.bodies)


def _in_force(kind: str, year: int) -> Iterator[Entry]:
    return (entry for entry in entries(kind) if entry.first <= year <= entry.last)


@once_per_report
def kind_of(report: Report) -> str:
    """government, department, town or subdistrict; "" where neither the user nor the title says it for certain."""
    return report.kind or kind_of_name(report.body)


def kind_of_name(body: str) -> str:
    """The kind of a body by the end of its name, the longest ending that is known deciding."""
    name = body.rstrip("* \t")
    fitting = [(len(ending), kind) for ending, kind in _endings() if name.endswith(ending)]
    kind = max(fitting, default=(0, ""))[1]
    return "" if kind == "unclear" else kind


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((ending, entry.is_) for entry in entries("body") for ending in entry.wordings["ends"])


@cache
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    gap = r"[^。；！？\n]{0,12}?"
    return re.compile("|".join(gap.join(map(re.escape, wording.split("…"))) for wording in wordings))


@cache
def _all() -> tuple[Entry, ...]:
    return compiled("duties", tuple[Entry, ...], lambda: parse_duties(sources("report.duties")))


def parse_duties(text: str) -> tuple[Entry, ...]:
    """Parse a text in the language of duties. Raises lark.UnexpectedInput with line and column."""
    from lark import Lark

    parser = Lark(sources("duties.lark"), parser="lalr")
    return tuple(_entry(tree) for tree in parser.parse(text).children)


def _entry(tree: Any) -> Entry:
    kind, words, *clauses = tree.children
    found: dict[str, Any] = {}
    wordings = {}
    for clause in clauses:
        values = [str(each) for each in clause.children]
        if clause.data == "wordings":
            wordings[values[0]] = tuple(value[1:-1] for value in values[1:])
        elif clause.data in ("first", "last"):
            found[clause.data] = int(values[0])
        elif clause.data == "bodies":
            found["bodies"] = tuple(values)
        else:
            found["is_" if clause.data == "kind" else "section"] = values[0]
    return Entry(str(kind), str(words)[1:-1], wordings=wordings, **found)
