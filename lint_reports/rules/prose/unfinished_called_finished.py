"""文中说全部办结，表三却有结转下年度的申请。

“全部办结”“办结率100%”，就是“四、结转下年度继续办理”为0。“按期答复率100%”“均在法定期限内答复”不算，到年底期限未满的可以没有答复；但一件
也没有办结、却有结转的，也说不通。文中另外写明结转几件的不报告。

**怎么改**：核对文字和表三，改正写错的一处；到年底没有办结的，写明结转下年度几件。
---
The prose says that all is finished, and table three carries applications over.

全部办结 and 办结率100% mean that 四、结转下年度继续办理 is 0. A rate of answers in time does not, as the term of some may not be
over; but where nothing was finished and something carried over it makes no sense either. Nothing is said where the text
itself tells how many were carried over.

**To mend it**: check both; say how many were carried over to the next year.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import claims_of
from lint_reports.prose.findings import contradiction
from lint_reports.prose.totals import figures_of, total
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR403"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "表三第三项、第四项；《政府信息公开条例》第五十条第（二）项",
    "Table three, items three and four; Regulation on Open Government Information, art. 50 (2)",
)
VALID = (
    short_report("收到政府信息公开申请3件，全部办结。", received=3, done=3),
    short_report("收到政府信息公开申请3件，按时答复率100%。", received=3, done=2, left=1),
)
INVALID = (
    short_report("收到政府信息公开申请3件，全部办结。", received=3, done=2, left=1).finds(
        "全部办结", "文中“全部办结”，表三“四、结转下年度继续办理”总计为 1"
    ),
    short_report("收到政府信息公开申请1件，按时办结率100%。", received=1, left=1).finds(
        "100%", "文中“按时办结率100%”，表三“四、结转下年度继续办理”总计为 1"
    ),
)
ALL = ("all_done", "rate")
IN_TIME = ("all_timely", "timely_rate")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    claims = claims_of(report)
    if any(each.name in ("carried_out", "carried") and each.value for each in claims):
        return
    left = next((each.claim.kind.readings[0][0] for each in claims if each.name in ALL + IN_TIME), None)
    found = total(report, left) if left is not None else None
    if found is None or not found.value:
        return
    done = [figure.certain_value for figure in figures_of(report, "results_total", "total")]
    names = ALL + IN_TIME if done == [0] else ALL
    meant = [each for each in claims if each.name in names and each.value in (0, 100)]
    if meant:
        yield contradiction(rule, meant[0], [found], meant[1:])
