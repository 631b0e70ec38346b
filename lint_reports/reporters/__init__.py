"""The formats, one a module with a `NAME` and a `report`; the other modules here are what formats share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO, cast

from lint_reports.model.diagnostic import Applicability, Diagnostic, Severity
from lint_reports.model.result import FileResult
from lint_reports.text.errors import unknown
from lint_reports.text.language import Language, Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule


class Failure(NamedTuple):
    """An error of the linter's own, for which a file has no findings."""

    path: str
    message: str


def _is_grave(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.INFO


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
    beside: bool = False
    """Written to a file by `--report`, beside what a person is shown."""
    rules: Callable[[], Sequence[Rule]] = tuple
    """The rules there are, for a format that explains them; they are loaded only then."""
    fails: Callable[[Diagnostic], bool] = _is_grave
    """Whether a finding makes the exit status 1."""
    failures: tuple[Failure, ...] = ()
    status: int | None = None
    """The exit status of the run."""


class Reporter(Protocol):
    """What the module of a format has; besides, `COUNTS = False` where the format has no room for counts by rule.

    `COMMANDS = True` says that it makes commands for a pipeline and lets no report make any.
    """

    NAME: str

    def report(self, results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None: ...


def find(name: str) -> Reporter:
    """The format of that name; only its own module is loaded."""
    module = name.replace("-", "_")
    if module.isidentifier():
        try:
            reporter = import_module(f"{__name__}.{module}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{module}":
                raise
        else:
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
