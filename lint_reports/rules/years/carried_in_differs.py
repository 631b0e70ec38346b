"""上年结转与上一年度报告的结转下年度不一致。

上一年度报告第四项“结转下年度继续办理”的申请，就是本年度报告第二项“上年结转”的申请，总计应当相等，各类申请人的数量一般也相等。总计
不等是错误；总计相等而分栏不等，多半是申请人重新归了类，是提醒。两份报告里有空白、不是数字或者表内不平的格，不比较。

哪两份报告是同一机关前后两年的，看标题中的机关名称和年度，详见[年度之间](years.md)。

**怎么改**：对照上一年度的报告，改正填错的那一份。
---
What was carried in is not what last year's report carried out.

The requests that last year's report carried out (item four) are those that this one carried in (item two): the totals
are equal, and as a rule the kinds of applicants. Totals that differ are an error; where only the kinds differ, the
applicants were most likely classed anew, and it is a warning. A blank, what is no number and a figure that its own table
shows to be wrong are not compared. How the two reports are found: [Between years](years.md#between-years).

**To mend it**: compare with last year's report and correct the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.between_reports import breaches
from lint_reports.figures.breach_findings import finding, lowered, place_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.rule import Example, Rule
from lint_reports.model.summary import Compared
from lint_reports.text.language import Text

CODE = "LR501"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表三第二项“上年结转”、第四项“结转下年度继续办理”",
    "Table three: item two is carried in from last year, item four carried out to the next",
)
VALID = (
    Example(
        "requests_table",
        "二、上年结转政府信息公开申请数量\t2\t1\t0\t0\t0\t0\t3",
        previous="四、结转下年度继续办理\t2\t1\t0\t0\t0\t0\t3",
    ),
)
INVALID = (
    Example(
        "requests_table",
        "二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2",
        previous="四、结转下年度继续办理\t2\t1\t0\t0\t0\t0\t3",
    ).finds("1:30", "总计栏：上年结转 2，上一年度报告的结转下年度继续办理是 3；不一致的还有商业企业"),
)


def compare(compared: Compared, rule: Rule) -> Iterator[Diagnostic]:
    found = list(breaches(compared, rule.name, "previous"))
    total = [each for each in found if place_of(compared, each.anchor).column == "total"]
    if not found:
        return
    first = (total or found)[0]
    made = finding(rule, compared, first)
    parts = [finding(rule, compared, each) for each in found if each is not first]
    related = (*made.related, *(place for part in parts for place in part.related))
    if parts:
        names = "、".join(part.labels[1] for part in parts if part.labels)
        text = made.message
        made = made._replace(message=Text(f"{text.zh}；不一致的还有{names}", f"{text.en}; so with {names}"))
    made = made._replace(related=related)
    yield made if total else lowered(made, Severity.WARNING)
