"""Mend a file as the settings ask: make fixes, add comments, and write the file or show the diff."""

from __future__ import annotations

from typing import NamedTuple

from lint_reports.config.settings import Settings
from lint_reports.fixes.add_comments import add_comments
from lint_reports.fixes.diff import unified
from lint_reports.fixes.rounds import Fixed, State, fix_in_rounds
from lint_reports.linter import lint, lint_source
from lint_reports.model.result import FileResult, Mending, Withheld
from lint_reports.readers.source import Source
from lint_reports.rules.whole_file import whole_file
from lint_reports.system import files
from lint_reports.text.language import Text

CHANGED = Text(
    "修正期间文件被别的程序保存过，没有写入，保留了别人保存的内容；请再运行一次",
    "somebody saved the file while it was being fixed; nothing was written, their content is kept; run it again",
)


class Mended(NamedTuple):
    """A file and its results before and after mending; `after.mending` says what was done."""

    before: FileResult
    after: FileResult
    original: Source
    source: Source
    """The file after mending."""

    @property
    def data(self) -> bytes:
        return self.source.data


def mend(path: str, data: bytes, settings: Settings) -> Mended:
    """Make the fixes that the settings allow and add the comments that they ask for."""
    original = Source.of(path, data, settings.encoding)
    before = lint_source(original, settings)
    done = Fixed(State(original, before), (), ())
    if settings.mends:
        done = fix_in_rounds(done.state, settings)
    state = done.state
    unignored: tuple[Withheld, ...] = ()
    if settings.add_ignore is not None:
        state, unignored = add_comments(state, settings, settings.add_ignore)
    mending = Mending(done.fixed, done.withheld, unignored)
    return Mended(before, state.result._replace(mending=mending), original, state.source)


def mend_file(path: str, data: bytes, settings: Settings) -> FileResult:
    """Mend a file on the disk, or with `--diff` only show how it would be."""
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
    """The result for a file that somebody saved while it was being fixed: nothing was written over their work."""
    try:
        now = lint(path, files.read(path), settings)
    except files.Unreadable as error:
        return FileResult(path, "checked", (whole_file("unreadable-file", path, error.text),))
    finding = whole_file("changed-meanwhile", path, CHANGED)
    return now._replace(status="checked", diagnostics=(finding, *now.diagnostics))


def with_diff(mended: Mended) -> FileResult:
    """The result after mending, with the changes as a diff."""
    diff = unified(mended.original, mended.source)
    return mended.after._replace(mending=mended.after.mending._replace(diff=diff))
