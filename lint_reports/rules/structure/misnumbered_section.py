"""部分的序号不对。

六个部分依次编号为一至六。写成“1. 总体情况”的，多半是 Word 的自动编号在转换时改了样子，只作提示。

**怎么改**：改为规定的序号。
---
A heading has a wrong number.

The six sections are numbered 一 to 六. `1. 总体情况` is how converters write Word's automatic numbers, and an info.

**To mend it**: write the mandated number.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.address import number_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf, rewrite
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.rules.structure.misspelt_section import bare
from lint_reports.text.language import Text

CODE = "LR116"
SEVERITY = Severity.WARNING
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but("五、存在的主要问题", "六、存在的主要问题").finds(
        "六、存在的主要问题及改进情况", "标题的序号应为“五”", "五、存在的主要问题及改进情况"
    ),
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in report.sections:
        heading = section.heading
        if heading is None or heading.exact or bare(heading.text) != bare(section.phrase):
            continue
        written = number_of("".join(heading.text.split()))
        right = section.phrase.partition("、")[0]
        message = (
            Text(f"标题的序号应为“{right}”", f"the number of this heading should be “{right}”")
            if written
            else Text(f"标题缺少序号“{right}、”", f"the heading lacks its number “{right}、”")
        )
        node = report.node(section.name)
        level = Severity.INFO if heading.text[:1].isdigit() else SEVERITY
        yield at_leaf(rule, report, heading, message, node, fix=rewrite(heading, section.phrase), severity=level)
