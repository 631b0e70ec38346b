"""The result of checking one file, for reporters and the exit status."""

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
    """An encoded summary of a report, for other processes, the cache and the archive of a run."""

    body: str
    year: int | None
    sketch: tuple[int, ...]
    """The least hashes of its passages: similar texts have some in common (see `archive.matching`)."""
    data: str
    """The whole summary as JSON."""


class Withheld(NamedTuple):
    """A finding whose fix was not applied, and why."""

    diagnostic: Diagnostic
    reason: Text


class Mending(NamedTuple):
    """The outcome of fixing a file, or with `--diff` of what fixing would do."""

    fixed: tuple[Diagnostic, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    unignored: tuple[Withheld, ...] = ()
    """Findings for which no suppression comment could be added, though it was requested."""
    diff: str = ""
    failure: Text | None = None
    """Why the file could not be written; it and its findings are then unchanged."""


class FileResult(NamedTuple):
    """The findings in one file. It is sent between processes, so it holds source lines and no document."""

    path: str
    status: Literal["checked", "skipped"]
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[int, str] = {}
    """Source lines by number from 1, for reporters: those on which findings, related locations and edits begin and end."""
    reason: Text | None = None
    """Why the file was skipped."""
    unread: Text | None = None
    """The name of the file's format, where the file was found in a folder and no reader reads that format."""
    mending: Mending = Mending()
    suppressed: tuple[Suppressed, ...] = ()
    """Suppressed findings; they are in no other field."""
    known: tuple[Diagnostic, ...] = ()
    """Findings of the baseline; they are in no other field."""
    digest: str = ""
    """The digest of the bytes that were linted, in hexadecimal digits, for the cache; empty where they could not be read."""
    summary: PackedSummary | None = None
    """The summary of the report, where it is compared with others."""

    @classmethod
    def checked(
        cls, path: str, lines: Sequence[str], found: Sequence[Diagnostic], suppressed: Sequence[Suppressed] = ()
    ) -> FileResult:
        """The result of a checked file; of its `lines` only those that findings refer to are kept."""
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
