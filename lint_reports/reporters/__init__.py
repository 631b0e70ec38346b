"""Output formats: a module with a `NAME` and `report(results, stream, options)` is one.

Modules shared by formats: `summary` (findings in order, counts, the last sentence), `merged_findings` (blank cells of a row or block
as one), `location_text`, `links`, `fingerprints`, `uris`; the text of a report made harmless for XML (`xml_page`), HTML
(`html_page`) and Markdown (`markdown_text`); `sarif_rules` and `job_summary`, parts of sarif and github.

Written by other commands: `manual` (rule), `tree` (parse), `figure_table` (tables), `fix_notes` (check --fix).
`own_output` recognises a file that an earlier run wrote.
"""

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
    """An internal error, because of which a file has no findings."""

    path: str
    message: str


def _is_grave(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.INFO


class ReportOptions(NamedTuple):
    """Options for any format."""

    language: Language = "zh"
    color: bool = False
    quiet: bool = False
    statistics: bool = False
    """Counts by rule instead of the findings."""
    fixable: tuple[Applicability, ...] = ()
    """The kinds of fixes that adding `--fix` to the flags given would apply."""
    more_fixable: tuple[Applicability, ...] = ()
    """The kinds that it would apply only with `--unsafe-fixes`."""
    to_file: bool = False
    """Whether `--report` writes the format to a file."""
    rules: Callable[[], Sequence[Rule]] = tuple
    """The rules, for a format that explains them; they are loaded only then."""
    fails: Callable[[Diagnostic], bool] = _is_grave
    """Whether a finding makes the exit status 1."""
    failures: tuple[Failure, ...] = ()
    status: int | None = None
    """The exit status of the run."""


class Reporter(Protocol):
    """The interface of a format's module. It may also have `COUNTS = False`: no counts by rule can be shown in it; and
    `COMMANDS = True`: it writes commands for a pipeline and escapes any in the text of a report.
    """

    NAME: str

    def report(self, results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None: ...


def find(name: str) -> Reporter:
    """The format of that name; only its own module is loaded. Raises UsageError where there is none."""
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
    """The names of all formats."""
    modules = [import_module(f"{__name__}.{module}") for module in _modules()]
    return sorted(module.NAME for module in modules if hasattr(module, "NAME"))


def _modules() -> list[str]:
    import pkgutil

    return [module.name for module in pkgutil.iter_modules(__path__)]
