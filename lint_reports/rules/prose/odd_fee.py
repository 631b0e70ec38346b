"""文中收取的信息处理费不是10元的整数倍。

按件计收的每件100元的整数倍，按量计收的每页10元、20元、40元，所以收取的金额总是10元的整数倍。

**怎么改**：核对金额和单位（元、万元）。
---
The fees for processing in the prose are no multiple of 10 元.

By item they are a multiple of 100 元, by page 10, 20 or 40 元, and so always a multiple of 10 元.

**To mend it**: check the sum and its unit (元, 万元).
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.comparison import claims_of
from lint_reports.prose.findings import at_claim
from lint_reports.rules.examples import short_report
from lint_reports.text.language import Text

CODE = "LR407"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的收费标准", "The tariff of 国办函〔2020〕109号"
)
VALID = (short_report("公开工作有序。", fees="0.038", others="本年度收取信息处理费380元。"),)
INVALID = (
    short_report("公开工作有序。", fees="0.1", others="本年度收取信息处理费385元。").finds(
        "385元", "文中“本年度收取信息处理费385元”，按收费标准应是 10 元的整数倍"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for one in claims_of(report):
        if one.name == "fee" and one.value % 10:
            message = Text(
                f"文中“{one.words}”，按收费标准应是 10 元的整数倍",
                f"“{one.words}”: by the tariff the sum is a multiple of 10 元",
            )
            yield at_claim(rule, one, message)
