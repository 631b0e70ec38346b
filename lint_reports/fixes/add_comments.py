"""`--add-ignore`: a comment for every finding there is, made as fixes are: with proof that it changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lint_reports.config.settings import Settings
from lint_reports.fixes.rounds import ROUNDS, Round
from lint_reports.linter import lint_source
from lint_reports.model.diagnostic import Diagnostic, Edit, Fix
from lint_reports.model.document import MARK
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult, Withheld
from lint_reports.readers.formats import suffix_of
from lint_reports.readers.source import Source
from lint_reports.rules.selection import rules_with
from lint_reports.text.language import Text

REASON = Text("待核实", "to be looked into")
"""Where the user gives none."""

_IN_TABLE = re.compile(r"<t[rdh]\b|</t[dhr]>|<table\b", re.I)
_DASHES = re.compile(r"\s*:?-+:?\s*")
_LINE_NUMBER = re.compile(r"第 \d+ 行")
_TITLE = Text("加上豁免注释", "add a comment that suppresses it")
_WORD = Text(
    "Word 文件不能自动加批注，请在 Word 里加批注，或者写进配置的 suppressions",
    "no comment can be added to a Word file; add one in Word, or list it under suppressions in the configuration",
)
_MANDATORY = Text("配置规定这条规则必须遵守", "the configuration makes this rule mandatory")
_BEYOND = Text("这个问题不能用注释豁免", "no comment can suppress this")


def add_ignores(source: Source, settings: Settings) -> tuple[Source, FileResult, tuple[Withheld, ...]]:
    """The file with comments, what is then found in it, and the findings that got none."""
    path, now = source.path, lint_source(source, settings)
    for whole in (False, True):
        for _ in range(ROUNDS):
            wanted = [each for each in now.diagnostics if _hindrance(path, each, settings) is None]
            if not wanted:
                break
            carriers = tuple(_carriers(source, wanted, settings, whole))
            turn = Round(source, now._replace(diagnostics=(*carriers, *_others(now, carriers))), settings)
            if not turn.run() or _told(turn.reached[1]) != _told(now):
                break
            source, now = turn.reached
    left = tuple(Withheld(each, _hindrance(path, each, settings) or _BEYOND) for each in now.diagnostics)
    return source, now, left


def comment_edit(source: Source, finding: Diagnostic, settings: Settings) -> Edit | None:
    """The edit that adds a comment for one finding; None where none can be written without changing what else is found.

    The reason in it is `settings.add_ignore`.
    """
    if _hindrance(source.path, finding, settings) is not None:
        return None
    now = lint_source(source, settings)
    (carrier,) = _carriers(source, [finding], settings, whole=False)
    turn = Round(source, now._replace(diagnostics=(carrier, *_others(now, [carrier]))), settings)
    if carrier.fix is None or not turn.run() or _told(turn.reached[1]) != _told(now):
        return None
    return carrier.fix.edits[0]


def _told(result: FileResult) -> list[tuple[str, str, str]]:
    """All that is found, let pass or not, whatever the lines it stands on and speaks of."""
    found = (*result.diagnostics, *(each.diagnostic for each in result.suppressed))
    return sorted((each.name, str(each.cell), _LINE_NUMBER.sub("", each.message.zh)) for each in found)


def _hindrance(path: str, diagnostic: Diagnostic, settings: Settings) -> Text | None:
    """Why no comment can be written for this finding."""
    if suffix_of(path) == ".docx":
        return _WORD
    if settings.requires(diagnostic):
        return _MANDATORY
    about = {rule.name for rule in rules_with(()) if rule.judge is not None}
    return _BEYOND if diagnostic.name in about or diagnostic.location.range is None else None


def _others(now: FileResult, carriers: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that carry no comment, without the fixes of their own, which were not asked for."""
    carried = {each.sort_key for each in carriers}
    return (each._replace(fix=None) for each in now.diagnostics if each.sort_key not in carried)


def _carriers(source: Source, found: list[Diagnostic], settings: Settings, whole: bool) -> Iterator[Diagnostic]:
    """One finding for each comment, with the comment as its fix: a comment a line, or for the whole file one a rule."""
    path, document = source.path, source.read()
    lines = document.file_lines
    reason = (settings.add_ignore or "").strip() or REASON.of(settings.lang)
    if whole:
        for name, several in groupby(
            sorted(found, key=lambda each: (each.name, each.sort_key)), lambda each: each.name
        ):
            words = _comment(path, f"file-ignore[{name}]", reason)
            yield next(several)._replace(fix=Fix(_TITLE, (_at_the_end(lines, words),), "safe"))
        return
    for number, several in groupby(sorted(found, key=lambda each: each.sort_key), _line):
        group = list(several)
        words = _comment(path, f"ignore[{', '.join(sorted({each.name for each in group}))}]", reason)
        yield group[0]._replace(fix=Fix(_TITLE, (_edit(path, lines, number, words),), "safe"))


def _line(diagnostic: Diagnostic) -> int:
    return diagnostic.location.range.start.line if diagnostic.location.range else 0


def _comment(path: str, words: str, reason: str) -> str:
    reason = " ".join(reason.split())
    if _is_text(path):
        return f"# {MARK}: {words} -- {reason}"
    # A bar would part cells where the comment stands in a row, and what ends a comment would end this one.
    return f"<!-- {MARK}: {words} -- {reason.replace('--', '—').replace('|', '｜').replace('>', '＞')} -->"


def _is_text(path: str) -> bool:
    return suffix_of(path) not in (".md", ".markdown", ".html", ".htm")


def _edit(path: str, lines: list[str], number: int, words: str) -> Edit:
    """Above the line; in Markdown behind it, where a comment between two rows would tear the table on the page.

    The head of a table of bars must have as many cells as the row of dashes below it, so that its comment goes above it.
    """
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    behind = suffix_of(path) in (".md", ".markdown") and line.strip() and not line.lstrip().startswith("#")
    if behind and not _IN_TABLE.search(line) and not _is_head(lines, number):
        return Edit(Range.of(number, len(line) + 1, number, len(line) + 1), f" {words}")
    while not _is_text(path) and number > 1 and _is_within_tag(lines, number):
        number -= 1
    if number > 1:
        # From the end of the line before, so that this is no edit within a row.
        return Edit(Range.of(number - 1, len(lines[number - 2]) + 1, number, 1), f"\n{words}\n")
    return Edit(Range.of(1, 1, 1, 1), f"{words}\n")


def _is_head(lines: list[str], number: int) -> bool:
    """Whether the line is the head of a Markdown table, the one above its first row of dashes, or that row itself."""
    first = number
    while first > 1 and "|" in lines[first - 2]:
        first -= 1
    for at in range(first, min(number + 2, len(lines) + 1)):
        if at > first and all(map(_DASHES.fullmatch, lines[at - 1].strip().strip("|").split("|"))):
            return at >= number
    return False


def _is_within_tag(lines: list[str], number: int) -> bool:
    """Whether the line begins within a tag that was opened on a line before."""
    for line in reversed(lines[: number - 1]):
        opened, closed = line.rfind("<"), line.rfind(">")
        if opened != closed:
            return opened > closed
    return False


def _at_the_end(lines: list[str], words: str) -> Edit:
    last = len(lines)
    if last > 1 and not lines[-1]:
        return Edit(Range.of(last - 1, len(lines[-2]) + 1, last, 1), f"\n{words}\n")
    return Edit(Range.of(last, len(lines[-1]) + 1, last, len(lines[-1]) + 1), f"\n{words}")
