"""豁免注释没有写理由。

过后没有人记得为什么放过这个问题，也就没有人敢删这条注释。

**怎么改**：在注释末尾写上 ` -- ` 和理由，如 `ignore[blank-cell] -- 年底补报`。
---
A suppression gives no reason.

Later nobody knows why the finding was let pass, and so nobody dares to remove the comment.

**To mend it**: end the comment with ` -- ` and the reason, as in `ignore[blank-cell] -- 年底补报`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_comment
from lint_reports.model.rule import Example, Rule
from lint_reports.model.suppression import Suppression
from lint_reports.rules.sources import COMMENTS
from lint_reports.text.language import Text

CODE = "LR804"
SEVERITY = Severity.INFO
SOURCE = COMMENTS
VALID = (Example("licences", "# lint-reports: ignore[blank-cell] -- 年底补报\n行政许可\t"),)
INVALID = (
    Example("licences", "# lint-reports: ignore[blank-cell]\n行政许可\t").finds(
        "# lint-reports: ignore[blank-cell]", "豁免没有写理由，请在末尾写上 -- 和理由"
    ),
)


def judge(suppressions: Sequence[Suppression], rule: Rule) -> Iterator[Diagnostic]:
    for each in suppressions:
        if each.holds and each.verb != "enable" and not each.reason and len(each.idle) < len(each.names):
            message = Text("豁免没有写理由，请在末尾写上 -- 和理由", "no reason is given; add -- and the reason")
            yield at_comment(rule, each, each.place, message)
