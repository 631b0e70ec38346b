"""Markdown: headings, pipe tables and emphasis are read; code, comments and front matter are no part of a report."""

from __future__ import annotations

import re

import pytest

from lint_reports.model.document import Paragraph, Picture
from tests.readers.blocks import at, cells, cut, read, restored, seen
from tests.support.linting import findings, names, places, replaced
from tests.support.village import (
    DISCLOSURE,
    DISPUTES,
    HEADINGS,
    OTHERS,
    OVERVIEW,
    REQUESTS,
    TITLE,
    grid,
    line_of,
    village,
)

PROBE = "规章\t7\t7\t7\n\n六、其他需要报告的事项"
"""What would show in the findings, were it read: a row and a heading that are there already."""


def pipe(rows: list[list[str]]) -> str:
    first, *rest = ("| " + " | ".join(row) + " |\n" for row in rows)
    return first + "|" + "---|" * len(rows[0]) + "\n" + "".join(rest)


def piped(disclosure: str = DISCLOSURE, requests: str = REQUESTS, disputes: str = DISPUTES) -> str:
    one, two, three = (pipe(grid(table)) for table in (disclosure, requests, disputes))
    return village(disclosure=one, requests=two, disputes=three)


def headed(mark: str, end: str = "") -> str:
    text = village()
    for heading in HEADINGS:
        text = replaced(text, {f"\n{heading}\n": f"\n{mark}{heading}{end}\n"})
    return text


# ---------------------------------------------------------------------------------------------- blocks and places


@pytest.mark.parametrize(
    ("line", "level", "text", "place"),
    [
        ("# 一、总体情况", 1, "一、总体情况", "1:3-9"),
        ("###### 一、总体情况", 6, "一、总体情况", "1:8-14"),
        ("##一、总体情况", 2, "一、总体情况", "1:3-9"),
        ("## 一、总体情况 ##", 2, "一、总体情况", "1:4-10"),
        ("## **一、总体情况**", 2, "一、总体情况", "1:6-12"),
        ("  ##　一、总体情况　", 2, "一、总体情况", "1:6-12"),
        ("**一、总体情况**", 0, "一、总体情况", "1:3-9"),
        ("> 一、总体情况", 0, "一、总体情况", "1:3-9"),
        ("####### 一、总体情况", 0, "####### 一、总体情况", "1:1-15"),
        ("1\\. 一、总体情况", 0, "1. 一、总体情况", "1:1-11"),
    ],
)
def test_the_marks_of_a_heading_or_paragraph_are_no_part_of_it(line: str, level: int, text: str, place: str) -> None:
    (block,) = restored(read(line + "\n", ".md")).blocks
    assert isinstance(block, Paragraph)
    assert (block.level, block.text, at(block)) == (level, text, place)


def test_the_line_of_dashes_is_no_row() -> None:
    document = read("| 规章 | 0 |\n|:---|---:|\n| 行政许可 | 12 |\n", ".md")
    assert seen(document.blocks) == [[["规章", "0"], ["行政许可", "12"]]]
    assert [at(cell) for cell in cells(document)] == ["1:3-5", "1:8-9", "3:3-7", "3:10-12"]


@pytest.mark.parametrize(
    ("raw", "text", "place"),
    [
        ("12", "12", "1:8-10"),
        ("**12**", "12", "1:10-12"),
        ("`12`", "12", "1:9-11"),
        ("~~12~~", "12", "1:10-12"),
        ("1\\.属于", "1.属于", "1:8-13"),
        ("本年制<br>发件数", "本年制 发件数", "1:8-18"),
        ("&nbsp;12", "12", "1:14-16"),
        ("1\\|2", "1|2", "1:8-12"),
        ("***12***", "12", "1:11-13"),
    ],
)
def test_the_marks_within_a_cell_are_no_part_of_it(raw: str, text: str, place: str) -> None:
    document = restored(read(f"| 规章 | {raw} |\n", ".md"))
    cell = cells(document)[1]
    assert (cell.text, at(cell)) == (text, place)


def test_tabs_part_cells_in_markdown_too() -> None:
    document = read("规章\t0\t\n", ".md")
    assert seen(document.blocks) == [[["规章", "0", ""]]]
    assert [cut(document, cell) for cell in cells(document)] == ["规章", "0", ""]


@pytest.mark.parametrize("line", ["![表三](a/b.png)", "  ![](1.jpg)  ", '<img src="x.png" alt="">', "image3.png"])
def test_a_picture_is_a_picture(line: str) -> None:
    (block,) = read(line + "\n", ".md").blocks
    assert isinstance(block, Picture)
    assert block.line == 1


@pytest.mark.parametrize("picture", ["![](1.png)", "![表](a/b.jpeg)", '<img src="1.png">'])
def test_a_picture_in_place_of_a_table_is_one_finding(picture: str) -> None:
    assert names(findings(village(disclosure=picture, requests=picture, disputes=picture), ".md")) == [
        "unreadable-table"
    ]


# ------------------------------------------------------------------------------------- code, front matter, comments


@pytest.mark.parametrize("fence", ["```", "```text", "~~~", "~~~~ md", "   ```"])
def test_code_between_fences_is_no_part_of_a_report(fence: str) -> None:
    close = fence.strip()[0] * len(re.match("[`~]+", fence.strip()).group())  # type: ignore[union-attr]
    assert findings(f"{village()}\n{fence}\n{PROBE}\n{close}\n", ".md") == []
    text = replaced(village(), {f"\n{HEADINGS[1]}": f"\n{fence}\n{PROBE}\n{close}\n\n{HEADINGS[1]}"})
    assert findings(text, ".md") == []


def test_a_fence_that_is_never_closed_reaches_to_the_end() -> None:
    assert findings(f"{village()}\n```\n{PROBE}\n", ".md") == []


def test_the_other_fence_closes_nothing() -> None:
    assert findings(f"{village()}\n```\n~~~\n{PROBE}\n```\n", ".md") == []


def test_a_shorter_fence_closes_nothing() -> None:
    assert findings(f"{village()}\n````\n```\n{PROBE}\n````\n", ".md") == []


def test_a_report_that_is_all_code_is_said_not_to_be_checked() -> None:
    assert names(findings(f"```\n{village()}```\n", ".md")) == ["unrecognised-report"]


def test_code_within_a_line_is_text() -> None:
    assert findings(village(overview="公告栏`每月`更换，```即时```答复。"), ".md", ignore=("LR6",)) == []


@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter_is_no_part_of_a_report(end: str) -> None:
    text = f"---\ntitle: 甲乡2020年政府信息公开工作年度报告\ntags: [年报]\n{end}\n\n{village()}"
    assert findings(text, ".md") == []
    wrong = replaced(text, {"规章\t0": "规章\t"})
    assert places(findings(wrong, ".md")) == [f"{line_of(wrong, '规章')}:4 blank-cell"]


def test_a_rule_at_the_top_that_is_never_closed_is_no_front_matter() -> None:
    assert findings(f"---\n\n{village()}", ".md") == []


@pytest.mark.parametrize(
    "comment",
    ["<!-- 核对过 -->", f"<!--\n{PROBE}\n-->", "<!-- 甲 --><!-- 乙 -->", "<!---->", f"<!-- {HEADINGS[5]} -->"],
)
def test_a_comment_is_no_part_of_a_report(comment: str) -> None:
    text = replaced(village(), {f"\n{HEADINGS[4]}": f"\n{comment}\n\n{HEADINGS[4]}"})
    assert findings(text, ".md") == []


def test_a_comment_within_a_row_moves_no_place() -> None:
    text = replaced(village(), {"规章\t0\t0\t0": "规章\t0\t<!-- 待补 -->0\t"})
    assert places(findings(text, ".md")) == [f"{line_of(text, '规章')}:19 blank-cell"]


def test_what_follows_a_comment_on_its_last_line_is_read() -> None:
    text = replaced(village(), {f"\n{HEADINGS[4]}": f"\n<!-- 甲\n乙 -->{HEADINGS[4]}"})
    assert findings(text, ".md") == []


def test_a_comment_that_is_never_closed_reaches_to_the_end() -> None:
    assert findings(f"{village()}\n<!-- {PROBE}\n", ".md") == []


# ------------------------------------------------------------------------------------------------------ whole reports


@pytest.mark.parametrize(("mark", "end"), [("## ", ""), ("##", ""), ("## ", " ##"), ("**", "**"), ("__", "__")])
def test_headings_may_be_marked_in_every_way(mark: str, end: str) -> None:
    assert findings(headed(mark, end), ".md") == []


def test_the_levels_of_headings_may_drift() -> None:
    text = village()
    for number, heading in enumerate(HEADINGS, 1):
        text = replaced(text, {f"\n{heading}\n": f"\n{'#' * number} {heading}\n"})
    assert findings(replaced(text, {TITLE: f"# {TITLE}"}), ".md") == []


def test_underlined_headings_are_headings() -> None:
    text = replaced(village(), {f"{TITLE}\n": f"{TITLE}\n======\n", f"{HEADINGS[0]}\n": f"{HEADINGS[0]}\n------\n"})
    assert [each for each in findings(text, ".md") if each.severity.value == "error"] == []


def test_sub_headings_with_numbers_are_no_sections() -> None:
    overview = "### 一、主动公开\n\n按时上网。\n\n### 二、依申请公开\n\n接件十件。"
    assert findings(village(overview=overview), ".md", ignore=("LR6",)) == []


def test_a_sound_report_with_pipe_tables_is_silent() -> None:
    assert findings(piped(), ".md") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 规章 |", "| **规章** |"),
        ("| 12 |", "| **12** |"),
        ("| 12 |", "| `12` |"),
        ("| 12 |", "| &nbsp;12&nbsp; |"),
        ("| 本年制发件数 |", "| 本年制发<br>件数 |"),
        ("| 1.属于", "| 1\\.属于"),
        ("| 2.没有", "| 2\\. 没有"),
        ("| 规章 |", "|规章|"),
        ("\n| 规章 |", "\n  | 规章 |"),
    ],
)
def test_the_marks_within_a_table_are_no_finding(old: str, new: str) -> None:
    assert findings(replaced(piped(), {old: new}), ".md") == []


@pytest.mark.parametrize("blank", ["", " ", "&nbsp;", "<br>", "\u3000"])
def test_a_blank_cell_of_a_pipe_table_is_blank_where_it_stands(blank: str) -> None:
    text = replaced(piped(), {"| 12 |": f"| {blank} |"})
    assert [place.split(":")[0] for place in places(findings(text, ".md"))] == [str(line_of(text, "行政许可"))]
    assert names(findings(text, ".md")) == ["blank-cell"]


def test_a_wrong_figure_is_found_under_its_emphasis() -> None:
    text = replaced(piped(), {"| 12 |": "| **12件** |"})
    assert places(findings(text, ".md")) == [f"{line_of(text, '行政许可')}:12 not-a-number"]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
def test_a_pipe_table_for_every_few_rows_is_one_table(size: int) -> None:
    def torn(table: str) -> str:
        rows = grid(table)
        return "\n".join(pipe(rows[start : start + size]) for start in range(0, len(rows), size))

    text = village(disclosure=torn(DISCLOSURE), requests=torn(REQUESTS), disputes=torn(DISPUTES))
    assert findings(text, ".md") == []


def test_the_last_rows_under_a_wrong_head_are_read() -> None:
    rows = grid(REQUESTS)
    text = village(requests=pipe(rows[:20]) + "\n" + pipe([rows[1], *rows[20:]]))
    assert findings(text, ".md") == []


def test_a_header_of_pipes_wrapped_over_two_rows_is_put_together() -> None:
    rows = grid(REQUESTS)
    upper, lower = list(rows[2]), [""] * 10
    for at_, (one, two) in {4: ("商业", "企业"), 5: ("科研", "机构")}.items():
        upper[at_], lower[at_] = one, two
    assert findings(village(requests=pipe([*rows[:2], upper, lower, *rows[3:]])), ".md") == []


def test_a_table_of_meta_data_before_the_report_is_no_finding() -> None:
    assert findings(f"| 索引号 | 0012 |\n|---|---|\n| 发布机构 | 白鹭乡 |\n\n{village()}", ".md") == []


def test_bars_in_prose_make_no_section() -> None:
    text = village(overview=f"{OVERVIEW}\n\n查阅：公告栏 | 便民厅 | 网站。\n\n查阅：公告栏 \\| 网站。")
    assert findings(text, ".md") == []


def test_a_report_that_is_quoted_is_read() -> None:
    assert findings("".join(f"> {line}\n" for line in piped().split("\n")), ".md") == []


# ---------------------------------------------------------------------------------------------- what editors put around tables


def listed(mark: str, indent: str, table: str) -> str:
    first, *rest = pipe(grid(table)).strip("\n").split("\n")
    return "\n".join([f"{indent}{mark}{first}", *(indent + " " * len(mark) + line for line in rest)])


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "1. ", "2) ", "-   "])
@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_a_table_that_is_an_item_of_a_list_is_a_table(mark: str, indent: str) -> None:
    text = village(disclosure=listed(mark, indent, DISCLOSURE), requests=listed(mark, indent, REQUESTS))
    assert findings(text, ".md") == []
    broken = replaced(text, {"| 行政许可 | 12 |": "| 行政许可 |  |"})
    assert names(findings(broken, ".md")) == ["blank-cell"]


@pytest.mark.parametrize(("above", "below"), [
    (": 表1 数据 {#tbl:a}\n\n", ""), ("", "\n^tbl-1"), ("", "\n\nTable: 单位：件"), ('{{< table "wide" >}}\n', "\n{{< /table >}}"),
    ("::: {#tbl}\n", "\n:::"), ("", "\n{: .table }"), ("> [!TIP]\n> 单位：件\n\n", ""), ("{% raw %}\n", "\n{% endraw %}"),
])  # fmt: skip
def test_what_editors_and_page_makers_put_around_a_table_is_no_text(above: str, below: str) -> None:
    tables = [above + pipe(grid(table)).strip("\n") + below for table in (DISCLOSURE, REQUESTS, DISPUTES)]
    text = village(disclosure=tables[0], requests=tables[1], disputes=tables[2])
    assert findings(text, ".md") == []
    assert names(findings(replaced(text, {"| 行政许可 | 12 |": "| 行政许可 |  |"}), ".md")) == ["blank-cell"]


def test_what_is_left_to_be_filled_in_is_no_tag_of_a_template() -> None:
    assert names(findings(village(others=f"{{{{ 说明 }}}}\n\n{OTHERS}"), ".md")) == ["unfilled-placeholder"]
