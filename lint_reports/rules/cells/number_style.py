"""数字的写法不规范。

数值没有疑问，但写法不便于统计：全角数字、千分位逗号、整数后的“.0”。全角逗号作千分位、数字前的加号或多余的 0，也在此提示。

**怎么改**：写成半角阿拉伯数字，中间不加符号。`--fix` 可以自动改；有加号、多余的 0 或全角逗号的，也可能是误写，须人核对后用
`--fix --unsafe-fixes` 改。数字中间有空格的，是一个数还是两个数不能确定，见 LR204，从不自动改。
---
A number is written in an uncommon way.

Its value is certain, but programs may misread it: full-width digits, thousands separators, ".0" behind a whole number; a
full-width comma for thousands, and a plus or zeros in front.

**To mend it**: write plain digits. `--fix` does it; where there is a plus, a zero in front or a full-width comma, something
else may have been meant, so that it takes `--fix --unsafe-fixes`. A number with a blank inside may be two: that is LR204,
and nothing is written there.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.table import tables_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_figure, rewrite
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR205"
SEVERITY = Severity.WARNING
SOURCE = Text("GB/T 15835—2011《出版物上数字用法》", "GB/T 15835—2011, numerals in publications")
VALID = (Example("licences", "行政许可\t1234"),)
INVALID = (
    Example("licences", "行政许可\t1,234").finds("1,234", "“1,234”应写作 1234", "行政许可\t1234"),
    Example("licences", "行政许可\t１２").finds("１２", "“１２”应写作 12", "行政许可\t12"),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for table in tables_of(report):
        for figure, reading in table.faulty():
            if reading.fault in ("style", "unusual"):
                text, plain = figure.cell.text, reading.suggestion
                message = Text(f"“{text}”应写作 {plain}", f"“{text}” should be written {plain}")
                fix = rewrite(figure.cell, plain, "safe" if reading.fault == "style" else "unsafe")
                yield at_figure(rule, report, figure, message, fix=fix)
