"""这一部分只有标题，没有内容。

没有情况的部分也要写明，例如“无”；“六、其他需要报告的事项”还应说明信息处理费的收取情况。

**怎么改**：写上内容，没有的写“无”。
---
A section has a heading and nothing below it.

A section with nothing to report says so, as 无; section six also states whether fees for processing were charged.

**To mend it**: write the section, or 无.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.duties import due
from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule

CODE = "LR114"
SEVERITY = Severity.WARNING
SOURCE = Text("《政府信息公开条例》第五十条；年度报告格式：六个部分", "Regulation on Open Government Information, art. 50; the form: six sections")
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
        "六、其他需要报告的事项",
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in report.sections:
        if section.heading is None or report.table(section.name) is not None:
            continue
        node = report.node(section.name)
        if not any(leaf.type == "TEXT" for leaf in node.all_leaves()):
            zh, en = f"“{section.phrase}”没有内容", f"“{section.phrase}” is empty"
            owed = [entry.words for entry in due("statement", report) if entry.section == section.name]
            if owed:
                message = Text(f"{zh}，应说明{owed[0]}的收取情况", f"{en}; it should state {owed[0]}")
            else:
                message = Text(f"{zh}，没有的应写“无”", f"{en}; write 无 if so")
            yield at_leaf(rule, report, section.heading, message, node, twin=f"empty {section.name}")
