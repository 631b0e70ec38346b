"""A right number in a wrong style is a warning with the number as it should be written."""

from __future__ import annotations

import pytest

from lint_reports.config.settings import Settings
from tests.support.linting import check
from tests.support.pieces import lint_example


@pytest.mark.parametrize(
    ("text", "plain"),
    [("１２", "12"), ("1,234", "1234"), ("1，234", "1234"), ("007", "7"), ("+5", "5"), ("3.0", "3")],
)
def test_a_count_in_another_style(text: str, plain: str) -> None:
    assert check("number-style", "licences", f"行政许可\t{text}") == [f"1:6 number-style “{text}”应写作 {plain}"]


@pytest.mark.parametrize("text", ["0", "12", "16368", "", "/", "12件", "-2", "1.5"])
def test_a_plain_number_and_what_is_none(text: str) -> None:
    assert check("number-style", "licences", f"行政许可\t{text}") == []


@pytest.mark.parametrize("text", ["0.52", "0.5200", "96171.6", "3"])
def test_the_decimals_of_a_fee_are_as_the_writer_has_them(text: str) -> None:
    assert check("number-style", "fees", f"行政事业性收费\t{text}") == []


def test_a_change_may_have_its_plus() -> None:
    assert check("number-style", "licences", "行政许可\t12\t+3\t40", 2019) == []


def test_an_amount_may_have_its_unit() -> None:
    assert check("number-style", "procurement", "政府集中采购\t2\t251000元", 2019) == []


@pytest.mark.parametrize(
    ("text", "applicability"),
    [("１２", "safe"), ("1,234", "safe"), ("3.0", "safe"), ("1，234", "unsafe"), ("007", "unsafe"), ("+5", "unsafe")],
)
def test_what_may_have_been_meant_otherwise_is_not_safe(text: str, applicability: str) -> None:
    (found,) = lint_example("licences", f"行政许可\t{text}", 2021, Settings(select=("number-style",)))
    assert found.fix is not None
    assert found.fix.applicability == applicability


@pytest.mark.parametrize("text", ["1 2", "2 0", "1 234", "64①", "5¹", "1,23", "1.234"])
def test_what_can_be_read_in_two_ways_is_no_matter_of_style(text: str) -> None:
    assert check("number-style", "licences", f"行政许可\t{text}") == []
