"""`lint-reports check`: find the files, lint them, report the findings, and return the exit status."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lint_reports.archive.candidates import is_single
from lint_reports.cli.commands import check_fixes, check_reports
from lint_reports.cli.commands.check_flags import MANUAL
from lint_reports.cli.errors import complain_of_bug
from lint_reports.config import discover
from lint_reports.config.lookup import Lookup
from lint_reports.config.run_options import RunOptions, options_from
from lint_reports.model.result import FileResult
from lint_reports.reporters import Failure, Reporter, ReportOptions, find
from lint_reports.rules.plugins import load
from lint_reports.rules.selection import rules_with
from lint_reports.run import processes
from lint_reports.system import store
from lint_reports.system.console import complain, no_progress, progress_bar, say, wants_color
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

__all__ = ["MANUAL", "run"]


_NOTHING_HERE = Text(
    "当前文件夹里没有年报。接下来可以：\n"
    "  lint-reports 路径                       检查别处的文件或文件夹\n"
    "  lint-reports new --body 机关全称        按统一格式生成一份空白年报\n"
    "  lint-reports init                       提交时自动检查\n"
    "  lint-reports --verbose                  看跳过了哪些文件、为什么",
    "There are no reports in this folder. What next:\n"
    "  lint-reports PATH                       check a file or folder elsewhere\n"
    "  lint-reports new --body NAME            make a blank report in the mandated form\n"
    "  lint-reports init                       have reports checked at every commit\n"
    "  lint-reports --verbose                  see which files were passed over, and why",
)


_NOTHING_READ = Text(
    "这里的年报都是还不能读的格式（PDF、.doc 等）：请检查原来的 Word 文件（.docx），或者打开后另存为 .docx。"
    "哪些文件、各怎么办：lint-reports --verbose",
    "The reports here are in formats that are not read (PDF, .doc and the like): check the Word files (.docx) they were "
    "made from, or save them as .docx. Which files, and what to do with each: lint-reports --verbose",
)


class _Run(NamedTuple):
    """One run of the command: its flags and configuration, and the files to lint."""

    given: dict[str, Any]
    """The flags on the command line, by name."""
    words: list[str]
    """The paths on the command line."""
    lookup: Lookup
    options: RunOptions
    language: Language
    paths: list[str]
    """The files to lint."""
    unread: list[str]
    """Files in formats that are not read (PDF, .doc)."""
    with_stdin: bool
    """Whether standard input is linted too."""


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    """Lint, report and return the exit status. Raises UsageError."""
    lookup = Lookup(given, language, baselines=True)
    options = options_from(given)
    reporter = find(_format(given))
    check_reports.refuse_counts(reporter, given)
    report_files = check_reports.requested(given)
    run = _run_of(given, words, lookup, options, check_reports.targets_of(given, report_files))
    if given.get("show_files"):
        say("".join(f"{escape(path)}\n" for path in run.paths))
        return 0
    started = time.perf_counter()
    outcomes = _outcomes(run)
    results = _results(run, outcomes)
    crashes = [outcome for outcome in outcomes if isinstance(outcome, processes.Crash)]
    unusable = _unusable_plugins(lookup.plugins)
    status = 2 if unusable else _status(run, results, crashes)
    report_options = _report_options(run, results, crashes, status)
    _deliver(run, _page(run, results, reporter, report_options), getattr(reporter, "COMMANDS", False))
    check_reports.write(report_files, results, report_options._replace(color=given.get("color") == "always"))
    check_fixes.complain_of_fixes(results, run.options, run.language, given)
    _complain_of_run(run, results, crashes, unusable)
    if "verbose" in given:
        _complain_of_skipped(results, time.perf_counter() - started, run.language)
    return status


def _run_of(
    given: dict[str, Any], words: list[str], lookup: Lookup, options: RunOptions, targets: Sequence[str]
) -> _Run:
    """Find the files to lint, and read their configurations; `targets` are the files that the run will write."""
    (paths, unread), with_stdin = _paths(words, given, lookup)
    named = [*words, *([given["stdin_filename"]] if "stdin_filename" in given else [])]
    paths = check_reports.without(paths, named, targets)
    language = _language(paths, with_stdin, given, lookup)
    if options.add_ignore is not None:
        options = options._replace(add_ignore=options.add_ignore.strip() or check_fixes.REASON.of(language))
    return _Run(given, words, lookup, options, language, paths, unread, with_stdin)


def _outcomes(run: _Run) -> list[processes.Outcome]:
    """Lint each file by itself, then compare the reports, if there are several."""
    name = run.given.get("stdin_filename", discover.STDIN)
    progress = no_progress if "quiet" in run.given else progress_bar(run.language)
    lookup = run.lookup
    every = [*([name] if run.with_stdin else []), *run.paths]
    if is_single(every, lookup.of_file, lookup.filter_of):
        standard_input = [processes.Task(name, lookup.of_file(name))] if run.with_stdin else []
        outcomes = [outcome for task in standard_input for outcome in _standard_input(task, lookup, run.options)]
        tasks = [processes.Task(path, lookup.of_file(path)) for path in run.paths]
        return outcomes + processes.run(tasks, run.options, progress)
    from lint_reports.run.compare import Comparison  # Slow to load, and not needed for a single file.

    comparison = Comparison(every, lookup, run.options, progress)
    outcomes = list(_standard_input(comparison.task(name), lookup, run.options)) if run.with_stdin else []
    return comparison.compare([*outcomes, *comparison.run(run.paths)])


def _results(run: _Run, outcomes: Sequence[processes.Outcome]) -> list[FileResult]:
    """The results, with those of files in formats that are not read and of configuration files, sorted by path."""
    results = [outcome for outcome in outcomes if isinstance(outcome, FileResult)]
    # These imports load the readers, which a run over unchanged files does not need.
    if run.unread:
        from lint_reports.readers.refusals import unread_file

        results = _in_order([*results, *map(unread_file, run.unread)])
    if any(run.lookup.of_file(result.path).suppressions for result in results):
        from lint_reports.run.leftover_suppressions import leftovers

        results = _in_order([*results, *leftovers(results, run.lookup.of_file)])
    return results


def _page(run: _Run, results: Sequence[FileResult], reporter: Reporter, options: ReportOptions) -> str:
    """The text for standard output or the output file: the diff, or the page of the reporter."""
    if run.options.diff:
        return check_fixes.diff_page(results, run.given, os.environ)
    page = io.StringIO()
    if "show_fixes" in run.given:
        page.write(check_fixes.list_fixes(results, reporter.NAME, options.language))
    reporter.report(results, page, options)
    return page.getvalue()


def _format(given: dict[str, Any]) -> str:
    """The name of the output format; by default, on GitHub, annotations of the lines of the pull request."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" and "output_file" not in given
    return str(given.get("output_format", "github" if on_github else "full"))


def _paths(words: list[str], given: dict[str, Any], lookup: Lookup) -> tuple[discover.Survey, bool]:
    """(files to lint and files that cannot be read, whether standard input is linted too)."""
    with_stdin = discover.STDIN in words or (not words and "stdin_filename" in given)
    named = [word for word in words if word != discover.STDIN]
    nothing = discover.Survey([], [])
    return (nothing if with_stdin and not named else discover.survey(named, lookup.filter_of)), with_stdin


def _in_order(results: list[FileResult]) -> list[FileResult]:
    return sorted(results, key=lambda each: each.path.split(os.sep))


def _language(paths: list[str], with_stdin: bool, given: dict[str, Any], lookup: Lookup) -> Language:
    """The language of the run is that of the first file. Raises UsageError where any configuration is wrong."""
    first = [given.get("stdin_filename", discover.STDIN)] if with_stdin else paths[:1]
    language = lookup.of_folder(os.path.dirname(first[0]) if first else os.curdir).lang
    for path in paths:
        lookup.of_file(path)
    lookup.refuse_unknown_rules()
    return language


def _standard_input(task: processes.Task, lookup: Lookup, options: RunOptions) -> Iterator[processes.Outcome]:
    """Lint or fix standard input, unless it is excluded; with fixes, its text is written to standard output in any case."""
    if sys.stdin is None:
        raise UsageError("没有标准输入可读", "there is no standard input to read")
    excluded = discover.excluded(task.path, lookup.filter_of(os.path.dirname(task.path)))
    if excluded and options.writes:
        say(sys.stdin.buffer.read())
    elif options.changes:
        yield from () if excluded else [check_fixes.mend_standard_input(task, sys.stdin.buffer.read(), options)]
    elif not excluded:
        yield processes.lint_bytes(task.path, sys.stdin.buffer.read(), task.settings, task.summarise)


def _status(run: _Run, results: Sequence[FileResult], crashes: Sequence[processes.Crash]) -> int:
    """The exit status, but for plugins that cannot be loaded."""
    if crashes or any(result.mending.failure for result in results):
        return 2
    if "exit_zero" in run.given:
        return 0
    if run.options.diff:
        return int(check_fixes.would_change(results))
    return int(any(run.lookup.fails(each, result.path) for result in results for each in result.diagnostics))


def _report_options(
    run: _Run, results: Sequence[FileResult], crashes: Sequence[processes.Crash], status: int
) -> ReportOptions:
    color = str(run.given.get("color", "auto"))
    return ReportOptions(
        language=run.language,
        color=color == "always" if "output_file" in run.given else wants_color(color, os.environ),
        quiet="quiet" in run.given or (bool(crashes) and not results),
        statistics="statistics" in run.given,
        **check_fixes.offered(run.options),
        rules=lambda: rules_with(run.lookup.relations, tuple(run.lookup.plugins)),
        fails=lambda each: run.lookup.fails(each, each.location.path),
        failures=tuple(Failure(crash.path, crash.error) for crash in crashes),
        status=status,
    )


def _deliver(run: _Run, page: str, commands: bool) -> None:
    """Write the page to the output file or to standard output; to standard error where the fixed text goes there.

    `commands` says that the format writes commands for a pipeline, which stay as they are.
    """
    output_file = run.given.get("output_file")
    commands = commands and not run.options.diff
    if output_file is not None:
        check_reports.deliver(output_file, page)
    elif not (run.with_stdin and run.options.writes):
        say(page, commands)
    elif page:
        complain(page.rstrip("\n"), commands)


def _complain_of_run(
    run: _Run, results: Sequence[FileResult], crashes: Sequence[processes.Crash], unusable: Sequence[Text]
) -> None:
    """Write to standard error what is wrong with the run as a whole."""
    quiet = "quiet" in run.given
    if not (run.words or run.with_stdin or quiet or any(result.status == "checked" for result in results)):
        complain((_NOTHING_READ if run.unread else _NOTHING_HERE).of(run.language))
    for crash in crashes:
        complain_of_bug(crash.error, crash.path, crash.traceback if "verbose" in run.given else "", run.language)
    if run.options.cache and not quiet:
        _complain_of_unsafe_cache(run.options.cache_dir or store.place(), run.language)
    for failure in unusable:
        complain(f"lint-reports: {escape(failure.of(run.language))}")


def _unusable_plugins(names: Sequence[str]) -> list[Text]:
    """Why rules of plugins could not be loaded, one message each."""
    return [failure for name in names for failure in load(name).failures]


def _complain_of_unsafe_cache(folder: str | None, language: Language) -> None:
    if folder and os.path.isdir(folder) and not store.is_safe(folder):
        name = escape(folder)
        message = Text(
            f"没有使用缓存：文件夹 {name} 不是您的，或者别人也能写。"
            f"请运行 chmod go-w {name}，或者用 --cache-dir 换一个文件夹，或者用 --no-cache",
            f"the cache is not used: the folder {name} is not yours, or others can write in it. "
            f"Run chmod go-w {name}, or name another with --cache-dir, or use --no-cache",
        )
        complain(f"lint-reports: {message.of(language)}")


def _complain_of_skipped(results: Sequence[FileResult], seconds: float, language: Language) -> None:
    """Write to standard error which files were skipped and why, and how long the run took."""
    for result in results:
        if result.status == "skipped":
            reason = result.reason.of(language) if result.reason else ""
            path = escape(result.path)
            complain(Text(f"跳过 {path}：{reason}", f"skipped {path}: {reason}").of(language))
    complain(Text(f"用时 {seconds:.2f} 秒", f"took {seconds:.2f} s").of(language))
