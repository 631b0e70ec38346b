"""Tables that programs draw in text, read with the places of their cells."""

from __future__ import annotations

from lint_reports.model.document import Cell, Paragraph, Table
from tests.readers.blocks import read
from tests.support.linting import within


def tables(lines: str, reader: str = "text") -> list[Table]:
    suffix = ".md" if reader == "markdown" else ".txt"
    return [block for block in read(lines, suffix).blocks if isinstance(block, Table)]


def texts(lines: str, reader: str = "text") -> list[list[str]]:
    (table,) = tables(lines, reader)
    return [row.texts for row in table.rows]


def place(cell: Cell) -> tuple[int, int, int, int]:
    return cell.line, cell.column, cell.end_line, cell.end_column


GRID = """\
说明

+------+------+
| 行政 | 5    |
| 许可 |      |
+======+======+
| 规章 |      |
+------+------+
"""


def test_several_lines_of_a_cell_in_a_box_are_one_text() -> None:
    assert texts(GRID) == [["行政许可", "5"], ["规章", ""]]


def test_cells_of_a_box_stand_where_their_text_does() -> None:
    (table,) = tables(GRID)
    label, figure = table.rows[0].cells
    assert place(label) == (4, 3, 5, 5)
    assert place(figure) == (4, 8, 4, 9)
    blank = table.rows[1].cells[1]
    assert (blank.line, blank.text) == (7, "")


def test_a_box_with_merged_cells_gives_each_once() -> None:
    drawn = """\
┌────┬───────┐
│    │申请人 │
│说明├───┬───┤
│    │ 0 │ 12│
├────┴───┴───┤
│总计        │
└────────────┘
"""
    (table,) = tables(drawn)
    assert [row.texts for row in table.rows] == [["说明", "申请人"], ["0", "12"], ["总计"]]
    assert [cell.colspan for row in table.rows for cell in row.cells] == [1, 2, 1, 1, 3]


def test_a_box_without_lines_between_its_rows_has_a_row_a_line() -> None:
    drawn = "+------+---+\n| 规章 | 0 |\n| 许可 | 1 |\n| 处罚 | 2 |\n+------+---+\n"
    assert texts(drawn) == [["规章", "0"], ["许可", "1"], ["处罚", "2"]]


def test_a_figure_broken_for_want_of_room_is_one_and_two_figures_stay_two() -> None:
    narrow = "+----+------+\n| 12 | 许可 |\n| 34 |      |\n+----+------+\n| 5  | 规章 |\n+----+------+\n| 6  | 处罚 |\n+----+------+\n"
    assert texts(narrow)[0][0] == "1234"
    wide = narrow.replace("+----+", "+-------+").replace("| 12 |", "| 12    |").replace("| 34 |", "| 34    |")
    wide = wide.replace("| 5  |", "| 5     |").replace("| 6  |", "| 6     |")
    assert texts(wide)[0][0] == "12 34"


def test_a_sign_in_front_of_a_figure_is_no_corner() -> None:
    drawn = "+------+-----+\n| 许可 | +12 |\n+------+-----+\n| 处罚 | -5  |\n+------+-----+\n"
    assert texts(drawn) == [["许可", "+12"], ["处罚", "-5"]]


def test_columns_under_dashes_are_told_by_their_place_on_the_screen() -> None:
    drawn = "  ---------- --- ---\n  规章           0\n  行政许可   5\n  ---------- --- ---\n\n后文\n"
    (table,) = tables(drawn)
    assert [row.texts for row in table.rows] == [["规章", "", "0"], ["行政许可", "5", ""]]
    assert place(table.rows[0].cells[2]) == (2, 16, 2, 17)
    assert [block.text for block in read(drawn).blocks if isinstance(block, Paragraph)] == ["后文"]


def test_rows_of_several_lines_are_parted_by_empty_lines() -> None:
    drawn = "  -------- ----\n  行政规范 1\n  性文件\n\n  规章     2\n  -------- ----\n"
    assert texts(drawn, "markdown") == [["行政规范性文件", "1"], ["规章", "2"]]


def test_a_head_above_its_rule_belongs_to_the_table() -> None:
    drawn = "前文\n\n  信息内容 件数\n  -------- ----\n  规章     2\n\n后文\n"
    assert texts(drawn) == [["信息内容", "件数"], ["规章", "2"]]


def test_a_table_with_equals_signs_is_read() -> None:
    assert texts("==== ==\n规章 0\n许可 12\n==== ==\n") == [["规章", "0"], ["许可", "12"]]


def test_strokes_that_fill_the_cells_of_a_table_are_no_text() -> None:
    blocks = read(" ____________\n|规章___|0____|\n|许可___|_____|\n\n预留___|处\n").blocks
    assert [row.texts for row in blocks[0].rows] == [["规章", "0"], ["许可", ""]]  # type: ignore[union-attr]
    assert blocks[0].rows[0].cells[1].end_column == 9  # type: ignore[union-attr]
    (row,) = read("|规章|____|\n").blocks[0].rows  # type: ignore[union-attr]
    assert row.texts == ["规章", "____"]


def test_two_points_are_an_empty_first_cell_of_restructured_text() -> None:
    assert texts("==== ==\n规章 0\n..   12\n==== ==\n") == [["规章", "0"], ["", "12"]]


def test_a_box_all_of_whose_corners_are_crosses_is_read() -> None:
    assert texts("┼────┼──┼\n│规章│0 │\n┼────┼──┼\n│许可│12│\n┼────┼──┼\n") == [["规章", "0"], ["许可", "12"]]


def test_lines_that_stand_in_no_columns_are_left_as_they_are() -> None:
    assert not tables("---- ----\n一段横穿两栏的话，不是表格\n")


def test_markdown_marks_in_drawn_cells_are_no_text() -> None:
    assert texts('  ----------- --\n  **规章**    0\n  危及\\"三\\"  1\n  ----------- --\n', "markdown") == [
        ["规章", "0"],
        ['危及"三"', "1"],
    ]


def test_asciidoc_cells_fill_the_rows_that_merged_cells_leave_them() -> None:
    written = '[cols="3*"]\n|===\n.2+|结果 |公开 |1\n|部分\n公开 |2\n3+|总计\n|===\n'
    assert texts(written) == [["结果", "公开", "1"], ["部分公开", "2"], ["总计"]]


def test_wiki_tables_are_read() -> None:
    written = '{| class="wikitable"\n|-\n! 信息内容 !! 件数\n|-\n| colspan="2" | 规章\n|-\n| 许可 || 5\n|}\n'
    (table,) = tables(written)
    assert [row.texts for row in table.rows] == [["信息内容", "件数"], ["规章"], ["许可", "5"]]
    assert table.rows[1].cells[0].colspan == 2


def test_marks_around_a_heading_are_no_text() -> None:
    blocks = read("== 一、总体情况 ==\n正文 == 不变\n").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["一、总体情况", "正文 == 不变"]


def test_the_anchor_behind_a_heading_of_xwiki_is_no_text() -> None:
    (block,) = read('== 一、总体情况 {{id name="一总体情况" /}}==\n').blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.level, block.column, block.end_column) == ("一、总体情况", 2, 4, 10)


def test_what_only_looks_like_tables_takes_no_time() -> None:
    for line in ("+--- x", "---- ----", "---- ---- x y", "|===", "{|", "├── │ x", "+-+ |", "-- " * 300):
        with within(5):
            read("\n".join([line] * 20_000))
            read("\n".join([line, "文 | 字"] * 10_000))
