"""豁免注释里写的规则不存在。

注释中方括号里要写规则的名称、代码或代码的前几位。写错了，注释就不起作用。

**怎么改**：按提示改正；全部规则见 `lint-reports rule`。
---
A suppression names a rule that does not exist.

The brackets of the comment take the name of a rule, its code or the beginning of codes. A misspelt one does nothing.

**To mend it**: correct it as the message says; `lint-reports rule` lists all rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Edit, Fix, Severity
from lint_reports.model.finding import at_comment
from lint_reports.model.rule import Example, Rule
from lint_reports.model.suppression import Named, Suppression
from lint_reports.rules.sources import COMMENTS
from lint_reports.text.language import Text

CODE = "LR802"
SEVERITY = Severity.WARNING
SOURCE = COMMENTS
VALID = (Example("licences", "# lint-reports: ignore[blank-cell] -- 年底补报\n行政许可\t"),)
INVALID = (
    Example("licences", "# lint-reports: ignore[blank-cel] -- 年底补报\n行政许可\t").finds(
        "blank-cel",
        "没有这样的规则：blank-cel，是不是想写 blank-cell？",
        "# lint-reports: ignore[blank-cell] -- 年底补报",
    ),
)


def judge(suppressions: Sequence[Suppression], rule: Rule) -> Iterator[Diagnostic]:
    for each in suppressions:
        for name in each.names:
            if not name.rules and each.flaw is None:
                yield _finding(each, name, rule)


def _finding(each: Suppression, name: Named, rule: Rule) -> Diagnostic:
    zh, en = f"没有这样的规则：{name.text}", f"unknown rule: {name.text}"
    fix = None
    if name.guess:
        zh, en = f"{zh}，是不是想写 {name.guess}？", f"{en}, did you mean {name.guess}?"
        title = Text(f"改为 {name.guess}", f"write {name.guess}")
        fix = Fix(title, (Edit(name.range, name.guess),), "unsafe") if each.removal else None
    return at_comment(rule, each, name.range, Text(zh, en), fix)
