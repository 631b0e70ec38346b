"""文件里没有报告正文。

网页或 Word 文档只有报告的标题，正文由脚本载入，或者在附件、内嵌文档、图片里，文件中没有可检查的文字。缺少的部分不再逐条报告。

**怎么改**：检查附件本身；或者在浏览器里打开网页，待内容显示后另存，再检查另存的文件；图片请改为文字。
---
The text of the report is not in the file.

The page or Word document has the title of a report only: its text is loaded by a script, or it is in an attachment, an
embedded document or a picture, so that there is nothing to check. That every section is missing is not said besides.

**To mend it**: check the attachment itself; or open the page in a browser, save it once its content is shown and check
what was saved; put text in place of pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Report
from lint_reports.model.rule import Example, Rule
from lint_reports.rules.sources import READABLE
from lint_reports.text.language import Text

CODE = "LR007"
SEVERITY = Severity.ERROR
SOURCE = READABLE
VALID = (Example("requests_table", "（七）总计\t0\t0\t0\t0\t0\t0\t0"),)
INVALID = (
    Example(
        "report",
        "<h1>县档案馆2023年政府信息公开工作年度报告</h1>\n"
        '<p><a href="P020240131.docx">县档案馆2023年政府信息公开工作年度报告.docx</a></p>\n',
        suffix=".html",
    ).finds("1:5", "网页里没有报告正文（在附件里），无法检查；请检查附件本身"),
    Example(
        "report",
        "<title>县档案馆2023年政府信息公开工作年度报告 - 县人民政府</title>\n"
        '<div id="content"></div>\n'
        "<script>load('content', 2023)</script>\n",
        suffix=".html",
    ).finds(
        "县档案馆2023年政府信息公开工作年度报告",
        "网页里没有报告正文（由脚本载入），无法检查；请在浏览器里打开，待内容显示后另存再检查",
    ),
)

REASONS = {
    "script": Text(
        "网页里没有报告正文（由脚本载入），无法检查；请在浏览器里打开，待内容显示后另存再检查",
        "the text of the report is not in the page, a script loads it; save the page from a browser once it is shown",
    ),
    "attachment": Text(
        "网页里没有报告正文（在附件里），无法检查；请检查附件本身",
        "the text of the report is not in the page but in an attachment; check that",
    ),
    "frame": Text(
        "网页里没有报告正文（在内嵌的文档或网页里），无法检查；请检查内嵌的文件本身",
        "the text of the report is not in the page but in an embedded file; check that",
    ),
    "drawn": Text(
        "文件里没有报告正文（在图片或嵌入的文件里），无法检查；请改为文字",
        "the text of the report is in pictures or embedded files and cannot be checked; put text in their place",
    ),
    "picture": Text(
        "网页里没有报告正文（只有图片），无法检查；请改为文字",
        "the page has pictures in place of the text of the report; put text in their place",
    ),
}


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.is_elsewhere:
        assert report.title is not None
        yield at_leaf(rule, report, report.title, REASONS[report.document.elsewhere])
