"""`lint-reports tables`: every figure of the tables with its address, for spreadsheets and other programs."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any

from lint_reports import linter
from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config import discover
from lint_reports.config.lookup import Lookup
from lint_reports.config.settings import EDITIONS
from lint_reports.figures.listing import figures_of
from lint_reports.reporters.figure_table import ReportFigures, write_csv, write_json
from lint_reports.system import files
from lint_reports.system.console import complain, say
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

FORMATS = ("json", "csv")

MANUAL = Manual(
    usage=("lint-reports tables [OPTIONS] [PATHS…]",),
    summary=Text(
        "列出年报三张表的全部数字及其表、行、列，供电子表格和其他程序使用。",
        "List every figure of the three tables with its table, row and column.",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (
                Flag("--output-format", Text("格式，默认 json", "format, json by default"), "FORMAT", FORMATS),
                Flag(
                    "--output-file",
                    Text("写入文件（默认写到屏幕）", "where to write (default: standard output)"),
                    "FILE",
                ),
                Flag("--edition", Text("格式版本", "edition of the form"), "EDITION", EDITIONS),
                Flag("--year", Text("报告年度", "the report's year"), "YYYY"),
                Flag("--encoding", Text("文件的编码", "the file's encoding"), "NAME"),
                Flag("--config", Text("用这个配置文件", "configuration to use"), "FILE"),
                Flag("--isolated", Text("不读配置文件", "read no configuration")),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text(
        "例：lint-reports tables --output-format csv --output-file 数据.csv reports/",
        "E.g. lint-reports tables --output-format csv --output-file figures.csv reports/",
    ),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    lookup = Lookup(given, language)
    paths = discover.discover(words, lookup.filter_of)
    _refuse_overwriting(paths, given)
    reports = [found for path in paths for found in _filled(path, lookup, named=path in words)]
    page = io.StringIO(newline="")
    (write_csv if given.get("output_format") == "csv" else write_json)(reports, page)
    _deliver(page.getvalue(), given)
    return 0 if reports else 1


def _refuse_overwriting(paths: list[str], given: dict[str, Any]) -> None:
    """Raise UsageError where the output file is one of the reports."""
    target = os.path.realpath(given["output_file"]) if "output_file" in given else None
    for path in paths if target is not None else ():
        if os.path.realpath(path) == target:
            raise UsageError(
                f"--output-file 会覆盖要读的文件 {path}；请写到别处",
                f"--output-file would write over {path}, which is to be read; write to another file",
            )


def _filled(path: str, lookup: Lookup, named: bool) -> Iterator[ReportFigures]:
    """Yield the figures of a file; complain about one that cannot be read, or a `named` one that is no report."""
    language = lookup.of_folder(os.path.dirname(path)).lang
    try:
        report = linter.parse(path, files.read(path), lookup.of_file(path))
    except files.Unreadable as error:
        _complain(path, error.text, language)
        return
    if report is not None:
        yield ReportFigures(path, report.body, report.year, report.edition, tuple(figures_of(report)))
    elif named:
        _complain(
            path,
            Text("不是政府信息公开工作年度报告", "no annual report on government information disclosure"),
            language,
        )


def _complain(path: str, why: Text, language: Language) -> None:
    name = escape(path)
    complain(Text(f"{name}：{why.zh}", f"{name}: {why.en}").of(language))


def _deliver(page: str, given: dict[str, Any]) -> None:
    """Write the page. A CSV file gets a byte order mark, without which spreadsheets read it as GBK."""
    path = given.get("output_file")
    if path is None:
        return say(page)
    mark = b"\xef\xbb\xbf" if given.get("output_format") == "csv" else b""
    try:
        files.write(path, mark + page.encode())
    except OSError as error:
        raise UsageError(f"写不了 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}") from error
