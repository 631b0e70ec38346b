"""Blank cells that leave nothing behind but a gap twice as wide."""

from __future__ import annotations

import pytest

from tests.support.linting import findings, names, places
from tests.support.village import DISCLOSURE, REQUESTS, grid, line_of, village

ROW = "4.保护第三方合法权益"
FIGURES = ["1", "0", "0", "0", "0", "0", "1"]


def rows_of(table: str, figures: list[str]) -> list[list[str]]:
    """The cells of a table without those of merged ones, with such figures in one row."""
    rows = [[cell for cell in row if cell] for row in grid(table)]
    return [[*row[: row.index(ROW) + 1], *figures] if ROW in row else row for row in rows]


def a_cell_a_line(gap: str, figures: list[str]) -> str:
    return gap.join(cell for row in rows_of(REQUESTS, figures) for cell in row) + "\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize("place", range(6))
def test_a_blank_cell_on_a_line_of_its_own_is_blank_and_where_it_stands(gap: str, place: int) -> None:
    text = village(requests=a_cell_a_line(gap, [*FIGURES[:place], "", *FIGURES[place + 1 :]]))
    assert places(findings(text)) == [f"{line_of(text, ROW) + (place + 1) * len(gap)}:1 blank-cell"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_value_without_a_trace_is_a_short_row(gap: str) -> None:
    assert names(findings(village(requests=a_cell_a_line(gap, FIGURES[1:])))) == ["short-row"]


def test_a_gap_is_no_cell_where_whole_rows_have_such_gaps_as_well() -> None:
    table = a_cell_a_line("\n\n", ["1", "", *FIGURES[2:]]).replace("2.重复申请\n\n", "2.重复申请\n\n\n\n")
    assert names(findings(village(requests=table))) == ["short-row"]


@pytest.mark.parametrize("place", range(7))
def test_a_page_that_ends_within_a_row_parts_nothing(place: int) -> None:
    rows = ["\n".join(row) for row in rows_of(REQUESTS, [*FIGURES[:place], "", "— 2 —", "", *FIGURES[place:]])]
    assert findings(village(requests="\n\n".join(rows) + "\n")) == []


@pytest.mark.parametrize("gap", [" ", "  ", "    "])
@pytest.mark.parametrize("place", range(6))
def test_a_blank_cell_between_blanks_that_are_always_as_many_is_blank(gap: str, place: int) -> None:
    figures = [*FIGURES[:place], "", *FIGURES[place + 1 :]]
    disclosure, requests = (
        "\n".join(map(gap.join, rows_of(table, figures))) + "\n" for table in (DISCLOSURE, REQUESTS)
    )
    found = findings(village(disclosure=disclosure, requests=requests))
    assert names(found) == ["blank-cell"]
    assert found[0].cell == (
        "requests",
        "3.3.4",
        ["natural", "business", "research", "charity", "legal", "other"][place],
    )
