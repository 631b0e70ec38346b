"""The part of `lint-reports check` on fixes: the diff, the list of fixes, and messages on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from lint_reports.config.run_options import RunOptions
from lint_reports.model.diagnostic import Applicability, Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters.fix_notes import complaints, diff_summary, fixed_list
from lint_reports.run import processes
from lint_reports.system.console import complain, say, wants_color
from lint_reports.text.language import Language, Text

REASON = Text("待核实", "to be looked into")
"""Written in suppression comments where the user gives no reason."""
FOR_PEOPLE = ("full", "concise", "grouped")
"""The formats in which the list of fixes stands before the findings; with any other it goes to standard error."""


class Offered(TypedDict):
    """The kinds of fixes that a report says are available; see `ReportOptions`."""

    fixable: tuple[Applicability, ...]
    more_fixable: tuple[Applicability, ...]


def offered(options: RunOptions) -> Offered:
    """The kinds of fixes to offer; none of those that this run has already tried to apply."""
    return {
        "fixable": () if options.fix else options.applicabilities,
        "more_fixable": () if options.unsafe_fixes else ("unsafe",),
    }


def mend_standard_input(task: processes.Task, data: bytes, options: RunOptions) -> processes.Outcome:
    """Fix standard input and write it to standard output, unchanged where it cannot be fixed."""
    outcome, mended = processes.mend_bytes(task.path, data, task.settings, options, task.summarise)
    if options.writes:
        say(mended)
    return outcome


def list_fixes(results: Sequence[FileResult], form: str, language: Language) -> str:
    """The list of fixes, to stand before the findings; in formats for programs "", and it goes to standard error."""
    listed = fixed_list(results, language)
    if form in FOR_PEOPLE:
        return f"{listed}\n" if listed else ""
    if listed:
        complain(listed.rstrip("\n"))
    return ""


def diff_page(results: Sequence[FileResult], given: Mapping[str, Any], environment: Mapping[str, str]) -> str:
    """All diffs: as patches, or for a terminal in colour and without control characters."""
    diffs = "".join(result.mending.diff for result in results)
    color, to_file = str(given.get("color", "auto")), "output_file" in given
    colored = color == "always" if to_file else wants_color(color, environment)
    at_terminal = not to_file and sys.stdout is not None and sys.stdout.isatty()
    if not (at_terminal or colored):
        return diffs
    from lint_reports.fixes.diff import for_terminal

    return "".join(for_terminal(diffs, colored))


def complain_of_fixes(
    results: Sequence[FileResult], options: RunOptions, language: Language, given: Mapping[str, Any]
) -> None:
    """Write to standard error: files not written, fixes not applied, and with --diff the files that cannot be read."""
    if not options.changes:
        return
    from lint_reports.reporters.concise import line_of

    lines = list(complaints(results, language))
    if options.diff:
        lines += [line_of(each, each.message, language) for each in _unread(results)]
        if "show_fixes" in given:
            list_fixes(results, "diff", language)
        if "quiet" not in given:
            lines.append(diff_summary(results, language))
    for line in lines:
        complain(line)


def would_change(results: Sequence[FileResult]) -> bool:
    """Whether --fix would change a file; also true where a file cannot be read."""
    return any(result.mending.diff for result in results) or any(_unread(results))


def _unread(results: Sequence[FileResult]) -> Iterator[Diagnostic]:
    return (each for result in results for each in result.diagnostics if each.name == "unreadable-file")
