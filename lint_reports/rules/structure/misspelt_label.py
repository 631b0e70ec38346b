"""表格的行名或栏目名与规定的文字不一致。

行名和栏目名由格式规定。全角半角、空格、换行、序号后的标点以及加注“保留4位小数”不算差别。

**怎么改**：改为规定的文字。只少写或多写了一个字的，`--fix` 可以自动改；差得更多的，或者换了字的（“上年”“本年”），指的可能不是
这一项，须核对后用 `--fix --unsafe-fixes` 改；括号里的话（如“单位：元”）与规定不同的，数字的意思也可能不同，从不自动改。
---
A label of a table differs from the mandated wording.

Labels are fixed by the form. Widths, spaces, line breaks, the point behind a number and the remark 保留4位小数 make no
difference.

**To mend it**: write the mandated label. `--fix` does it where one character is left out or put in. Where more differs, or
one word stands for another (上年, 本年), something else may have been meant: look, then use `--fix --unsafe-fixes`. Where the
words in brackets differ (单位：元), the figures may mean something else, and nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from lint_reports.model.diagnostic import Diagnostic, Fix, Severity
from lint_reports.model.finding import at_leaf, rewrite
from lint_reports.model.report import Leaf, Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text
from lint_reports.text.misspelling import is_one_off, words_of

CODE = "LR126"
SEVERITY = Severity.WARNING
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (
    DISCLOSURE.but("本年废止件数", "本年度废止件数").finds(
        "本年度废止件数",
        "应为“本年废止件数”，写成了“本年度废止件数”",
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
    ),
)


_BRACKETED = re.compile(r"(?<!^)\([^()]*\)")
"""Words in brackets; those in front are a number."""


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if not report.misspelt:
        return
    nodes = {id(leaf): node for _, table in report.tables() for node in table.walk() for leaf in node.leaves}
    for leaf in report.misspelt:
        if id(leaf) in nodes:
            message = Text(
                f"应为“{leaf.phrase}”，写成了“{leaf.text}”", f"this should be “{leaf.phrase}”, not “{leaf.text}”"
            )
            yield at_leaf(rule, report, leaf, message, nodes[id(leaf)], fix=_fix(leaf))


def _fix(leaf: Leaf) -> Fix | None:
    """Certain where a character is left out or put in. Words in brackets can change what the figures are: where the form
    has others, none.
    """
    if leaf.line != leaf.end_line or _notes(leaf.text) != _notes(leaf.phrase):
        return None
    certain = is_one_off(words_of(leaf.text), words_of(leaf.phrase))
    return rewrite(leaf, leaf.phrase, "safe" if certain else "unsafe")


def _notes(text: str) -> list[str]:
    return _BRACKETED.findall("".join(normalize("NFKC", text).split()))
