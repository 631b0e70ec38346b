"""部分的次序不对。

六个部分的次序由格式规定。

**怎么改**：把这一部分移到规定的位置。
---
A section is out of order.

The order of the six sections is fixed by the form.

**To mend it**: move the section to its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report, Section
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.text.language import Text

CODE = "LR113"
SEVERITY = Severity.WARNING
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but(
        "五、存在的主要问题及改进情况\n山路远的村组读到公告较晚，已托邮递员随车带去。\n六、其他需要报告的事项\n本年度没有收取信息处理费。",
        "六、其他需要报告的事项\n本年度没有收取信息处理费。\n五、存在的主要问题及改进情况\n山路远的村组读到公告较晚，已托邮递员随车带去。",
    ).finds(
        "五、存在的主要问题及改进情况", "“五、存在的主要问题及改进情况”应在“四、政府信息公开行政复议、行政诉讼情况”之后"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    present = sorted((each for each in report.sections if each.order), key=lambda each: each.order)
    kept = _longest_rise(present)
    for section in present:
        if section not in kept and section.heading is not None:
            before = [each for each in present if each.number < section.number]
            zh, en = "最前面", "at the beginning"
            if before:
                last = max(before, key=lambda each: each.number)
                zh, en = f"“{last.phrase}”之后", f"after “{last.phrase}”"
            message = Text(f"“{section.phrase}”应在{zh}", f"“{section.phrase}” should stand {en}")
            yield at_leaf(rule, report, section.heading, message, report.node(section.name))


def _longest_rise(sections: list[Section]) -> list[Section]:
    """The longest run of sections in the form's order: the others are the ones out of place."""
    best: list[list[Section]] = []
    for section in sections:
        before = [run for run in best if run[-1].number < section.number]
        best.append([*max(before, key=len, default=[]), section])
    return max(best, key=len, default=[])
