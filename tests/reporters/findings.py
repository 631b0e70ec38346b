"""Findings of the kinds that reports have, for every format to show."""

from __future__ import annotations

import io
from typing import Any

from lint_reports.model.diagnostic import CellAddress, Diagnostic, Edit, Fix, Related, Severity
from lint_reports.model.location import Location, Range
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions, find
from lint_reports.text.language import Text

LINE = "（七）总计\t20\t1\t0\t0\t0\t5\t25"
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
COLUMNS = ("natural", "business", "research", "charity", "legal", "other", "total")


def page(name: str, *results: FileResult, **options: Any) -> str:
    """What a format writes for some results."""
    stream = io.StringIO()
    find(name).report(results, stream, ReportOptions(**options))
    return stream.getvalue()


def broken_total(path: str = "a.md", line: int = 47) -> Diagnostic:
    cells = tuple(
        Related(
            Text(f"{name} {value}", f"{name} {value}"), Location(path, Range.of(line, 10 + 2 * at, line, 11 + 2 * at))
        )
        for at, (name, value) in enumerate(zip(APPLICANTS[1:3], (1, 0), strict=True))
    )
    return Diagnostic(
        "LR301",
        "broken-row-total",
        Severity.ERROR,
        Text("（七）总计 总计 25，各项之和 26", "（七）总计 总计 25, the parts add up to 26"),
        Location(path, Range.of(line, 20, line, 22), "三/三、本年度办理结果/（七）总计/总计"),
        CellAddress("requests", "3.7", "total"),
        cells,
        Fix(Text("把 25 改为 26", "change 25 to 26"), (Edit(Range.of(line, 20, line, 22), "26"),), "unsafe"),
        ("（七）总计", "总计"),
    )


def blank(row: str, label: str, column: int, line: int, path: str = "a.md", fixed: bool = False) -> Diagnostic:
    where = Range.of(line, 8 + column, line, 8 + column)
    fix = Fix(Text("填 0", "write 0"), (Edit(where, "0"),), "unsafe") if fixed else None
    return Diagnostic(
        "LR201",
        "blank-cell",
        Severity.WARNING,
        Text(f"{label} {APPLICANTS[column]} 空白", f"{label} {APPLICANTS[column]} is blank"),
        Location(path, where, f"三/{label}/{APPLICANTS[column]}"),
        CellAddress("requests", row, COLUMNS[column]),
        (),
        fix,
        (label, APPLICANTS[column]),
    )


def result(*diagnostics: Diagnostic, path: str = "a.md", **lines: str) -> FileResult:
    return FileResult(path, "checked", diagnostics, {int(name[1:]): line for name, line in lines.items()})


def skipped(path: str = "readme.md") -> FileResult:
    return FileResult(path, "skipped", reason=Text("不是年报", "no annual report"))


CHINESE = "（七）总计\t𠀀二十\t25"
"""Of its characters, those in brackets take three bytes in UTF-8 and one, outside of the basic plane, takes four."""


def in_chinese(path: str = "a.md") -> FileResult:
    """A finding at the last figure of `CHINESE`, after nine code points, and a fix there."""
    where = Range.of(3, 11, 3, 13)
    found = broken_total(path)._replace(
        location=Location(path, where, "三/（七）总计/总计"),
        related=(Related(Text("二十", "twenty"), Location(path, Range.of(3, 8, 3, 10))),),
        fix=Fix(Text("改为 26", "write 26"), (Edit(where, "26"),), "unsafe"),
    )
    return FileResult(path, "checked", (found,), {3: CHINESE})


def without_lines(path: str = "年报 1.docx") -> FileResult:
    """A finding in a format that has no lines."""
    found = broken_total(path)._replace(location=Location(path, None, "三/（七）总计/总计"), related=())
    return FileResult(path, "checked", (found,))


EVIL = "::error::x%0A\r\n\x1b[0m\x00\x85\u2028\u202e\ud800\udcc4\ufffe\uffff]]>-->|<script>&\"'`[x](y)@a#1"


def hostile() -> FileResult:
    """All that a stranger can have a say in, filled with what some format could take for its own."""
    path = f"a,b:c%20/{EVIL}.md"
    found = broken_total(path)._replace(
        message=Text(EVIL, EVIL),
        location=Location(path, Range.of(1, 2, 1, 4), EVIL),
        related=(Related(Text(EVIL, EVIL), Location(EVIL, None, EVIL)),),
        fix=Fix(Text(EVIL, EVIL), (Edit(Range.of(1, 2, 1, 4), EVIL),), "unsafe"),
        labels=(EVIL, EVIL),
    )
    return FileResult(path, "checked", (found,), {1: EVIL})
