"""Errors of the linter itself, as any command reports them."""

from __future__ import annotations

import sys

from lint_reports import __version__
from lint_reports.system.console import complain
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

ISSUES = "https://github.com/lint-reports/lint-reports/issues"


def complain_of_bug(error: str, path: str, details: str, language: Language) -> None:
    """Report an internal error in one line, and the details (a traceback, or "") below it.

    `path` is the file that was being checked, "" for none.
    """
    complain(_message(error, path).of(language))
    if details:
        complain(escape(details, keep="\n"))


def _message(error: str, path: str) -> Text:
    what = escape(f"{error} [{__version__}, Python {sys.version.split()[0]}, {sys.platform}]")
    where = escape(path)
    return Text(
        f"lint-reports: 程序自身出错{'，在检查 ' + where + ' 时' if path else ''}：{what}"
        f"。请把这一行报告到 {ISSUES}（加 --verbose 可看详情）",
        f"lint-reports: internal error{' on ' + where if path else ''}: {what}"
        f". Please report this line at {ISSUES} (--verbose shows more)",
    )
