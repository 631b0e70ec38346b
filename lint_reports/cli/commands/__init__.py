"""The commands, one a module: `MANUAL` says what it takes, `run` does it and returns the exit status.

A module is imported only when its command is given, as the start is most of the time a short run takes.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from lint_reports.cli.flags import Manual
from lint_reports.text.language import Language


class Command(Protocol):
    """What the module of a command has."""

    MANUAL: Manual

    def run(self, given: dict[str, Any], words: list[str], language: Language) -> int: ...


NAMES = (
    *("baseline", "check", "clean", "completion", "config", "init"),
    *("new", "parse", "rule", "server", "tables", "version"),
)


def find(name: str) -> Command:
    return cast(Command, import_module(f"{__name__}.{name}"))
