"""文字照抄上一年度或者其他机关的报告。

“一、总体情况”或“五、存在的主要问题及改进情况”去掉数字、年份、机关名称、法规名称和例行的话以后，八成以上与同一机关上一年度的相同，或者
九成以上与另一机关同一年度的相同。内容雷同是追责的情形之一；有的事情确实年年一样，所以只是提示。二百字以下的不比较。

相同与否按十二字一段的片段计算（Broder, On the resemblance and containment of documents, 1997）。

**怎么改**：写本机关本年度实际做了什么、有什么问题、怎样改进。
---
The text is taken over from last year's report or from another body's.

Without figures, years, names, titles of laws and phrases of routine, four fifths of 一、总体情况 or of
五、存在的主要问题及改进情况 are those of the same body's report for the year before, or nine tenths are those of another
body's for the same year. Reports that are alike are a ground for accountability; as some things are the same year by
year, this is a note. A text of less than 200 characters is not compared.

What is alike is reckoned by shingles of twelve characters (Broder, On the resemblance and containment of documents, 1997).

**To mend it**: write what this body has done this year, what is wanting and how it is mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Related, Severity
from lint_reports.model.rule import Example, Rule
from lint_reports.model.summary import Compared, Passage, Summary
from lint_reports.text.language import Text
from lint_reports.text.similarity import share

CODE = "LR710"
SEVERITY = Severity.INFO
SOURCE = Text(
    "国办公开办函〔2021〕30号：内容雷同的，严肃追究责任",
    "国办公开办函〔2021〕30号: reports that are alike are a ground for accountability",
)
FROM_LAST_YEAR = 0.8
FROM_OTHERS = 0.9
_REPORT = """\
{body}{year}年政府信息公开工作年度报告

一、总体情况

{year}年，{body}在大厅增设两处查阅点，全年接待群众{visits}人次，代办复印{copies}页，老人由专人陪同查询，听障者另备手写板。每季度请居民代表\
查看公开栏，把看不清、找不到的内容逐条记下，下一季度开会时逐条答复是否已经改好。政策文件印发当天同步挂出图解，由起草科室负责核对，错字由\
校对员登记。对历年积存的纸质文件逐盒清点，写明出处和保管人，共扫描{scans}卷，破损的请档案馆修补。村组微信群由驻村人员转发公告，\
每周五汇总群众提问，能当场答的当场答，答不了的三日内转给业务科室并记录去向。年底抽查各科室台账{checks}本，缺页的退回补齐，评分排在后面的负责人作书面说明。

二、主动公开政府信息情况
"""


def _example(body: str, year: int, number: int) -> str:
    return _REPORT.format(
        body=body, year=year, visits=310 + number, copies=95 * number, scans=12 + number, checks=7 + number
    )


VALID = (
    Example(
        "report",
        _example("青柏县林业局", 2022, 3),
        previous="青柏县林业局2021年政府信息公开工作年度报告\n\n一、总体情况\n\n全年平稳。\n",
    ),
)
INVALID = (
    Example("report", _example("青柏县林业局", 2022, 3), previous=_example("青柏县林业局", 2021, 5)).finds(
        "一、总体情况", "“一、总体情况”除数字、年份和名称外，约 100% 与本机关上一年度的报告相同"
    ),
    Example("report", _example("青柏县林业局", 2022, 3), others=(_example("青柏县水务局", 2022, 8),)).finds(
        "一、总体情况", "“一、总体情况”除数字、年份和名称外，约 100% 与青柏县水务局同年度的报告相同"
    ),
)


def compare(compared: Compared, rule: Rule) -> Iterator[Diagnostic]:
    for mine in compared.report.passages:
        if mine.text:
            shares = [each for each in _shares(compared, mine) if each is not None]
            if shares:
                yield _finding(rule, compared.report, mine, *shares[0])


def _shares(compared: Compared, mine: Passage) -> Iterator[tuple[float, Summary, Passage] | None]:
    """The reports that the passage is taken from: last year's first, then of other bodies' the likest."""
    if compared.previous is not None:
        yield _share(mine, compared.previous, FROM_LAST_YEAR, False)
    others = [found for each in compared.similar if (found := _share(mine, each, FROM_OTHERS, True))]
    yield from sorted(others, key=lambda found: (-found[0], found[1].path))[:1]


def _share(mine: Passage, other: Summary, least: float, both: bool) -> tuple[float, Summary, Passage] | None:
    """Which part of a passage another report's has too; `both`, the other way round as well."""
    theirs = other.passage(mine.section)
    if theirs is None or not theirs.text:
        return None

    found = share(mine.text, theirs.text, least, both)
    return (found, other, theirs) if found >= least else None


def _finding(rule: Rule, report: Summary, mine: Passage, part: float, other: Summary, theirs: Passage) -> Diagnostic:
    percent = int(part * 100)
    same = other.body == report.body
    zh = "本机关上一年度" if same else f"{other.body}同年度"
    en = "this body's report for the year before" if same else f"the report of {other.body} for the same year"
    message = Text(
        f"“{mine.phrase}”除数字、年份和名称外，约 {percent}% 与{zh}的报告相同",
        f"about {percent} % of {mine.phrase} is that of {en}, but for figures, years and names",
    )
    what = f"{other.path} {mine.phrase}"
    related = (Related(Text(what, what), other.location(theirs.range)),)
    location = report.location(mine.range, mine.phrase[:1])
    return Diagnostic(rule.code, rule.name, rule.severity, message, location, related=related)
