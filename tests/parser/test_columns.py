"""Tables whose cells only blanks set apart, and merged cells that were written out for each of their squares."""

from __future__ import annotations

import re
from random import Random

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus import LAYOUTS, report
from tests.corpus.draft import Draft, draft
from tests.support.linting import findings, names, within


def drawn(layout: str, page: Draft) -> list[Diagnostic]:
    rendered = LAYOUTS[layout](page)
    return findings(rendered.data, rendered.suffix)


def page(seed: int = 1, year: int = 2022) -> Draft:
    return draft(report(Random(seed), year, scale=400_000))


@pytest.mark.parametrize("layout", ["blanks", "blanks-wrapped", "blanks-single"])
def test_large_figures_are_read_to_the_last_digit(layout: str) -> None:
    broken = page()
    cell = next(cell for cell in broken.figure_cells() if cell.address == ("requests", "3.4.1", "natural"))
    cell.text = str(int(cell.text) + 1)
    assert set(names(drawn(layout, broken))) & {"broken-row-total", "broken-column-total"}
    assert not drawn(layout, page())


@pytest.mark.parametrize("layout", ["blanks", "blanks-wrapped"])
def test_a_blank_is_placed_by_the_columns_of_the_rows_around_it(layout: str) -> None:
    broken = page()
    cell = next(cell for cell in broken.figure_cells() if cell.address == ("requests", "2", "research"))
    cell.text = ""
    (found,) = drawn(layout, broken)
    assert (found.name, found.cell and found.cell.column) == ("blank-cell", "research")


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_heads_below_which_no_row_stands_do_not_tell_where_a_blank_is(blank: int) -> None:
    broken = draft(report(Random(1), 2020, scale=20))
    cell = next(cell for cell in broken.figure_cells() if cell.address == ("disclosure", "行政强制", blank))
    cell.text = ""
    before, table, after = re.split("(?<=主动公开政府信息情况)\n|\n(?=三、收到)", LAYOUTS["tabs"](broken).text)
    lines = ("".join(map(str.ljust, line.split("\t"), (12, 9, 10, 0))).rstrip() for line in table.splitlines())
    (found,) = findings("\n".join([before, *lines, after]))
    assert (found.name, found.cell and found.cell.column) == ("blank-cell", blank)


def test_a_blank_between_single_blanks_is_not_placed() -> None:
    broken = page()
    cell = next(cell for cell in broken.figure_cells() if cell.address == ("requests", "2", "research"))
    cell.text = ""
    assert names(drawn("blanks-single", broken)) == ["short-row"]


def test_thousands_parted_by_blanks_between_single_blanks_are_refused() -> None:
    parted = page()
    for cell in parted.figure_cells():
        if len(cell.text) > 3 and cell.text.isdigit():
            cell.text = f"{cell.text[:-3]} {cell.text[-3:]}"
    found = drawn("blanks-single", parted)
    assert "unreadable-table" in names(found)
    assert not {"broken-row-total", "broken-column-total", "broken-balance", "not-a-number"} & set(names(found))


@pytest.mark.parametrize("layout", ["blanks", "blanks-wrapped", "blanks-single"])
def test_numbers_of_pages_within_the_table_are_no_figures(layout: str) -> None:
    rendered = LAYOUTS[layout](page())
    lines = rendered.text.split("\n")
    at = rendered.rows["requests", "3.7"] - 1
    lines[at:at] = ["", "- 3 -", ""]
    assert not findings("\n".join(lines).encode(), rendered.suffix)


def test_cells_a_line_each_repeated_for_their_squares_are_read() -> None:
    lines = LAYOUTS["bars-repeated"](page()).text.split("\n")
    apart = [
        cell.strip() for line in lines for cell in (line.strip("|").split("|") if line.startswith("|") else [line])
    ]
    found = findings("\n\n".join(apart).encode(), ".txt")
    assert not found


def test_lines_of_words_without_end_take_no_time() -> None:
    words = " ".join(["结果", "维持", "其他"] * 30)
    body = "\n".join(
        ["石渡县2022年政府信息公开工作年度报告", "四、政府信息公开行政复议、行政诉讼情况", *[f"{words} 0 0 0"] * 400]
    )
    with within(20):
        findings(body.encode(), ".txt")
