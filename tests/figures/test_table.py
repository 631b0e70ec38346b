"""The figures of a table as they are reasoned with: a number, unknown, or what says something and is no number."""

from __future__ import annotations

from typing import Any

from lint_reports.config.settings import Settings
from lint_reports.figures.table import tables_of
from lint_reports.linter import parse
from lint_reports.model.figure import Unreadable
from tests.support.village import village


def values(written: str, instead: str) -> list[Any]:
    """The values of the first table of the village, whose row of normative documents is written otherwise."""
    text = village()
    assert written in text
    report = parse("a.txt", text.replace(written, instead, 1).encode(), Settings())
    assert report is not None
    return tables_of(report)[0].values[:6]


def test_a_blank_may_be_any_number_and_words_are_none() -> None:
    row = "行政规范性文件\t2\t1\t5"
    assert values(row, row) == [0, 0, 0, 2, 1, 5]
    assert values(row, "行政规范性文件\t2\t\t5") == [0, 0, 0, 2, None, 5]
    assert values(row, "行政规范性文件\t2\t约3件\t5") == [0, 0, 0, 2, Unreadable, 5]


def test_a_cell_that_was_given_its_column_stands_there_in_all_that_is_said_of_it() -> None:
    row = "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t10"
    text = village()
    assert row in text
    report = parse("a.txt", text.replace(row, row.replace("\t3", "", 1)).encode(), Settings())
    assert report is not None
    table = next(each for each in tables_of(report) if each.section.name == "requests")
    assert table.placed
    assert table.texts == [figure.cell.text for figure in table.figures]


def test_nothing_is_known_of_the_figures_of_a_row_that_lacks_one() -> None:
    assert values("行政规范性文件\t2\t1\t5", "行政规范性文件\t2\t1") == [0, 0, 0, None, None, None]


def test_a_cell_that_a_short_row_lacks_stands_before_the_next_one_or_behind_the_last() -> None:
    row = "（一）予以公开\t\t2\t1\t0\t0\t1\t0\t4"
    for written, missing, column in ((row.replace("\t1", "", 1), 1, 22), (row.removesuffix("\t4"), 6, 31)):
        report = parse("a.txt", village().replace(row, written).encode(), Settings())
        assert report is not None
        cells = [figure.cell for figure in tables_of(report)[1].figures[14:21]]
        assert [cell.missing for cell in cells] == [at == missing for at in range(7)]
        assert cells[missing].range.start == cells[missing].range.end
        assert cells[missing].column == column
        assert cells[missing].line == cells[0].line
