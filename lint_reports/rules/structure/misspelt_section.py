"""部分的标题与规定的文字不一致。

六个部分的标题由格式规定，一字不差，便于查找和比较。全角半角、空格和换行不算差别。

**怎么改**：改为规定的标题。序号相符、只是少写了字（或者多写了一个字）的，`--fix` 可以自动改；会丢掉所写的字的，也可能
本不是这一部分的标题，须核对后用 `--fix --unsafe-fixes` 改。
---
A heading differs from the mandated wording.

The headings of the six sections are fixed by the form. Widths, spaces and line breaks make no difference.

**To mend it**: write the mandated heading. Where the number is right and words are only left out, or one character is
put in, `--fix` does it. Where
something that is written would be lost, it may be no heading of this section at all: look, then use `--fix --unsafe-fixes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.address import number_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf, rewrite
from lint_reports.model.report import Report, Section
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import SIX_SECTIONS
from lint_reports.text.language import Text
from lint_reports.text.misspelling import is_cut, is_one_off, words_of

CODE = "LR115"
SEVERITY = Severity.WARNING
SOURCE = SIX_SECTIONS
VALID = (REPORT,)
INVALID = (
    REPORT.but("五、存在的主要问题及改进情况", "五、存在问题及改进情况").finds(
        "五、存在问题及改进情况",
        "标题应为“五、存在的主要问题及改进情况”，写成了“五、存在问题及改进情况”",
        "五、存在的主要问题及改进情况",
    ),
)


_NUMBER = re.compile(r"^\s*[（(]?第?[一二三四五六七八九十\d]+(?:部分)?[）)]?\s*[、.．,，:：]?\s*")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for section in report.sections:
        heading = section.heading
        if heading is None or heading.exact or bare(heading.text) == bare(section.phrase):
            continue
        message = Text(
            f"标题应为“{section.phrase}”，写成了“{heading.text}”",
            f"the heading should be “{section.phrase}”, not “{heading.text}”",
        )
        node = report.node(section.name)
        certain = "safe" if _is_certain(heading.text, section) else "unsafe"
        yield at_leaf(rule, report, heading, message, node, fix=rewrite(heading, section.phrase, certain))


def _is_certain(text: str, section: Section) -> bool:
    """Whether the heading is this section's beyond doubt, and nothing that is written would be lost: behind the same
    number there are no words but the mandated ones. A row's label that was taken for a heading has others.
    """
    if number_of("".join(text.split())) not in ("", str(section.number)):
        return False
    written, mandated = words_of(bare(text)), words_of(bare(section.phrase))
    return written == mandated or is_cut(written, mandated) or is_one_off(written, mandated)


def bare(text: str) -> str:
    """A heading without its number and without white space."""
    return "".join(_NUMBER.sub("", text).split())
