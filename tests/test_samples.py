"""Five real reports, read by hand beforehand: what is wrong with each, where it stands, and that nothing else is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint, parse
from lint_reports.model.diagnostic import CellAddress, Diagnostic
from tests.support import samples
from tests.support.linting import place, places, shown

SAMPLES = samples.FOLDER

pytestmark = pytest.mark.skipif(not samples.TEXTS, reason="the real reports lie outside the repository")

APPLICANTS = ("natural", "business", "research", "charity", "legal", "other")
OUTCOMES = ("upheld", "corrected", "other", "pending")


@cache
def found(name: str) -> tuple[Diagnostic, ...]:
    path = SAMPLES / name
    result = lint(str(path), path.read_bytes(), Settings())
    assert result.status == "checked"
    return result.diagnostics


def in_tables(name: str) -> tuple[Diagnostic, ...]:
    """The findings about structure, cells and totals, which are none of the prose's."""
    return tuple(each for each in found(name) if each.code[:3] in ("LR0", "LR1", "LR2", "LR3"))


def lines(name: str) -> list[str]:
    return (SAMPLES / name).read_text("utf-8").split("\n")


def blanks(name: str) -> Iterator[tuple[CellAddress, str]]:
    for each in found(name):
        if each.name == "blank-cell":
            assert each.cell is not None
            yield each.cell, place(each)


def but_blanks(name: str) -> list[str]:
    """The other findings; of a short row, how many cells it has and not what can be told of them."""
    lines = shown(each for each in in_tables(name) if each.name != "blank-cell")
    return [re.sub(r"(short-row .*?应有 \d+ 格)，（.*", r"\1", line) for line in lines]


@pytest.mark.parametrize(
    ("name", "edition", "year", "title"),
    [
        ("batai-2021.txt", 2021, 2021, [3]),
        ("chengliu-2021.md", 2021, 2021, [3]),
        ("hanguguan-2021.txt", 2021, 2021, [3]),
        ("xiandi-2020.txt", 2019, 2020, [2, 3]),
        ("zhengfuban-2021.md", 2021, 2021, [3]),
    ],
)
def test_the_edition_the_year_and_the_body_are_told(name: str, edition: int, year: int, title: list[int]) -> None:
    report = parse(name, (SAMPLES / name).read_bytes(), Settings())
    assert report is not None
    assert (report.edition, report.year) == (edition, year)
    assert {section.edition for section in report.sections} == {edition}
    assert all(section.heading is not None for section in report.sections)
    printed = "".join(lines(name)[number - 1].strip("# ") for number in title)
    assert report.body == printed.partition(str(year))[0].strip()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("batai-2021.txt", {"misspelt-label": 2, "short-row": 1, "blank-cell": 5, "unexpected-text": 1}),
        ("chengliu-2021.md", {"malformed-title": 1, "shifted-row": 2}),
        ("hanguguan-2021.txt", {"shifted-row": 1, "empty-section": 1}),
        ("xiandi-2020.txt", {"short-row": 1, "blank-cell": 150}),
        ("zhengfuban-2021.md", {"malformed-title": 1, "misspelt-label": 1, "short-row": 2, "blank-cell": 10}),
    ],
)
def test_each_report_has_these_findings_in_its_tables_and_no_other(name: str, counts: dict[str, int]) -> None:
    assert Counter(each.name for each in in_tables(name)) == counts


@pytest.mark.parametrize("path", samples.TEXTS, ids=lambda path: path.name)
def test_no_total_of_a_real_report_is_called_broken(path: Path) -> None:
    assert not [each for each in shown(found(path.name)) if "broken" in each]


def test_batai_has_two_wordings_of_its_own_and_a_row_with_one_figure() -> None:
    assert but_blanks("batai-2021.txt") == [
        "20:13 misspelt-label 应为“本年废止件数”，写成了“本年度废止件数”",
        "43:11 short-row 只有 6 格，应有 7 格；所缺的一格，（七）总计为 0，故为 0",
        "45:1 unexpected-text 表格中多出“开”",
        "45:3 misspelt-label 应为“2.其他法律行政法规禁止公开”，写成了“2.其他法律法规禁止公开”",
    ]
    assert list(blanks("batai-2021.txt")) == [
        (CellAddress("requests", "3.3.1", column), f"43:{20 + at}") for at, column in enumerate(APPLICANTS[:5])
    ]
    short = next(each for each in found("batai-2021.txt") if each.name == "short-row")
    assert short.cell == CellAddress("requests", "3.3.1", None)
    assert "1.属于国家秘密" in lines("batai-2021.txt")[42]


def test_chengliu_has_a_split_title_and_two_rows_pushed_out() -> None:
    assert shown(in_tables("chengliu-2021.md")) == [
        "3:3 malformed-title 标题的字之间有空格",
        "67:1 shifted-row “3.其他”一行向左错开 2 列",
        "68:1 shifted-row “（七）总计”一行向左错开 1 列",
    ]
    assert {each.severity.value for each in in_tables("chengliu-2021.md")[1:]} == {"info"}


def test_hanguguan_has_a_row_pushed_out_and_an_empty_section_six() -> None:
    assert shown(in_tables("hanguguan-2021.txt")) == [
        "39:1 shifted-row “3.危及“三安全一稳定””一行向左错开 2 列",
        "77:1 empty-section “六、其他需要报告的事项”没有内容，应说明信息处理费的收取情况",
    ]


def test_xiandi_lacks_an_amount_and_is_blank_but_for_its_totals() -> None:
    assert but_blanks("xiandi-2020.txt") == ["84:3 short-row 只有 1 格，应有 2 格，缺少“采购总金额”"]
    short = next(each for each in found("xiandi-2020.txt") if each.name == "short-row")
    assert short.cell == CellAddress("disclosure", "政府集中采购", 1)
    where = dict(blanks("xiandi-2020.txt"))
    assert Counter(cell.table for cell in where) == {"requests": 138, "disputes": 12}
    rows = Counter(cell.row for cell in where)
    assert len(rows) == 23 + 3
    assert {cell.column for cell in where if cell.table == "requests"} == set(APPLICANTS)
    assert {cell.column for cell in where if cell.table == "disputes"} == set(OUTCOMES)
    text = lines("xiandi-2020.txt")
    for cell, at in where.items():
        line, column = map(int, at.split(":"))
        assert text[line - 1] == "\t\xa0", cell
        assert column == 2
    assert where[CellAddress("requests", "1", "natural")] == "104:2"
    assert where[CellAddress("requests", "3.6", "other")] == "324:2"
    assert where[CellAddress("requests", "4", "natural")] == "338:2"
    assert where[CellAddress("disputes", "reconsideration", "upheld")] == "375:2"
    assert where[CellAddress("disputes", "litigation_after_reconsideration", "pending")] == "388:2"


def test_zhengfuban_does_not_say_whose_office_it_is_cuts_a_label_and_has_two_rows_with_their_totals_alone() -> None:
    """The piece of the table that the two rows stand in is eight columns wide: two labels, five blanks, the total."""
    assert but_blanks("zhengfuban-2021.md") == [
        "3:3 malformed-title 标题中的机关“政府办”不是全称，应写明地名",
        "40:13 misspelt-label 应为“社会公益组织”，写成了“社会组织”",
        "43:11 short-row 只有 6 格，应有 7 格；所缺的一格，（七）总计为 0，故为 0",
        "44:2 short-row 只有 6 格，应有 7 格；所缺的一格，（七）总计为 0，故为 0",
    ]
    short = [each for each in found("zhengfuban-2021.md") if each.name == "short-row"]
    assert [each.cell for each in short] == [CellAddress("requests", "3.1", None), CellAddress("requests", "3.2", None)]
    assert list(blanks("zhengfuban-2021.md")) == [
        (CellAddress("requests", row, column), f"{line}:{start + at}")
        for row, line, start in (("3.1", 43, 20), ("3.2", 44, 32))
        for at, column in enumerate(APPLICANTS[:5])
    ]


def test_where_a_label_is_the_finding_stands_on_it() -> None:
    for name in ("batai-2021.txt", "zhengfuban-2021.md", "chengliu-2021.md", "hanguguan-2021.txt"):
        text = lines(name)
        for each in found(name):
            span = each.location.range
            assert span is not None
            if each.name in ("misspelt-label", "unexpected-text"):
                words = text[span.start.line - 1][span.start.column - 1 : span.end.column - 1]
                assert f"“{words}”" in each.message.zh


def test_the_findings_are_in_the_order_of_the_file() -> None:
    for path in samples.TEXTS:
        stand = [tuple(map(int, each.split()[0].split(":"))) for each in places(found(path.name))]
        assert stand == sorted(stand)


@pytest.mark.parametrize(
    ("name", "duties"),
    [
        (
            "batai-2021.txt",
            [
                "5:1 info missing-aspect “一、总体情况”没有分列主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障",
                "5:1 warning missing-accountability 没有写明社会评议、责任追究结果情况，各级人民政府的报告应写明",
                "89:1 warning missing-fee-statement 只写了“无”，没有说明信息处理费的收取情况",
            ],
        ),
        (
            "chengliu-2021.md",
            [
                "5:4 info missing-aspect “一、总体情况”没有分列政府信息管理、政府信息公开平台建设、监督保障",
                "5:4 warning missing-accountability 没有写明工作考核、社会评议、责任追究结果情况，各级人民政府的报告应写明",
            ],
        ),
        (
            "hanguguan-2021.txt",
            [
                "5:1 warning missing-aspect “一、总体情况”没有写政府信息管理；主动公开、依申请公开、政府信息公开平台建设、监督保障写到了，但没有分列",
                "5:1 warning missing-accountability 没有写明工作考核、社会评议、责任追究结果情况，各级人民政府的报告应写明",
            ],
        ),
        (
            "xiandi-2020.txt",
            [
                "5:1 warning missing-accountability 没有写明工作考核、社会评议、责任追究结果情况，各级人民政府的报告应写明",
                "405:1 info missing-fee-statement 只写了“无”，没有说明信息处理费的收取情况",
            ],
        ),
        ("zhengfuban-2021.md", []),
    ],
)
def test_each_report_leaves_these_duties_undone_and_no_other(name: str, duties: list[str]) -> None:
    """In hanguguan the empty section six is one fault and the finding of empty-section."""
    told = [each for each in found(name) if each.code.startswith("LR6")]
    assert [f"{place(each)} {each.severity.value} {each.name} {each.message.zh}" for each in told] == duties


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("batai-2021.txt", []),
        (
            "chengliu-2021.md",
            [
                "19:81 info doubtful-parts 各分项之和 1543 条（16＋134＋134＋1259），总数 1409 条；如是 2067 条的分项则没有超过",
                "21:50 error application-count-mismatch 文中“申请办结数1件”，表三“（七）总计”为 0",
                "21:61 error unfinished-called-finished 文中“按时办结率为100%”，表三“四、结转下年度继续办理”总计为 1",
            ],
        ),
        ("hanguguan-2021.txt", []),
        ("xiandi-2020.txt", []),
        ("zhengfuban-2021.md", []),
    ],
)
def test_the_prose_of_each_report_contradicts_its_tables_here_and_nowhere_else(name: str, claims: list[str]) -> None:
    told = [each for each in found(name) if each.code.startswith("LR4")]
    assert [f"{place(each)} {each.severity.value} {each.name} {each.message.zh}" for each in told] == claims
    for each in told:
        assert {one.cell.table for one in each.related if one.cell} == (set() if "parts" in each.name else {"requests"})
