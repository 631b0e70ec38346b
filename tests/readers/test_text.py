"""Plain text in the layouts that reports come in: what the reader sees of each, and that the figures are read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from lint_reports.model.document import Paragraph, Picture, Table
from lint_reports.readers import rows
from tests.readers.blocks import at, cells, cut, read, seen
from tests.support.linting import check, errors, findings, names, places, replaced, result, shown, within
from tests.support.village import (
    DISCLOSURE,
    DISPUTES,
    HEADINGS,
    OLD_DISCLOSURE,
    OLD_REQUESTS,
    OVERVIEW,
    PROBLEMS,
    REQUESTS,
    TITLE,
    grid,
    line_of,
    old_village,
    village,
)

Layout = Callable[[list[list[str]]], str]


def laid_out(layout: Layout, disclosure: str = DISCLOSURE, requests: str = REQUESTS, disputes: str = DISPUTES) -> str:
    """The village's report with its three tables in a layout."""
    one, two, three = (layout(grid(table)) for table in (disclosure, requests, disputes))
    return village(disclosure=one, requests=two, disputes=three)


def lines(rows: list[list[str]], between: str, end: str = "", front: str = "") -> str:
    return "".join(f"{front}{between.join(row)}{end}\n" for row in rows)


def full(row: list[str]) -> list[str]:
    return [cell for cell in row if cell]


def row_line(text: str, label: str) -> int:
    return line_of(text, label)


# ------------------------------------------------------------------------------------------- tabs (layouts 1 and 17)


def test_tabs_part_cells_and_every_one_has_its_range() -> None:
    document = read("规章\t0\t 12 \t\t\n")
    assert seen(document.blocks) == [[["规章", "0", "12", "", ""]]]
    assert [at(cell) for cell in cells(document)] == ["1:1-3", "1:4-5", "1:7-9", "1:11-11", "1:12-12"]
    assert [cut(document, cell) for cell in cells(document)] == ["规章", "0", "12", "", ""]


def test_an_empty_cell_keeps_the_space_it_has() -> None:
    document = read("规章\t\u3000 \t0\n")
    assert [at(cell) for cell in cells(document)] == ["1:1-3", "1:4-6", "1:7-8"]


def test_a_line_that_comes_again_is_read_anew() -> None:
    first, second = (cells(read(before + "| 规章 | 12 |  |\n")) for before in ("", "甲\n\n"))
    assert [at(cell) for cell in first] == ["1:3-5", "1:8-10", "1:12-14"]
    assert [at(cell) for cell in second] == ["3:3-5", "3:8-10", "3:12-14"]
    second[0].text, second[0].column = "规则", 7
    assert [cell.text for cell in cells(read("| 规章 | 12 |  |\n"))] == ["规章", "12", ""]


def test_a_row_says_what_its_cells_say_once_they_were_changed() -> None:
    row = rows.bar_row("| 规章 | 12 |", 1)
    assert row.texts == ["规章", "12"]
    row.cells[0].text = "规则"
    del row.cells[1]
    assert row.texts == ["规则"]
    assert rows.bar_row("| 规章 | 12 |", 2).texts == ["规章", "12"]


def test_only_lines_that_may_be_a_reports_are_remembered() -> None:
    before = len(rows._cuts)
    for number in range(1_500):
        rows.bar_row(f"| {number} |" + " 1 |" * 200, 1)
        rows.bar_row(f"| {number} | {'1' * 2_000} |", 1)
    assert len(rows._cuts) == before
    for number in range(1_500):
        rows.bar_row(f"| {number} | 1 |", 1)
    assert 0 < len(rows._cuts) <= 1_000


def test_a_line_that_comes_again_in_another_format_is_read_by_that_format() -> None:
    line = "| 规\\|章 | **12** |\n"
    for _ in range(2):
        assert [cell.text for cell in cells(read(line))] == ["规\\", "章", "**12**"]
        assert [cell.text for cell in cells(read(line, ".md"))] == ["规|章", "12"]


def test_no_break_and_full_width_spaces_are_no_part_of_a_figure() -> None:
    document = read("规章\t\u30003\t\xa04\xa0\t\u200b5\ufeff\n")
    assert seen(document.blocks) == [[["规章", "3", "4", "5"]]]
    assert [cut(document, cell) for cell in cells(document)] == ["规章", "3", "4", "5"]


def test_rows_with_an_empty_line_between_them_are_two_tables() -> None:
    assert seen(read("规章\t0\n行政许可\t1\n\n行政处罚\t2\n").blocks) == [
        [["规章", "0"], ["行政许可", "1"]],
        [["行政处罚", "2"]],
    ]


def test_a_paragraph_is_a_line_and_its_indent_is_no_part_of_it() -> None:
    (block,) = read("\n\u3000\u3000一、总体情况  \n").blocks
    assert isinstance(block, Paragraph)
    assert (block.text, at(block), block.level) == ("一、总体情况", "2:3-9", 0)


@pytest.mark.parametrize("surplus", [0, 1, 2, 5])
def test_surplus_tabs_behind_a_row_are_no_cells(surplus: int) -> None:
    assert findings(laid_out(lambda rows: lines(rows, "\t", "\t" * surplus))) == []


@pytest.mark.parametrize("columns", [2, 3, 5])
def test_empty_columns_between_those_of_the_form_are_none(columns: int) -> None:
    """As where separators are doubled, or where a sheet has several tables on one grid."""
    text = laid_out(lambda rows: lines(rows, "\t" * columns, "\t" * columns))
    assert findings(text) == []
    broken = text.replace("规章" + "\t" * columns + "0", "规章" + "\t" * columns, 1)
    assert broken != text
    assert names(findings(broken)) == ["blank-cell"]


def test_rows_pushed_out_to_the_left_are_read_and_only_noted() -> None:
    text = replaced(
        village(),
        {
            "\t\t3.其他\t0": "3.其他\t\t0",
            "\t（七）总计\t\t6\t3\t0\t0\t1\t0\t10": "（七）总计\t\t6\t3\t0\t0\t1\t0\t10\t",
        },
    )
    assert places(findings(text)) == [
        f"{row_line(text, '3.其他')}:1 shifted-row",
        f"{row_line(text, '（七）总计')}:1 shifted-row",
    ]
    assert {each.severity.value for each in findings(text)} == {"info"}


@pytest.mark.parametrize("groups", ["\t（三）不予公开\t", "三、本年度办理结果\t（三）不予公开\t"])
def test_a_group_label_that_comes_again_after_a_page_break_is_no_finding(groups: str) -> None:
    assert findings(replaced(village(), {"\t\t5.属于三类": f"\n{groups}5.属于三类"})) == []


def test_a_head_that_comes_again_on_the_next_page_is_no_finding() -> None:
    head = "\n".join(REQUESTS.split("\n")[:3])
    assert findings(replaced(village(), {"\t\t5.属于三类": f"\n{head}\n\t\t5.属于三类"})) == []


# ---------------------------------------------------------------------------------- one cell a line (layouts 2, 5, 6)


def test_a_tab_before_the_only_cell_of_a_line_makes_it_a_loose_one() -> None:
    document = read("\t规章\n\t\xa0\n\t\n")
    assert seen(document.blocks) == [[("规章",), ("",), ("",)]]
    assert [at(cell) for cell in cells(document)] == ["1:2-4", "2:2-3", "3:2-2"]


def behind_a_tab(rows: list[list[str]]) -> str:
    return "\n".join("".join(f"\t{cell}\n" for cell in full(row)) for row in rows)


def behind_bars(rows: list[list[str]]) -> str:
    return "".join("|\n" + "".join(f"{cell} |\n" for cell in full(row)) for row in rows)


def bars_apart(rows: list[list[str]]) -> str:
    return "".join("|\n" + "".join(f"{cell}\n|\n" for cell in full(row)) for row in rows)


def with_lines_of_bars(rows: list[list[str]]) -> str:
    """A merged title row is followed by a line of the bars of the columns that it covers."""
    return "".join(
        "|\n" + "".join(f"{cell} |\n" for cell in full(row)) + ("|||\n" if row[0].startswith("第二十条") else "")
        for row in rows
    )


def empty_lines(rows: list[list[str]]) -> str:
    return "\n\n".join(cell for row in rows for cell in full(row)) + "\n"


@pytest.mark.parametrize("layout", [behind_a_tab, behind_bars, bars_apart, with_lines_of_bars, empty_lines])
def test_a_sound_report_with_one_cell_a_line_is_silent(layout: Layout) -> None:
    assert findings(laid_out(layout)) == []


@pytest.mark.parametrize("layout", [behind_a_tab, behind_bars, bars_apart, empty_lines])
def test_a_wrong_total_with_one_cell_a_line_is_found_on_its_line(layout: Layout) -> None:
    rows = grid(REQUESTS)
    rows[3][9] = "12"
    text = laid_out(layout, requests=lines(rows, "\t"))
    (found,) = findings(text)
    assert (found.name, found.cell) == ("broken-row-total", ("requests", "1", "total"))
    line = found.location.range.start.line if found.location.range else 0
    assert text.split("\n")[line - 1].strip(" |\t") == "12"


def test_wrapped_labels_run_on_in_lines_without_a_tab() -> None:
    text = replaced(
        laid_out(behind_a_tab), {"本年制发件数": "本年制\n发件数", "（二）部分公开（": "（二）部分公开\n（"}
    )
    assert findings(text) == []


@pytest.mark.parametrize(("label", "halves"), [("商业企业", "商业\n企业"), ("法人或其他组织", "法人或\n其他组织")])
def test_header_cells_in_two_lines_are_one_label(label: str, halves: str) -> None:
    assert findings(replaced(laid_out(empty_lines), {label: halves})) == []


def test_blank_cells_behind_a_tab_are_blank_and_where_they_stand() -> None:
    rows = grid(REQUESTS)
    row = "".join(f"\t{cell}\n" for cell in full(rows[19]))
    blank = "\t2.重复申请\n" + "\t\xa0\n" * 6 + "\t\xa00\n"
    text = replaced(laid_out(behind_a_tab), {row: blank})
    start = line_of(text, "2.重复申请")
    assert places(findings(text)) == [f"{start + n}:2 blank-cell" for n in range(1, 7)]


def test_a_value_that_is_missing_where_empty_lines_part_the_cells_is_a_short_row() -> None:
    text = laid_out(empty_lines)
    row = "6\n\n3\n\n0\n\n0\n\n1\n\n0\n\n10"
    start = text.index(row)
    found = findings(text[:start] + text[start + len("6\n\n") :])
    assert names(found) == ["short-row"]
    assert found[0].cell is not None
    assert found[0].cell[:2] == ("requests", "1")


def test_a_last_cell_that_is_lost_with_the_heading_close_below_is_a_short_row() -> None:
    text = village(disclosure=behind_a_tab(grid(OLD_DISCLOSURE)), requests=behind_a_tab(grid(OLD_REQUESTS)))
    text = text.replace("2021年", "2020年").replace("\t251000元\n\n", " ")
    found = findings(text)
    assert names(found) == ["short-row"]
    assert found[0].cell == ("disclosure", "政府集中采购", 1)


# -------------------------------------------------------------------------------------------- bars (layouts 3, 4, 11)


def test_a_bar_behind_each_cell_and_none_in_front() -> None:
    document = read("规章 | 0 | 1 |\n")
    assert seen(document.blocks) == [[["规章", "0", "1"]]]
    assert [at(cell) for cell in cells(document)] == ["1:1-3", "1:6-7", "1:10-11"]


def test_full_width_and_box_bars_are_bars() -> None:
    for text in ("规章｜0｜1\n", "规章│0│1\n", "规章|0|1\n"):
        assert seen(read(text).blocks) == [[["规章", "0", "1"]]]
        assert [at(cell) for cell in cells(read(text))] == ["1:1-3", "1:4-5", "1:6-7"]


def test_a_lone_bar_is_no_cell_and_a_cell_with_a_bar_is_a_loose_one() -> None:
    assert seen(read("|\n规章 |\n0 |\n").blocks) == [[(), ("规章",), ("0",)]]


@pytest.mark.parametrize(
    "layout",
    [
        lambda rows: lines(rows, " | ", " |"),
        lambda rows: lines(map_full(rows), " | ", " |"),
        lambda rows: "".join(title_bars(row) for row in rows),
        lambda rows: lines(rows, " | ", " ||", "| "),
        lambda rows: "".join(f"| {' | '.join(row)} {'||' if has_figure(row) else '|' * 9}\n" for row in rows),
    ],
    ids=["bars behind", "merged cells dropped", "title row with bars", "bars all round", "heads with bars to spare"],
)
def test_a_sound_report_with_bars_is_silent(layout: Layout) -> None:
    assert findings(laid_out(layout)) == []


def map_full(rows: list[list[str]]) -> list[list[str]]:
    return [full(row) for row in rows]


def has_figure(row: list[str]) -> bool:
    return any(cell.isdigit() for cell in row)


def title_bars(row: list[str]) -> str:
    return f"{row[0]} | |||\n" if row[0].startswith("第二十条") else " | ".join(full(row)) + " |\n"


def test_a_line_of_dashes_under_the_head_is_no_row_in_plain_text_either() -> None:
    def pipes(rows: list[list[str]]) -> str:
        first, *rest = ("| " + " | ".join(row) + " |\n" for row in rows)
        return first + "|---" * len(rows[0]) + "|\n" + "".join(rest)

    assert findings(laid_out(pipes)) == []


def test_blank_cells_between_bars_are_blank() -> None:
    text = laid_out(lambda rows: lines(rows, " | ", " |"))
    changed = replaced(text, {"2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |": "2.重复申请 | 0 | | | | | | 0 |"})
    found = findings(changed)
    assert names(found) == ["blank-cell"] * 5
    assert [each.cell and each.cell.column for each in found] == ["business", "research", "charity", "legal", "other"]
    assert {each.cell and each.cell.row for each in found} == {"3.5.2"}


def test_where_only_the_totals_are_filled_in_every_other_cell_is_blank_and_no_total_is_broken() -> None:
    with within(4):
        found = findings(village(requests=re.sub(r"(?m)(?:\d+\t){6}(\d+)$", r"\t\t\t\t\t\t\1", REQUESTS)))
    assert set(names(found)) == {"blank-cell"}
    assert len(found) == 25 * 6


def test_a_column_that_is_blank_from_top_to_bottom_is_blank_in_every_row() -> None:
    found = findings(village(requests=re.sub(r"(?m)(\d+\t\d+)\t\d+((?:\t\d+){4})$", r"\1\t\2", REQUESTS)))
    assert names(found) == ["blank-cell"] * 25
    assert {each.cell and each.cell.column for each in found} == {"research"}


def test_rows_of_table_two_that_are_wholly_blank_are_blank() -> None:
    table = replaced(DISCLOSURE, {"规章\t0\t0\t0": "规章\t\t\t", "行政规范性文件\t2\t1\t5": "行政规范性文件\t\t\t"})
    assert names(findings(village(disclosure=table))) == ["blank-cell"] * 6


@pytest.mark.parametrize("end", ["\t", " ||"])
def test_a_blank_first_figure_is_blank_though_every_row_has_a_cell_to_spare(end: str) -> None:
    rows = grid(DISPUTES)
    rows[3] = ["", "0", "0", "2", "2", *rows[3][5:]]
    table = lines(rows, "\t", end) if end == "\t" else lines(rows, " | ", end, "| ")
    found = findings(village(disputes=table))
    assert names(found) == ["blank-cell"]
    assert found[0].cell == ("disputes", "reconsideration", "upheld")


def test_a_blank_last_figure_between_bars_is_blank_and_not_gone() -> None:
    text = village(disclosure=lines(map_full(grid(OLD_DISCLOSURE)), " | ", " |"), requests=OLD_REQUESTS)
    text = replaced(text.replace("2021年", "2020年"), {"行政事业性收费 | 4 | 0 |": "行政事业性收费 | 4 |  |"})
    assert names(findings(text)) == ["blank-cell"]


# ------------------------------------------------------------------------------- tables that are lost (layouts 7, 8, 14)

LOST = ["disclosure", "requests", "disputes"]


def without_repeats(text: str) -> str:
    """Every line once, as extraction programs leave a page whose lines they take for duplicates."""
    return "\n".join(dict.fromkeys(line for line in text.split("\n") if line)) + "\n"


def noughts(table: str) -> str:
    return re.sub(r"(?<![\d.（第])\d+(?:\.\d+)?(?=\t|$)", "0", table, flags=re.M)


def one_a_line(rows: list[list[str]]) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in full(row))


def test_tables_with_their_repeated_lines_removed_cannot_be_read() -> None:
    quiet = laid_out(one_a_line, noughts(DISCLOSURE), noughts(REQUESTS), noughts(DISPUTES))
    assert findings(quiet) == []
    found = findings(without_repeats(quiet))
    assert names(found) == ["unreadable-table"] * 3
    assert [each.location.node[:1] for each in found] == ["二", "三", "四"]


def test_a_busy_table_with_its_repeated_lines_removed_cannot_be_read_either() -> None:
    found = findings(without_repeats(laid_out(one_a_line)))
    assert names(found) == ["unreadable-table"] * 3


@pytest.mark.parametrize("part", [*((each) for each in LOST[:2]), LOST[2]])
def test_a_table_with_nothing_between_its_cells_cannot_be_read(part: str) -> None:
    table = {"disclosure": DISCLOSURE, "requests": REQUESTS, "disputes": DISPUTES}[part]
    glued = "".join("".join(row) + "\n" for row in grid(table))
    assert names(findings(village(**{part: glued}))) == ["unreadable-table"]  # type: ignore[arg-type]


@pytest.mark.parametrize("part", [(LOST[0]), *LOST[1:]])
def test_a_table_whose_figures_run_together_behind_the_label_cannot_be_read(part: str) -> None:
    table = {"disclosure": DISCLOSURE, "requests": REQUESTS, "disputes": DISPUTES}[part]
    glued = "".join("\t".join([*words_of(row), "".join(figures_of(row))]) + "\n" for row in grid(table))
    assert names(findings(village(**{part: glued}))) == ["unreadable-table"]  # type: ignore[arg-type]


def words_of(row: list[str]) -> list[str]:
    return [cell for cell in row if cell and not cell.replace(".", "").isdigit()]


def figures_of(row: list[str]) -> list[str]:
    return [cell for cell in row if cell.replace(".", "").isdigit()]


@pytest.mark.parametrize("name", ["image2.png", "[图片]", "（图片）", "图1", "表三.jpg", "1.JPEG"])
def test_a_picture_in_place_of_a_table_is_one_finding(name: str) -> None:
    document = read(f"三、收到和处理政府信息公开申请情况\n{name}\n")
    assert isinstance(document.blocks[1], Picture)
    found = findings(village(disclosure=name, requests=name, disputes=name))
    assert names(found) == ["unreadable-table"]
    places = [found[0].location, *(each.location for each in found[0].related)]
    assert [each.range.start.line for each in places if each.range] == [7, 11, 15]
    assert names(findings(village(disclosure=name))) == ["unreadable-table"]


def test_headings_with_nothing_below_them_are_tables_that_are_missing() -> None:
    assert names(findings(village(disclosure="", requests="", disputes=""))) == ["missing-table"] * 3


def test_an_attachment_named_in_place_of_a_table_is_one_finding() -> None:
    found = findings(village(requests="附件：申请情况统计表.xlsx"))
    assert len(found) == 1
    assert found[0].name in ("missing-table", "unreadable-table")


# ------------------------------------------------------------------------------------------ lines and pieces (9 and 10)


@pytest.mark.parametrize("between", [" ", "\u3000", "  ", "\t"])
def test_a_report_on_one_line_is_read(between: str) -> None:
    text = between.join(laid_out(lambda rows: between.join(cell for row in rows for cell in full(row))).split("\n"))
    assert text.count("\n") == 0
    assert findings(text) == []


def test_a_report_on_one_line_with_bars_is_no_file_to_be_skipped() -> None:
    text = " ".join(laid_out(lambda rows: " | ".join(cell for row in rows for cell in full(row))).split("\n"))
    assert result(text).status == "checked"


def test_a_wrong_figure_of_a_report_on_one_line_is_found_at_its_column() -> None:
    rows = grid(REQUESTS)
    rows[3][9] = "777"
    text = " ".join(
        laid_out(lambda rows: " ".join(c for row in rows for c in full(row)), requests=lines(rows, "\t")).split("\n")
    )
    assert places(findings(text)) == [f"1:{text.index('777') + 1} broken-row-total"]


def torn(rows: list[list[str]], size: int) -> str:
    return "\n".join(lines(rows[at : at + size], "\t") for at in range(0, len(rows), size))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
def test_a_table_torn_into_pieces_is_one_table(size: int) -> None:
    assert findings(laid_out(lambda rows: torn(rows, size))) == []


def test_a_label_outside_its_piece_is_the_label_of_the_row_below() -> None:
    rows = grid(REQUESTS)
    text = f"{lines(rows[:8], chr(9))}\n2.其他法律行政法规禁止公开\n\n{lines([rows[8][3:], *rows[9:]], chr(9))}"
    assert findings(village(requests=text)) == []


def test_a_group_label_outside_its_piece_is_no_finding() -> None:
    rows = grid(REQUESTS)
    rows[7][1] = ""
    text = f"{lines(rows[:7], chr(9))}\n（三）不予公开\n\n{lines(rows[7:], chr(9))}"
    assert findings(village(requests=text)) == []


def test_a_row_of_figures_alone_lacks_its_label_and_nothing_else() -> None:
    rows = grid(REQUESTS)
    text = village(requests=f"{lines(rows[:8], chr(9))}\n{lines([rows[8][3:], *rows[9:]], chr(9))}")
    found = findings(text)
    assert names(found) == ["missing-label"]
    assert "2.其他法律行政法规禁止公开" in found[0].message.zh


def test_the_last_rows_under_a_wrong_head_are_read() -> None:
    rows = grid(REQUESTS)
    assert findings(village(requests=lines(rows[:20], "\t") + "\n" + lines([rows[1], *rows[20:]], "\t"))) == []


# ---------------------------------------------------------------------------------------------- figures (12 and 13)


@pytest.mark.parametrize("nothing", ["/", "-", "—", "——", "无", "\\", "*"])
def test_a_mark_for_nothing_is_no_number(nothing: str) -> None:
    table = replaced(DISCLOSURE, {"规章\t0\t0\t0": f"规章\t{nothing}\t{nothing}\t{nothing}"})
    assert names(findings(village(disclosure=table))) == ["not-a-number"] * 3


def test_a_stray_mark_before_a_number_may_hide_a_digit() -> None:
    assert check("not-a-number", "rules", "规章\t? 0\t0\t0") == [
        "1:4 not-a-number “? 0”除数字外还有别的文字或符号，是几不能确定"
    ]


def test_spaces_around_a_figure_are_no_finding() -> None:
    assert (
        findings(village(disclosure=replaced(DISCLOSURE, {"规章\t0\t0\t0": "规章\t\u30000\u3000\t\xa00\t 0 "}))) == []
    )


@pytest.mark.parametrize(("written", "meant"), [("０", "0"), ("1,234", "1234"), ("1，234", "1234"), ("+124", "124")])
def test_a_number_in_another_style_is_a_warning(written: str, meant: str) -> None:
    found = findings(village(disclosure=replaced(DISCLOSURE, {"规章\t0\t0\t0": f"规章\t0\t0\t{written}"})))
    assert [each.message.zh for each in found] == [f"“{written}”应写作 {meant}"]
    assert names(found) == ["number-style"]


@pytest.mark.parametrize(
    "written", ["-2", "16368(件)", "211.509万", "增加5", "减1", "251000元", "（其中修订16件）", "3（其中修订16件）"]
)
def test_signs_units_and_words_in_a_count_are_no_number(written: str) -> None:
    found = findings(village(disclosure=replaced(DISCLOSURE, {"规章\t0\t0\t0": f"规章\t0\t0\t{written}"})))
    assert names(found) == ["not-a-number"]
    assert found[0].cell == ("disclosure", "规章", 2)


# ------------------------------------------------------------------------------- what stands beside tables (15 and 16)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("该部分以表格形式填报，内容如下。\n\n", ""),
        ("表2 收到和处理申请的数量\n\n", ""),
        ("单位：件\n\n", "\n注：本表由乡办公室填写。\n"),
        ("", "\n填表人：某某\n"),
    ],
)
def test_prose_beside_a_table_is_no_finding(before: str, behind: str) -> None:
    text = village(disclosure=f"{DISCLOSURE}{behind}", requests=f"{before}{REQUESTS}{behind}")
    assert findings(text) == []


def test_surplus_rows_of_empty_cells_behind_the_tables_are_no_finding() -> None:
    blank = [f"{table}{tabs * chr(9)}\n" for table, tabs in ((DISCLOSURE, 3), (REQUESTS, 9), (DISPUTES, 14))]
    assert findings(village(disclosure=blank[0], requests=blank[1], disputes=blank[2])) == []
    assert findings(laid_out(lambda rows: lines([*rows, [""] * len(rows[0])], " | ", " |", "| "))) == []


def test_a_table_of_meta_data_before_the_report_is_no_finding() -> None:
    assert findings(f"索引号\t0012\n发布机构\t白鹭乡\n发布日期\t2022-01-20\n\n{village()}") == []


# ----------------------------------------------------------------------------------- broken labels (18, 19) and 29


def test_a_label_broken_over_a_page_number_is_put_together() -> None:
    for page in ("- 5 -\n", "\n- 5 -\n\n"):
        text = replaced(village(), {"（四）无法提供\t": "（四）无\t", "\t\t2.没有现成": f"{page}\t法提供\t2.没有现成"})
        assert findings(text) == []


def test_a_label_broken_before_its_last_character_is_put_together() -> None:
    text = replaced(village(), {"（三）不予公开\t": "（三）不予公\t", "\t\t2.其他法律行": "\n\t开\t2.其他法律行"})
    assert findings(text) == []


@pytest.mark.parametrize("page", ["- 4 -", "— 4 —", "-4-", "－ 4 －", "第 4 页", "第4页 共6页"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_page_number_within_a_table_is_no_finding(page: str, gap: str) -> None:
    assert findings(replaced(village(), {"\t（四）无法": f"{gap}{page}\n{gap}\t（四）无法"})) == []


def wrapped(first: dict[str, tuple[str, str]]) -> str:
    """Table three with the labels of its third row wrapped over two."""
    rows = grid(REQUESTS)
    upper, lower = ([first.get(cell, (cell, ""))[part] for cell in rows[2]] for part in (0, 1))
    return lines([*rows[:2], upper, lower, *rows[3:]], "\t")


def test_a_header_wrapped_over_two_rows_is_put_together() -> None:
    halves = {"商业企业": ("商业", "企业"), "科研机构": ("科研", "机构")}
    assert findings(village(requests=wrapped(halves))) == []


def test_a_header_wrapped_before_most_of_its_words_is_put_together() -> None:
    halves = {"社会公益组织": ("社会", "公益组织"), "法律服务机构": ("法律", "服务机构")}
    assert findings(village(requests=wrapped(halves))) == []


def test_blanks_within_a_label_are_no_finding() -> None:
    changes = {"商业企业": "商业 企业", "结果维持": "结果 维持", "总计": "总 计", "科研机构": "科研\u3000机构"}
    assert findings(replaced(village(), changes)) == []


@pytest.mark.parametrize("row", [0, 1, 2])
def test_the_head_of_the_totals_may_stand_in_any_row_of_the_head(row: int) -> None:
    rows = grid(REQUESTS)
    rows[1][9] = ""
    rows[row][9] = "总计"
    assert findings(village(requests=lines(rows, "\t"))) == []


def test_a_head_without_its_totals_lacks_one_label() -> None:
    rows = grid(REQUESTS)
    rows[1][9] = ""
    found = findings(village(requests=lines(rows, "\t")))
    assert names(found) == ["missing-header"]
    assert "“总计”" in found[0].message.zh


def test_a_header_whose_second_line_is_lost_is_a_matter_of_labels_only() -> None:
    found = findings(replaced(old_village(), {"本年新制作数量": "本年新", "本年新公开数量": "本年新"}))
    assert found
    assert set(names(found)) <= {"misspelt-label", "missing-header", "unexpected-text"}
    assert errors(found) == []


def test_a_header_that_has_lost_its_last_character_is_misspelt() -> None:
    found = findings(replaced(old_village(), {"本年增/减": "本年增/"}))
    assert names(found) == ["misspelt-label"]


# --------------------------------------------------------------------------------- the form's own words (20, 21, 22)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("现行有效件数", "现行有效件"),
        ("现行有效件数", "现行有效件数 (历史累计)"),
        ("本年制发件数", "本年发件"),
        ("规章\t", "规章(制度)\t"),
        ("行政规范性文件", "规范性文件"),
        ("第二十条第（一）项", "第二十条(一)项"),
        ("其他法律行政法规禁止公开", "其他法律行政止公开"),
        ("（六）其他处理", "（六）其他"),
    ],
)
def test_a_label_cut_or_changed_is_one_warning(right: str, wrong: str) -> None:
    found = findings(replaced(village(), {right: wrong}))
    assert names(found) == ["misspelt-label"]
    assert wrong.strip() in found[0].message.zh


def test_a_label_of_the_old_form_may_be_cut_too() -> None:
    assert names(findings(replaced(old_village(), {"本年新制作数量": "本年制作数量"}))) == ["misspelt-label"]


@pytest.mark.parametrize("mark", ["、", ".", ". ", "．", "。", "："])
def test_item_marks_are_written_in_many_ways(mark: str) -> None:
    assert findings(re.sub(r"(?m)(\t)(\d)\.(?=\D)", rf"\g<1>\g<2>{mark}", village())) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"（": "(", "）": ")"},
        {"“": '"', "”": '"'},
        {"“": "「", "”": "」"},
        {"（": "("},
        {"：": ":", "，": ","},
        {"（单位：万元）": "（单位：万元，保留4位小数）"},
    ],
)
def test_widths_of_brackets_quotes_and_commas_are_no_difference(changes: dict[str, str]) -> None:
    text = village()
    for old, new in changes.items():
        text = text.replace(old, new)
    assert findings(text) == []


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2025])
def test_the_superseded_form_is_one_finding_and_its_figures_are_checked(year: int) -> None:
    assert places(findings(old_village(year))) == ["7:1 superseded-form"]
    wrong = findings(replaced(old_village(year), {"\t6\t3\t0\t0\t1\t0\t10\n二、": "\t6\t3\t0\t0\t1\t0\t12\n二、"}))
    assert names(wrong) == ["superseded-form", "broken-row-total"]


def test_the_superseded_row_alone_is_one_finding() -> None:
    text = village(TITLE.replace("2021", "2022"), requests=OLD_REQUESTS)
    assert places(findings(text)) == [f"{line_of(text, HEADINGS[2])}:1 superseded-form"]
    text = village(TITLE.replace("2021", "2022"), disclosure=OLD_DISCLOSURE)
    assert places(findings(text)) == [f"{line_of(text, HEADINGS[1])}:1 superseded-form"]


def test_the_form_of_later_years_in_an_early_report_is_one_finding() -> None:
    assert names(findings(village(TITLE.replace("2021", "2020")))) == ["superseded-form"]
    assert findings(old_village(2019)) == findings(old_village(2020)) == []


def test_the_user_may_say_which_edition_governs() -> None:
    assert findings(old_village(2022), edition=2019) == []


# ------------------------------------------------------------------------------------------- headings (23, 24, 25, 27)

WORDINGS = [
    (1, "总体概述"),
    (1, "工作概述"),
    (1, "2024年度政府信息公开工作的总体情况"),
    (1, "工作开展情况"),
    (2, "主动公开政府信息的情况"),
    (3, "收到和处理政府信息公开的申请情况"),
    (4, "政府信息公开行政法复议、行政诉讼情况"),
    (5, "存在的主要问题及整改措施"),
    (5, "存在问题及改进情况"),
    (5, "政府信息公开工作存在的主要问题及改进情况"),
]


@pytest.mark.parametrize(("number", "words"), WORDINGS)
def test_a_heading_in_other_words_is_misspelt_and_nothing_worse(number: int, words: str) -> None:
    text = village(headings={number: f"{'一二三四五六'[number - 1]}、{words}"})
    found = findings(text)
    assert names(found) == ["misspelt-section"]
    assert found[0].severity.value == "warning"
    assert places(found) == [f"{line_of(text, words)}:1 misspelt-section"]


@pytest.mark.parametrize(
    "overview",
    [
        "一、主动公开\n\n按时上网。\n\n二、依申请公开\n\n接件十件。\n\n三、监督保障\n\n按季通报。",
        "（一）主动公开政府信息情况\n\n按时上网。\n\n（二）收到和处理政府信息公开申请情况\n\n接件十件。",
        "\n\n".join(
            f"{n}、{words}\n\n已做好。"
            for n, words in zip(
                "一二三四五六", ("主动公开", "依申请公开", "信息管理", "平台建设", "监督保障", "队伍"), strict=True
            )
        ),
    ],
)
def test_numbers_within_section_one_are_no_sections(overview: str) -> None:
    assert findings(village(overview=overview), ignore=("LR6",)) == []


def test_the_words_of_section_two_within_section_one_are_not_section_two() -> None:
    overview = "一年来的情况如下。\n\n二、主动公开政府信息情况\n\n公告栏每月更换一次。"
    found = findings(village(overview=overview))
    assert errors(found) == []


def test_quite_another_list_of_sections_is_a_report_without_the_mandated_ones() -> None:
    text = (
        "白鹭乡2021年政府信息公开工作年度报告\n\n一、工作回顾\n\n做了。\n\n二、存在不足\n\n有。\n\n三、打算\n\n做。\n"
    )
    assert set(names(findings(text, ignore=("LR6",)))) <= {"missing-section", "misspelt-section"}
    assert len(findings(text, ignore=("LR6",))) == 6


def test_a_heading_cut_down_to_its_number_is_one_finding() -> None:
    for heading in ("三、", "(三)(一)收到"):
        found = findings(village(headings={3: heading}))
        assert len(found) == 1
        assert found[0].name in ("misspelt-section", "missing-heading")
        assert HEADINGS[2] in found[0].message.zh


def test_two_numbers_before_a_heading_are_one_finding() -> None:
    found = findings(village(headings={2: "(二)(一)主动公开"}))
    assert len(found) == 1
    assert found[0].name in ("misspelt-section", "missing-heading")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{PROBLEMS}\n\n{HEADINGS[5]}", f"{PROBLEMS}{HEADINGS[5]}"),
        (f"0.52\t\t\n\n{HEADINGS[2]}", f"0.52\t\t{HEADINGS[2]}"),
        (f"0.52\t\t\n\n{HEADINGS[2]}", f"0.52\t\t\n{HEADINGS[2]}"),
        (f"{HEADINGS[4]}\n\n", HEADINGS[4]),
        (f"{HEADINGS[4]}\n\n", f"{HEADINGS[4]}\u3000"),
        (f"\n{HEADINGS[2]}", f"\n\u3000\u3000{HEADINGS[2]}"),
        (f"\n{HEADINGS[2]}", f"\n\t{HEADINGS[2]}"),
        (f"\n{HEADINGS[2]}\n", f"\n{HEADINGS[2]} |\n"),
        (f"\n{HEADINGS[2]}\n", f"\n{HEADINGS[2]}\t\t\t\n"),
    ],
)
def test_a_heading_glued_to_its_neighbours_or_indented_is_a_heading(old: str, new: str) -> None:
    assert findings(replaced(village(), {old: new})) == []


@pytest.mark.parametrize(
    "introduction",
    [
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成。",
        "全文由" + "；".join(HEADINGS) + "组成。",
        "包括“一、总体情况”“二、主动公开政府信息情况”等。",
    ],
)
def test_an_introduction_that_lists_the_sections_has_no_headings(introduction: str) -> None:
    assert findings(replaced(village(), {f"{TITLE}\n": f"{TITLE}\n\n{introduction}\n"})) == []
    assert findings(village(overview=f"{OVERVIEW}\n\n{introduction}")) == []


@pytest.mark.parametrize(
    "dots",
    [
        "",
        "………1",
    ],
)
def test_a_table_of_contents_is_no_second_series_of_sections(dots: str) -> None:
    contents = "".join(f"{heading}{dots}\n" for heading in HEADINGS)
    assert findings(replaced(village(), {f"{TITLE}\n": f"{TITLE}\n\n目录\n\n{contents}"})) == []


# ---------------------------------------------------------------------------------------------- titles (26, 30)

BODY = "柳溪县白鹭乡人民政府"


@pytest.mark.parametrize(
    "title",
    [
        f"{BODY}\n2021年政府信息公开工作年度报告",
        f"{BODY}\n\n2021年政府信息公开工作\n\n年度报告",
        f"{BODY}2021年度政府信息公开工作年度报告",
        f"{TITLE}\n\n{TITLE}",
        f"首页 > 政务公开 > 年报\n\n索引号：A-12\n\n分享到：微信 微博\n\n{TITLE}",
        f"当前位置：首页 > 政府信息公开年报\n\n政府信息公开年报\n\n{TITLE}",
    ],
)
def test_a_title_over_two_lines_or_after_navigation_is_a_title(title: str) -> None:
    assert findings(village(title)) == []


def test_footers_are_no_finding() -> None:
    assert findings(f"{village()}\n主办：白鹭乡人民政府\n\n备案号：0012\n\n【打印】【关闭】\n") == []


def test_a_report_that_begins_at_section_one_lacks_its_title() -> None:
    assert places(findings(village(None))) == ["1:1 missing-title"]
    for navigation in ("首页 > 政务公开\n\n", "索引号：A-12\n\n"):
        assert names(findings(navigation + village(None))) == ["missing-title"]


@pytest.mark.parametrize(
    "title",
    [
        "2021年政府信息公开工作年度报告",
        f"{BODY}2021年信息公开年度报告",
        f"{BODY}2021年政府信息公开年度报告",
        f"{BODY}2021年政府信息公开工作告年度报",
        f"{BODY}二〇二一年政府信息公开工作年度报告",
        f"{BODY}2021年政府信息公开工作的年度报告",
        f"{BODY}关于2021年政府信息公开工作的年度报告",
        f"{BODY}2021 年政府信息公开工作年度报 告",
        "县人民政府办公室2021年政府信息公开工作年度报告",
    ],
)
def test_a_title_in_other_words_is_malformed(title: str) -> None:
    assert names(findings(village(title))) == ["malformed-title"]


@pytest.mark.parametrize(
    "title",
    [
        f"{BODY}政府信息公开工作年度报告",
        "政府信息公开工作年度报告",
        f"{BODY}202020年政府信息公开工作年度报告",
        f"{BODY}21年政府信息公开工作年度报告",
        f"{BODY}2020-2021年政府信息公开工作年度报告",
    ],
)
def test_a_title_without_one_whole_year_is_a_matter_of_the_year(title: str) -> None:
    assert names(findings(village(title))) == ["bad-title-year"]


def test_the_years_of_the_text_do_not_decide() -> None:
    overview = "2020年，乡里换了公告栏。统计期限自2021年1月1日起至2021年12月30日止。"
    assert findings(village(overview=overview), ignore=("LR6",)) == []


def test_a_report_from_before_the_form_is_said_not_to_be_checked() -> None:
    assert names(findings(village(TITLE.replace("2021", "2018")))) == ["unrecognised-report"]


# ------------------------------------------------------------------------------------------------ characters (28)

RADICALS = dict(
    zip(
        "长民门风页见车马鱼飞西角青黄龙母一二行文人大工力子土",
        "⻓⺠⻔⻛⻚⻅⻋⻢⻥⻜⻄⻆⻘⻩⻰⺟⼀⼆⾏⽂⼈⼤⼯⼒⼦⼟",
        strict=False,
    )
)


def test_radicals_from_a_pdf_file_are_the_characters_they_stand_for() -> None:
    text = "".join(RADICALS.get(char, char) for char in village())
    assert text != village()
    assert findings(text) == []


def test_digits_lost_in_the_prose_are_no_finding() -> None:
    assert findings(village(overview="统计期限自202111日到1231日，依据国办公开办函〔202130号。"), ignore=("LR6",)) == []


def test_a_heading_in_traditional_characters_is_misspelt_and_nothing_worse() -> None:
    headings = {1: "一、總體情況", 2: "二、主動公開政府信息情況", 3: "三、收到和處理政府信息公開申請情況"}
    found = findings(village(headings=headings))
    assert names(found) == ["misspelt-section"] * 3


def test_a_byte_order_mark_moves_no_place() -> None:
    text = replaced(village(), {"规章\t0": "规章\t"})
    assert shown(findings("\ufeff" + text)) == shown(findings(text))


def test_line_ends_of_any_kind_move_no_place() -> None:
    text = replaced(village(), {"规章\t0": "规章\t"})
    for ended in (text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        assert shown(findings(ended)) == shown(findings(text))
        assert [type(block) for block in read(ended).blocks] == [type(block) for block in read(text).blocks]


def test_form_feeds_and_other_separators_end_no_line() -> None:
    document = read("一、总体情况\x0c\n规章\t0\u2028\n")
    assert len(document.lines) == 3
    assert isinstance(document.blocks[1], Table)


def test_rows_parted_by_commas_are_read_with_their_quotes() -> None:
    sheet = (
        '报告,,\n,,\n第一项,,\n信息内容,件数,"共,计"\n规章,0,"1,234"\n"行政\n许可",5,\n"危及""三""",6,7\n,,\n后文,,\n'
        + ",，,\n" * 12
    )
    title, table, *_ = read(sheet).blocks
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert [row.texts for row in table.rows] == [
        ["第一项", "", ""],
        ["信息内容", "件数", "共,计"],
        ["规章", "0", "1,234"],
        ["行政许可", "5", ""],
        ['危及"三"', "6", "7"],
    ]
    quoted, label = table.rows[2].cells[2], table.rows[3].cells[0]
    assert (quoted.line, quoted.column, quoted.end_column) == (5, 7, 12)
    assert (label.line, label.column, label.end_line, label.end_column) == (6, 2, 7, 3)


def test_quotes_of_a_spreadsheet_around_a_cell_between_tabs_are_no_text() -> None:
    (table,) = read('"危及""三"""\t5\n').blocks
    assert isinstance(table, Table)
    label = table.rows[0].cells[0]
    assert (label.text, label.column, label.end_column) == ('危及"三"', 2, 9)


def test_the_mark_of_a_point_of_a_list_is_no_cell() -> None:
    (table,) = read("--\t三、收到和处理政府信息公开申请情况\n").blocks
    assert isinstance(table, Table)
    assert [(cell.text, cell.column) for cell in table.rows[0].cells] == [("三、收到和处理政府信息公开申请情况", 4)]


def test_bars_of_merged_cells_behind_a_figure_on_its_own_line_are_no_cells() -> None:
    (table,) = read("|\n（七）总计 |\n0 |\n8 | ||||||||\n|\n四、结转下年度继续办理 |\n0 |\n").blocks
    assert isinstance(table, Table)
    assert [(row.loose, row.texts) for row in table.rows if row.texts] == [
        (True, ["（七）总计"]),
        (True, ["0"]),
        (True, ["8"]),
        (True, ["四、结转下年度继续办理"]),
        (True, ["0"]),
    ]
