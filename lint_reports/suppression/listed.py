"""Suppress findings by the entries `suppressions` of the configuration: by path and cell or section.

Such an entry still matches when lines move, and nothing of it shows in the published file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult, Suppressed
from lint_reports.model.suppression import ConfiguredSuppression
from lint_reports.rules.selection import names
from lint_reports.system.gitignore import matcher


def by_configuration(
    result: FileResult, listed: Sequence[ConfiguredSuppression], today: date | None = None
) -> FileResult:
    """Move the findings that an entry matches to `suppressed`; entries that expired before `today` match nothing."""
    today = today or date.today()
    applicable = [
        (number, each)
        for number, each in enumerate(listed)
        if not is_expired(each, today) and names_file(each, result.path)
    ]
    if not applicable:
        return result
    kept: list[Diagnostic] = []
    suppressed = list(result.suppressed)
    for diagnostic in result.diagnostics:
        first = next((each for each in applicable if _matches(each[1], diagnostic)), None)
        if first is None:
            kept.append(diagnostic)
        else:
            suppressed.append(Suppressed(diagnostic, "external", first[1].reason, first[0]))
    return result._replace(diagnostics=tuple(kept), suppressed=tuple(suppressed))


def _matches(listed: ConfiguredSuppression, diagnostic: Diagnostic) -> bool:
    return listed.covers(diagnostic) and any(names(selector, diagnostic) for selector in listed.rules)


def names_file(listed: ConfiguredSuppression, path: str) -> bool:
    """Whether the glob of an entry matches the path of a file."""
    return _matcher(listed.path, listed.folder)(path, False)


@lru_cache(maxsize=1000)
def _matcher(glob: str, folder: str) -> Callable[[str, bool], bool]:
    return matcher((glob,), folder)


def is_expired(listed: ConfiguredSuppression, today: date) -> bool:
    return listed.until is not None and listed.until < today
