"""豁免注释的写法不对。

写法不对的注释不起作用。不能笼统地豁免一切：每条注释都要在方括号里写明规则。

可以写：`ignore[规则]`（下一行，或者注释所在的这一行）、`disable[规则]` 到 `enable[规则]`（这一段）、`file-ignore[规则]`（整个
文件），后面可以加 `until=年-月-日`，最后是 ` -- ` 和理由。

**怎么改**：按提示改写。
---
A suppression is not written as it should be.

A comment that cannot be read does nothing. There is no way to silence everything: each comment names rules in brackets.

There are `ignore[RULES]` (the next line, or the line the comment stands on), `disable[RULES]` up to `enable[RULES]` (what
lies between), `file-ignore[RULES]` (the whole file); then `until=YYYY-MM-DD` if wanted, and last ` -- ` and the reason.

**To mend it**: rewrite it as the message says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_comment
from lint_reports.model.rule import Example, Rule
from lint_reports.model.suppression import Suppression
from lint_reports.rules.sources import COMMENTS
from lint_reports.text.language import Text

CODE = "LR805"
SEVERITY = Severity.WARNING
SOURCE = COMMENTS
VALID = (Example("licences", "# lint-reports: ignore[blank-cell] until=2999-12-31 -- 年底补报\n行政许可\t"),)
INVALID = (
    Example("licences", "# lint-reports: ignore\n行政许可\t").finds("ignore", "没有写明规则，写成 ignore[blank-cell]"),
    Example("licences", "# lint-reports: ignore[blank-cell] 年底补报\n行政许可\t").finds(
        "年底补报", "看不懂“年底补报”；理由写在 -- 后面，期限写作 until=年-月-日"
    ),
)


def judge(suppressions: Sequence[Suppression], rule: Rule) -> Iterator[Diagnostic]:
    for each in suppressions:
        if each.flaw is not None:
            message = each.flaw.message if each.flaw.message.zh else _blanket(each)
            yield at_comment(rule, each, each.flaw.range, message)


def _blanket(each: Suppression) -> Text:
    """What to write instead of a comment that names no rule."""
    if each.verb == "enable":
        return Text(
            "没有写明规则，写成 enable[…]，与前面的 disable 相同",
            "names no rule; write enable[…] as the disable before it",
        )
    if each.wanted:
        words = f"{each.verb}[{', '.join(each.wanted)}]"
        return Text(f"没有写明规则，写成 {words}", f"names no rule; write {words}")
    words = f"{each.verb}[blank-cell]"
    return Text(
        f"没有写明规则，要写成 {words} 这样；这里没有发现问题", f"names no rule, as {words} does; nothing is found here"
    )
