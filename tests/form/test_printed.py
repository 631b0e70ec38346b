"""The form as printed, read off the grammar, against the forms as the corpus has them: two witnesses."""

from __future__ import annotations

from random import Random

import pytest

from lint_reports.form.printed import printed
from lint_reports.model.sheet import Sheet
from tests.corpus import Options, report
from tests.corpus.draft import draft
from tests.corpus.grid import spanned

BODY = "松泉市人民政府"


def shape(sheet: Sheet) -> list[list[tuple[str, int, int]]]:
    return [[(each.text, each.colspan, each.rowspan) for each in row] for row in sheet.rows]


@pytest.mark.parametrize("year", [2019, 2021])
def test_the_tables_are_those_of_the_form_with_its_merged_cells(year: int) -> None:
    page = draft(report(Random(1), year, options=Options()))
    expected = [
        [
            [("" if cell.role == "figure" else cell.text, cell.colspan, cell.rowspan) for cell in cells]
            for cells in spanned(section.table.rows)
        ]
        for section in page.sections
        if section.table
    ]
    sheets = [chapter.sheet for chapter in printed(year, BODY, year).chapters]
    assert [shape(sheet) for sheet in sheets if sheet] == expected


@pytest.mark.parametrize(("year", "cells"), [(2019, 198), (2021, 200)])
def test_there_is_room_for_every_figure(year: int, cells: int) -> None:
    sheets = [chapter.sheet for chapter in printed(year, BODY, year).chapters if chapter.sheet]
    assert sum(square.figure for sheet in sheets for row in sheet.rows for square in row) == cells


@pytest.mark.parametrize("year", [2019, 2021])
def test_every_row_of_the_grid_is_as_wide_as_the_table(year: int) -> None:
    for chapter in printed(year, BODY, year).chapters:
        if chapter.sheet:
            assert {len(row) for row in chapter.sheet.grid()} == {chapter.sheet.width}
            assert all(chapter.sheet.grid()[0][column] is not None for column in (0,))


def test_the_title_is_the_mandated_one() -> None:
    assert printed(2021, BODY, 2024).title == "松泉市人民政府2024年政府信息公开工作年度报告"


@pytest.mark.parametrize("body", ["第3", ""])
def test_a_body_that_makes_no_title_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=body or "^$"):
        printed(2021, body, 2024)
