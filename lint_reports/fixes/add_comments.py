"""Add comments that suppress findings (`--add-ignore`), and check by linting again that they change nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lint_reports.config.settings import Settings
from lint_reports.fixes.rounds import ROUNDS, Check, Round, State
from lint_reports.linter import lint_source
from lint_reports.model.diagnostic import Diagnostic, Edit, Fix
from lint_reports.model.document import MARK
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult, Withheld
from lint_reports.readers.formats import suffix_of
from lint_reports.readers.source import Source
from lint_reports.rules.selection import rules_with
from lint_reports.text.language import Text

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


def add_comments(state: State, settings: Settings, reason: str, check: Check) -> tuple[State, tuple[Withheld, ...]]:
    """Add a comment with this reason for every finding; also return the findings that got none."""
    path = state.source.path
    for whole in (False, True):
        for _ in range(ROUNDS):
            wanted = [each for each in state.result.diagnostics if _obstacle(path, each, settings) is None]
            carriers = list(_carriers(state.source, wanted, reason, whole)) if wanted else []
            reached = _suppressed(state, carriers, check)
            if reached is None:
                break
            state = reached
    left = tuple(Withheld(each, _obstacle(path, each, settings) or _BEYOND) for each in state.result.diagnostics)
    return state, left


def comment_edit(source: Source, finding: Diagnostic, settings: Settings, reason: str) -> Edit | None:
    """The edit that adds a comment for one finding; None where every such comment would change other findings."""
    if _obstacle(source.path, finding, settings) is not None:
        return None

    def check(source: Source) -> FileResult:
        return lint_source(source, settings)

    (carrier,) = _carriers(source, [finding], reason, whole=False)
    if carrier.fix is None or _suppressed(State(source, check(source)), [carrier], check) is None:
        return None
    return carrier.fix.edits[0]


def _suppressed(state: State, carriers: list[Diagnostic], check: Check) -> State | None:
    """The state with the comments that `carriers` have as fixes; None where they change other findings, or suppress none."""
    carried = {each.sort_key for each in carriers}
    others = [each._replace(fix=None) for each in state.result.diagnostics if each.sort_key not in carried]
    before = State(state.source, state.result._replace(diagnostics=(*carriers, *others)))
    this_round = Round(before, ("safe",), check)
    if not this_round.run() or _found(this_round.reached.result) != _found(state.result):
        return None
    return this_round.reached


def _found(result: FileResult) -> list[tuple[str, str, str]]:
    """All findings, suppressed or not, without line numbers, so that those before and after a new line compare equal."""
    found = (*result.diagnostics, *(each.diagnostic for each in result.suppressed))
    return sorted((each.name, str(each.cell), _LINE_NUMBER.sub("", each.message.zh)) for each in found)


def _obstacle(path: str, diagnostic: Diagnostic, settings: Settings) -> Text | None:
    """Why no comment can be written for a finding; None where one can."""
    if suffix_of(path) == ".docx":
        return _WORD
    if settings.requires(diagnostic):
        return _MANDATORY
    about = {rule.name for rule in rules_with(()) if rule.judge is not None}
    return _BEYOND if diagnostic.name in about or diagnostic.location.range is None else None


def _carriers(source: Source, found: list[Diagnostic], reason: str, whole: bool) -> Iterator[Diagnostic]:
    """One finding for each comment, with the comment as its fix: a comment a line, or for the whole file one a rule."""
    path, lines = source.path, source.read().file_lines
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
    # A bar would separate cells if the comment is in a table row, and `-->` would end the comment.
    return f"<!-- {MARK}: {words} -- {reason.replace('--', '—').replace('|', '｜').replace('>', '＞')} -->"


def _is_text(path: str) -> bool:
    return suffix_of(path) not in (".md", ".markdown", ".html", ".htm")


def _edit(path: str, lines: list[str], number: int, words: str) -> Edit:
    """The edit that adds a comment above the line; in Markdown at its end, as one between two rows would split the table.

    The comment of a table's header row goes above it: the row must have as many cells as the delimiter row below.
    """
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    behind = suffix_of(path) in (".md", ".markdown") and line.strip() and not line.lstrip().startswith("#")
    if behind and not _IN_TABLE.search(line) and not _is_head(lines, number):
        return Edit(Range.of(number, len(line) + 1, number, len(line) + 1), f" {words}")
    while not _is_text(path) and number > 1 and _is_within_tag(lines, number):
        number -= 1
    if number > 1:
        # From the end of the previous line, so that this is no edit within a row.
        return Edit(Range.of(number - 1, len(lines[number - 2]) + 1, number, 1), f"\n{words}\n")
    return Edit(Range.of(1, 1, 1, 1), f"{words}\n")


def _is_head(lines: list[str], number: int) -> bool:
    """Whether a line is the header row of a Markdown table or the delimiter row below it."""
    first = number
    while first > 1 and "|" in lines[first - 2]:
        first -= 1
    for at in range(first, min(number + 2, len(lines) + 1)):
        if at > first and all(map(_DASHES.fullmatch, lines[at - 1].strip().strip("|").split("|"))):
            return at >= number
    return False


def _is_within_tag(lines: list[str], number: int) -> bool:
    """Whether a line begins within a tag that a line before has opened."""
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
