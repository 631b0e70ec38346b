"""同一部分出现两次。

每个部分只应出现一次。重复的部分往往是从上一年的文件粘贴而来，数据可能不一致。

**怎么改**：删去多余的一个。
---
A section appears twice.

Each section appears once. A second one is often pasted from last year's file, with other figures.

**To mend it**: delete one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import already, at_leaf, related_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR112"
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
        "五、存在的主要问题及改进情况\n"
        "公开的深度还不够，已安排培训。\n"
        "六、其他需要报告的事项\n"
        "本年度没有收取信息处理费。\n"
        "六、其他需要报告的事项\n"
        "无",
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for leaf, first in report.repeated:
        there = already(report, first)
        message = Text(f"“{leaf.phrase}”重复出现，{there.zh}", f"“{leaf.phrase}” appears again; {there.en}")
        related = (related_leaf(report, first, Text("另一处", "the other one")),)
        yield at_leaf(rule, report, leaf, message, related=related)
