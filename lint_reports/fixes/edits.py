"""Types for edits in a file, the choice among fixes that clash, and the reasons why some cannot be applied."""

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
    """An edit ready to be written: start, end, and the content with the padding and line ends of the file."""

    start: LineColumn
    end: LineColumn
    content: str

    def clashes(self, other: Splice) -> bool:
        """Whether the two overlap, or insert at the same position, so that their order would matter."""
        if self == other:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Applied(NamedTuple):
    """A file with fixes applied, the findings fixed, and those whose fixes cannot be applied."""

    source: Source
    fixed: tuple[Diagnostic, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def data(self) -> bytes:
        return self.source.data


class Chosen(NamedTuple):
    """The findings whose fixes can be applied together, and the splices of these."""

    fixed: tuple[Diagnostic, ...]
    splices: list[Splice]
    withheld: tuple[Withheld, ...]

    def misread(self, source: Source, reason: Text) -> Applied:
        """The unchanged file with all fixes withheld, as it would not be read as intended afterwards."""
        return Applied(source, (), (*self.withheld, *(Withheld(each, reason) for each in self.fixed)))


def fixable(diagnostics: Iterable[Diagnostic], allowed: Iterable[Applicability]) -> list[Diagnostic]:
    """The findings with a fix of an allowed kind, sorted by position."""
    wanted = [each for each in diagnostics if each.fix is not None and each.fix.applicability in allowed]
    return sorted(wanted, key=lambda each: each.sort_key)


def choose(diagnostics: Iterable[Diagnostic], splices_of: Callable[[Fix], list[Splice] | Text]) -> Chosen:
    """Choose fixes by position; of two that clash only the first, as the other needs the file linted again.

    `splices_of` gives the splices of a fix (none if it changes nothing), or the reason why it cannot be applied.
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
