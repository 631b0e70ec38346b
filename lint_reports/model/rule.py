"""Rules: code, name, manual with the legal basis, tested examples, and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import Document
from lint_reports.model.report import Report
from lint_reports.text.language import Language, Text

if TYPE_CHECKING:
    from lint_reports.model.summary import Compared
    from lint_reports.model.suppression import Suppression


class Expected(NamedTuple):
    """An expected finding of an example."""

    at: str
    """The text of the finding's range; "line:column" where that text is empty or not unique in the example."""
    message: str
    """The message in Chinese."""
    fixed: str | None = None
    """The lines that the fix changes, after it; None where there is no fix."""


class Example(NamedTuple):
    """A piece of a report: the rule of the grammar it is an instance of ("licences", "report"), and its text.

    `previous`, `units` and `others` are the same piece of the same body's report for the year before, of the reports of
    the bodies that it covers, and of other bodies' reports. `findings` are those expected of an invalid example; if a
    plugin gives none, any finding will do.
    """

    start: str
    text: str
    edition: int = 2021
    previous: str = ""
    units: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    suffix: str = ".txt"
    findings: tuple[Expected, ...] = ()

    def but(self, old: str, new: str) -> Example:
        """The example with `new` in place of `old`. Raises ValueError where `old` does not occur exactly once."""
        if self.text.count(old) != 1:
            raise ValueError(f"{old!r} stands {self.text.count(old)} times in the example")
        return self._replace(text=self.text.replace(old, new))

    def finds(self, at: str, message: str, fixed: str | None = None) -> Example:
        """The example with one more expected finding."""
        return self._replace(findings=(*self.findings, Expected(at, message, fixed)))


class Rule(NamedTuple):
    """One rule, with exactly one of four functions: `check` takes a report, `read` a document that may be no report, `judge` the
    suppression comments after all findings are known, `compare` a report with others."""

    code: str
    name: str
    severity: Severity
    summary: Text
    """One line that says what is wrong."""
    source: Text
    """Its legal basis: the article, form or standard."""
    manual: Text
    """Its effect, its reason and the remedy, in Markdown."""
    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]
    check: Callable[[Report, Rule], Iterable[Diagnostic]] | None = None
    read: Callable[[Document, Rule], Iterable[Diagnostic]] | None = None
    plugin: str = ""
    """The package of the plugin that has the rule, "" for a built-in one."""
    judge: Callable[[Sequence[Suppression], Rule], Iterable[Diagnostic]] | None = None
    compare: Callable[[Compared, Rule], Iterable[Diagnostic]] | None = None

    def title(self, language: Language) -> str:
        return f"{self.code} {self.name}: {self.summary.of(language)}"
