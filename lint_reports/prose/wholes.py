"""Wholes and parts in the prose that do not agree: for the rules of LR4 that need no table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint_reports.model.diagnostic import Diagnostic, Related
from lint_reports.model.finding import at_range
from lint_reports.model.location import Location
from lint_reports.model.report import Report, once_per_report
from lint_reports.model.rule import Rule
from lint_reports.prose.compared import Place, passages
from lint_reports.prose.paragraphs import whole
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.prose.parts import Count, Parts


@once_per_report
def parts(report: Report) -> list[tuple[Place, Parts]]:
    """The lists of parts in the written sections."""
    if "其中" not in whole(report) and "分别" not in whole(report):
        return []
    from lint_reports.prose.parts import lists

    places = passages(report)
    found = lists([each.text for each in places], report.body, report.year)
    return [(places[number], each) for number, each in found]


def wrong_parts(rule: Rule, report: Report, verdict: str) -> Iterator[Diagnostic]:
    """The findings about lists of parts of which that is to be said."""
    for place, each in parts(report):
        if each.verdict() == verdict:
            yield _finding(rule, report, place, each)


def _finding(rule: Rule, report: Report, place: Place, each: Parts) -> Diagnostic:
    nearest = each.wholes[0]
    largest = max(each.parts, key=lambda part: part.value)
    single = largest.value > max(each.possible())
    unit = nearest.unit
    if single or len(each.parts) == 1:
        zh = f"分项 {largest.value:f} {unit}超过总数 {nearest.value:f} {unit}"
        en = f"the part {largest.value:f} is more than the whole {nearest.value:f}"
    else:
        sum_ = "＋".join(f"{part.value:f}" for part in each.parts)
        zh = f"各分项之和 {each.total:f} {unit}（{sum_}），总数 {nearest.value:f} {unit}"
        en = f"the parts add up to {each.total:f} ({sum_}), their whole is {nearest.value:f}"
    if _is_open(each):
        others = [f"{one.value:f}" for one in each.wholes[1:] if each.total <= one.value]
        zh, en = (
            f"{zh}；如是 {'、'.join(others)} {unit}的分项则没有超过",
            f"{en}; they may be parts of {', '.join(others)}",
        )
    where = largest if single else each.parts[0] if len(each.parts) == 1 else nearest
    related = tuple(_related(report, place, one) for one in (*each.wholes, *each.parts) if one is not where)
    section = report.node(place.section)
    return at_range(
        rule, report, place.range(report, where.start, where.end), Text(zh, en), section, related=related[:12]
    )


def _is_open(each: Parts) -> bool:
    return each.verdict() == "doubtful" and any(each.total <= one.value for one in each.wholes[1:])


def _related(report: Report, place: Place, count: Count) -> Related:
    words = f"“{count.name}{count.value:f}{count.unit}”"
    return Related(Text(f"文中{words}", words), Location(report.path, place.range(report, count.start, count.end)))
