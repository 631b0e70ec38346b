"""存在的主要问题及改进情况只写了“无”。

《条例》第五十条要求写明存在的主要问题以及改进情况。只写“无”，等于没有写。

**怎么改**：写明本年度的问题和改进的办法，以及上年问题的整改情况。
---
The section on problems says only 无.

Article 50 asks for the main problems of the work and what is done about them; 无 alone says nothing of either.

**To mend it**: write the year's problems and their remedies, and what became of last year's.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.prose.empty_labels import filled_paragraphs
from lint_reports.prose.findings import at_words
from lint_reports.prose.patterns import lazily
from lint_reports.rules.examples import short_report
from lint_reports.rules.sources import ARTICLE_50_4
from lint_reports.text.language import Text

CODE = "LR613"
SEVERITY = Severity.WARNING
SOURCE = ARTICLE_50_4
VALID = (
    short_report(),
    short_report(problems="无遮雨设施的公告栏已加装雨檐。"),
)
INVALID = (
    short_report(problems="无").finds("无", "“五、存在的主要问题及改进情况”只写了“无”"),
    short_report(problems="（一）主要问题\n无。\n（二）改进情况\n无。").finds(
        "23:1", "“五、存在的主要问题及改进情况”只写了“无。”"
    ),
)

_NOTHING = lazily(r"\W*(?:暂?无|没有|暂时没有|不存在(?:主要)?问题|(?:没有|无)(?:主要|其他|明显)?(?:的)?问题)\W*")
_HEADING = lazily(r"\W*[一二12]?\W*(?:存在的?)?(?:主要)?(?:问题|不足|改进|整改)(?:情况|措施|问题)?\W*")


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    mine = filled_paragraphs(report, "problems")
    if any(len(each.text) > 20 for each in mine):
        return
    said = [each for each in mine if not _HEADING().fullmatch(each.text)]
    if said and all(len(each.text) < 16 and _NOTHING().fullmatch(each.text) for each in said):
        phrase = report.section("problems").phrase
        message = Text(f"“{phrase}”只写了“{said[0].text}”", f"“{phrase}” says only “{said[0].text}”")
        yield at_words(rule, report, said[0], (0, len(said[0].text)), message)
