"""年份不是报告年度。

沿用上年的文字，“2020年，我镇……”没有改成报告年度。只看讲本年度工作的话：句首的年份后面就是本机关或工作数量，“现将……年……情况
报告如下”，第六部分的收费年份。上年、同期、计划、沿革和引用的文件名不算；同一段里也写了报告年度的，可能是对比，只作提示。

**怎么改**：改为报告年度；确是讲另一年的，写明“上年”“下一年度”。
---
A year in the text is not the report's.

The text of the year before was taken over and 2020年，我镇… left as it was. Only what tells of the year's work is looked at: a
year that opens a sentence about the body or its figures, 现将…年…情况报告如下, the year of the fees in section six. Last
year, comparisons, plans, history and the names of documents are left alone; where the paragraph also names the report's
year, it may be a comparison and is an info.

**To mend it**: write the report's year, or say that it is another one (上年, 下一年度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.findings import at_words
from lint_reports.prose.paragraphs import MARK, Paragraph, full_text, paragraphs
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.text.language import Text

CODE = "LR612"
SEVERITY = Severity.WARNING
SOURCE = Text(
    "《政府信息公开条例》第四十九条：上一年度；国办公开办函〔2021〕30号（四）：内容准确",
    "Regulation on Open Government Information, art. 49: the last year; 国办公开办函〔2021〕30号 (4): accurate contents",
)
VALID = (
    short_report("2021年，我乡按县里的目录公开。比2020年多公开12条。\n2020年，我乡曾试行电话查询。\n" + OVERVIEW),
    short_report(problems="2022年，我乡将给公告栏加装雨棚。针对2020年存在的问题，已补齐目录。"),
)
INVALID = (
    short_report("2020年，我乡按县里的目录公开。\n" + OVERVIEW).finds("2020", "报告年度是 2021 年，这里写的是 2020 年"),
    short_report("现将2022年政府信息公开工作情况报告如下。\n" + OVERVIEW).finds(
        "2022", "报告年度是 2021 年，这里写的是 2022 年"
    ),
    short_report(others="2020年未收取信息处理费。").finds("2020", "报告年度是 2021 年，这里写的是 2020 年"),
)

_YEAR = r"(?P<year>(?:19|20)\d\d)\s*年"
_OPENING = lazily(
    rf"(?:^|(?<=[。；！？]))\s*(?:{MARK})?\s*{_YEAR}(?:度|全年)?\s*[，,]?\s*(?:以来[，,])?"
    r"(?P<subject>(?:我|本|全)(?:省|市|州|盟|县|区|旗|镇|乡|街道|局|委|办|厅|院|馆|所|处|队|站|中心|校|单位|机关|部门|系统|公司|年)|共|累计|主动公开|未|没有收"
    r"|在[^。；，]{1,24}(?:领导|指导|支持|关心)下|通过|利用|依托|受理|收到|新收|发布|办结|(?:政府信息|政务|信息)公开工作)?"
)
_UNTIL = lazily(rf"截[至止]到?\s*{_YEAR}\s*(?:12|十二)\s*月\s*(?:31|三十一)\s*日[，,]?(?=我|本|全|共|累计)")
_ANNOUNCED = lazily(
    rf"(?:现将|现就|现公布|本报告(?:是|为|由|根据|依据|按照)?|编制)[^。；！？\d]{{0,30}}{_YEAR}(?:度)?[^。；，、！？]{{0,15}}公开(?:工作)?(?:的?(?:年度报告|情况|总结|年报))"
    r"(?![^。；，]{0,8}(?:通知|要求|意见))"
)
_CHARGED = lazily(
    rf"{_YEAR}(?:度)?(?!\s*\d|[^。；，]{{0,16}}(?:办法|规定|通知|文件|标准))[^。；，]{{0,12}}?(?:收取|收费|信息处理费)"
)
_OTHER = lazily(
    r"上年|上一年|上年度|去年|往年|历年|同期|同比|相比|相较|比上|较|历史|以来|至今|曾|自|起|从|针对|原|之前|以前|此前|结转|底前|规划|试行|成立|获|荣|被|列为|入选|授予|挂牌|考核|测评|评估|评议|通报|排名|位列|名列|决算|预算|审计|未办结|遗留|顺延|本年|今年|当年|机构改革|印发|修订"
)
_PLAN = lazily(
    r"(?<!现)将|计划|拟|(?<![主重摘])要|下一步|下步|下年|下一年|明年|来年|继续|进一步|着力|力争|重点|打算|目标|预计|加强|完善"
)
_DONE = lazily(r"共|累计|已|了|收到|完成|未")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.year is None or all(str(year) not in full_text(report) for year in (report.year - 1, report.year + 1)):
        return
    patterns = {
        "title": (_ANNOUNCED,),
        "overview": (_OPENING, _UNTIL, _ANNOUNCED),
        "other_matters": (_OPENING, _CHARGED),
    }
    for paragraph in paragraphs(report, *patterns):
        text = paragraph.unquoted()
        if str(report.year) in text and text.count("年") == text.count(f"{report.year}年"):
            continue
        found = {match.start("year"): match for each in patterns[paragraph.section] for match in each().finditer(text)}
        for match in found.values():
            near = abs(int(match["year"]) - report.year) == 1
            if near and _is_about(match, report.body) and not _is_meant(match, report.year):
                yield _finding(report, rule, paragraph, match)


def _is_about(match: re.Match[str], body: str) -> bool:
    """Whether what the year opens is about the body itself, by a word for it or by its name."""
    if match.groupdict().get("subject", "it"):
        return True
    name = match.string[match.end() : match.end() + 3]
    return len(name) == 3 and name in body


def _is_meant(match: re.Match[str], year: int) -> bool:
    """Whether the sentence speaks of another year on purpose."""
    text = match.string
    start = max(text.rfind(mark, 0, match.start("year")) for mark in "。；！？") + 1
    end = min((at for mark in "。；！？" if (at := text.find(mark, match.end())) >= 0), default=len(text))
    sentence = text[start:end]
    if str(year) in sentence:
        return True
    if int(match["year"]) > year:
        return bool(_PLAN().search(sentence)) or ("subject" in match.groupdict() and not _DONE().search(sentence))
    return bool(_OTHER().search(sentence))


def _finding(report: Report, rule: Rule, paragraph: Paragraph, match: re.Match[str]) -> Diagnostic:
    message = Text(
        f"报告年度是 {report.year} 年，这里写的是 {match['year']} 年",
        f"the report is for {report.year}, but this says {match['year']}",
    )
    level = Severity.INFO if str(report.year) in paragraph.unquoted() else SEVERITY
    return at_words(rule, report, paragraph, match.span("year"), message, severity=level)
