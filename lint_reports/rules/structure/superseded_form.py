"""用了另一版的表样。

2019、2020 年度的报告用试行格式，2021 年度起用修订后的格式，两版的行和栏目不同。整张表用错只报告一次，表内的数字仍按它自己的那一版核对。

**怎么改**：换用报告年度所适用的表样重新填写。
---
The table is that of another edition of the form.

Reports for 2019 and 2020 use the trial form, those for 2021 and later the revised one; rows and columns differ. A table
in the wrong form is one finding, and its figures are checked by its own edition.

**To mend it**: fill in the table of the edition that governs the report year.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report, Section
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE, REPORT
from lint_reports.text.language import Text

CODE = "LR130"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "国办公开办函〔2021〕30号：2021 年度起适用修订后的格式",
    "国办公开办函〔2021〕30号: the revised form governs reports for 2021 and later",
)
VALID = (DISCLOSURE,)
INVALID = (
    REPORT.but(
        "规章\t0\t0\t0\n行政规范性文件\t0\t0\t0\n行政事业性收费\t0",
        "第二十条第（一）项\n"
        "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n"
        "规章\t0\t0\t0\n"
        "规范性文件\t0\t0\t0\n"
        "第二十条第（五）项\n"
        "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n"
        "行政许可\t0\t0\t0\n"
        "其他对外管理服务事项\t0\t0\t0",
    ).finds("二、主动公开政府信息情况", "第二部分用的是 2019 年版的表样，2021 年度的报告应用 2021 年版"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    others = [section for section in report.sections if section.edition != report.edition and _is_certain(section)]
    if not others:
        return
    names = "、".join(section.phrase.partition("、")[0] for section in others)
    used, due = others[0].edition, report.edition
    message = Text(
        f"第{names}部分用的是 {used} 年版的表样，{report.year or due} 年度的报告应用 {due} 年版",
        f"section {names} uses the form of {used}; the report for {report.year or due} should use that of {due}",
    )
    leaf = others[0].heading or report.node(others[0].name).anchor
    assert leaf is not None
    yield at_leaf(rule, report, leaf, message, report.node(others[0].name))


def _is_certain(section: Section) -> bool:
    """Whether the labels of a table are there to tell its edition by."""
    return section.unreadable in ("", "labels")
