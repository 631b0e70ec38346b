"""The formats, one a module with a `NAME` and a `report`; the other modules here are what formats share."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol, TextIO, cast

from lint_reports.model.diagnostic import Applicability, Language, Text
from lint_reports.model.result import FileResult
from lint_reports.usage import unknown


class ReportOptions(NamedTuple):
    """How the user wants the findings shown, whatever the format."""

    language: Language = "zh"
    color: bool = False
    quiet: bool = False
    statistics: bool = False
    """Counts by rule instead of the findings."""
    fixable: tuple[Applicability, ...] = ()
    """The kinds of fixes that `--fix` would make if it were added to the flags given."""
    more_fixable: tuple[Applicability, ...] = ()
    """The kinds that it would make only with `--unsafe-fixes`."""


class Reporter(Protocol):
    """What the module of a format has."""

    NAME: str

    def report(self, results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None: ...


def find(name: str) -> Reporter:
    """The format of that name; only its own module is loaded."""
    module = name.replace("-", "_")
    if module.isidentifier() and find_spec(f"{__name__}.{module}"):
        reporter = import_module(f"{__name__}.{module}")
        if getattr(reporter, "NAME", None) == name:
            return cast(Reporter, reporter)
    words = names()
    hint = Text(f"，可用的有 {'、'.join(words)}", f", there are {', '.join(words)}")
    raise unknown(Text("输出格式", "output format"), name, words, hint)


def names() -> list[str]:
    """All formats there are."""
    modules = [import_module(f"{__name__}.{module}") for module in _modules()]
    return sorted(module.NAME for module in modules if hasattr(module, "NAME"))


def _modules() -> list[str]:
    import pkgutil

    return [module.name for module in pkgutil.iter_modules(__path__)]
