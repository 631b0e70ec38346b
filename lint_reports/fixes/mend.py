"""Fix a file as the options say: apply fixes, add comments, and write the file or show the diff."""

from __future__ import annotations

from typing import NamedTuple

from lint_reports.config.run_options import RunOptions
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
    """A file and its results before and after fixing; `after.mending` has the fixes applied and withheld."""

    before: FileResult
    after: FileResult
    original: Source
    source: Source
    """The file after mending."""

    @property
    def data(self) -> bytes:
        return self.source.data


def mend(
    path: str, data: bytes, settings: Settings, options: RunOptions, summarise: bool = False, unsaved: bool = False
) -> Mended:
    """Apply the fixes and add the comments that the options request. `summarise` and `unsaved` are those of `lint`."""

    def check(source: Source) -> FileResult:
        return lint_source(source, settings, summarise, unsaved or options.diff)

    original = Source.of(path, data, settings.encoding)
    before = check(original)
    done = Fixed(State(original, before), (), ())
    if options.fixes:
        done = fix_in_rounds(done.state, options.applicabilities, check)
    state = done.state
    unignored: tuple[Withheld, ...] = ()
    if options.add_ignore is not None:
        state, unignored = add_comments(state, settings, options.add_ignore, check)
    mending = Mending(done.fixed, done.withheld, unignored)
    return Mended(before, state.result._replace(mending=mending), original, state.source)


def mend_file(path: str, data: bytes, settings: Settings, options: RunOptions, summarise: bool = False) -> FileResult:
    """Fix a file on the disk; with `--diff` leave it unchanged and record the diff in the result."""
    mended = mend(path, data, settings, options, summarise)
    if mended.data == data:
        return mended.after
    if options.diff:
        return with_diff(mended)
    try:
        files.rewrite(path, mended.data, was=data)
    except files.Changed:
        return _changed_meanwhile(path, settings, summarise)
    except files.Unwritable as error:
        return mended.before._replace(mending=Mending(failure=error.text))
    return mended.after


def _changed_meanwhile(path: str, settings: Settings, summarise: bool) -> FileResult:
    """The result for a file that another program saved while it was being fixed: it is not overwritten."""
    try:
        now = lint(path, files.read(path), settings, summarise)
    except files.Unreadable as error:
        return FileResult(path, "checked", (whole_file("unreadable-file", path, error.text),))
    finding = whole_file("changed-meanwhile", path, CHANGED)
    return now._replace(status="checked", diagnostics=(finding, *now.diagnostics))


def with_diff(mended: Mended) -> FileResult:
    """The result after fixing, with the changes as a diff."""
    diff = unified(mended.original, mended.source)
    return mended.after._replace(mending=mended.after.mending._replace(diff=diff))
