"""The required contents of a report and the bodies that owe them, read from `grammar/report.duties`.

The wordings of the regulation (articles 49 and 50) are in that file; this module looks them up and finds them in texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lint_reports.form.compiled import compiled
from lint_reports.form.sources import sources
from lint_reports.model.report import Report, once_per_report


class DutyEntry(NamedTuple):
    """One entry of `grammar/report.duties`: a required content, a kind of body, a notice, a deadline, with its wordings."""

    kind: str
    """body, aspect, result, statement, hint, notice, deadline or part."""
    words: str
    """Its name in Chinese, for messages."""
    first: int = 0
    last: int = 9999
    """The last report year it holds for; `first` is the first."""
    bodies: tuple[str, ...] = ()
    """The kinds of bodies it holds for (see `kind_of`), empty for all."""
    section: str = ""
    """The name of the section it belongs in, "" for none."""
    is_: str = ""
    """For a `body`: the kind of body its endings stand for."""
    wordings: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (a named tuple's default, never changed)
    """Alternative wordings by their purpose (ends, headed, treated, titled, named); `…` stands for up to twelve characters."""

    def found(self, how: str, text: str) -> bool:
        """Whether a text has one of the wordings for the purpose `how`. Raises KeyError where there are none."""
        return self.place(how, text) is not None

    def place(self, how: str, text: str) -> int | None:
        """The index in a text of the first wording for the purpose `how`, None where it has none."""
        match = _pattern(self.wordings[how]).search(text)
        return match.start() if match else None


@cache
def entries(kind: str) -> tuple[DutyEntry, ...]:
    """The entries of a kind, in the order of the file."""
    return tuple(entry for entry in _all() if entry.kind == kind)


def due(kind: str, report: Report) -> tuple[DutyEntry, ...]:
    """The entries of a kind that hold for a report, by its year and its body."""
    year = report.year or report.edition
    # The kind of the body is computed only for entries that are restricted to some kinds.
    return tuple(entry for entry in _in_force(kind, year) if not entry.bodies or kind_of(report) in entry.bodies)


def due_of(kind: str, year: int, body: str = "") -> tuple[DutyEntry, ...]:
    """The entries of a kind that hold for the report of the body of that name for that year."""
    return tuple(entry for entry in _in_force(kind, year) if not entry.bodies or kind_of_name(body) in entry.bodies)


def _in_force(kind: str, year: int) -> Iterator[DutyEntry]:
    return (entry for entry in entries(kind) if entry.first <= year <= entry.last)


@once_per_report
def kind_of(report: Report) -> str:
    """The kind of the report's body: government, department, town or subdistrict; "" where neither configuration nor title settles it."""
    return report.kind or kind_of_name(report.body)


def kind_of_name(body: str) -> str:
    """The kind of a body by the longest known ending of its name, "" where that is unknown or unclear."""
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
def _all() -> tuple[DutyEntry, ...]:
    return compiled("duties", tuple[DutyEntry, ...], lambda: parse_duties(sources("report.duties")))


def parse_duties(text: str) -> tuple[DutyEntry, ...]:
    """Parse a text in the language of `grammar/duties.lark`. Raises lark.UnexpectedInput with line and column."""
    from lark import Lark

    parser = Lark(sources("duties.lark"), parser="lalr")
    return tuple(_entry(tree) for tree in parser.parse(text).children)


def _entry(tree: Any) -> DutyEntry:
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
    return DutyEntry(str(kind), str(words)[1:-1], wordings=wordings, **found)
