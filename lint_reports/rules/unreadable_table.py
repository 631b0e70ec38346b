"""表格无法读取。

表格是图片或附件，或者转成文字时丢了单元格：重复的行被删掉，数字连成一串（“21710000218”）。这样的表格猜不出原来的数字，
所以只报告这一条，不再逐格报告空白和合计。

**怎么改**：从原来的 Word 或网页重新导出，每行一行、每格用制表符或竖线隔开；图片请改为文字表格。
---
The table cannot be read.

The table is a picture or an attachment, or its cells were lost when it was turned into text: repeated lines removed,
figures run together ("21710000218"). Its figures cannot be guessed, so this is all that is said of it: no blank cells,
no totals.

**To mend it**: export it again from Word or the web page, a line for every row, cells parted by tabs or bars; put a
table of text in place of a picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule

CODE = "LR004"
SEVERITY = Severity.ERROR
SOURCE = Text("格式要求第二、三、四部分以表格填报数据", "The form asks for figures in tables in sections two to four")
VALID = (
    Example("requests_table", "（七）总计\t0\t0\t0\t0\t0\t0\t0"),
)
INVALID = (
    Example(
        "requests",
        "三、收到和处理政府信息公开申请情况\n"
        "![](table3.png)",
    ),
)


REASONS = {
    "picture": Text(
        "“{}”的表格是图片，无法检查；请改为文字表格", "the table of “{}” is a picture; put a table of text in its place"
    ),
    "cells": Text(
        "“{}”的表格大半单元格已丢失（重复的行被删，或数字连在一起），无法检查；请从原件重新导出，各格用制表符或竖线隔开",
        "most cells of the table of “{}” are lost (repeated lines removed, or figures run together); export it again "
        "with tabs or bars between the cells",
    ),
    "structure": Text(
        "“{}”的表格与规定格式相差太远，无法辨认；请按规定格式重新填写",
        "the table of “{}” is too far from the form to be recognised; fill in the form again",
    ),
}


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in report.sections:
        if section.unreadable:
            zh, en = REASONS[section.unreadable]
            node = report.node(section.name)
            leaf = section.heading or node.anchor
            assert leaf is not None
            yield at_leaf(rule, report, leaf, Text(zh.format(section.phrase), en.format(section.phrase)), node)
