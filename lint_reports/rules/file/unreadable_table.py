"""表格无法读取。

表格是图片或附件，数字在网页的输入框里，或者转成文字时走了样：数字连成一串（“21710000218”），各格之间只剩空格，重复的行
被删掉，行名和数字被拆散（多见于由 PDF 转出的文字），许多单元格或行丢失，甚至只剩空行；也有只有行名、没有一个数字的。这样的表格猜不出原来的
数字，所以一张表只报告这一条并说明原因，不再逐格报告空白、行名和合计。只缺一两行、空几格、错一两个行名的表格不在此列，仍逐项报告。

**怎么改**：从原来的 Word 或网页重新导出，每行一行、每格用制表符或竖线隔开；图片请改为文字表格；没有的填 0。
---
The table cannot be read.

The table is a picture or an attachment, its figures stand in the fields of a form on a page, or it was damaged when it was
turned into text: figures run together ("21710000218"), only blanks between cells, repeated lines removed, labels and
figures torn apart (as in text taken from a PDF), many cells or rows lost, or every word of them; or it has its labels and not a single figure.
Its figures cannot be guessed, so this one finding with the reason is all that is said of it: no blank cells, no labels,
no totals. A table with a row or two missing, a few blank cells or a wrong label is none of these; there every fault is
told.

**To mend it**: export it again from Word or the web page, a line for every row, cells parted by tabs or bars; put a
table of text in place of a picture, and 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf, related_leaf
from lint_reports.model.report import Leaf, Report, Section
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR004"
SEVERITY = Severity.ERROR
SOURCE = Text("格式要求第二、三、四部分以表格填报数据", "The form asks for figures in tables in sections two to four")
VALID = (Example("requests_table", "（七）总计\t0\t0\t0\t0\t0\t0\t0"),)
INVALID = (
    Example(
        "requests",
        "三、收到和处理政府信息公开申请情况\n![](table3.png)",
    ).finds(
        "三、收到和处理政府信息公开申请情况",
        "“三、收到和处理政府信息公开申请情况”的表格是图片或附件，无法检查；请改为文字表格",
    ),
)


REASONS = {
    "picture": Text(
        "“{}”的表格是图片或附件，无法检查；请改为文字表格",
        "the table of “{}” is a picture or an attachment; put a table of text in its place",
    ),
    "fields": Text(
        "“{}”的表格中，数字在网页的输入框里，不是表格的文字，没有检查；请导出为文字表格后再检查",
        "the figures of the table of “{}” stand in the fields of a form on the page and not in the table, so they were "
        "not checked; put them in as text",
    ),
    "labels": Text(
        "“{}”的表格只有行名和栏目名，没有一个数字；请填上数据，没有的填 0",
        "the table of “{}” has its labels but not a single figure; fill them in, with 0 where there is nothing",
    ),
    "emptied": Text(
        "“{}”的表格只有空行，字和数字都没有了（多半是转换时丢了），没有检查；请从原件重新导出",
        "the table of “{}” has rows and not a word in them, most likely lost in a conversion, so it was not checked; export "
        "it again from the original",
    ),
    "together": Text(
        "“{}”的表格中，各格的数字连在一起，分不开，没有检查；请从原件重新导出，各格用制表符或竖线隔开",
        "the figures of the table of “{}” run together and cannot be told apart, so they were not checked; export it "
        "again with tabs or bars between the cells",
    ),
    "blanks": Text(
        "“{}”的表格中，各格之间只有空格，分不清哪个数字属于哪一栏，没有检查；请从原件重新导出，各格用制表符或竖线隔开",
        "nothing but blanks parts the cells of the table of “{}”, and which figure belongs to which column is not "
        "certain, so they were not checked; export it again with tabs or bars between the cells",
    ),
    "repeats": Text(
        "“{}”的表格中，相同的行已被删去（例如只剩第一个 0），数字不全，没有检查；请从原件重新导出",
        "lines that are alike were removed from the table of “{}” (of several 0 only the first is left), so it was not "
        "checked; export it again from the original",
    ),
    "torn": Text(
        "“{}”的表格已被拆散（多为由 PDF 转成文字所致），行名、数字对不上，没有检查；请用原来的 Word 文件或网页检查",
        "the table of “{}” is torn apart (as by a conversion from PDF), so that labels and figures do not meet and were "
        "not checked; check the Word file or the web page that it was made from",
    ),
    "cells": Text(
        "“{}”的表格缺了许多单元格（转换时空白的格没有留下），分不清哪个数字属于哪一栏，没有检查；请从原件重新导出，空白的格填 0",
        "many cells of the table of “{}” are lost (as blank ones are in a conversion), and which figure belongs to which "
        "column is not certain, so they were not checked; export it again, with 0 in the blank cells",
    ),
    "rows": Text(
        "“{}”的表格缺了许多行，没有检查；请按规定格式补全，没有的填 0",
        "many rows of the table of “{}” are missing, so it was not checked; fill in the form, with 0 where there is nothing",
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
    others = (related_leaf(report, _leaf(report, section), Text("这里也是", "here too")) for section in sections[1:])
    first = sections[0]
    return at_leaf(rule, report, _leaf(report, first), message, report.node(first.name), related=tuple(others))


def _leaf(report: Report, section: Section) -> Leaf:
    leaf = section.heading or report.node(section.name).anchor
    assert leaf is not None
    return leaf
