"""What a cell says: a number, nothing, or something that is no number and how it should read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_reports.figures.numbers import read_figure
from tests.support.examples import examples

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
        ("12,345,678", 12345678, "12345678"),
        ("1\u2009234", 1234, "1234"),
        ("3.0", 3, "3"),
    ],
)
def test_a_count_in_another_style_is_that_count(text: str, value: int, plain: str) -> None:
    assert read_figure(text) == (value, "style", plain, "")


@pytest.mark.parametrize(
    ("text", "value"), [("1，234", 1234), ("007", 7), ("030", 30), ("00", 0), ("+5", 5), ("-0", 0), ("＋１２", 12)]
)
def test_what_may_hide_something_else_is_apart_from_a_mere_style(text: str, value: int) -> None:
    """A nought in front may be a figure of its own, a plus a rise, a full-width comma what parts two figures."""
    assert read_figure(text) == (value, "unusual", str(value), "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2 0", "parted"),
        ("30 1", "parted"),
        ("1 234", "parted"),
        ("1\xa0234", "parted"),
        ("12\u30005", "parted"),
        ("12\n5", "parted"),
        ("1, 234", "parted"),
        ("3 .5", "parted"),
        ("2 0件", "parted"),
        ("1\u200923", "parted"),
        ("12/5", "several"),
        ("12、5", "several"),
        ("3-4", "several"),
        ("3～4", "several"),
        ("1|2", "several"),
        ("1,23", "grouped"),
        ("12，5", "grouped"),
        ("1,2345", "grouped"),
        ("1'234", "grouped"),
        ("0,123", "grouped"),
        ("1,234，567", "grouped"),
        ("1.234", "grouped"),
        ("1.000", "grouped"),
        ("1.234.567", "grouped"),
        ("1,23件", "grouped"),
        ("1234567890123456", "joined"),
        ("9" * 5000, "text"),
        ("1O", "letters"),
        ("l2", "letters"),
        ("O", "letters"),
        ("①64", "mixed"),
        ("1①2", "mixed"),
        ("*5", "mixed"),
        ("▲5", "mixed"),
        ("—5", "mixed"),
        ("- 5", "mixed"),
        ("（5）", "mixed"),
        ("“5”", "mixed"),
        ("5%", "mixed"),
        ("约5", "mixed"),
        ("5余", "mixed"),
        ("5.", "mixed"),
        ("1½", "mixed"),
        ("٣", "mixed"),
        ("5️⃣", "mixed"),
        ("\u202e12", "mixed"),
        ("1\u200f2", "mixed"),
        ("55（应为56）", "mixed"),
        ("5（减少）", "mixed"),
        ("5（负）", "mixed"),
        ("5（12件）", "mixed"),
        ("①", "text"),
        ("¹", "text"),
        ("½", "text"),
        ("一二", "text"),
        ("十几", "text"),
        ("一百二", "text"),
        ("5万", "unit"),
        ("5（千件）", "unit"),
    ],
)
def test_what_can_be_read_in_several_ways_has_no_value_and_no_advice(text: str, fault: str) -> None:
    reading = read_figure(text)
    assert (reading.value, reading.fault, reading.suggestion) == (None, fault, "")


@pytest.mark.parametrize(
    "text", ["64①", "64 ①", "64¹", "64¹²", "64₁", "64⑴", "64⒈", "64❶", "64*", "64＊", "64**", "64※", "64†", "64[1]",
             "64［１］", "64（1）", "64(注1)", "64注1", "64〔2〕", "64ᵃ", "６４①"],
)  # fmt: skip
def test_a_mark_behind_a_figure_is_no_digit_of_it(text: str) -> None:
    for kind in KINDS:
        assert read_figure(text, kind) == (64, "mark", "64", "")


@pytest.mark.parametrize(
    "text",
    [
        "55（含自然失效29件）",
        "55(其中修订16件)",
        "55件（含29件）",
        "55（含29件）①",
        "55（截至12月31日）",
        "55（补录）",
        "５５（含29件）",
    ],
)
def test_a_note_behind_a_figure_leaves_the_figure(text: str) -> None:
    assert read_figure(text) == (55, "note", "55", "")


@pytest.mark.parametrize("hidden", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e"])
def test_what_is_not_seen_inside_a_figure_is_named(hidden: str) -> None:
    code = f"U+{ord(hidden):04X}"
    assert read_figure(f"38.{hidden}62", "money") == (Decimal("38.62"), "invisible", "38.62", code)
    assert read_figure(f"3{hidden}0") == (30, "invisible", "30", code)
    assert read_figure(f"{hidden}30{hidden}") == (30, "", "", "")
    assert read_figure(hidden).fault == "blank"
    assert read_figure(f"2{hidden} 0").fault == "parted"


@pytest.mark.parametrize(
    ("text", "value"), [("二十", 20), ("〇", 0), ("零", 0), ("十", 10), ("一百零五", 105), ("三万", 30000)]
)
def test_a_numeral_is_the_number_it_names(text: str, value: int) -> None:
    assert read_figure(text) == (value, "numeral", str(value), "")


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
        ("211.509万", "count", None, ""),
        ("1.2345万", "count", 12345, "12345"),
        ("5万件", "count", None, ""),
        ("3 条", "count", 3, "3"),
        ("-2件", "change", -2, "-2"),
        ("0件", "count", 0, "0"),
        ("-1件", "count", None, ""),
        ("251000元", "count", None, ""),
        ("251000元", "money", Decimal("25.1"), "25.1"),
        ("25.1万元", "money", Decimal("25.1"), "25.1"),
        ("25.1万", "money", None, ""),
        ("12件", "money", None, ""),
    ],
)
def test_a_unit_in_the_cell_is_a_fault(text: str, kind: str, value: int | Decimal | None, suggestion: str) -> None:
    reading = read_figure(text, kind)
    assert (reading.fault, reading.value, reading.suggestion) == ("unit", value, suggestion)


@pytest.mark.parametrize(
    ("text", "value"), [("251000元", 251000), ("25.1万元", 251000), ("70487.5元", Decimal("70487.5"))]
)
def test_an_amount_carries_its_unit(text: str, value: int | Decimal) -> None:
    assert read_figure(text, "amount") == (value, "", "", "")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("增加5", "change", 5),
        ("减1", "change", -1),
        ("下降3件", "change", -3),
        ("减0", "change", 0),
        ("增加5", "count", None),
        ("减1", "count", None),
    ],
)
def test_a_rise_in_words_says_how_much_only_where_a_change_is_asked_for(
    text: str, kind: str, value: int | None
) -> None:
    assert read_figure(text, kind) == (value, "words", "" if value is None else str(value), "")


@pytest.mark.parametrize(
    ("text", "fault"), [("? 0", "mixed"), ("（其中修订16件）", "mixed"), ("见附件", "text"), ("N/A", "text")]
)
def test_a_mark_or_a_word_beside_a_number_is_a_fault(text: str, fault: str) -> None:
    reading = read_figure(text)
    assert (reading.value, reading.fault) == (None, fault)


@settings(max_examples=examples(500), deadline=None, derandomize=True, database=None)
@given(text=st.text(alphabet=st.sampled_from("0123456789０９.,，+-－万亿元件%(（)）增减 无/²①Ⅻ\n\x00"), max_size=12))
def test_any_cell_at_all_can_be_read_and_what_is_suggested_is_right(text: str) -> None:
    for kind in KINDS:
        reading = read_figure(text, kind)
        assert (reading.fault == "") <= (reading.value is not None)
        if reading.suggestion:
            again = read_figure(reading.suggestion, kind)
            assert again.fault == "", (text, kind, reading)
            assert again.value == reading.value or reading.fault == "nothing"
        assert (reading.value is None) <= (not reading.suggestion) or reading.fault == "nothing"
