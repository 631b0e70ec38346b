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
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR113"
SEVERITY = Severity.WARNING
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
        "本年度没有收取信息处理费。\n"
        "五、存在的主要问题及改进情况\n"
        "公开的深度还不够，已安排培训。",
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
