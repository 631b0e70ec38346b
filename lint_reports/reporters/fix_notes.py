"""Messages about fixes, beyond the findings: fixes applied, fixes withheld and why, fixes available."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint_reports.model.diagnostic import Applicability, Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.location_text import place_of, short_place
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

MARK = "[*]"
"""Marks findings that `--fix` fixes, as in other linters."""

_NO_COMMENT = Text("没有加注释", "got no comment")


def is_fixable(diagnostic: Diagnostic, kinds: Iterable[Applicability]) -> bool:
    """Whether a finding has a fix of these kinds."""
    return diagnostic.fix is not None and diagnostic.fix.applicability in kinds


def fix_hint(results: Sequence[FileResult], options: ReportOptions) -> str:
    """How many of the findings could be fixed, and by which flags; "" where none could."""
    all_of_them = [diagnostic for result in results for diagnostic in result.diagnostics]
    now = sum(is_fixable(each, options.fixable) for each in all_of_them)
    more = sum(is_fixable(each, options.more_fixable) for each in all_of_them)
    also = now or any(result.mending.fixed for result in results)
    flags = "--fix --unsafe-fixes" if "unsafe" in options.fixable else "--fix"
    hints = []
    if now:
        hints.append(Text(f"{MARK} {now} 处可用 {flags} 修正", f"{MARK} {now} fixable with {flags}"))
    if more:
        hints.append(
            Text(
                f"{'另' if also else ''}有 {more} 处可用 --fix --unsafe-fixes 修正",
                f"{more} {'more ' if also else ''}fixable with --fix --unsafe-fixes",
            )
        )
    return Text("，".join(hint.zh for hint in hints), ", ".join(hint.en for hint in hints)).of(options.language) + (
        "\n" if hints else ""
    )


def fixed_list(results: Sequence[FileResult], language: Language) -> str:
    """The fixes applied, by file: position, rule, and the title of the fix."""
    lines = []
    for result in results:
        if result.mending.fixed:
            lines.append(f"{escape(result.path)}:")
            lines += [f"  {_done(each, language)}" for each in result.mending.fixed]
    return "".join(f"{line}\n" for line in lines)


def _done(diagnostic: Diagnostic, language: Language) -> str:
    place = short_place(diagnostic.location, language)
    place += " " if place else ""
    title = diagnostic.fix.title.of(language) if diagnostic.fix else ""
    return escape(f"{place}{diagnostic.code} {diagnostic.name} {title}")


def complaints(results: Sequence[FileResult], language: Language) -> Iterator[str]:
    """Yield messages on files that could not be written and on fixes that were withheld."""
    for result in results:
        failure = result.mending.failure
        if failure is not None:
            yield escape(f"lint-reports: {result.path}: {failure.of(language)}")
        mending = result.mending
        for several, done in ((mending.withheld, Text("没有修正", "not fixed")), (mending.unignored, _NO_COMMENT)):
            for diagnostic, reason in several:
                what = f"{diagnostic.code} {diagnostic.name}"
                reason_text = Text(f"{what} {done.zh}：{reason.zh}", f"{what} {done.en}: {reason.en}")
                yield escape(f"{place_of(diagnostic, language)}: {reason_text.of(language)}")


def diff_summary(results: Sequence[FileResult], language: Language) -> str:
    """The sentence on what `--fix` would do."""
    count = sum(len(result.mending.fixed) for result in results)
    files = sum(bool(result.mending.diff) for result in results)
    if not count:
        return Text("没有可以修正的地方", "Nothing to fix").of(language)
    counted = f"{files} file" if files == 1 else f"{files} files"
    return Text(f"可修正 {count} 处（{files} 个文件）", f"{count} would be fixed ({counted})").of(language)
