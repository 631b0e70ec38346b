"""Findings for relations that fail between reports, located in the newer or the covering report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint_reports.figures.between_reports import Breach, Spot, breaches
from lint_reports.figures.instances import Addend
from lint_reports.figures.relations import Relation
from lint_reports.model.diagnostic import Diagnostic, Related, Severity
from lint_reports.model.rule import Rule
from lint_reports.model.summary import Compared, FigurePlace
from lint_reports.text.language import Text

MOST_RELATED = 12
_DOUBTFUL = Text(
    "；对方报告的表内数字本身不平，请先核对", "; the other report's own table does not add up, check that first"
)


def differing(rule: Rule, compared: Compared, other: str, more: tuple[Relation, ...] = ()) -> Iterator[Diagnostic]:
    """A finding for each relation of a rule that fails; `more` are those of a user's rule."""
    return (finding(rule, compared, each) for each in breaches(compared, rule.name, other, more))


def finding(rule: Rule, compared: Compared, breach: Breach) -> Diagnostic:
    """The finding for a breach, with the other figures as related locations."""
    spot = breach.anchor
    place = place_of(compared, spot)
    text = message(compared, breach)
    others = [breach.figures.spot(i) for i in breach.instance.figures if i != breach.at]
    filled = [each for each in others if each.report is not spot.report or each.value]
    related = tuple(related_to(compared, each) for each in filled[:MOST_RELATED])
    severity = rule.severity
    if breach.doubtful:
        severity, text = Severity.INFO, Text(text.zh + _DOUBTFUL.zh, text.en + _DOUBTFUL.en)
    location = spot.report.location(spot.table.range_of(spot.place), place.path)
    return Diagnostic(rule.code, rule.name, severity, text, location, place.address, related, None, place.labels)


def lowered(found: Diagnostic, level: Severity) -> Diagnostic:
    """The finding at that level, or at its own where that is lower."""
    return found if found.severity.rank <= level.rank else found._replace(severity=level)


def place_of(compared: Compared, spot: Spot) -> FigurePlace:
    return compared.layouts(spot.table.edition)[spot.table.section][spot.place]


def related_to(compared: Compared, spot: Spot) -> Related:
    place = place_of(compared, spot)
    row, column = place.labels
    what = f"{row} {column} {spot.value}"
    zh, en = what, what
    if spot.report is not compared.report:
        whose = spot.report.body or spot.report.path
        year = f"{spot.report.year} 年度" if spot.report.year else ""
        zh, en = f"{whose}{year}报告：{what}", f"{whose}, report for {spot.report.year or 'an unknown year'}: {what}"
    location = spot.report.location(spot.table.range_of(spot.place), place.path)
    return Related(Text(zh, en), location, place.address)


def message(compared: Compared, breach: Breach) -> Text:
    """The message of a failing relation, its template filled with sums and figures."""
    instance = breach.instance
    place = place_of(compared, breach.anchor)
    right = _values(breach, instance.right)
    words = {
        "row": place.labels[0],
        "column": place.labels[1],
        "left": str(sum(_values(breach, instance.left))),
        "right": str(sum(right)),
        "parts": "＋".join(str(value) for value in right if value) or "0",
    }
    for addend in (*instance.left, *instance.right):
        words[addend.name] = str(sum(breach.value(index) for index in addend.figures))
    messages = instance.relation.messages
    return Text(messages.zh.format_map(words), messages.en.format_map(words))


def _values(breach: Breach, addends: tuple[Addend, ...]) -> list[Any]:
    constants = [addend.constant for addend in addends if addend.constant]
    return constants + [addend.factor * breach.value(i) for addend in addends for i in addend.figures]
