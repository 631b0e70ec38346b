"""What a rule is: a code, a name, a manual with its legal basis, examples that are run, and a check."""

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
    """A finding that an example should have."""

    at: str
    """The text under the finding; where the example has it more than once, or nothing is under it, "line:column"."""
    message: str
    """In Chinese."""
    fixed: str | None = None
    """What the fix makes of the lines that it changes; None where there is no fix."""


class Example(NamedTuple):
    """A piece of a report: the rule of the grammar it is an instance of ("licences", "report"), and its text.

    `previous`, `units` and `others` are the same piece of the same body's report for the year before, of the reports of
    the bodies that it covers, and of other bodies' reports. `findings` are what an invalid example is found to have; a
    plugin may leave them out, and then the example has any.
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
        """The example with `new` in place of `old`; raise ValueError where `old` is not in it just once."""
        if self.text.count(old) != 1:
            raise ValueError(f"{old!r} stands {self.text.count(old)} times in the example")
        return self._replace(text=self.text.replace(old, new))

    def finds(self, at: str, message: str, fixed: str | None = None) -> Example:
        """The example with one more finding."""
        return self._replace(findings=(*self.findings, Expected(at, message, fixed)))


class Rule(NamedTuple):
    """One rule. `check` sees a report, `read` a document that may be no report at all, `judge` the comments to the linter
    once all are checked, `compare` a report with others; a rule has one of the four."""

    code: str
    name: str
    severity: Severity
    summary: Text
    """One line that says what is wrong."""
    source: Text
    """The article, form or standard it rests on."""
    manual: Text
    """What it does, why it matters and how to mend it; Markdown."""
    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]
    check: Callable[[Report, Rule], Iterable[Diagnostic]] | None = None
    read: Callable[[Document, Rule], Iterable[Diagnostic]] | None = None
    plugin: str = ""
    """The package that brings the rule, "" for one of ours."""
    judge: Callable[[Sequence[Suppression], Rule], Iterable[Diagnostic]] | None = None
    compare: Callable[[Compared, Rule], Iterable[Diagnostic]] | None = None

    def title(self, language: Language) -> str:
        return f"{self.code} {self.name}: {self.summary.of(language)}"
