"""The result of checking one file, from which reporters and the exit status are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.text.language import Text


class Suppressed(NamedTuple):
    """A finding that a comment in the file or the configuration suppresses."""

    diagnostic: Diagnostic
    kind: Literal["inSource", "external"]
    """As in SARIF 2.1.0."""
    reason: str
    entry: int = -1
    """The index of the suppression in the configuration that suppresses it."""


class PackedSummary(NamedTuple):
    """A report's summary on its way to another process, to the cache and to the archive of a run."""

    body: str
    year: int | None
    sketch: tuple[int, ...]
    """The least hashes of its passages: texts that are alike have some in common."""
    data: str
    """The whole summary as JSON."""


class Withheld(NamedTuple):
    """A finding whose fix was not made, and why."""

    diagnostic: Diagnostic
    reason: Text


class Mending(NamedTuple):
    """What fixing did to a file, or with `--diff` would do."""

    fixed: tuple[Diagnostic, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    unignored: tuple[Withheld, ...] = ()
    """Findings for which no comment could be added, though the user wanted one."""
    diff: str = ""
    failure: Text | None = None
    """Why the file could not be written; it is then as it was, and so are its findings."""


class FileResult(NamedTuple):
    """The findings in one file. It crosses process borders, so it holds source lines and no document."""

    path: str
    status: Literal["checked", "skipped"]
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[int, str] = {}
    """By number from 1, for reporters: the source lines on which findings, related places and edits begin and end."""
    reason: Text | None = None
    """Why the file was skipped."""
    unread: Text | None = None
    """The name of the file's format, where the file was found in a folder and no reader reads that format."""
    mending: Mending = Mending()
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that are suppressed, which no other field has."""
    known: tuple[Diagnostic, ...] = ()
    """Findings that are in the baseline, which no other field has either."""
    digest: str = ""
    """The digest of the bytes that were linted, in hexadecimal digits, for the cache; empty where they could not be read."""
    summary: PackedSummary | None = None
    """What the report is compared by, where it is to be compared."""

    @classmethod
    def checked(
        cls, path: str, lines: Sequence[str], found: Sequence[Diagnostic], suppressed: Sequence[Suppressed] = ()
    ) -> FileResult:
        """The result of a file with these lines, of which it keeps those that the findings have to do with."""
        every = (*found, *(each.diagnostic for each in suppressed))
        numbers = {end.line for each in every for span in each.spans() for end in span}
        shown = {number: lines[number - 1] for number in sorted(numbers) if 0 < number <= len(lines)}
        return cls(path, "checked", tuple(found), shown, suppressed=tuple(suppressed))

    def content_of(self, diagnostic: Diagnostic) -> str:
        """The text of the finding's range on its first line, without white space."""
        where = diagnostic.location.span
        line = self.lines.get(where.start.line, "") if where else ""
        if not where or not line:
            return ""
        end = where.end.column - 1 if where.end.line == where.start.line else len(line)
        return "".join(line[where.start.column - 1 : end].split())
