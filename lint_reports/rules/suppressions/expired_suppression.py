"""豁免注释已经过期。

注释写明了期限（`until=年-月-日`），这一天已经过去。过期的注释不再起作用，它所说的问题照常报告。

**怎么改**：解决问题后删去注释；确有需要的，写明新的期限和理由。
---
A suppression has expired.

The comment says how long it is to hold (`until=YYYY-MM-DD`), and that day has passed. It suppresses nothing any more,
and what it names is reported again.

**To mend it**: deal with the finding and remove the comment; where it is still needed, give a new date and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Fix, Severity
from lint_reports.model.finding import at_comment
from lint_reports.model.rule import Example, Rule
from lint_reports.model.suppression import Suppression
from lint_reports.rules.sources import COMMENTS
from lint_reports.text.language import Text

CODE = "LR803"
SEVERITY = Severity.WARNING
SOURCE = COMMENTS
VALID = (Example("licences", "# lint-reports: ignore[blank-cell] until=2999-12-31 -- 年底补报\n行政许可\t"),)
INVALID = (
    Example("licences", "# lint-reports: ignore[blank-cell] until=2020-12-31 -- 年底补报\n行政许可\t").finds(
        "# lint-reports: ignore[blank-cell] until=2020-12-31 -- 年底补报", "豁免已于 2020-12-31 到期，不再起作用", ""
    ),
)


def judge(suppressions: Sequence[Suppression], rule: Rule) -> Iterator[Diagnostic]:
    for each in suppressions:
        if each.expired and each.flaw is None:
            message = Text(
                f"豁免已于 {each.until} 到期，不再起作用", f"this suppression held until {each.until} and holds no more"
            )
            edits = each.without(set(range(len(each.names))))
            fix = Fix(Text("删去这条注释", "remove the comment"), edits, "unsafe") if edits else None
            yield at_comment(rule, each, each.place, message, fix)
