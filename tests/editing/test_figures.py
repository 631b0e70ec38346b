"""What a cell says: a number, nothing, or something that is no number and how it should read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_reports.editing.figures import read_figure

KINDS = ("count", "change", "money", "amount")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("text", "value"), [("0", 0), ("7", 7), ("12", 12), ("16368", 16368), (" 5 ", 5)])
def test_a_plain_number_is_a_number_of_every_kind(text: str, value: int, kind: str) -> None:
    assert read_figure(text.strip(), kind) == (value, "", "", "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", " ", "\u3000", "\xa0", "\t"])
def test_nothing_but_space_is_a_blank(text: str, kind: str) -> None:
    reading = read_figure(text, kind)
    assert (reading.value, reading.fault) == (None, "blank")


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "－", "无", "空", "*", "\\", "…", "N/A", "暂无"])
def test_a_mark_for_nothing_is_no_number(text: str) -> None:
    for kind in KINDS:
        reading = read_figure(text, kind)
        assert reading.value is None
        assert reading.fault in ("nothing", "mark", "text")


@pytest.mark.parametrize("text", ["/", "-", "—", "无"])
def test_for_a_mark_that_means_nothing_a_nought_is_suggested(text: str) -> None:
    assert read_figure(text) == (None, "nothing", "0", "")


@pytest.mark.parametrize(
    ("text", "value", "plain"),
    [
        ("１２", 12, "12"),
        ("1,234", 1234, "1234"),
        ("1，234", 1234, "1234"),
        ("12,345,678", 12345678, "12345678"),
        ("007", 7, "7"),
        ("+5", 5, "5"),
        ("1 2", 12, "12"),
        ("00", 0, "0"),
        ("3.0", 3, "3"),
    ],
)
def test_a_count_in_another_style_is_that_count(text: str, value: int, plain: str) -> None:
    assert read_figure(text) == (value, "style", plain, "")


@pytest.mark.parametrize("text", ["-1", "－3", "−4"])
def test_a_count_is_not_negative_but_a_change_may_be(text: str) -> None:
    assert read_figure(text).fault == "negative"
    assert read_figure(text).value is None
    change = read_figure(text, "change")
    assert change.value is not None
    assert change.value < 0
    assert change.fault in ("", "style")
    assert read_figure(text, "money").fault == "negative"


def test_a_change_may_have_a_plus() -> None:
    assert read_figure("+5", "change") == (5, "", "", "")


@pytest.mark.parametrize("text", ["0.5", "12.25"])
def test_a_count_is_whole_but_a_sum_of_money_need_not_be(text: str) -> None:
    assert read_figure(text).fault == "fraction"
    assert read_figure(text, "change").fault == "fraction"
    for kind in ("money", "amount"):
        assert read_figure(text, kind) == (Decimal(text), "", "", "")


def test_the_decimals_of_a_sum_of_money_stay_as_they_are() -> None:
    assert read_figure("25.1000", "money") == (Decimal("25.1"), "", "", "")
    assert read_figure("1,025.10", "money").suggestion == "1025.10"
    assert read_figure(".5", "money").fault != "blank"


@pytest.mark.parametrize(
    ("text", "kind", "value", "suggestion"),
    [
        ("12件", "count", 12, "12"),
        ("16368(件)", "count", 16368, "16368"),
        ("211.509万", "count", 2115090, "2115090"),
        ("3 条", "count", 3, "3"),
        ("-2件", "change", -2, "-2"),
        ("0件", "count", 0, "0"),
        ("-1件", "count", None, ""),
        ("251000元", "count", None, ""),
        ("251000元", "money", None, "25.1"),
        ("25.1万元", "money", None, "25.1"),
        ("12件", "money", None, ""),
    ],
)
def test_a_unit_in_the_cell_is_a_fault(text: str, kind: str, value: int | None, suggestion: str) -> None:
    reading = read_figure(text, kind)
    assert (reading.fault, reading.value, reading.suggestion) == ("unit", value, suggestion)


@pytest.mark.parametrize(
    ("text", "value"), [("251000元", 251000), ("25.1万元", 251000), ("70487.5元", Decimal("70487.5"))]
)
def test_an_amount_carries_its_unit(text: str, value: int | Decimal) -> None:
    assert read_figure(text, "amount") == (value, "", "", "")


@pytest.mark.parametrize(
    ("text", "kind", "suggestion"),
    [
        ("增加5", "change", "5"),
        ("减1", "change", "-1"),
        ("下降3件", "change", "-3"),
        ("增加5", "count", "5"),
        ("减1", "count", ""),
    ],
)
def test_a_rise_in_words_is_no_number(text: str, kind: str, suggestion: str) -> None:
    assert read_figure(text, kind) == (None, "words", suggestion, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("? 0", "mark"),
        ("0*", "mark"),
        ("（其中修订16件）", "text"),
        ("十二", "text"),
        ("见附件", "text"),
        ("1|2", "text"),
    ],
)
def test_a_mark_or_a_word_beside_a_number_is_a_fault(text: str, fault: str) -> None:
    reading = read_figure(text)
    assert (reading.value, reading.fault) == (None, fault)


@pytest.mark.parametrize(("text", "plain"), [("? ٣", "3"), ("? 007", "7")])
def test_what_is_suggested_is_in_plain_digits(text: str, plain: str) -> None:
    assert read_figure(text).suggestion in ("", plain)


def test_a_remark_behind_a_number_leaves_the_number() -> None:
    assert read_figure("3（其中修订1件）") == (3, "text", "3", "")


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(text=st.text(alphabet=st.sampled_from("0123456789０９.,，+-－万亿元件%(（)）增减 无/²①Ⅻ\n\x00"), max_size=12))
def test_any_cell_at_all_can_be_read_and_what_is_suggested_is_right(text: str) -> None:
    for kind in KINDS:
        reading = read_figure(text, kind)
        assert (reading.fault == "") <= (reading.value is not None)
        if reading.suggestion and kind != "money":
            again = read_figure(reading.suggestion, kind)
            assert again.fault in ("", "style"), (text, kind, reading)
            assert reading.value is None or again.value == reading.value
