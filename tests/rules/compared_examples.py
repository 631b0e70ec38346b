"""What the rules that compare reports find in an example of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from lint_reports.archive.layouts import layouts
from lint_reports.archive.summarise import summarise
from lint_reports.config.settings import Settings
from lint_reports.linter import parse
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.rule import Example
from lint_reports.model.summary import Compared, Summary
from lint_reports.rules.selection import rules_with
from lint_reports.run.compare import findings
from tests.support.pieces import piece


def example_findings(example: Example, settings: Settings) -> list[Diagnostic]:
    """The findings in an example as it is compared with the pieces that it names."""
    mine = _example(example, example.text, "report.txt")
    if mine is None:
        return []
    units = [(path, _example(example, text, path)) for path, text in _files("unit", example.units)]
    others = tuple(made for path, text in _files("other", example.others) if (made := _example(example, text, path)))
    claims = tuple(each for each in others if (each.body, each.year) == (mine.body, mine.year))
    compared = Compared(
        mine,
        layouts,
        previous=_example(example, example.previous, "previous.txt"),
        units=tuple(unit for _, unit in units if unit is not None),
        missing=tuple(path for path, unit in units if unit is None),
        duplicates=claims,
        similar=tuple(each for each in others if each not in claims),
    )
    chosen = [rule for rule in rules_with((), ()) if rule.compare is not None and settings.selects(rule)]
    return sorted(findings(compared, settings, chosen), key=lambda each: each.sort_key)


def _files(name: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"{name}{number}.txt", text) for number, text in enumerate(texts, 1)]


def _example(example: Example, text: str, path: str) -> Summary | None:
    if not text:
        return None
    whole = example.start == "report"
    report = parse(path, text.encode(), Settings()) if whole else piece(example.start, text, example.edition)
    made = summarise(report) if report is not None else None
    if made is not None:
        made.path = path
    return made
