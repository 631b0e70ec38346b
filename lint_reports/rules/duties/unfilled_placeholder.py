"""有没有填写的空。

模板里留的空（＿条、XX件、××局、{{…}}、（此处填写……）、待补）没有换成实际的内容就发布了。

**怎么改**：填上实际的数字或文字；没有的写 0 或“无”。
---
A blank of the template was not filled in.

What a template leaves open (＿条, XX件, ××局, {{…}}, （此处填写……）, 待补) was published as it is.

**To mend it**: put the figure or the words, or 0 or 无.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import at_words
from lint_reports.prose.paragraphs import full_text, paragraphs
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR608"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "国办公开办函〔2021〕30号（四）：内容不准确、不完整，敷衍塞责",
    "国办公开办函〔2021〕30号 (4): incomplete contents, perfunctory work",
)
VALID = (short_report("申请人李××的申请有3件待补正，网址为http://example.cn/a_b/t2021__1.html。\n" + OVERVIEW),)
INVALID = (
    short_report("全年公开信息＿条。\n" + OVERVIEW).finds("＿", "“＿”是没有填写的空"),
    short_report("XX局全年公开信息XX条。\n" + OVERVIEW)
    .finds("3:1", "“XX”是没有填写的空")
    .finds("3:10", "“XX”是没有填写的空"),
    short_report(others="（此处填写信息处理费收取情况）").finds(
        "（此处填写信息处理费收取情况）", "“（此处填写信息处理费收取情况）”是没有填写的空"
    ),
    short_report(others="（请在此说明信息处理费）").finds(
        "（请在此说明信息处理费）", "“（请在此说明信息处理费）”是没有填写的空"
    ),
)

_UNIT = r"(?:[条件个次份人元年月日项期场篇例名户字号]|万元|％|%|余)"
_PLACEHOLDER = lazily(
    rf"(?<![_＿])[_＿]+(?=\s*{_UNIT})|＿+|(?<![\w/.:_])_{{3,}}(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z0-9./@_\-Ｘ×])(?:[XＸ]{{2,}}|[xｘ]{{2,}}|[×╳]{{2,}})(?![A-Za-z0-9./@_\-])"
    rf"|(?<![A-Za-z0-9./@_\-)）\s×])[XＸ×╳](?=\s*{_UNIT})"
    rf"|(?<![*＊])[*＊]{{3,}}(?=\s*{_UNIT})|(?<![?？])[?？]{{2,}}(?=\s*{_UNIT})|(?<!○)○{{2,}}(?=\s*[条件个次份]|市|县|局|镇)"
    r"|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{1,40}\}"
    r"|[（(【\[〔<＜][^（()）】\]〕>＞\n]{0,12}(?:此处填|此处插入|请填|请在此|待填写?|待补充?)[^（()）】\]〕>＞\n]{0,30}[）)】\]〕>＞]"
    r"|^(?:此处填写|请填写|待补充?|待填写?)[。…]*$"
    rf"|(?<=[：:为共计])\s*待(?:补充?|填写?)(?=[，。；,;]|$)"
    r"|(?:共|累计|合计|总计)[ \u3000\xa0]{1,}(?:条|件|次|份)(?=[，。；、,;])"
    r"|[（(〈【\[](?:机关全称|单位名称|机关名称|单位全称|年份)[）)〉】\]]"
)
LONGEST_EMPHASIS = 200
"""Characters; to look further back from each of many blanks would take for ever."""
_MARKS = lazily(r"[_＿XＸxｘ×╳*＊?？○{$]")
_WORDS = ("填", "待补", "此处", "请在此", "共 ", "计 ", "共\u3000", "计\u3000", "共\xa0", "计\xa0", "称", "年份")
_SURNAME = lazily(r"[李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕某]$")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    title = report.title
    if title is not None and _may_have_one(title.text) and (match := _PLACEHOLDER().search(title.text)):
        yield at_leaf(rule, report, title, _message(match.group()))
    if not _may_have_one(full_text(report)):
        return
    for paragraph in paragraphs(report):
        if not _may_have_one(paragraph.text):
            continue
        for match in _PLACEHOLDER().finditer(paragraph.text):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if _is_name(paragraph.text, match) or _is_emphasis(paragraph.text, match):
                continue
            words = paragraph.text[start : match.end()]
            yield at_words(rule, report, paragraph, (start, match.end()), _message(words))


def _may_have_one(text: str) -> bool:
    """Whether it is worth looking for a placeholder, which takes longer."""
    return any(word in text for word in _WORDS) or bool(_MARKS().search(text))


def _message(words: str) -> Text:
    return Text(f"“{words}”是没有填写的空", f"“{words}” was left to be filled in")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A person's name made unreadable: 李××."""
    unit = re.match(_UNIT, text[match.end() :])
    return match.group()[0] in "×╳○" and not unit and bool(_SURNAME().search(text[: match.start()]))


def _is_emphasis(text: str, match: re.Match[str]) -> bool:
    """Underlines that are Markdown's: __重点__ 3件. Those that touch a character are none in CommonMark."""
    apart = text[match.end() : match.end() + 1].isspace()
    if not apart:
        return False
    opener = re.compile(rf"(?<!\w){re.escape(match.group())}(?=[^\s_])")
    return opener.search(text, max(match.start() - LONGEST_EMPHASIS, 0), match.start()) is not None
