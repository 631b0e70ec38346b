"""豁免注释没有用处。

注释所说的问题已经不在了，或者注释放错了行。留着它，以后再出同样的错就会被它放过。只看这次查过的规则：没有查的，不说它无用。

**怎么改**：删去注释，`--fix` 可以自动删；如果问题还在，把注释移到出问题的那一行上面。
---
A suppression suppresses nothing.

What it names is no longer there, or it stands at the wrong line. Left where it is, it would let the same fault pass the
next time. Only rules that ran are considered: what was not looked for is not called useless.

**To mend it**: remove the comment, which `--fix` does; if the finding is still there, move it above that line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Fix, Severity
from lint_reports.model.finding import at_comment
from lint_reports.model.rule import Example, Rule
from lint_reports.model.suppression import Suppression
from lint_reports.rules.sources import COMMENTS
from lint_reports.text.language import Text

CODE = "LR801"
SEVERITY = Severity.WARNING
SOURCE = COMMENTS
VALID = (Example("licences", "# lint-reports: ignore[blank-cell] -- 年底补报\n行政许可\t"),)
INVALID = (
    Example("licences", "# lint-reports: ignore[blank-cell] -- 年底补报\n行政许可\t0").finds(
        "# lint-reports: ignore[blank-cell] -- 年底补报", "豁免 blank-cell 没有用处：这里没有这样的问题", ""
    ),
)


def judge(suppressions: Sequence[Suppression], rule: Rule) -> Iterator[Diagnostic]:
    for each in suppressions:
        if each.idle:
            yield _finding(each, rule)


def _finding(each: Suppression, rule: Rule) -> Diagnostic:
    idle = [name for number, name in enumerate(each.names) if number in each.idle]
    all_of_it = len(idle) == len(each.names)
    place = each.place if all_of_it else idle[0].range
    listed = ", ".join(name.text for name in idle)
    message = Text(
        f"豁免 {listed} 没有用处：这里没有这样的问题",
        f"suppression of {listed} is not used: nothing of the kind is found here",
    )
    title = Text("删去这条注释", "remove the comment") if all_of_it else Text(f"删去 {listed}", f"remove {listed}")
    edits = each.without(each.idle)
    fix = Fix(title, edits, "safe") if edits else None
    return at_comment(rule, each, place, message, fix)
