"""缺少规定的部分。

年度报告由六个部分组成，缺一不可，没有情况的也要写“无”或者填 0。

**怎么改**：按规定的标题补上这一部分。
---
A mandated section is missing.

A report has six sections. None may be left out: where there is nothing to report the section says 无 or its table 0.

**To mend it**: add the section under its mandated heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Report, Section
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.text.language import Text

CODE = "LR110"
SEVERITY = Severity.ERROR
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but("五、存在的主要问题及改进情况\n山路远的村组读到公告较晚，已托邮递员随车带去。\n", "").finds(
        "17:1", "缺少“五、存在的主要问题及改进情况”部分"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in () if report.is_headless else report.sections:
        if not section.order:
            message = Text(f"缺少“{section.phrase}”部分", f"the section “{section.phrase}” is missing")
            yield at_range(rule, report, _place(report, section), message, report.node(section.name))


def _place(report: Report, section: Section) -> Range:
    """Before the next section that is there, else at the end of the file."""
    later = [each for each in report.sections if each.number > section.number and each.order and each.heading]
    if later and later[0].heading:
        heading = later[0].heading
        return Range.of(heading.line, heading.column, heading.line, heading.column)
    lines = report.document.lines
    last = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)
    column = len(lines[last - 1]) + 1 if lines else 1
    return Range.of(last, column, last, column)
