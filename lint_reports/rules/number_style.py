"""数字的写法不规范。

数值没有疑问，但写法不便于统计：全角数字、千分位逗号、数字前的加号或多余的 0、数字中间的空格。

**怎么改**：写成半角阿拉伯数字，中间不加符号；`--fix` 可以自动改。
---
A number is written in an uncommon way.

Its value is certain, but programs may misread it: full-width digits, thousands separators, a plus or zeros in front,
spaces inside.

**To mend it**: write plain digits; `--fix` does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.editing.table import tables_of
from lint_reports.model.diagnostic import Diagnostic, Severity, Text
from lint_reports.model.finding import at_figure, rewrite
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule

CODE = "LR205"
SEVERITY = Severity.WARNING
SOURCE = Text("GB/T 15835—2011《出版物上数字用法》", "GB/T 15835—2011, numerals in publications")
VALID = (
    Example("licences", "行政许可\t1234"),
)
INVALID = (
    Example("licences", "行政许可\t1,234"),
    Example("licences", "行政许可\t１２"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for table in tables_of(report):
        for figure, reading in table.faulty():
            if reading.fault == "style":
                text, plain = figure.cell.text, reading.suggestion
                message = Text(f"“{text}”应写作 {plain}", f"“{text}” should be written {plain}")
                yield at_figure(rule, report, figure, message, fix=rewrite(figure.cell, plain))
