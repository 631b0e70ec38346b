"""表格中有规定以外的文字。

表格只应有规定的行名、栏目名和数据。多出的文字或行常常是转换时错位的残留，也可能是自行添加的内容，会让数据对不上行。

**怎么改**：删去多余的文字；需要说明的写到表格外面。
---
A table has text that the form does not know.

A table has its labels and figures and nothing else. Other text or rows are often left over from a conversion, or added
on purpose; they make it uncertain which figure belongs to which row.

**To mend it**: delete the text, or put the remark beside the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Leaf, Report, Unexpected
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.text.language import Text

CODE = "LR127"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "年度报告格式；《条例》第五十条的内容不能遗漏，也不宜泛化",
    "The form; its contents are neither to be left out nor to be spread",
)
VALID = (DISCLOSURE,)
INVALID = (DISCLOSURE.but("规章\t0\t0\t0\n", "规章\t0\t0\t0\n备案说明\n").finds("备案说明", "表格中多出“备案说明”"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if not report.repairs:
        return
    known = {leaf.type for leaf in report.root.all_leaves() if leaf.phrase and not leaf.missing}
    for repair in report.repairs:
        if not isinstance(repair, Unexpected) or repair.reason != "unexpected" or report.is_refused(repair.section):
            continue
        leaves = [leaf for leaf in repair.leaves if leaf.text]
        if leaves and not _is_head_again(leaves, known):
            words = "　".join(leaf.text for leaf in leaves)
            shown = words if len(words) <= 40 else words[:39] + "…"
            message = Text(f"表格中多出“{shown}”", f"the form has no “{shown}” here")
            yield at_range(rule, report, Range.around(leaf.range for leaf in leaves), message)


def _is_head_again(leaves: list[Leaf], known: set[str]) -> bool:
    """A head that comes again on a new page is no text of the writer's."""
    return all(leaf.phrase and leaf.type in known for leaf in leaves)
