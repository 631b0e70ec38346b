"""What one run is to do, by the command line alone: fix files, use the cache, start processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from lint_reports.model.diagnostic import Applicability
from lint_reports.text.errors import UsageError


class RunOptions(NamedTuple):
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    """Write nothing, only show what fixing would change; wins over `fix`."""
    add_ignore: str | None = None
    """Reason of the suppression comment that is added for every finding; None to add none."""
    cache: bool = True
    cache_dir: str | None = None
    jobs: int | None = None
    """Number of processes; None for one a processor."""

    @property
    def writes(self) -> bool:
        """Whether files are changed, or for standard input whether the fixed text goes to standard output."""
        return (self.fix or self.add_ignore is not None) and not self.diff

    @property
    def fixes(self) -> bool:
        """Whether fixes are applied, on the disk or for a diff. A diff of comments alone shows no fixes."""
        return self.fix or (self.diff and self.add_ignore is None)

    @property
    def changes(self) -> bool:
        """Whether files are changed or shown as they would be."""
        return self.fixes or self.add_ignore is not None

    @property
    def applicabilities(self) -> tuple[Applicability, ...]:
        """The kinds of fixes that are applied."""
        return ("safe", "unsafe") if self.unsafe_fixes else ("safe",)

    @property
    def unchanged(self) -> RunOptions:
        """The same run without fixes and comments: files are read only."""
        return self._replace(fix=False, diff=False, add_ignore=None)


def options_from(given: Mapping[str, Any]) -> RunOptions:
    """The options by the flags of the command line. Raises UsageError."""
    fields = {name: given[name] for name in RunOptions._fields if name in given and name != "jobs"}
    return RunOptions(**fields, jobs=_jobs(given["jobs"]) if "jobs" in given else None)


def _jobs(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise UsageError(f"--jobs 要写不小于 1 的整数，现在是 {value}", f"--jobs takes a number from 1, not {value}")
