"""同一个数在文中写了两次，前后不同。

新收、上年结转、结转下年度的申请，行政复议，收取的信息处理费，写了两次而数不同，表格又没有证明都写错的，作个提示：也许说的是两个范围。

**怎么改**：核对两处；范围不同的，写明各是什么范围。
---
The same figure is told twice with two numbers.

Applications newly received, carried in or over, reviews, fees that were charged: where two numbers are told and the tables do
not show both to be wrong, this is a hint, as they may have two scopes.

**To mend it**: check both; where the scope differs, say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Related, Severity, Text
from lint_reports.model.finding import at_range
from lint_reports.model.location import Location
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules._claimed import Told, against, told
from lint_reports.rules._counted import counted

CODE = "LR413"
SEVERITY = Severity.INFO
SOURCE = Text("国办公开办函〔2021〕30号：数据准确；经验判断", "国办公开办函〔2021〕30号: accurate figures; a rule of thumb")
VALID = (counted("全年新收政府信息公开申请3件。依申请公开方面，新收政府信息公开申请3件。", received=3, done=3),)
INVALID = (counted("全年新收政府信息公开申请3件。依申请公开方面，新收政府信息公开申请5件。", received=3, done=3),)
KINDS = ("new", "carried_in", "carried_out", "reviews", "fee")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for kind in KINDS:
        same = [each for each in told(report) if each.claim.name == kind]
        values = {each.claim.value for each in same}
        if len(values) < 2:
            continue
        wrong = [each for each in same if against(report, each.claim)]
        if len(wrong) == len(same):
            continue
        right = next(each for each in same if each not in wrong)
        for each in wrong or [one for one in same if one.claim.value != right.claim.value][:1]:
            yield _finding(report, rule, each, right)


def _finding(report: Report, rule: Rule, one: Told, other: Told) -> Diagnostic:
    said, before = ("".join(each.claim.words.split()) for each in (one, other))
    message = Text(f"这里“{said}”，另一处“{before}”", f"here “{said}”, elsewhere “{before}”")
    related = Related(Text(f"文中“{before}”", f"“{before}”"), Location(report.path, other.range(report)))
    return at_range(rule, report, one.range(report), message, report.node(one.place.section), related=(related,))
