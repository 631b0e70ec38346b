"""`lint-reports parse`: show the tree of a report with positions, for authors of rules and for users."""

from __future__ import annotations

import io
from typing import Any

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config import discover
from lint_reports.config.settings import EDITIONS, settings_from
from lint_reports.linter import parse
from lint_reports.reporters import tree
from lint_reports.system import files
from lint_reports.system.console import complain, say
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

MANUAL = Manual(
    usage=("lint-reports parse [OPTIONS] FILE",),
    summary=Text(
        "显示报告的结构：各节、各行、各格及其位置，缺的也标出。",
        "Show a report's sections, rows and figures with positions; what is missing is marked.",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (
                Flag("--json", Text("输出 JSON", "as JSON")),
                Flag("--edition", Text("格式版本", "edition of the form"), "EDITION", EDITIONS),
                Flag("--year", Text("报告年度", "the report's year"), "YYYY"),
                Flag("--encoding", Text("文件的编码", "the file's encoding"), "NAME"),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text("例：lint-reports parse 年报.md", "E.g. lint-reports parse report.md"),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if len(words) != 1:
        raise UsageError("parse 后面要写一个文件", "parse takes one file")
    path = words[0]
    discover.refuse_missing([path])
    settings = settings_from(given)
    try:
        data = files.read(path)
    except files.Unreadable as error:
        raise UsageError(f"{path}：{error.text.zh}", f"{path}: {error.text.en}") from error

    report = parse(path, data, settings)
    if report is None:
        name = escape(path)
        complain(Text(f"{name} 不是年报", f"{name} is no annual report").of(language))
        return 1
    page = io.StringIO()
    if given.get("json"):
        tree.write_json(report, page)
    else:
        tree.write_text(report, page, language)
    say(page.getvalue())
    return 0
