"""Fix, lint again, and so on until nothing is left to fix. A fix that does harm or no good is not made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lint_reports.config.settings import Settings
from lint_reports.fixes.apply import MISREAD, MISREAD_WORD, Applied, apply
from lint_reports.fixes.diff import unified
from lint_reports.linter import lint, lint_source
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.result import FileResult, Mending, Withheld
from lint_reports.readers.source import Source
from lint_reports.rules.whole_file import whole_file
from lint_reports.system import files
from lint_reports.text.language import Text

ROUNDS = 10
"""Each round removes findings and adds none, so that only fixes in one another's way need more than one."""

INEFFECTIVE = Text("改后问题仍在", "the finding would remain")
_NOT_TOGETHER = (MISREAD, MISREAD_WORD)
"""Why all fixes were withheld, though some of them may be sound without the others."""
CHANGED = Text(
    "修正期间文件被别的程序保存过，没有写入，保留了别人保存的内容；请再运行一次",
    "somebody saved the file while it was being fixed; nothing was written, their content is kept; run it again",
)
NO_REPORT = Text("改后就不再是年报", "the file would be no report any more")


class Mended(NamedTuple):
    """A file before and after; `after.mending` says what was done."""

    before: FileResult
    after: FileResult
    original: Source
    source: Source
    """The file after."""

    @property
    def data(self) -> bytes:
        return self.source.data


def mend(path: str, data: bytes, settings: Settings) -> Mended:
    """Make the fixes that the settings allow, as many rounds as it takes."""
    source = Source.of(path, data, settings.encoding)
    original, before = source, lint_source(source, settings)
    now = before
    fixed: list[Diagnostic] = []
    withheld: tuple[Withheld, ...] = ()
    for _ in range(ROUNDS if settings.mends else 0):
        if not any(each.fix for each in now.diagnostics):
            break
        turn = Round(source, now, settings)
        chosen = turn.run()
        withheld = tuple(turn.withheld)
        if not chosen:
            break
        source, now = turn.reached
        fixed += chosen
    unignored: tuple[Withheld, ...] = ()
    if settings.add_ignore is not None:
        from lint_reports.fixes.add_comments import add_ignores

        source, now, unignored = add_ignores(source, settings)
    return Mended(before, now._replace(mending=Mending(tuple(fixed), withheld, unignored)), original, source)


def mend_file(path: str, data: bytes, settings: Settings) -> FileResult:
    """Mend a file on the disk, or with `--diff` only say how it would be."""
    mended = mend(path, data, settings)
    if mended.data == data:
        return mended.after
    if settings.diff:
        return with_diff(mended)
    try:
        files.rewrite(path, mended.data, was=data)
    except files.Changed:
        return _changed_meanwhile(path, settings)
    except files.Unwritable as error:
        return mended.before._replace(mending=Mending(failure=error.text))
    return mended.after


def _changed_meanwhile(path: str, settings: Settings) -> FileResult:
    """What is found in a file that somebody saved while it was being fixed: nothing was written over their work."""
    try:
        now = lint(path, files.read(path), settings)
    except files.Unreadable as error:
        return FileResult(path, "checked", (whole_file("unreadable-file", path, error.text),))
    finding = whole_file("changed-meanwhile", path, CHANGED)
    return now._replace(status="checked", diagnostics=(finding, *now.diagnostics))


def with_diff(mended: Mended) -> FileResult:
    """The result with the changes as a diff."""
    diff = unified(mended.original, mended.source)
    return mended.after._replace(mending=mended.after.mending._replace(diff=diff))


class Round:
    """The fixes of one state of the file, made together where that is sound, else by halves down to single ones."""

    def __init__(self, source: Source, before: FileResult, settings: Settings) -> None:
        self.source = source
        self.before = before
        self.settings = settings
        self.withheld: list[Withheld] = []
        self.applied = Applied(source, ())
        """The file with all fixes made that can be, sound or not."""
        self.reached = (source, before)
        """The file with the fixes found sound so far, and what is then found in it."""

    def run(self) -> list[Diagnostic]:
        """The findings whose fixes are sound together; those of `withheld` are not."""
        self.applied = applied = self._applied(self.before.diagnostics)
        self.withheld += (each for each in applied.withheld if each.reason not in _NOT_TOGETHER)
        misread = [each.diagnostic for each in applied.withheld if each.reason in _NOT_TOGETHER]
        return self._sound([], [*applied.fixed, *misread])

    def _applied(self, diagnostics: Iterable[Diagnostic]) -> Applied:
        return apply(self.source, diagnostics, self.settings.applicabilities)

    def _sound(self, accepted: list[Diagnostic], candidates: list[Diagnostic]) -> list[Diagnostic]:
        """`accepted` and as many of the candidates as can be made with them."""
        if not candidates:
            return accepted
        objection = self._objection([*accepted, *candidates])
        if objection is None:
            return [*accepted, *candidates]
        if len(candidates) == 1:
            self.withheld.append(Withheld(candidates[0], objection))
            return accepted
        middle = len(candidates) // 2
        return self._sound(self._sound(accepted, candidates[:middle]), candidates[middle:])

    def _objection(self, chosen: list[Diagnostic]) -> Text | None:
        """What is wrong with making these fixes; where nothing is, they are `reached`."""
        applied = self.applied if tuple(chosen) == self.applied.fixed else self._applied(chosen)
        if not applied.fixed:
            return next((each.reason for each in applied.withheld), MISREAD)
        after = lint_source(applied.source, self.settings)
        objection = harm(self.before, after, chosen)
        if objection is None:
            self.reached = (applied.source, after)
        return objection


def harm(before: FileResult, after: FileResult, chosen: Iterable[Diagnostic]) -> Text | None:
    """Findings that were not there before, or that stay though they were to be fixed."""
    if after.status != "checked":
        return NO_REPORT
    had, has, gone = (_counted(each) for each in (before.diagnostics, after.diagnostics, chosen))
    for each in after.diagnostics:
        if each.severity is not Severity.INFO and has[_key(each)] > had[_key(each)]:
            what = f"{each.code} {each.name}"
            return Text(f"改后会有新的问题：{what} {each.message.zh}", f"it would lead to {what} {each.message.en}")
    return INEFFECTIVE if any(has[key] > had[key] - gone[key] for key in gone) else None


def _counted(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[object, ...]]:
    return Counter(_key(each) for each in diagnostics)


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What makes a finding the same one in a changed file: rule and cell, as a message may tell of other cells too."""
    if diagnostic.cell is not None:
        return diagnostic.name, diagnostic.cell
    return diagnostic.name, diagnostic.location.node, diagnostic.message.zh
