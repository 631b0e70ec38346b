"""The part of `lint-reports check` that has to do with fixes: the diff, the list of what was done, the complaints."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from lint_reports.config.run_options import RunOptions
from lint_reports.model.diagnostic import Applicability, Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.run import processes
from lint_reports.system.console import complain, say, wants_color
from lint_reports.text.language import Language, Text

REASON = Text("待核实", "to be looked into")
"""Written in suppression comments where the user gives no reason."""
FOR_PEOPLE = ("full", "concise", "grouped")
"""The formats in which a list of fixes may stand before the findings; beside others it goes to standard error."""


class Offered(TypedDict):
    """The fixes that a reporter tells of; see `ReportOptions`."""

    fixable: tuple[Applicability, ...]
    more_fixable: tuple[Applicability, ...]


def offered(wanted: RunOptions) -> Offered:
    """What was fixed, or could not be, is not offered again."""
    return {
        "fixable": () if wanted.fix else wanted.applicabilities,
        "more_fixable": () if wanted.unsafe_fixes else ("unsafe",),
    }


def mend_standard_input(task: processes.Task, data: bytes, wanted: RunOptions) -> processes.Outcome:
    """Fix what was read and write it out, whatever has come of it: the reader is to get a whole file."""
    outcome, mended = processes.mend_bytes(task.path, data, task.settings, wanted, task.summarise)
    if wanted.writes:
        say(mended)
    return outcome


def list_fixes(results: Sequence[FileResult], form: str, language: Language) -> str:
    """The list of what was fixed, to stand before the findings, or said at once where it may not."""
    from lint_reports.reporters.fix_notes import fixed_list

    listed = fixed_list(results, language)
    if form in FOR_PEOPLE:
        return f"{listed}\n" if listed else ""
    if listed:
        complain(listed.rstrip("\n"))
    return ""


def diff_page(results: Sequence[FileResult], given: Mapping[str, Any], environment: Mapping[str, str]) -> str:
    """All diffs: as patches, or to a person at a terminal with colours and nothing that could steer it."""
    diffs = "".join(result.mending.diff for result in results)
    color, to_file = str(given.get("color", "auto")), "output_file" in given
    colored = color == "always" if to_file else wants_color(color, environment)
    at_terminal = not to_file and sys.stdout is not None and sys.stdout.isatty()
    if not (at_terminal or colored):
        return diffs
    from lint_reports.fixes.diff import for_terminal

    return "".join(for_terminal(diffs, colored))


def tell(results: Sequence[FileResult], wanted: RunOptions, language: Language, given: Mapping[str, Any]) -> None:
    """To standard error: files not written, fixes not made, and beside a diff what no report says then."""
    if not wanted.changes:
        return
    from lint_reports.reporters.concise import line_of
    from lint_reports.reporters.fix_notes import complaints, diff_summary

    lines = list(complaints(results, language))
    if wanted.diff:
        lines += [line_of(each, each.message, language) for each in _unread(results)]
        if "show_fixes" in given:
            list_fixes(results, "diff", language)
        if "quiet" not in given:
            lines.append(diff_summary(results, language))
    for line in lines:
        complain(line)


def would_change(results: Sequence[FileResult]) -> bool:
    """Whether --fix would change a file, or it is not known, as one cannot be read."""
    return any(result.mending.diff for result in results) or any(_unread(results))


def _unread(results: Sequence[FileResult]) -> Iterator[Diagnostic]:
    return (each for result in results for each in result.diagnostics if each.name == "unreadable-file")
