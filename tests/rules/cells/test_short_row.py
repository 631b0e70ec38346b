"""A row with fewer figures than the form prints: which is gone is said only where that is certain."""

from __future__ import annotations

from tests.support.linting import check, findings, replaced, shown
from tests.support.village import line_of, village


def test_a_whole_row_is_not_short() -> None:
    assert check("short-row", "rules", "规章\t0\t0\t0") == []
    assert check("short-row", "granted", "（一）予以公开\t0\t0\t0\t0\t0\t0\t0") == []


def test_one_figure_of_three_is_gone() -> None:
    (found,) = check("short-row", "rules", "规章\t0\t0")
    assert found.startswith("1:1 short-row 只有 2 格，应有 3 格")


def test_a_row_without_its_only_figure_is_blank_and_not_short() -> None:
    text = replaced(village(), {"行政许可\t12\t\t": "行政许可"})
    assert shown(findings(text)) == [f"{line_of(text, '行政许可')}:5 blank-cell 空白，应填数字，没有的填 0"]


def test_the_last_of_two_is_gone_and_named() -> None:
    (found,) = check("short-row", "procurement", "政府集中采购\t2", 2019)
    assert found == "1:9 short-row 只有 1 格，应有 2 格，缺少“采购总金额”"


def test_blanks_are_cells() -> None:
    assert check("short-row", "rules", "规章\t\t\t") == []


def test_a_short_row_of_table_four() -> None:
    (found,) = check("short-row", "disputes_table", "\t".join("0" * 14))
    assert found.startswith("1:1 short-row 只有 14 格，应有 15 格")


def test_a_label_of_table_three_with_no_figures_behind_it() -> None:
    text = replaced(village(), {"\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0": "\t\t2.重复申请"})
    (found,) = shown(findings(text))
    assert found.startswith(f"{line_of(text, '2.重复申请')}:")
    assert "short-row 没有数字，应有 7 格" in found


def test_a_row_that_is_short_by_two_figures_in_one_cell_is_told_there() -> None:
    row = "（一）予以公开\t10 1\t0\t0\t1\t0\t12"
    assert check("short-row", "granted", row) == []
    assert check("not-a-number", "granted", row) == ["1:9 not-a-number “10 1”是几格的数字并在了一格，这一行因此少了格"]


def test_a_row_that_is_short_by_more_than_stand_together_is_short() -> None:
    row = "（一）予以公开\t10 1\t0\t0\t1\t12"
    assert len(check("short-row", "granted", row)) == 1
    assert check("not-a-number", "granted", row) == ["1:9 not-a-number “10 1”中间有空白，是一个数还是几个数不能确定"]
