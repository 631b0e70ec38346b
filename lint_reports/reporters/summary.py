"""Counts of findings, as a sentence or by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.result import FileResult
from lint_reports.text.language import Language, Text

SEVERITY_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}


def findings(results: Sequence[FileResult]) -> Iterator[tuple[FileResult, Diagnostic]]:
    """Every finding with the file it is in, sorted by file and position."""
    for result in results:
        for diagnostic in sorted(result.diagnostics, key=lambda diagnostic: diagnostic.sort_key):
            yield result, diagnostic


def summary(results: Sequence[FileResult], language: Language) -> str:
    """The last line: the number of findings, of files with findings, and of files that are no reports."""
    checked = sum(result.status == "checked" for result in results)
    unread = unread_formats(results)
    skipped = len(results) - checked - sum(unread.values())
    faulty = sum(bool(result.diagnostics) for result in results)
    if not results:
        return Text("没有找到可以检查的文件", "No files to check").of(language)
    fixed = sum(len(result.mending.fixed) for result in results)
    if faulty:
        return _found(results, checked, faulty, skipped, fixed).of(language)
    aside = _not_shown(results, skipped)
    if not checked and unread:
        return Text(f"没有年报可查（{aside.zh}）", f"No reports to check ({aside.en})").of(language)
    if not checked:
        return Text(f"没有年报可查（跳过 {skipped} 个非报告文件）", f"No reports among {_files(skipped)}").of(language)
    clean = _clean(checked, fixed)
    sentence = Text(f"{clean.zh}（{aside.zh}）", f"{clean.en} ({aside.en})") if aside.zh else clean
    return sentence.of(language)


def _clean(checked: int, fixed: int) -> Text:
    if fixed:
        return Text(
            f"已修正 {fixed} 处，检查了 {checked} 个文件，没有其他问题",
            f"{fixed} fixed, {_files(checked)} checked, no problems left",
        )
    return Text(f"检查了 {checked} 个文件，没有发现问题", f"{_files(checked)} checked, no problems found")


def _found(results: Sequence[FileResult], checked: int, faulty: int, skipped: int, fixed: int) -> Text:
    counts = Counter(diagnostic.severity for result in results for diagnostic in result.diagnostics)
    zh = "、".join(f"{counts[level]} 个{word.zh}" for level, word in SEVERITY_WORDS.items() if counts[level])
    en = ", ".join(_plural(counts[level], word.en) for level, word in SEVERITY_WORDS.items() if counts[level])
    some = faulty < checked
    aside = _not_shown(results, skipped)
    return Text(
        (f"已修正 {fixed} 处，还有 " if fixed else "发现 ")
        + f"{zh}（{f'{checked} 个文件中的 {faulty} 个' if some else f'{faulty} 个文件'}"
        + (f"，{aside.zh}）" if aside.zh else "）"),
        (f"{fixed} fixed, {en} left" if fixed else f"Found {en}")
        + f" ({f'{faulty} of {_files(checked)}' if some else _files(faulty)}"
        + (f"; {aside.en})" if aside.en else ")"),
    )


def _not_shown(results: Sequence[FileResult], skipped: int) -> Text:
    """The counts of what is not shown: findings suppressed or in the baseline, files skipped or not read."""
    suppressed = sum(len(result.suppressed) for result in results)
    known = sum(len(result.known) for result in results)
    parts = [
        *([Text(f"另有 {suppressed} 处已豁免", f"{suppressed} suppressed")] if suppressed else []),
        *([Text(f"另有 {known} 处在基线中", f"{known} in the baseline")] if known else []),
        *([Text(f"另跳过 {skipped} 个非报告文件", f"{_files(skipped)} skipped as no reports")] if skipped else []),
        *_unread(results),
    ]
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def unread_formats(results: Sequence[FileResult]) -> Counter[Text]:
    """How many files there are in each format that is not read, by the format's name."""
    return Counter(result.unread for result in results if result.unread)


def _unread(results: Sequence[FileResult]) -> list[Text]:
    """The files that cannot be read, by their formats, the most frequent first."""
    counts = unread_formats(results)
    if not counts:
        return []
    names = sorted(counts, key=lambda name: (-counts[name], name.en))
    zh = "、".join(f"{counts[name]} 个 {name.zh}" for name in names)
    en = ", ".join(f"{counts[name]} {name.en}" for name in names)
    return [Text(f"另有 {zh} 文件不能读，没有检查", f"not read: {en}")]


def _files(count: int) -> str:
    return _plural(count, "file")


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def by_rule(results: Sequence[FileResult]) -> list[tuple[int, Diagnostic]]:
    """(count, one finding as example) of each broken rule, the most frequent first."""
    counts: Counter[str] = Counter()
    examples: dict[str, Diagnostic] = {}
    for _, diagnostic in findings(results):
        counts[diagnostic.code] += 1
        examples.setdefault(diagnostic.code, diagnostic)
    return [(counts[code], examples[code]) for code in sorted(counts, key=lambda code: (-counts[code], code))]


def statistics(results: Sequence[FileResult], language: Language) -> str:
    """The counts by rule, a line each."""
    rows = by_rule(results)
    digits = len(str(rows[0][0])) if rows else 0
    return "".join(
        f"{count:>{digits}}  {diagnostic.code} {diagnostic.name} [{SEVERITY_WORDS[diagnostic.severity].of(language)}]\n"
        for count, diagnostic in rows
    )
