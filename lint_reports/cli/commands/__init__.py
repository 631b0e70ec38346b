"""The commands, one a module: `MANUAL` describes its usage, `run` executes it and returns the exit status.

A module is imported only for its command, as imports are most of the time of a short run.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from lint_reports.cli.flags import Manual
from lint_reports.text.language import Language


class Command(Protocol):
    """The interface of a command's module."""

    MANUAL: Manual

    def run(self, given: dict[str, Any], words: list[str], language: Language) -> int: ...


NAMES = (
    *("baseline", "check", "clean", "completion", "config", "init"),
    *("new", "parse", "rule", "server", "tables", "version"),
)


def find(name: str) -> Command:
    return cast(Command, import_module(f"{__name__}.{name}"))
