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
from lint_reports.model.finding import at_leaf, related_leaf
from lint_reports.model.report import Leaf, Report, Section
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
        "“{}”的表格是图片或附件，无法检查；请改为文字表格",
        "the table of “{}” is a picture or an attachment; put a table of text in its place",
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


PICTURES = Text(
    "{}的表格都是图片或附件，无法检查；请改为文字表格",
    "the tables of {} are pictures or attachments; put tables of text in their place",
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    unreadable = [section for section in report.sections if section.unreadable]
    pictures = [section for section in unreadable if section.unreadable == "picture"]
    if len(pictures) > 1:
        yield _of_pictures(report, rule, pictures)
        unreadable = [section for section in unreadable if section not in pictures]
    for section in unreadable:
        zh, en = REASONS[section.unreadable]
        message = Text(zh.format(section.phrase), en.format(section.phrase))
        yield at_leaf(rule, report, _leaf(report, section), message, report.node(section.name))


def _of_pictures(report: Report, rule: Rule, sections: list[Section]) -> Diagnostic:
    """One finding where several tables are pictures, as they have been put in together."""
    phrases = [f"“{section.phrase}”" for section in sections]
    message = Text(PICTURES.zh.format("".join(phrases)), PICTURES.en.format(", ".join(phrases)))
    others = (
        related_leaf(report, _leaf(report, section), Text("这里也是", "here too")) for section in sections[1:]
    )
    first = sections[0]
    return at_leaf(rule, report, _leaf(report, first), message, report.node(first.name), related=tuple(others))


def _leaf(report: Report, section: Section) -> Leaf:
    leaf = section.heading or report.node(section.name).anchor
    assert leaf is not None
    return leaf
