"""Edits as they are made in a file, the choice among those that clash, and the reasons why some cannot be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lint_reports.model.diagnostic import Applicability, Diagnostic, Fix
from lint_reports.model.result import Withheld
from lint_reports.readers.source import Source
from lint_reports.text.language import Text

OUTSIDE = Text("改动的位置不在文件内，或者互相重叠", "its edits lie outside of the file or overlap")
MISREAD = Text("改后文件会被当作另一种编码", "the file would then be taken for one in another encoding")
MISREAD_WORD = Text("改后 Word 读出的会是别的内容", "Word would read something else afterwards")

LineColumn = tuple[int, int]
"""Line and column, both from 0."""


class Splice(NamedTuple):
    """An edit as it is made: from where to where, and the content with the padding and line ends of the place."""

    start: LineColumn
    end: LineColumn
    content: str

    def clashes(self, other: Splice) -> bool:
        """Whether not both can be made, or not without deciding which goes first."""
        if self == other:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Applied(NamedTuple):
    """A file with some fixes made, the findings fixed, and those whose fixes cannot be made."""

    source: Source
    fixed: tuple[Diagnostic, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def data(self) -> bytes:
        return self.source.data


class Chosen(NamedTuple):
    """The fixes that can be made together, and their splices."""

    fixed: tuple[Diagnostic, ...]
    splices: list[Splice]
    withheld: tuple[Withheld, ...]

    def misread(self, source: Source, reason: Text) -> Applied:
        """None of them made, as the file would not be read as meant afterwards."""
        return Applied(source, (), (*self.withheld, *(Withheld(each, reason) for each in self.fixed)))


def fixable(diagnostics: Iterable[Diagnostic], allowed: Iterable[Applicability]) -> list[Diagnostic]:
    """The findings with a fix that is allowed, in their order."""
    wanted = [each for each in diagnostics if each.fix is not None and each.fix.applicability in allowed]
    return sorted(wanted, key=lambda each: each.sort_key)


def choose(diagnostics: Iterable[Diagnostic], splices_of: Callable[[Fix], list[Splice] | Text]) -> Chosen:
    """Choose fixes in order; of two that clash the first, as the other needs the file read again.

    `splices_of` gives the splices of a fix, none where it changes nothing, or the reason why it cannot be made.
    """
    fixed: list[Diagnostic] = []
    chosen: list[Splice] = []
    withheld: list[Withheld] = []
    for diagnostic in diagnostics:
        splices = splices_of(diagnostic.fix) if diagnostic.fix else []
        if isinstance(splices, Text):
            withheld.append(Withheld(diagnostic, splices))
        elif splices and not any(splice.clashes(other) for splice in splices for other in chosen):
            chosen += splices
            fixed.append(diagnostic)
    return Chosen(tuple(fixed), chosen, tuple(withheld))
