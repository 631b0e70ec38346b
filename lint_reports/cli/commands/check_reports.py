"""`--report FORMAT=PATH`: write the findings in further formats, each to a file of its own."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from lint_reports.model.result import FileResult
from lint_reports.reporters import Reporter, ReportOptions, find
from lint_reports.system import files
from lint_reports.text.errors import UsageError


class ReportFile(NamedTuple):
    """A format and the file it goes to."""

    reporter: Reporter
    path: str


def requested(given: dict[str, Any]) -> list[ReportFile]:
    """The report files named on the command line. Raises UsageError for any that could not be written after the run."""
    reports = [_report_file(word) for word in given.get("report", ())]
    if reports and "diff" in given:
        raise UsageError(
            "--report 不能与 --diff 同用：结果文件写的是问题，不是改动",
            "--report cannot be used with --diff: reports are of findings, not of changes",
        )
    targets = {os.path.realpath(given["output_file"])} if "output_file" in given else set()
    for report in reports:
        real = os.path.realpath(report.path)
        if real in targets:
            raise UsageError(f"同一个文件写了两次：{report.path}", f"the same file is written to twice: {report.path}")
        targets.add(real)
    return reports


def _report_file(word: str) -> ReportFile:
    name, equals, path = word.partition("=")
    if not equals or not path:
        raise UsageError(f"--report 要写成 格式=文件，现在是 {word}", f"--report takes FORMAT=PATH, not {word}")
    reporter = find(name)
    if path == "-":
        raise UsageError(
            f"--report 只写文件；要显示 {name}，用 --output-format {name}",
            f"--report writes files; to print {name}, use --output-format {name}",
        )
    folder = os.path.dirname(path) or os.curdir
    if not os.path.isdir(folder):
        raise UsageError(f"没有这个文件夹，写不了 {path}：{folder}", f"no such folder, cannot write {path}: {folder}")
    if os.path.isdir(path):
        raise UsageError(f"{path} 是文件夹，--report 要写文件名", f"{path} is a folder, --report takes a file")
    return ReportFile(reporter, path)


def refuse_counts(reporter: Reporter, given: dict[str, Any]) -> None:
    """Raise UsageError for `--statistics` with a format that has no counts."""
    if "statistics" in given and not getattr(reporter, "COUNTS", True):
        raise UsageError(
            f"{reporter.NAME} 格式没有计数，--statistics 不能与它同用",
            f"the format {reporter.NAME} has no counts, --statistics cannot be used with it",
        )


def without(paths: list[str], named: Sequence[str], targets: Sequence[str]) -> list[str]:
    """The files to lint, without reports of an earlier run that this one will overwrite.

    `named` are the paths on the command line, `targets` the files to be written. Raises UsageError where one of them is
    a file to be linted: its text would be lost.
    """
    real = {os.path.realpath(target): target for target in targets}
    for word in named:
        if os.path.realpath(word) in real:
            raise _would_overwrite(word)
    for path in paths if real else ():
        if os.path.realpath(path) in real and not _is_output(path):
            raise _would_overwrite(path)
    return [path for path in paths if os.path.realpath(path) not in real] if real else paths


def targets_of(given: dict[str, Any], reports: Sequence[ReportFile]) -> list[str]:
    """The files that the run writes: the output file and the report files."""
    own = [given["output_file"]] if "output_file" in given else []
    return [*own, *(report.path for report in reports)]


def _is_output(path: str) -> bool:
    from lint_reports.reporters.own_output import is_output

    try:
        return is_output(files.read(path).decode("utf-8", "replace"))
    except files.Unreadable:
        return False


def _would_overwrite(path: str) -> UsageError:
    return UsageError(
        f"结果会覆盖要检查的文件 {path}；请写到别处，或者换一个扩展名",
        f"the findings would write over {path}, which is to be checked; write them elsewhere or under another suffix",
    )


def write(reports: Sequence[ReportFile], results: Sequence[FileResult], options: ReportOptions) -> None:
    """Write each report file in one step. They hold the findings even with `--statistics`, which counts for people."""
    for report in reports:
        page = io.StringIO()
        report.reporter.report(results, page, options._replace(to_file=True, statistics=False))
        deliver(report.path, page.getvalue())


def deliver(path: str, page: str) -> None:
    """Write a page to a file in one step. Raises UsageError."""
    try:
        files.write(path, page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"写不了 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}") from error
