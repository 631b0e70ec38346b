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
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR110"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "《政府信息公开条例》第五十条；年度报告格式：六个部分",
    "Regulation on Open Government Information, art. 50; the form: six sections",
)
VALID = (
    Example(
        "report",
        "县城关镇人民政府2021年政府信息公开工作年度报告\n"
        "一、总体情况\n"
        "本年度依法公开政府信息。\n"
        "二、主动公开政府信息情况\n"
        "规章\t0\t0\t0\n"
        "三、收到和处理政府信息公开申请情况\n"
        "（七）总计\t0\t0\t0\t0\t0\t0\t0\n"
        "四、政府信息公开行政复议、行政诉讼情况\n"
        "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n"
        "五、存在的主要问题及改进情况\n"
        "公开的深度还不够，已安排培训。\n"
        "六、其他需要报告的事项\n"
        "本年度没有收取信息处理费。",
    ),
)
INVALID = (
    Example(
        "report",
        "县城关镇人民政府2021年政府信息公开工作年度报告\n"
        "一、总体情况\n"
        "本年度依法公开政府信息。\n"
        "二、主动公开政府信息情况\n"
        "规章\t0\t0\t0\n"
        "三、收到和处理政府信息公开申请情况\n"
        "（七）总计\t0\t0\t0\t0\t0\t0\t0\n"
        "四、政府信息公开行政复议、行政诉讼情况\n"
        "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n"
        "六、其他需要报告的事项\n"
        "本年度没有收取信息处理费。",
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
