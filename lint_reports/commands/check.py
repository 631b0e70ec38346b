"""`lint-reports check`: find the files, lint them, report what was found, and say by the exit status how bad it is."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Sequence
from typing import Any

from lint_reports import discovery, files, runner
from lint_reports.commands.check_flags import MANUAL
from lint_reports.config import Settings, settings_from
from lint_reports.console import complain, say, wants_color
from lint_reports.model.diagnostic import Language, Text
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions, find
from lint_reports.reporters.terminal import escape
from lint_reports.usage import UsageError

__all__ = ["MANUAL", "run"]


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    settings = settings_from({**given, "lang": language})
    jobs = _jobs(given.get("jobs"))
    form = _format(given)
    reporter = find(form)
    paths, with_stdin = _paths(words, given, settings)
    if given.get("show_files"):
        say("".join(f"{escape(path)}\n" for path in paths))
        return 0
    started = time.perf_counter()
    outcomes = [_standard_input(given, settings)] if with_stdin else []
    outcomes += runner.run(paths, settings, jobs)
    results = [outcome for outcome in outcomes if isinstance(outcome, FileResult)]
    crashes = [outcome for outcome in outcomes if isinstance(outcome, runner.Crash)]
    status = _status(results, crashes, settings, given)
    page = io.StringIO()
    nothing_to_say = bool(crashes) and not results
    reporter.report(results, page, _options(given, language, nothing_to_say))
    _deliver(page.getvalue(), given.get("output_file"))
    _tell_crashes(crashes, language, "verbose" in given)
    if "verbose" in given:
        _tell_more(results, time.perf_counter() - started, language)
    return status


def _format(given: dict[str, Any]) -> str:
    """The format asked for; on GitHub, findings go beside the lines of the pull request."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" and "output_file" not in given
    return str(given.get("output_format", "github" if on_github else "full"))


def _paths(words: list[str], given: dict[str, Any], settings: Settings) -> tuple[list[str], bool]:
    """The files to lint, and whether standard input is one more."""
    with_stdin = discovery.STDIN in words or (not words and "stdin_filename" in given)
    named = [word for word in words if word != discovery.STDIN]
    paths = [] if with_stdin and not named else discovery.discover(named, settings)
    if with_stdin and discovery.excluded(given.get("stdin_filename", discovery.STDIN), settings):
        with_stdin = False
    return paths, with_stdin


def _standard_input(given: dict[str, Any], settings: Settings) -> runner.Outcome:
    if sys.stdin is None:
        raise UsageError("没有标准输入可读", "there is no standard input to read")
    name = given.get("stdin_filename", discovery.STDIN)
    return runner.lint_bytes(name, sys.stdin.buffer.read(), settings)


def _status(
    results: Sequence[FileResult], crashes: Sequence[runner.Crash], settings: Settings, given: dict[str, Any]
) -> int:
    if crashes:
        return 2
    if "exit_zero" in given:
        return 0
    return int(any(settings.fails(diagnostic) for result in results for diagnostic in result.diagnostics))


def _options(given: dict[str, Any], language: Language, nothing_to_say: bool) -> ReportOptions:
    color = str(given.get("color", "auto"))
    return ReportOptions(
        language=language,
        color=color == "always" if "output_file" in given else wants_color(color, os.environ),
        quiet="quiet" in given or nothing_to_say,
        statistics="statistics" in given,
    )


def _deliver(page: str, output_file: str | None) -> None:
    if output_file is None:
        return say(page)
    try:
        files.write(output_file, page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(
            f"写不了 {output_file}：{error.strerror}", f"cannot write {output_file}: {error.strerror}"
        ) from error


def _tell_crashes(crashes: Sequence[runner.Crash], language: Language, verbose: bool) -> None:
    from lint_reports.cli import confession

    for crash in crashes:
        complain(confession(crash.error, crash.path).of(language))
        if verbose:
            complain(escape(crash.traceback, keep="\n"))


def _tell_more(results: Sequence[FileResult], seconds: float, language: Language) -> None:
    for result in results:
        if result.status == "skipped":
            reason = result.reason.of(language) if result.reason else ""
            path = escape(result.path)
            complain(Text(f"跳过 {path}：{reason}", f"skipped {path}: {reason}").of(language))
    complain(Text(f"用时 {seconds:.2f} 秒", f"took {seconds:.2f} s").of(language))


def _jobs(value: str | None) -> int | None:
    if value is None:
        return None
    if value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise UsageError(f"--jobs 要写不小于 1 的整数，现在是 {value}", f"--jobs takes a number from 1, not {value}")
