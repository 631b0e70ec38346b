"""A report that is laid out with a table has its title, headings and prose in rows of it."""

from __future__ import annotations

import pytest

from tests.support.linting import findings, names
from tests.support.village import HEADINGS, TITLE, village


def in_one_table(text: str, width: int = 10) -> str:
    """Every line as a row of tabs, as a spreadsheet saves it."""
    rows = []
    for line in text.split("\n"):
        cells = line.split("\t")
        rows.append("\t".join(cells + [""] * (width - len(cells))))
    return "\n".join(rows)


@pytest.mark.parametrize("width", [4, 10, 27])
def test_a_report_saved_from_a_spreadsheet_is_read(width: int) -> None:
    assert findings(in_one_table(village(), width)) == []


@pytest.mark.parametrize("width", [10, 27])
def test_a_broken_report_saved_from_a_spreadsheet_is_told(width: int) -> None:
    text = village(headings={5: ""}).replace("行政许可\t12", "行政许可\t")
    assert names(findings(in_one_table(text, width))) == names(findings(text)) == ["blank-cell", "missing-section"]


def test_the_title_may_be_a_row_of_a_table_before_the_text() -> None:
    text = village().replace(TITLE, f"{TITLE}\t\t\n发布时间：2022-01-20\t来源：县水务局\t")
    assert findings(text) == []


def test_a_table_that_only_names_the_report_in_a_cell_is_no_title() -> None:
    text = village().replace(TITLE, f"标题\t{TITLE}\n发布时间\t2022-01-20")
    assert names(findings(text)) == ["missing-title"]


def test_six_headings_make_a_report_with_neither_title_nor_tables() -> None:
    text = "\n\n".join(f"{heading}\n\n本年按时公开。" for heading in HEADINGS)
    assert "missing-table" in names(findings(text))
