"""同一个数在文中写了两次，前后不同。

申请、复议、诉讼、规范性文件的件数或者信息处理费写了两次，一处与表相符、一处不符的，作个提示：也许说的是两个范围。表格不能核对的，只比新收、结转、
复议的件数和收费。

**怎么改**：核对两处；范围不同的，写明各是什么范围。
---
The same figure is told twice with two numbers.

Of two numbers for one figure one agrees with the table and the other does not. This is a hint, as they may have two scopes.
Where the table cannot decide, only applications newly received and carried over, reviews and fees are compared.

**To mend it**: check both; where the scope differs, say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Related, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import ReportClaim, claims_of
from lint_reports.prose.findings import at_claim, related_cells
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR413"
SEVERITY = Severity.INFO
SOURCE = Text(
    "国办公开办函〔2021〕30号：数据准确；经验判断", "国办公开办函〔2021〕30号: accurate figures; a rule of thumb"
)
VALID = (short_report("全年新收政府信息公开申请3件。依申请公开方面，新收政府信息公开申请3件。", received=3, done=3),)
INVALID = (
    short_report("全年新收政府信息公开申请3件。依申请公开方面，新收政府信息公开申请5件。", received=3, done=3).finds(
        "5", "这里“新收政府信息公开申请5件”，另一处“全年新收政府信息公开申请3件”"
    ),
)
COUNTED = "new received handled done answered carried_in carried_out reviews lawsuits disputes issued repealed in_force".split()
WITHOUT_TABLE = ("new", "carried_in", "carried_out", "reviews", "fee")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    claims = claims_of(report)
    for kind in dict.fromkeys(each.name for each in claims if each.name in (*COUNTED, *WITHOUT_TABLE)):
        same = [each for each in claims if each.name == kind]
        wrong = [each for each in same if each.contradicting]
        if len({each.value for each in same}) < 2 or len(wrong) == len(same):
            continue
        right = next(each for each in same if each not in wrong)
        others = [one for one in same if one.value != right.value and kind in WITHOUT_TABLE]
        for each in wrong or others[:1]:
            yield _finding(rule, each, right)


def _finding(rule: Rule, one: ReportClaim, other: ReportClaim) -> Diagnostic:
    message = Text(f"这里“{one.words}”，另一处“{other.words}”", f"here “{one.words}”, elsewhere “{other.words}”")
    related = [Related(Text(f"文中“{other.words}”", f"“{other.words}”"), other.location)]
    return at_claim(rule, one, message, [*related, *related_cells(one.report, one.contradicting)])
