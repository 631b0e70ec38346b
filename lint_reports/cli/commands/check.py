"""`lint-reports check`: find the files, lint them, report what was found, and say by the exit status how bad it is."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

from lint_reports.archive.candidates import is_single
from lint_reports.cli.commands import check_fixes, check_reports
from lint_reports.cli.commands.check_flags import MANUAL
from lint_reports.cli.errors import complain_of_bug
from lint_reports.config import discover
from lint_reports.config.lookup import Lookup
from lint_reports.config.run_options import RunOptions, options_from
from lint_reports.model.result import FileResult
from lint_reports.reporters import Failure, Reporter, ReportOptions, find
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


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    lookup = Lookup(given, language, baselines=True)
    wanted = options_from(given)
    reporter = find(_format(given))
    check_reports.refuse_counts(reporter, given)
    reports = check_reports.wanted(given)
    (paths, unread), with_stdin = _paths(words, given, lookup)
    named = [*words, *([given["stdin_filename"]] if "stdin_filename" in given else [])]
    paths = check_reports.without(paths, named, check_reports.targets_of(given, reports))
    language = _language(paths, with_stdin, given, lookup)
    if wanted.add_ignore is not None:
        wanted = wanted._replace(add_ignore=wanted.add_ignore.strip() or check_fixes.REASON.of(language))
    if given.get("show_files"):
        say("".join(f"{escape(path)}\n" for path in paths))
        return 0
    started = time.perf_counter()
    outcomes = _outcomes(paths, with_stdin, given, lookup, wanted, language)
    results = [outcome for outcome in outcomes if isinstance(outcome, FileResult)]
    if unread:
        from lint_reports.readers.refusals import unread_file

        results = _in_order([*results, *map(unread_file, unread)])
    if any(lookup.of_file(result.path).suppressions for result in results):
        from lint_reports.run.leftover_suppressions import leftovers

        results = _in_order([*results, *leftovers(results, lookup.of_file)])
    crashes = [outcome for outcome in outcomes if isinstance(outcome, processes.Crash)]
    unusable = _unusable_plugins(lookup.plugins)
    status = 2 if unusable else _status(results, crashes, lookup, wanted, given)
    options = _options(given, wanted, language, nothing_to_say=bool(crashes) and not results)._replace(
        rules=lambda: rules_with(lookup.relations, tuple(lookup.plugins)),
        fails=lambda each: lookup.fails(each, each.location.path),
        failures=tuple(Failure(crash.path, crash.error) for crash in crashes),
        status=status,
    )
    page = _page(results, reporter, given, wanted, options)
    commands = getattr(reporter, "COMMANDS", False) and not wanted.diff
    _deliver(page, given.get("output_file"), aside=with_stdin and wanted.writes, commands=commands)
    check_reports.write(reports, results, options._replace(color=given.get("color") == "always"))
    check_fixes.tell(results, wanted, language, given)
    if not (words or with_stdin or "quiet" in given or any(result.status == "checked" for result in results)):
        complain((_NOTHING_READ if unread else _NOTHING_HERE).of(language))
    _tell_crashes(crashes, language, "verbose" in given)
    if wanted.cache and "quiet" not in given:
        _tell_unsafe_cache(wanted.cache_dir or store.place(), language)
    for failure in unusable:
        complain(f"lint-reports: {escape(failure.of(language))}")
    if "verbose" in given:
        _tell_more(results, time.perf_counter() - started, language)
    return status


def _outcomes(
    paths: list[str], with_stdin: bool, given: dict[str, Any], lookup: Lookup, wanted: RunOptions, language: Language
) -> list[processes.Outcome]:
    """What came of each file by itself, and then of comparing them."""
    name = given.get("stdin_filename", discover.STDIN)
    progress = no_progress if "quiet" in given else progress_bar(language)
    every = [*([name] if with_stdin else []), *paths]
    if is_single(every, lookup.of_file, lookup.filter_of):
        standard_input = [processes.Task(name, lookup.of_file(name))] if with_stdin else []
        outcomes = [outcome for task in standard_input for outcome in _standard_input(task, lookup, wanted)]
        tasks = [processes.Task(path, lookup.of_file(path)) for path in paths]
        return outcomes + processes.run(tasks, wanted, progress)
    from lint_reports.run.compare import Comparison

    comparison = Comparison(every, lookup, wanted, progress)
    outcomes = list(_standard_input(comparison.task(name), lookup, wanted)) if with_stdin else []
    return comparison.compare([*outcomes, *comparison.run(paths)])


def _page(
    results: Sequence[FileResult],
    reporter: Reporter,
    given: dict[str, Any],
    wanted: RunOptions,
    options: ReportOptions,
) -> str:
    """What goes to standard output or the output file: the diff, or what the reporter writes."""
    if wanted.diff:
        return check_fixes.diff_page(results, given, os.environ)
    page = io.StringIO()
    if "show_fixes" in given:
        page.write(check_fixes.list_fixes(results, reporter.NAME, options.language))
    reporter.report(results, page, options)
    return page.getvalue()


def _format(given: dict[str, Any]) -> str:
    """The format asked for; on GitHub, findings go beside the lines of the pull request."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" and "output_file" not in given
    return str(given.get("output_format", "github" if on_github else "full"))


def _paths(words: list[str], given: dict[str, Any], lookup: Lookup) -> tuple[discover.Survey, bool]:
    """The files to lint with those that cannot be, and whether standard input is one more."""
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


def _standard_input(task: processes.Task, lookup: Lookup, wanted: RunOptions) -> Iterator[processes.Outcome]:
    """What came of standard input, unless it is excluded. To fix it is to write it out, and then nothing is left out."""
    if sys.stdin is None:
        raise UsageError("没有标准输入可读", "there is no standard input to read")
    excluded = discover.excluded(task.path, lookup.filter_of(os.path.dirname(task.path)))
    if excluded and wanted.writes:
        say(sys.stdin.buffer.read())
    elif wanted.changes:
        yield from () if excluded else [check_fixes.mend_standard_input(task, sys.stdin.buffer.read(), wanted)]
    elif not excluded:
        yield processes.lint_bytes(task.path, sys.stdin.buffer.read(), task.settings, task.summarise)


def _status(
    results: Sequence[FileResult],
    crashes: Sequence[processes.Crash],
    lookup: Lookup,
    wanted: RunOptions,
    given: dict[str, Any],
) -> int:
    if crashes or any(result.mending.failure for result in results):
        return 2
    if "exit_zero" in given:
        return 0
    if wanted.diff:
        return int(check_fixes.would_change(results))
    return int(any(lookup.fails(each, result.path) for result in results for each in result.diagnostics))


def _options(given: dict[str, Any], wanted: RunOptions, language: Language, nothing_to_say: bool) -> ReportOptions:
    color = str(given.get("color", "auto"))
    return ReportOptions(
        language=language,
        color=color == "always" if "output_file" in given else wants_color(color, os.environ),
        quiet="quiet" in given or nothing_to_say,
        statistics="statistics" in given,
        **check_fixes.offered(wanted),
    )


def _deliver(page: str, output_file: str | None, aside: bool, commands: bool) -> None:
    """Hand over what there is to say, `aside` to standard error as standard output has the fixed text."""
    if output_file is None and aside:
        return complain(page.rstrip("\n"), commands) if page else None
    if output_file is None:
        return say(page, commands)
    check_reports.deliver(output_file, page)


def _unusable_plugins(names: Sequence[str]) -> list[Text]:
    """What is to be said of rules of plugins that could not be loaded."""
    if not names:
        return []
    from lint_reports.rules.plugins import load

    return [failure for name in names for failure in load(name).failures]


def _tell_crashes(crashes: Sequence[processes.Crash], language: Language, verbose: bool) -> None:
    for crash in crashes:
        complain_of_bug(crash.error, crash.path, crash.traceback if verbose else "", language)


def _tell_unsafe_cache(folder: str | None, language: Language) -> None:
    if folder and os.path.isdir(folder) and not store.is_safe(folder):
        name = escape(folder)
        said = Text(
            f"没有使用缓存：文件夹 {name} 不是您的，或者别人也能写。"
            f"请运行 chmod go-w {name}，或者用 --cache-dir 换一个文件夹，或者用 --no-cache",
            f"the cache is not used: the folder {name} is not yours, or others can write in it. "
            f"Run chmod go-w {name}, or name another with --cache-dir, or use --no-cache",
        )
        complain(f"lint-reports: {said.of(language)}")


def _tell_more(results: Sequence[FileResult], seconds: float, language: Language) -> None:
    for result in results:
        if result.status == "skipped":
            reason = result.reason.of(language) if result.reason else ""
            path = escape(result.path)
            complain(Text(f"跳过 {path}：{reason}", f"skipped {path}: {reason}").of(language))
    complain(Text(f"用时 {seconds:.2f} 秒", f"took {seconds:.2f} s").of(language))
