"""政府的报告没有写工作考核、社会评议和责任追究结果情况。

《条例》第五十条第（四）项要求各级人民政府的报告还应写明这三项，乡镇人民政府也在其内；部门、街道办事处不必写。没有发生责任追究的，
也要写一句。机关从标题看，看错了可用 `--body` 或配置中的 `body` 写明。

**怎么改**：在总体情况的“监督保障”中写明三项的结果，没有的也写明没有。
---
A government's report lacks the results of 工作考核, 社会评议 and 责任追究.

Article 50(4) asks them of governments at every level, townships included, and not of departments or subdistrict offices.
That nobody was held to account is worth a sentence too. The body is told by the title; `--body` or `body` in the
configuration says it where the title does not.

**To mend it**: state the three results under 监督保障 in the overview, or that there were none.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.duties import due
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.empty_labels import filled_paragraphs, running_text
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import OVERVIEW, short_report
from lint_reports.rules.sources import ARTICLE_50_4
from lint_reports.text.language import Text

CODE = "LR602"
SEVERITY = Severity.WARNING
SOURCE = ARTICLE_50_4
VALID = (
    short_report(),
    short_report(title="柳溪县水务局2021年政府信息公开工作年度报告", overview=OVERVIEW.rpartition("。工作")[0]),
)
INVALID = (
    short_report(OVERVIEW.rpartition("；")[0]).finds(
        "一、总体情况", "没有写明责任追究结果情况，各级人民政府的报告应写明"
    ),
    short_report(OVERVIEW.rpartition("。工作")[0] + "由纪委负责。").finds(
        "一、总体情况", "没有写明工作考核、社会评议、责任追究结果情况，各级人民政府的报告应写明"
    ),
)

_PLAN = lazily(r"将|下一步|进一步|健全|建立|加强|完善|强化|计划|明年|来年")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    section = report.section("overview")
    results = due("result", report)
    if section.heading is None or not results or not filled_paragraphs(report, "overview"):
        return
    text = "\n".join(each.text for each in filled_paragraphs(report) if each.section != "problems")
    left = [each for each in results if not each.found("treated", text)]
    if left:
        unbroken = running_text(report, "title", *(each.name for each in report.sections if each.name != "problems"))
        left = [each for each in left if not each.found("treated", unbroken)]
    done = _done(report) if left else ""
    lacking = "、".join(each.words for each in left if not each.found("treated", done))
    if lacking:
        message = Text(
            f"没有写明{lacking}结果情况，各级人民政府的报告应写明",
            f"nothing is said of the results of {lacking}, which a government's report owes",
        )
        yield at_leaf(rule, report, section.heading, message, report.node("overview"))


def _done(report: Report) -> str:
    """What section five tells as done; most there is to be done."""
    sentences = (each.group() for paragraph in filled_paragraphs(report, "problems") for each in paragraph.sentences())
    return "\n".join(sentence for sentence in sentences if not _PLAN().search(sentence))
