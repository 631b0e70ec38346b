"""文中收取的信息处理费多于表二的行政事业性收费。

信息处理费是行政事业性收费，文中说收了多少元，表二“行政事业性收费”（单位：万元）就不应少于这个数。表二按几位小数填写的，四舍五入的差别不算。

**怎么改**：表二是万元，380元应填0.038；表二没有计入的补上，或者核对文中的金额。
---
The fees for processing in the prose are more than the administrative fees of table two.

信息处理费 is one of the 行政事业性收费, so what the text says was charged (in 元) is not more than table two (in 万元). What rounding
to the decimals of the cell explains is forgiven.

**To mend it**: table two is in 万元: 380 元 is 0.038; add what is missing there, or check the sum in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import related_figure
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import claims_of
from lint_reports.prose.findings import at_claim
from lint_reports.prose.totals import figures_of
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR406"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；各省将其列为行政事业性收费，如皖财综〔2021〕28号",
    "The rules on fees for processing (国办函〔2020〕109号); provinces book them as 行政事业性收费, e.g. 皖财综〔2021〕28号",
)
VALID = (
    short_report("公开工作有序。", fees="0.038", others="本年度收取信息处理费380元。"),
    short_report("公开工作有序。", fees="12.5", others="本年度收取信息处理费380元。"),
)
INVALID = (
    short_report("公开工作有序。", fees="0", others="本年度收取信息处理费380元。").finds(
        "380元", "文中“本年度收取信息处理费380元”，合 0.038 万元，表二“行政事业性收费”只有 0 万元"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    charged = [each for each in claims_of(report) if each.name == "fee" and each.value]
    for figure in figures_of(report, "fees", "0") if charged else ():
        in_table = figure.certain_value if figure.node.name == "money" else None
        if in_table is None:
            continue
        exponent = in_table.as_tuple().exponent
        rounding = Decimal("0.5").scaleb(min(int(exponent), 0)) if in_table else Decimal(0)
        for one in charged:
            if one.value / 10_000 > in_table + rounding:
                message = Text(
                    f"文中“{one.words}”，合 {one.value / 10_000:f} 万元，表二“行政事业性收费”只有 {in_table:f} 万元",
                    f"the text says “{one.words}”, which is {one.value / 10_000:f} 万元, but table two has only {in_table:f} 万元",
                )
                related = related_figure(report, figure.node, Text(f"表二 {in_table:f}", f"table two: {in_table:f}"))
                yield at_claim(rule, one, message, [related])
