"""`lint-reports new`: write a blank report in the mandated form, generated from the grammar."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config.settings import EDITIONS
from lint_reports.config.settings import year as read_year
from lint_reports.form.blank import blank_report
from lint_reports.model.sheet import Blank
from lint_reports.system import files
from lint_reports.system.console import say
from lint_reports.text.errors import UsageError, choice
from lint_reports.text.language import Language, Text
from lint_reports.writers import LAYOUTS, find

MANUAL = Manual(
    usage=("lint-reports new --body NAME [OPTIONS]",),
    summary=Text(
        "按统一格式生成一份空白年报，各节、各表、各格齐全，只待填写。",
        "Make a blank report in the mandated form: every section, table and cell, to be filled in.",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (
                Flag("--body", Text("编写机关的全称", "the full name of the body that reports"), "NAME"),
                Flag("--year", Text("报告年度（默认为上一年）", "the report's year (default: last year)"), "YYYY"),
                Flag(
                    "--layout",
                    Text("文件格式（默认看 FILE，再默认 md）", "format (default: by FILE, else md)"),
                    "LAYOUT",
                    LAYOUTS,
                ),
                Flag(
                    "--output-file",
                    Text("写入文件（默认写到屏幕）", "where to write (default: standard output)"),
                    "FILE",
                ),
                Flag("--force", Text("文件已有也覆盖", "replace a file that is there")),
                Flag(
                    "--edition",
                    Text("格式版本（默认看年度）", "edition of the form (default: by the year)"),
                    "EDITION",
                    EDITIONS,
                ),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text(
        "例：lint-reports new --body 江州市人民政府 --year 2024 --output-file 2024年报.docx",
        "E.g. lint-reports new --body 江州市人民政府 --year 2024 --output-file report.docx",
    ),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if words:
        raise UsageError(
            f"new 不带路径，多了 {words[0]}；文件用 --output-file 写明",
            f"new takes no path, got {words[0]}; see --output-file",
        )
    path = given.get("output_file")
    layout = str(given.get("layout") or _layout_of(path))
    data = find(layout).write(_blank(given))
    if path is None:
        if layout == "docx":
            raise UsageError("Word 文件要用 --output-file 写明存到哪里", "a Word document needs --output-file")
        say(data)
        return 0
    _write(path, data, "force" in given)
    say(Text(f"已生成 {path}\n", f"wrote {path}\n").of(language))
    return 0


def _blank(given: dict[str, Any]) -> Blank:

    body = "".join(str(given.get("body", "")).split())
    if not body:
        raise UsageError(
            "new 要用 --body 写明编写机关的全称", "new needs --body, the full name of the body that reports"
        )
    year = read_year(str(given["year"])) if "year" in given else date.today().year - 1  # written the year after
    edition = given.get("edition", "auto")
    try:
        return blank_report(None if edition == "auto" else int(edition), body, year)
    except ValueError:
        zh, en = f"{body} 不能作机关名称：不能以数字结尾", f"{body} cannot be a body's name: it ends with a digit"
        raise UsageError(zh, en) from None


def _layout_of(path: str | None) -> str:
    if path is None:
        return "md"
    suffix = os.path.splitext(path)[1].lower().lstrip(".")
    known = {"markdown": "md", "text": "txt", "htm": "html"}.get(suffix, suffix)
    choice("--output-file", known, LAYOUTS)
    return known


def _write(path: str, data: bytes, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise UsageError(
            f"{path} 已有，没有动；要覆盖请加 --force", f"{path} is there and was left alone; --force replaces it"
        )
    try:
        files.write(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{path} 写不了：{reason}", f"{path} cannot be written: {reason}") from error
