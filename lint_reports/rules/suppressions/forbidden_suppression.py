"""豁免注释想要豁免的规则是必须遵守的。

配置文件把这条规则列在 `mandatory` 里，作者不能用注释豁免它，它的问题照常报告。

**怎么改**：解决问题后删去注释；确有理由的，由维护配置文件的人写进配置的 `suppressions`。
---
A suppression would silence a mandatory rule.

The configuration lists the rule under `mandatory`, so that no comment of an author's silences it; its findings stand.

**To mend it**: deal with the finding and remove the comment; with good reason, whoever keeps the configuration can list it
there under `suppressions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_comment
from lint_reports.model.rule import Rule
from lint_reports.model.suppression import Suppression
from lint_reports.text.language import Text

CODE = "LR806"
SEVERITY = Severity.WARNING
SOURCE = Text("配置文件的 mandatory", "mandatory in the configuration")


def judge(suppressions: Sequence[Suppression], rule: Rule) -> Iterator[Diagnostic]:
    for each in suppressions:
        for number in sorted(each.forbidden if each.flaw is None and each.verb != "enable" else ()):
            name = each.names[number]
            message = Text(
                f"不能用注释豁免 {name.text}：配置规定必须遵守",
                f"{name.text} is mandatory and cannot be silenced by a comment",
            )
            yield at_comment(rule, each, name.range, message)
