"""不能制定规章的机关填报了规章。

能制定规章的是国务院部门、省级人民政府、设区的市和自治州的人民政府（《立法法》）。乡镇、街道和县级机关的“规章”一行应填 0，制度、
办法属于规范性文件或内部制度。

**怎么改**：“规章”一行改填 0；属于行政规范性文件的填到下一行。
---
A body that cannot make 规章 reports some.

规章 are made by ministries, provincial governments and those of cities with districts and autonomous prefectures
(Legislation Law). A township, a subdistrict and a body of a county fill in 0; their measures are normative documents or
internal rules.

**To mend it**: write 0 there, and normative documents in the next row.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.duties import kind_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_figure
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.patterns import lazily
from lint_reports.prose.totals import figures_of_row
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR611"
SEVERITY = Severity.INFO
SOURCE = Text("《立法法》关于规章的规定", "Legislation Law, on 规章")
VALID = (
    short_report(),
    short_report(title="澜浦市人民政府2021年政府信息公开工作年度报告", rules="1\t0\t6"),
)
INVALID = (
    short_report(rules="0\t0\t6").finds("6", "柳溪县白鹭乡人民政府不能制定规章，填了 6"),
    short_report(title="柳溪县人民政府2021年政府信息公开工作年度报告", rules="1\t0\t3").finds(
        "9:4", "柳溪县人民政府不能制定规章，填了 1"
    ),
)

_COUNTY = lazily(r"(?:县|(?<!自治)旗|(?<!自治)区)(?:人民)?政府$|^[^省区州盟国]{2,12}县(?!级)[^市州]{2,}$")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if kind_of(report) not in ("town", "subdistrict") and not _COUNTY().search(report.body):
        return
    row = figures_of_row(report, "rules")
    if row and report.uncertain_rows and row[0].node.parent in report.uncertain_rows:
        return
    for figure in row:
        text = figure.text
        if text.isdecimal() and int(text) > 0:
            message = Text(
                f"{report.body or '该机关'}不能制定规章，填了 {text}",
                f"{report.body or 'the body'} cannot make 规章, but reports {text}",
            )
            yield at_figure(rule, report, figure.node, message)
            return
