"""What came of one file: the only thing that a reporter or an exit status is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lint_reports.model.diagnostic import Diagnostic, Text


class Withheld(NamedTuple):
    """A finding whose fix was asked for and not made, and why."""

    diagnostic: Diagnostic
    reason: Text


@dataclass(slots=True)
class Mending:
    """What fixing did to a file, or with `--diff` would do."""

    fixed: tuple[Diagnostic, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    diff: str = ""
    failure: Text | None = None
    """Why the file could not be written; it is then as it was, and so are its findings."""


@dataclass(slots=True)
class FileResult:
    """The findings in one file. It crosses process borders, so it holds source lines and no document."""

    path: str
    status: Literal["checked", "skipped"]
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: dict[int, str] = field(default_factory=dict)
    """By number from 1, for reporters: the source lines on which findings, related places and edits begin and end."""
    reason: Text | None = None
    """Why the file was skipped."""
    mending: Mending = field(default_factory=Mending)
