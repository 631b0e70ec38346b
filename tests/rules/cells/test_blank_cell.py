"""A blank is reported where the figure should stand, in every kind of cell; a nought is no blank."""

from __future__ import annotations

from tests.support.linting import check

BLANK = "空白，应填数字，没有的填 0"


def test_a_figure_is_no_blank() -> None:
    assert check("blank-cell", "licences", "行政许可\t0") == []


def test_an_empty_cell_is_blank() -> None:
    assert check("blank-cell", "licences", "行政许可\t") == [f"1:6 blank-cell {BLANK}"]


def test_a_cell_of_spaces_is_blank() -> None:
    assert check("blank-cell", "licences", "行政许可\t\xa0\u3000") == [f"1:6 blank-cell {BLANK}"]


def test_every_blank_is_reported_at_its_place() -> None:
    assert check("blank-cell", "rules", "规章\t\t0\t") == [f"1:4 blank-cell {BLANK}", f"1:7 blank-cell {BLANK}"]


def test_a_blank_between_bars_is_blank() -> None:
    assert check("blank-cell", "rules", "| 规章 | 0 |  | 0 |") == [f"1:11 blank-cell {BLANK}"]


def test_a_mark_for_nothing_is_no_blank() -> None:
    assert check("blank-cell", "licences", "行政许可\t/") == []


def test_a_cell_that_is_not_there_is_no_blank() -> None:
    assert check("blank-cell", "rules", "规章\t0\t0") == []


def test_the_blanks_of_table_four_are_reported() -> None:
    row = "\t".join(["0", "0", "", "0", "0", *["0"] * 10])
    found = check("blank-cell", "disputes_table", row)
    assert [each.split()[0] for each in found] == ["1:5"]


def test_blanks_of_the_old_form_are_reported() -> None:
    assert [each.split()[0] for each in check("blank-cell", "licences", "行政许可\t1\t\t2", 2019)] == ["1:8"]
    assert [each.split()[0] for each in check("blank-cell", "procurement", "政府集中采购\t2\t ", 2019)] == ["1:10"]
