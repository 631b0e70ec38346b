"""文件是年报，但没有当作年报检查。

文件里有统一格式的大半栏目和数字，却认不出标题、部分和表格：多半是转换时换行、分列都丢了。只剩表格、标题一个也没有的，只检查表格。2019 年度以前的年报没有统一格式，不检查，只作提示。

**怎么改**：从原来的 Word 文件或网页重新导出，或者直接检查原来的文件；2019 年度以前的年报可以在配置的 `exclude` 里列出。
---
The file is an annual report, and was not checked as one.

Most labels of the form are in it, with figures, and yet no title, section or table was recognised: lines and columns were
mostly lost when it was converted. Where the title and all headings are lost, only the tables are checked. Reports for years before 2019 have no mandated form; they are not checked, which is an
info.

**To mend it**: export it again from the Word file or the page it was made from, or check that one; list reports from
before 2019 under `exclude` in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.form.sources import first_years
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import Document
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.whole_file import whole_file
from lint_reports.text.language import Text

CODE = "LR008"
SEVERITY = Severity.ERROR
SOURCE = Text(
    "国办公开办函〔2019〕60号、〔2021〕30号：统一格式自 2019 年度起",
    "国办公开办函〔2019〕60号 and 〔2021〕30号: the form holds from the report for 2019 on",
)

UNSTRUCTURED = Text(
    "有统一格式的大半栏目和数字，但认不出标题、部分和表格，未检查；请从原件重新导出，或者检查原来的文件",
    "most labels of the form are here with figures, but no title, section or table is recognised, so it was not checked; "
    "export it again, or check the file it was made from",
)

HEADLESS = Text(
    "标题和各部分的标题一个也没有，多半是转换时丢了；只检查了表格，请从原件重新导出，或者检查原来的文件",
    "the title and all the headings are gone, most likely lost in a conversion, so that only the tables were checked; export "
    "it again, or check the file it was made from",
)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if report.is_headless:
        first = next((leaf for leaf in report.root.all_leaves() if not leaf.missing), None)
        line = first.line if first else 1
        yield at_range(rule, report, Range.of(line, 1, line, 1), HEADLESS, severity=Severity.WARNING)


def unrecognised(document: Document, year: int | None) -> Diagnostic | None:
    """The finding on a document that is not read as a report though it is one, None where it is none.

    `year` is the report year where that is before the first edition of the form.
    """
    from lint_reports.parser.traces import has_filled_form  # Cached results need the rules and no parser.

    if year is not None:
        return whole_file("unrecognised-report", document.path, _older(year, first_years()[0]), Severity.INFO)
    return whole_file("unrecognised-report", document.path, UNSTRUCTURED) if has_filled_form(document) else None


def _older(year: int, first: int) -> Text:
    """Message on a report for a year before the first that has a form."""
    return Text(
        f"{year} 年度的报告在统一格式（{first} 年度起）之前，未检查",
        f"a report for {year} is older than the mandated form (from {first} on) and was not checked",
    )
