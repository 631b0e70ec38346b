"""`lint-reports version`."""

from __future__ import annotations

from typing import Any

from lint_reports import __version__
from lint_reports.cli.flags import HELP, LANG, Group, Manual
from lint_reports.system.console import say
from lint_reports.text.language import Language, Text

MANUAL = Manual(
    usage=("lint-reports version",),
    summary=Text("显示版本。", "Show the version."),
    groups=(Group(Text("选项", "Options"), (LANG, HELP)),),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    say(f"lint-reports {__version__}\n")
    return 0
