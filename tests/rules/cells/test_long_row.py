"""A row with more figures than the form prints."""

from __future__ import annotations

from tests.support.linting import check


def test_a_whole_row_is_not_long() -> None:
    assert check("long-row", "rules", "规章\t0\t0\t0") == []


def test_one_figure_too_many() -> None:
    assert check("long-row", "rules", "规章\t0\t0\t0\t7") == ["1:1 long-row 有 4 格，应有 3 格"]


def test_empty_cells_at_the_end_are_filler() -> None:
    assert check("long-row", "rules", "规章\t0\t0\t0\t\t\t") == []


def test_empty_cells_of_merged_labels_are_filler() -> None:
    assert check("long-row", "granted", "三、本年度办理结果\t（一）予以公开\t\t0\t0\t0\t0\t0\t0\t0") == []


def test_a_long_row_of_table_four() -> None:
    assert check("long-row", "disputes_table", "\t".join("0" * 16)) == ["1:1 long-row 有 16 格，应有 15 格"]
