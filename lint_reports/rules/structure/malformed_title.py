"""标题不合规范。

标题应为“〈机关全称〉〈年份〉年政府信息公开工作年度报告”：机关用全称（带地名，不用“政府办”之类的简称），
“政府信息公开工作年度报告”不增不减，字与字之间没有空格。标题分成两行不算问题；只有一处空一格的，多半是原来的两行接成了
一行，只作提示。只是用语稍有出入的（“政府信息公开年度报告”“……工作的年度报告”），也只作提示。

**怎么改**：按规定写全标题。
---
The title is not in the form it should have.

It should be 〈机关全称〉〈年份〉年政府信息公开工作年度报告: the body's full name with its place, the words
政府信息公开工作年度报告 as they are, and no space between characters. A title on two lines is no fault, and a single blank in
it, where two lines were most likely put together, is an info. So is one that only words it a little differently
(政府信息公开年度报告).

**To mend it**: write the title in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import REPORT
from lint_reports.rules.sources import ARTICLE_49
from lint_reports.text.language import Text

CODE = "LR102"
SEVERITY = Severity.WARNING
SOURCE = ARTICLE_49
VALID = (REPORT,)
INVALID = (
    REPORT.but("柳溪县白鹭乡人民政府2021年", "2021年").finds("2021年政府信息公开工作年度报告", "标题没有机关名称"),
)


_SPLIT = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000\xa0]+(?=[\u4e00-\u9fff])")
_GENERIC = lazily(
    r"(?:我|本)(?:省|市|县|区|州|盟|旗|镇|乡|街道|局|委|办|厅|院|馆|中心|单位|机关|部门)"
    r"|(?:(?:我|本)?(?:省|市|县|区|州|盟|旗|镇|乡))?(?:人民)?政府(?:办公室|办公厅|办)?|(?:省|市|县|区|州|盟|旗)[\u4e00-\u9fff]{1,10}局"
)
_OF_GENERIC = frozenset("我本省市县区州盟旗镇乡人政")
"""The characters with which such a name begins."""


_VARIANT = lazily(r".*[^0-9](?:19|20)\d{2}年度?(?:政府)?(?:信息|政务)公开(?:工作)?的?(?:年度(?:工作)?报告|年报)")
"""The words for the report as they are met besides the regulation's."""


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    title = report.title
    if title is None or (report.year is None and not title.exact):
        return
    level = SEVERITY
    if not title.exact and not report.body:
        message = Text("标题没有机关名称", "the title does not name the body")
    elif not title.exact:
        level = Severity.INFO if _VARIANT().fullmatch("".join(title.text.split())) else SEVERITY
        message = Text(
            "标题应为“〈机关全称〉〈年份〉年政府信息公开工作年度报告”",
            "the title should be “〈机关全称〉〈年份〉年政府信息公开工作年度报告”",
        )
    elif report.body[:1] in _OF_GENERIC and _GENERIC().fullmatch(report.body):
        message = Text(
            f"标题中的机关“{report.body}”不是全称，应写明地名",
            f"the body in the title, “{report.body}”, is not its full name: the place is missing",
        )
    elif spaces := [found.group() for line in title.text.split("\n") for found in _SPLIT.finditer(line)]:
        message = Text("标题的字之间有空格", "there is a space between the characters of the title")
        level = Severity.INFO if spaces == [" "] else SEVERITY
    else:
        return
    yield at_leaf(rule, report, title, message, severity=level)
