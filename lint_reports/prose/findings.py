"""Findings on prose that several rules share: claims that the tables contradict, and parts that do not add up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Diagnostic, Related
from lint_reports.model.finding import at_range, related_figure
from lint_reports.model.location import Location
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import ReportClaim, claims_of
from lint_reports.prose.paragraphs import Paragraph
from lint_reports.prose.parts import Count, PartList, part_lists
from lint_reports.prose.passages import Passage
from lint_reports.prose.totals import Total, worded
from lint_reports.text.language import Text

MOST_RELATED = 12


def contradictions(rule: Rule, report: Report, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each number claimed that the tables contradict; repetitions are related to the first claim."""
    claims = [each for each in claims_of(report) if each.name in kinds]
    borne_out = {each.name for each in claims if not each.contradicting}
    by_number: dict[tuple[str, Decimal], list[ReportClaim]] = {}
    for each in claims:
        if each.name not in borne_out:
            by_number.setdefault((each.name, each.value), []).append(each)
    for first, *repeated in by_number.values():
        yield contradiction(rule, first, first.contradicting, repeated)


def contradiction(
    rule: Rule, claim: ReportClaim, totals: Sequence[Total], repeated: Sequence[ReportClaim] = ()
) -> Diagnostic:
    """The finding that totals of the tables contradict a claim and those that repeat it."""
    distinct = list({each.value: each for each in reversed(totals)}.values())[::-1]
    texts = [worded(claim.report, each) for each in distinct]
    zh, en = "，也可作".join(each.zh for each in texts), ", or ".join(each.en for each in texts)
    message = Text(f"文中“{claim.words}”，{zh}", f"the text says “{claim.words}”, but {en}")
    related = [*related_cells(claim.report, distinct), *map(_repeated, repeated)]
    return at_claim(rule, claim, message, related[:MOST_RELATED])


def at_words(
    rule: Rule, report: Report, prose: Paragraph | Passage, words: tuple[int, int], message: Text, **more: object
) -> Diagnostic:
    """A finding at the words that begin and end at two offsets in the text of a paragraph or a passage."""
    return at_range(rule, report, prose.range(report, *words), message, report.node(prose.section), **more)


def at_claim(rule: Rule, claim: ReportClaim, message: Text, related: Sequence[Related] = ()) -> Diagnostic:
    """A finding at the number of a claim."""
    return at_range(rule, claim.report, claim.range, message, claim.section, related=tuple(related))


def related_cells(report: Report, totals: Collection[Total]) -> list[Related]:
    """The cells of totals, each once."""
    related = []
    for figure in dict.fromkeys(figure for each in totals for figure in each.figures):
        words = f"{row_words(report, row_of(figure))} {column_words(report, figure)} {figure.cell.text}"
        related.append(related_figure(report, figure, Text(words, words)))
    return related


def related_claim(claim: ReportClaim) -> Related:
    """A claim as related location of a finding elsewhere."""
    return Related(Text(f"文中“{claim.words}”", f"the text says “{claim.words}”"), claim.location)


def _repeated(claim: ReportClaim) -> Related:
    return Related(Text(f"文中又写“{claim.words}”", f"again: “{claim.words}”"), claim.location)


def wrong_parts(rule: Rule, report: Report, verdict: str) -> Iterator[Diagnostic]:
    """A finding for each list of parts with that verdict, see `PartList.verdict`."""
    for passage, each in part_lists(report):
        if each.verdict() == verdict:
            yield _at_parts(rule, report, passage, each)


def _at_parts(rule: Rule, report: Report, passage: Passage, each: PartList) -> Diagnostic:
    """A finding at the largest part if it alone exceeds the whole, at the part if there is only one, else at the whole."""
    nearest = each.wholes[0]
    largest = max(each.parts, key=lambda part: part.value)
    exceeds = largest.value > max(each.possible())
    where = largest if exceeds else each.parts[0] if len(each.parts) == 1 else nearest
    related = tuple(_count(report, passage, one) for one in (*each.wholes, *each.parts) if one is not where)
    message = _parts_message(each, exceeds, largest, nearest)
    return at_words(rule, report, passage, (where.start, where.end), message, related=related[:MOST_RELATED])


def _parts_message(each: PartList, exceeds: bool, largest: Count, nearest: Count) -> Text:
    unit = nearest.unit
    if exceeds or len(each.parts) == 1:
        zh = f"分项 {largest.value:f} {unit}超过总数 {nearest.value:f} {unit}"
        en = f"the part {largest.value:f} is more than the whole {nearest.value:f}"
    else:
        sum_ = "＋".join(f"{part.value:f}" for part in each.parts)
        zh = f"各分项之和 {each.total:f} {unit}（{sum_}），总数 {nearest.value:f} {unit}"
        en = f"the parts add up to {each.total:f} ({sum_}), their whole is {nearest.value:f}"
    others = [f"{one.value:f}" for one in each.wholes[1:] if each.total <= one.value]
    if others and each.verdict() == "doubtful":
        zh = f"{zh}；如是 {'、'.join(others)} {unit}的分项则没有超过"
        en = f"{en}; they may be parts of {', '.join(others)}"
    return Text(zh, en)


def _count(report: Report, passage: Passage, count: Count) -> Related:
    words = f"“{count.name}{count.value:f}{count.unit}”"
    return Related(Text(f"文中{words}", words), Location(report.path, passage.range(report, count.start, count.end)))
