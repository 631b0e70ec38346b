"""文中的百分比与件数算不上。

“予以公开8件，占57.1%”是 8 除以总数。总数可以是文中的，也可以是表三的；四舍五入、去尾、末位差一都算相符，都不符才报告。办结率不是100%的，按办结
数除以收到数核对。

**怎么改**：重新计算百分比，或者核对件数。
---
A percentage in the prose does not follow from the numbers.

予以公开8件，占57.1% is 8 divided by the whole, which may stand in the text or in table three. Rounding, cutting off and one
unit of the last digit are forgiven; only what fits no whole is reported. A rate of completion other than 100% is that of what
was finished to what was received.

**To mend it**: reckon the percentage again, or check the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import ReportClaim, claims_of
from lint_reports.prose.findings import at_words
from lint_reports.prose.parts import decimals_of, fits, part_lists
from lint_reports.prose.passages import Passage
from lint_reports.prose.totals import figures_of
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR412"
SEVERITY = Severity.WARNING
SOURCE = Text("国办公开办函〔2021〕30号：数据准确", "国办公开办函〔2021〕30号: accurate figures")
VALID = (
    short_report("收到政府信息公开申请14件，其中予以公开8件，占57.1%。", received=14, done=8, left=6),
    short_report("收到政府信息公开申请25件，办结21件，办结率84%。", received=25, done=21, left=4),
)
INVALID = (
    short_report("收到政府信息公开申请14件，其中予以公开8件，占67.1%。", received=14, done=8, left=6).finds(
        "67.1%", "文中“占67.1%”，8 除以 14 得 57.1%"
    ),
    short_report("收到政府信息公开申请25件，办结21件，办结率94%。", received=25, done=21, left=4).finds(
        "94%", "文中“办结率94%”，21 除以 25 得 84.0%"
    ),
)
WHOLES = ("new", "received", "applications", "handled", "done", "answered")
FINISHED = ("done", "answered", "handled")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    claims = claims_of(report)
    for each in claims:
        name = each.name
        if name == "share":
            yield from _share(report, rule, each, _near(each, claims))
        elif name == "rate" and each.value != 100:
            yield from _rate(report, rule, each, _near(each, claims))
    for passage, found in part_lists(report):
        for share in found.shares if not found.about_applications else ():
            bases = [base for base in (*found.possible(), found.total) if base >= share.of.value]
            if bases and not _fits(share.of.value, bases, share.percent, share.decimals):
                words = f"{share.of.value:f}{share.of.unit}，占{share.percent:f}%"
                yield _finding(report, rule, passage, (share.start, share.end), words, share.of.value, bases[0])


def _near(one: ReportClaim, claims: list[ReportClaim]) -> list[ReportClaim]:
    return [each for each in claims if each.passage is one.passage]


def _fits(part: Decimal, bases: list[Decimal], percent: Decimal, decimals: int) -> bool:
    return any(fits(part, base, percent, decimals) for base in bases)


def _table(report: Report) -> dict[str, Decimal]:
    rows = ("received", "carried_in", "results_total", "carried_out")
    found = {row: [figure.certain_value for figure in figures_of(report, row, "total")] for row in rows}
    return {row: values[0] for row, values in found.items() if values and values[0] is not None}


def _share(report: Report, rule: Rule, one: ReportClaim, near: list[ReportClaim]) -> Iterator[Diagnostic]:
    """A share of the nearest count of its sentence. The wholes told in its passage, the other counts of its sentence, the
    parts together and the table's totals are its bases."""
    counts = one.claim.counts
    tops = [sum(counts[at:], Decimal(0)) for at in range(len(counts))] if one.claim.together else [counts[-1]]
    wholes = [each.value for each in near if each.name in WHOLES]
    if not wholes:
        return
    told_parts = [each.value for each in near if each.name not in (*WHOLES, "share", "rate", "timely_rate")]
    figures = _table(report)
    bases = [*wholes, *counts, sum(told_parts, Decimal(0)), *figures.values()]
    bases.append(figures.get("received", Decimal(0)) + figures.get("carried_in", Decimal(0)))
    if not any(_fits(top, bases, one.value, decimals_of(one.value)) for top in tops):
        yield _finding(
            report, rule, one.passage, (one.claim.start, one.claim.end), one.claim.words, counts[-1], wholes[0]
        )


def _rate(report: Report, rule: Rule, one: ReportClaim, near: list[ReportClaim]) -> Iterator[Diagnostic]:
    finished = [each.value for each in near if each.name in FINISHED]
    received = [each.value for each in near if each.name in WHOLES]
    if not finished or len(received) < 2:
        return
    figures = _table(report)
    both = figures.get("received", Decimal(0)) + figures.get("carried_in", Decimal(0))
    tops = [*finished, *(value for row, value in figures.items() if row == "results_total")]
    bases = [*received, both, *figures.values()]
    if not any(_fits(top, bases, one.value, decimals_of(one.value)) for top in tops):
        whole = max(received)
        yield _finding(report, rule, one.passage, (one.claim.start, one.claim.end), one.claim.words, finished[0], whole)


def _finding(
    report: Report, rule: Rule, passage: Passage, where: tuple[int, int], words: str, part: Decimal, whole: Decimal
) -> Diagnostic:
    right = f"{part * 100 / whole:.1f}" if whole else "?"
    said = "".join(words.split())
    message = Text(
        f"文中“{said}”，{part:f} 除以 {whole:f} 得 {right}%",
        f"the text says “{said}”, but {part:f} of {whole:f} is {right}%",
    )
    return at_words(rule, report, passage, where, message)
